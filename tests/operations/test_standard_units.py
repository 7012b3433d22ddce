"""The standard meetings of one group, or of many units at once."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.organisation import add_post, add_unit
from models.operations.rehearsal import TakenBack
from models.operations.standard import UnitChair
from models.operations.standard_units import (
    StandardMeetings,
    create_meetings_of_units,
    foresee_meetings_of_units,
)
from models.queries.forums import find_forum
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import LAST

FIRST = dt.date(2026, 10, 28)


def unit_with_chair(workspace: Workspace, code: str, kind: str) -> UnitChair:
    key = workspace.transact(add_unit, code=code, name=f"Unit {code}", kind=kind).value
    return UnitChair(key, workspace.transact(add_post, code=f"H-{code}", title=f"Head of {code}", unit_id=key).value)


def test_a_group_gets_both_meetings_laid_out_as_one_deed(workspace: Workspace) -> None:
    chair = unit_with_chair(workspace, "MO", "business group")
    made = workspace.transact(create_meetings_of_units, chairs=[chair], boards=True, first=FIRST, last=LAST)
    assert made.words == "Create standard meetings of 1 unit, 7 meetings"
    assert [row.forum_code for row in workspace.read(meetings)].count("CF-MO") == 5
    assert workspace.read(find_forum, code="RAB-MO").chair == "Head of MO"
    workspace.undo()
    assert workspace.read(meetings) == ()


def test_what_would_be_made_is_told_with_its_clashes(workspace: Workspace) -> None:
    chairs = [unit_with_chair(workspace, code, "BCU") for code in ("B1", "B2")]
    told: list[StandardMeetings] = []
    given = {"boards": False, "first": FIRST, "last": LAST}
    with pytest.raises(TakenBack):
        workspace.transact(foresee_meetings_of_units, tell=told.append, chairs=chairs, **given)  # type: ignore[arg-type]
    (plan,) = told
    assert [(row.code, row.cadence) for row in plan.forums] == [
        ("CF-B1", "monthly, first Tuesday"),
        ("CF-B2", "monthly, first Wednesday"),
    ]
    assert (len(plan.meetings), plan.clashes) == (10, ())
    assert workspace.read(meetings) == ()


def test_without_units_or_with_a_span_that_runs_backwards_it_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RuleBroken, match="Choose the units"):
        workspace.transact(create_meetings_of_units, chairs=[], boards=True, first=FIRST)
    with pytest.raises(RuleBroken, match="lies before"):
        workspace.transact(create_meetings_of_units, chairs=[], boards=True, first=FIRST, last=dt.date(2026, 1, 1))
