"""The numbers beside the rooms."""

import datetime as dt

import pytest

from models.operations.agenda import open_agenda
from models.operations.meetings import cancel_meeting
from models.operations.outcomes import record_action
from models.operations.year import lay_out_year
from models.queries.counts import near_meetings, overdue_count
from models.queries.meetings import find_meeting, first_of_level
from models.queries.today import due_count, today_view
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook


@pytest.fixture(autouse=True)
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with its year 2026-27 laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


@pytest.mark.parametrize("day", [dt.date(2026, 4, 8), dt.date(2026, 10, 27), dt.date(2027, 2, 27)])
def test_what_is_due_is_counted_as_the_day_lists_it(
    workspace: Workspace, clock: Clock, year: SmallBook, day: dt.date
) -> None:
    owner, due = year.posts["DIR-EST"], day - dt.timedelta(days=9)
    clock.go_to(day - dt.timedelta(days=20))
    workspace.transact(record_action, forum_id=year.forums["MB"], text="Review", owner_post_id=owner, due=due)
    clock.go_to(day)
    listed = [row for row in workspace.read(today_view, now=clock()).due if row.group in {"overdue", "today"}]
    assert workspace.read(due_count, now=clock()) == len(listed) > 0
    assert workspace.read(overdue_count, today=day) == 1


def test_meetings_are_near_when_they_are_prepared_in_the_days_asked_for(workspace: Workspace) -> None:
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=key)
    found = workspace.read(near_meetings, first=FIRST, last=LAST, statuses=("agenda open",), limit=4)
    assert [(row.id, row.forum_code, row.level, row.date) for row in found] == [
        (key, "MB", "corporate", dt.date(2026, 11, 3))
    ]
    early = dt.date(2026, 11, 2)
    assert workspace.read(near_meetings, first=FIRST, last=early, statuses=("agenda open",), limit=4) == ()


def test_the_first_meeting_of_a_level_passes_over_what_has_fallen_away(workspace: Workspace) -> None:
    today = dt.date(2026, 10, 27)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    assert workspace.read(first_of_level, level="corporate", on=today) == key
    workspace.transact(cancel_meeting, meeting_id=key, reason="Clashes with the budget")
    following = workspace.read(find_meeting, reference="PG 2026-11-18").id
    assert workspace.read(first_of_level, level="corporate", on=today) == following
    assert workspace.read(first_of_level, level="corporate", on=dt.date(2030, 1, 1)) == ""
