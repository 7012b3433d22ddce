from sqlalchemy import select

from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.records.agenda import ItemPause
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows


def test_tracked_lines_go_on_from_meeting_to_meeting_with_their_last_values(demo_year: Workspace) -> None:
    lines = {}
    for day in ("10-05", "11-02"):
        meeting = demo_year.read(find_meeting, reference=f"SV 2026-{day}")
        items = demo_year.read(agenda, meeting_id=meeting.id).items
        lines[day] = next(item.lines for item in items if item.lines)
    assert [line.previous for line in lines["11-02"]] == [line.value for line in lines["10-05"]]
    assert len(lines["11-02"]) == 3
    assert all(line.value == "" for line in lines["11-02"])


def test_some_attend_for_one_item_only_and_one_item_is_left_out(demo_year: Workspace, found: Rows) -> None:
    board = demo_year.read(find_meeting, reference="MB 2026-11-03")
    items = {item.title: item for item in demo_year.read(agenda, meeting_id=board.id).items}
    assert [one.post for one in items["Violence Stocktake"].attendees] == [
        "Head of Data & Insight",
        "Trident Commander",
    ]
    (pause,) = found(select(ItemPause.return_on, ItemPause.reason))
    assert pause.reason == "Two deep-dives report in November already"
