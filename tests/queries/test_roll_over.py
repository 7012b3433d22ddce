"""What a year teaches for the next one."""

import datetime as dt
from typing import Any

import pytest

from models.operations.forums import add_forum
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting
from models.queries.roll_over import RollOver, roll_over, usual_rule
from models.rules.cadence import Cadence, Dates, Monthly, Weekly
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


@pytest.fixture
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with its year 2026-27 laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


def learned(workspace: Workspace) -> RollOver:
    return workspace.read(roll_over, first=FIRST, last=LAST)


def move(workspace: Workspace, reference: str, day: dt.date) -> None:
    key = workspace.read(find_meeting, reference=reference).id
    workspace.transact(move_meeting, meeting_id=key, date=day, reason="The data are late")


@pytest.mark.usefixtures("year")
def test_a_forum_moved_twice_is_offered_the_rule_by_which_it_really_met(workspace: Workspace) -> None:
    assert "PG" not in {row.forum_code for row in learned(workspace).rows}
    move(workspace, "PG 2026-11-18", dt.date(2026, 11, 24))
    move(workspace, "PG 2027-01-20", dt.date(2027, 1, 26))
    move(workspace, "MB 2026-11-03", dt.date(2026, 11, 4))
    found = learned(workspace)
    row = next(row for row in found.rows if row.forum_code == "PG")
    assert (row.rule, row.suggested) == ("monthly, third Wednesday", "monthly, fourth Tuesday")
    assert (row.meetings, row.moved, row.usual) == (12, 2, (("Tuesday", 2),))
    assert row.text == "Moved by people twice; it would meet where it really met by “monthly, fourth Tuesday”."
    assert "MB" not in {row.forum_code for row in found.rows}
    assert len(found.rows) + found.silent == 5


def test_what_clashed_often_and_was_cancelled_often_is_said(workspace: Workspace, year: SmallBook) -> None:
    workspace.transact(
        add_forum,
        code="OVR",
        name="Overlapping",
        level="thematic",
        chair_post_id=year.posts["CDR-AS"],
        cadence="monthly, second Monday",
        start=dt.time(10),
    )
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    for reference in ("PG 2026-11-18", "PG 2027-01-20"):
        key = workspace.read(find_meeting, reference=reference).id
        workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    found = {row.forum_code: row for row in learned(workspace).rows}
    assert found["OVR"].clashed == found["CF-AS"].clashed == 12
    assert found["PG"].text == "Cancelled twice."


@pytest.mark.usefixtures("book")
def test_days_that_were_closed_are_counted(workspace: Workspace) -> None:
    given: dict[str, Any] = {"name": "Fridays", "level": "thematic", "cadence": "monthly, first Friday"}
    workspace.transact(add_forum, code="FRI", **given)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    (row,) = (row for row in learned(workspace).rows if row.forum_code == "FRI")
    assert (row.shifted, row.moved, row.suggested, row.text) == (2, 0, "", "Left a closed day twice.")


@pytest.mark.parametrize(
    ("cadence", "days", "usual"),
    [
        (Monthly(1, 0), (), None),
        (Monthly(1, 0), (dt.date(2026, 4, 7),), None),
        (Monthly(1, 0), (dt.date(2026, 4, 7), dt.date(2026, 5, 5)), Monthly(1, 1)),
        (Weekly(2, dt.date(2026, 4, 6)), (dt.date(2026, 4, 8), dt.date(2026, 4, 22)), Weekly(2, dt.date(2026, 4, 8))),
        (Weekly(2, dt.date(2026, 4, 6)), (dt.date(2026, 4, 13), dt.date(2026, 4, 27)), None),
        (Dates((dt.date(2026, 4, 6),)), (dt.date(2026, 4, 7), dt.date(2026, 5, 5)), None),
    ],
)
def test_the_usual_rule_needs_a_habit(cadence: Cadence, days: tuple[dt.date, ...], usual: Cadence | None) -> None:
    assert usual_rule(cadence, days) == usual
