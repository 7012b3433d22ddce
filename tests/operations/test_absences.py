"""When people are away."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.absences import edit_absence, record_absence, remove_absence
from models.queries.absences import absences
from models.store.workspace import Workspace
from tests.books import SmallBook

MARCH: dict[str, Any] = {"first": dt.date(2027, 3, 1), "last": dt.date(2027, 3, 31)}
FRIDAY = dt.date(2027, 1, 8)


def test_an_absence_is_recorded_changed_and_taken_back(workspace: Workspace, book: SmallBook) -> None:
    person = book.people["DCOM"]
    span: dict[str, Any] = {"starts": dt.date(2027, 3, 15), "ends": dt.date(2027, 3, 19)}
    done = workspace.transact(record_absence, person_id=person, **span, reason="Leave")
    assert done.words == "Away: Tobias Brennick, Mon 15 to Fri 19 Mar 2027"
    workspace.transact(edit_absence, absence_id=done.value, starts=dt.date(2027, 3, 15), half="morning")
    (row,) = workspace.read(absences, **MARCH)
    assert (row.words, row.reason, row.person_name) == ("Mon 15 Mar 2027, morning", "", "Tobias Brennick")
    gone = workspace.transact(remove_absence, absence_id=done.value)
    assert gone.words == "Remove absence: Tobias Brennick, Mon 15 Mar 2027, morning"
    workspace.undo()
    workspace.undo()
    assert [row.reason for row in workspace.read(absences, **MARCH)] == ["Leave"]


def test_a_repeated_absence_is_found_where_it_touches(workspace: Workspace, book: SmallBook) -> None:
    chair, other = book.people["DCOM"], book.people["COMM"]
    until = dt.date(2027, 3, 10)
    workspace.transact(record_absence, person_id=chair, starts=FRIDAY, half="afternoon", every_weeks=4, until=until)
    workspace.transact(record_absence, person_id=other, starts=FRIDAY, every_weeks=1)
    workspace.transact(record_absence, person_id=other, starts=FRIDAY)
    found = workspace.read(absences, **MARCH)
    assert [(row.person_name, len(row.rule.days(**MARCH))) for row in found] == [
        ("Helen Ashdown-Marsh", 4),
        ("Tobias Brennick", 1),
    ]
    assert [row.words for row in workspace.read(absences, **MARCH, person_id=chair)] == [
        "every fourth Friday afternoon until 10 Mar 2027"
    ]
    assert workspace.read(absences, first=until, last=until, person_id=chair) == ()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"person_id": ""}, "person_id"),
        ({"ends": FRIDAY - dt.timedelta(days=1)}, "ends"),
        ({"half": "teatime"}, "half"),
        ({"every_weeks": -1}, "every_weeks"),
        ({"ends": FRIDAY + dt.timedelta(days=7), "every_weeks": 1}, "every_weeks"),
        ({"until": FRIDAY}, "until"),
        ({"every_weeks": 1, "until": FRIDAY - dt.timedelta(days=1)}, "until"),
        ({"reason": "x" * 20_001}, "reason"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(
    workspace: Workspace, book: SmallBook, given: dict[str, Any], field: str
) -> None:
    whole = {"person_id": book.people["DCOM"], "starts": FRIDAY, **given}
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(record_absence, **whole)
    assert refused.value.field == field


def test_the_same_absence_twice_is_refused(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(record_absence, person_id=book.people["DCOM"], starts=FRIDAY)
    with pytest.raises(RuleBroken, match="Tobias Brennick is away Fri 8 Jan 2027 already"):
        workspace.transact(record_absence, person_id=book.people["DCOM"], starts=FRIDAY)
