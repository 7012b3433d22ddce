"""A plan laid before people: what moves and why, what has no place, who must be there."""

import datetime as dt
from typing import Any

import pytest

from models.operations.absences import record_absence
from models.operations.leeway import set_leeway
from models.operations.meetings import add_meeting
from models.operations.organisation import edit_post
from models.operations.people import add_person, appoint
from models.operations.plan import accept_plan
from models.operations.year import lay_out_year
from models.queries.meetings import meetings
from models.queries.plan import plan_basis
from models.queries.plan_moves import plan_moves
from models.queries.proposal import Proposal, ProposalRow, proposal
from models.rules.planner.preview import preview
from models.rules.planner.problem import Slot
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)
LEAVE: dict[str, Any] = {"starts": dt.date(2026, 12, 7), "ends": dt.date(2026, 12, 31), "reason": "leave"}


@pytest.fixture
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with its year 2026-27 laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


def proposed(workspace: Workspace) -> Proposal:
    basis = workspace.read(plan_basis, first=FIRST, last=LAST, today=TODAY)
    return proposal(basis, preview(basis.problem))


def row(found: Proposal, reference: str) -> ProposalRow:
    return next(one for one in found.rows if one.reference == reference)


def hard(findings: object) -> list[str]:
    assert isinstance(findings, tuple)
    return [finding.kind for finding in findings if finding.severity == "hard"]


def test_a_sound_year_stays_as_it_is(workspace: Workspace, year: SmallBook) -> None:
    found = proposed(workspace)
    assert len(found.rows) == 46
    assert not any(one.changed or one.alternatives or one.moved_because for one in found.rows)
    assert [one.slot for one in found.rows] == [one.home for one in found.rows]
    assert (hard(found.findings_before), hard(found.findings_after), found.unplaced) == ([], [], ())
    assert year.forums


def test_a_clash_moves_one_meeting_with_its_reason_and_its_alternatives(workspace: Workspace, year: SmallBook) -> None:
    given: dict[str, Any] = {"date": dt.date(2026, 12, 16), "start": dt.time(15), "minutes": 90, "place": "Room 9"}
    workspace.transact(add_meeting, forum_id=year.forums["RAB"], **given)
    found = proposed(workspace)
    (moved,) = [one for one in found.rows if one.changed]
    assert moved.slot != moved.home
    assert "Tobias Brennick" in moved.moved_because
    assert moved.alternatives
    assert all(one.slot != moved.slot for one in moved.alternatives)
    assert (hard(found.findings_before), hard(found.findings_after)) == (["overlap"], [])


def test_who_must_be_there_is_named_on_the_day(workspace: Workspace, year: SmallBook) -> None:
    namesake = workspace.transact(add_person, name="Tobias Brennick").value
    starts = dt.date(2027, 1, 1)
    workspace.transact(appoint, post_id=year.posts["DAC-FLP"], person_id=namesake, starts=starts)
    found = proposed(workspace)
    deputy, head = "Tobias Brennick (Deputy Commissioner)", "Head of Data & Insight"
    assert row(found, "PG 2026-12-16").required == ("Callum Ferris-Boyd", head, deputy)
    assert row(found, "PG 2027-01-20").required == (head, "Tobias Brennick (DAC Frontline Policing)", deputy)


def test_a_deputy_takes_the_chair_where_that_is_agreed(workspace: Workspace, year: SmallBook) -> None:
    group = year.forums["PG"]
    workspace.transact(edit_post, post_id=year.posts["DCOM"], deputy_post_id=year.posts["AC-FLP"])
    workspace.transact(set_leeway, forum_id=group, before=0, after=0, deputy_chairs=True)
    workspace.transact(record_absence, person_id=year.people["DCOM"], **LEAVE)
    there = row(proposed(workspace), "PG 2026-12-16")
    assert (there.changed, there.chair) == (False, "AC Frontline Policing")
    assert there.chair_name == "Grace Adeyemi-Clarke"
    assert "Grace Adeyemi-Clarke" in there.required
    assert "Tobias Brennick" not in there.required


def test_what_cannot_be_placed_says_why_and_stays_out_of_the_plan(workspace: Workspace, year: SmallBook) -> None:
    workspace.transact(set_leeway, forum_id=year.forums["PG"], before=2, after=2)
    workspace.transact(record_absence, person_id=year.people["DCOM"], **LEAVE)
    found = proposed(workspace)
    out = row(found, "PG 2026-12-16")
    assert (out.slot, out.required, out.alternatives) == (None, (), ())
    unplaced = next(one for one in found.unplaced if one.key == out.key)
    assert unplaced.reasons
    assert "unplaced" in hard(found.findings_after)
    before = {one.id: one.date for one in workspace.read(meetings)}
    workspace.transact(accept_plan, moves=plan_moves(found.rows))
    after = {one.id: one.date for one in workspace.read(meetings)}
    assert after[out.meeting_id] == before[out.meeting_id]


@pytest.mark.usefixtures("book")
def test_moves_hold_every_meeting_of_the_plan(workspace: Workspace) -> None:
    moves = plan_moves(proposed(workspace).rows)
    assert len(moves) == 46
    assert not any(move.meeting_id for move in moves)
    assert {Slot(move.date or LAST, move.start, move.place).date == move.rule_date for move in moves} == {True}
