"""The chair is away: who takes the chair, or where the meeting goes."""

import datetime as dt
from typing import Any

import pytest

from models.operations.absences import record_absence
from models.operations.closed_days import add_one_off
from models.operations.meetings import add_meeting, cancel_meeting, pin_meeting
from models.operations.organisation import edit_post
from models.operations.year import lay_out_year
from models.queries.away import AwayChoices, away_choices
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2027, 2, 12)
DAY = dt.date(2027, 3, 17)


@pytest.fixture
def key(workspace: Workspace, book: SmallBook) -> str:
    """The Performance Group of March, whose chair has a deputy."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(edit_post, post_id=book.posts["DCOM"], deputy_post_id=book.posts["AC-FLP"])
    return workspace.read(find_meeting, reference="PG 2027-03-17").id


def choices(workspace: Workspace, key: str) -> AwayChoices:
    return workspace.read(away_choices, meeting_id=key, today=TODAY)


def test_deputies_and_other_days_are_offered_with_what_they_cost(
    workspace: Workspace, book: SmallBook, key: str
) -> None:
    workspace.transact(record_absence, person_id=book.people["DCOM"], starts=DAY, ends=DAY, reason="in court")
    found = choices(workspace, key)
    assert found.away == "Tobias Brennick is away from Wed 17 Mar 2027 to Wed 17 Mar 2027: in court."
    assert [(row.post, row.own_deputy, row.against) for row in found.deputies] == [
        ("AC Frontline Policing", True, ()),
        ("DAC Frontline Policing", False, ()),
        ("Head of Data & Insight", False, ("The post is vacant.",)),
    ]
    possible = [slot for slot in found.slots if slot.cost is not None]
    assert possible
    assert {abs((slot.slot.date - DAY).days) for slot in possible} <= {*range(1, 8)}
    costs = [slot.cost for slot in possible if slot.cost]
    assert costs == sorted(costs)
    assert all(cost.moved == 1 for cost in costs)


def test_a_deputy_who_sits_elsewhere_or_is_away_says_so(workspace: Workspace, book: SmallBook, key: str) -> None:
    workspace.transact(add_meeting, forum_id=book.forums["CF-FLP"], date=DAY, start=dt.time(15))
    day: dict[str, Any] = {"starts": DAY, "ends": DAY}
    workspace.transact(record_absence, person_id=book.people["DAC-FLP"], **day)
    against = {row.name: row.against for row in choices(workspace, key).deputies}
    assert "CF-FLP" in " ".join(against["Grace Adeyemi-Clarke"])
    assert against["Callum Ferris-Boyd"] == ("Callum Ferris-Boyd is away from Wed 17 Mar 2027 to Wed 17 Mar 2027.",)


def test_without_a_record_of_absence_the_choices_are_the_same(workspace: Workspace, key: str) -> None:
    workspace.transact(add_one_off, day=dt.date(2027, 3, 18), name="Closed")
    found = choices(workspace, key)
    assert found.away == ""
    assert dt.date(2027, 3, 18) not in {slot.slot.date for slot in found.slots if slot.cost}


def test_a_pinned_or_cancelled_meeting_has_nowhere_to_go(workspace: Workspace, key: str) -> None:
    workspace.transact(pin_meeting, meeting_id=key)
    assert choices(workspace, key).slots == ()
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    assert choices(workspace, key).deputies == ()
