import datetime as dt

import pytest

from desktop.rooms.meeting.missing import lacks, lacks_title
from models.queries.missing import Missing, MissingRow


@pytest.mark.parametrize(
    ("kind", "button"),
    [("presenter", "Name"), ("paper", "Chase"), ("overrun", "Re-fit"), ("pinned", "Give a reason…"), ("quorum", "")],
)
def test_each_lack_has_its_one_button(kind: str, button: str) -> None:
    found = Missing("agenda issued", None, (MissingRow(kind, "It is missing", "item", "i1"),), ())
    assert [(lack.row.words, lack.button) for lack in lacks(found)] == [("It is missing", button)]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("agenda issued", "Missing for issue, 1"),
        ("in the room", "Missing for the meeting, 1"),
        ("held", "Missing before it ends, 1"),
        ("minutes draft", "Missing for the draft minutes, 1"),
        ("minutes agreed", "Missing before the minutes are agreed, 1"),
    ],
)
def test_the_head_names_the_next_stage(stage: str, said: str) -> None:
    row = MissingRow("presenter", "No presenter", "item", "i1")
    assert lacks_title(Missing(stage, dt.datetime(2026, 10, 27, 17), (row,), ())) == said  # noqa: DTZ001  wall clock
    assert lacks_title(Missing("agenda issued", None, (), ())) == "Nothing is missing for issue"
