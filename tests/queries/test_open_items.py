"""The items under which something can be recorded now."""

import datetime as dt

from models.operations.meetings import cancel_meeting
from models.queries.open_items import open_items
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import DAYS, run_of


def test_items_of_meetings_at_hand_are_offered(workspace: Workspace, book: SmallBook) -> None:
    board, group = run_of(workspace, book.forums["MB"]), run_of(workspace, book.forums["PG"])
    for run in (board, group):
        run.open(0)
        run.open(1)
    workspace.transact(cancel_meeting, meeting_id=group.meetings[0], reason="Aid to another force")
    rows = workspace.read(open_items, today=DAYS[0])
    assert {row.meeting_id for row in rows} == {board.meetings[0]}
    performance = board.item(0, "Performance overview with financial context")
    words = f"MB Thu 5 Nov 2026, item {performance.number} {performance.title}"
    assert words in {row.words for row in rows}
    assert workspace.read(open_items, today=DAYS[0] - dt.timedelta(days=30)) == ()
