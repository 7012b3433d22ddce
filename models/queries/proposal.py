"""A plan as it is proposed: each meeting with its place and its reason, and what is wrong before and after."""

import datetime as dt
from dataclasses import dataclass, fields

from models.queries.plan import BasisRow, PlanBasis
from models.queries.plan_findings import findings_within, who_words
from models.rules.planner.answer import Alternative, Answer, Finding, Unplaced
from models.rules.planner.candidates import Candidate, candidate_at
from models.rules.planner.problem import Part, Problem, Slot, Slots, Turn, at_home
from models.rules.planner.reasons import alternatives, why_moved, why_unplaced


@dataclass(frozen=True, slots=True)
class ProposalRow(BasisRow):
    """One meeting of a proposal: `slot` is where it goes (none: unplaced), `changed` that this is not its home.

    `moved_because`, `chair` and `chair_name` hold for the slot. `alternatives` are given where it changed; `required`
    names everybody who must be there, a vacant post by its title. `deputy` is the key of the post that is to take the
    chair, empty where the chair does or somebody is named already.
    """

    slot: Slot | None
    changed: bool
    alternatives: tuple[Alternative, ...]
    required: tuple[str, ...]
    deputy: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan laid before people: its rows by date, and the findings as things stand and as they would stand."""

    basis: PlanBasis
    answer: Answer
    rows: tuple[ProposalRow, ...]
    findings_before: tuple[Finding, ...]
    findings_after: tuple[Finding, ...]
    unplaced: tuple[Unplaced, ...]


def proposal(basis: PlanBasis, answer: Answer) -> Proposal:
    """Return an answer of the planner with its reasons, for the basis it was found on."""
    problem = basis.problem
    slots: Slots = {**at_home(problem), **answer.slots}
    turns = [turn for turn in problem.turns if turn.key in basis.rows]
    rows = [_row(basis, slots, turn) for turn in turns]
    return Proposal(
        basis=basis,
        answer=answer,
        rows=tuple(sorted(rows, key=_place_in_year)),
        findings_before=findings_within(basis, at_home(problem)),
        findings_after=findings_within(basis, slots),
        unplaced=tuple(why_unplaced(problem, slots, turn.key) for turn in turns if slots[turn.key] is None),
    )


def _row(basis: PlanBasis, slots: Slots, turn: Turn) -> ProposalRow:
    row, slot = basis.rows[turn.key], slots[turn.key]
    there = candidate_at(basis.problem, turn, slot or turn.home)
    changed = slot != turn.home
    chair, chair_name = _chair(basis.problem, turn, there) or (row.chair, row.chair_name)
    facts = {fact.name: getattr(row, fact.name) for fact in fields(BasisRow)}
    facts |= {"chair": chair, "chair_name": chair_name, "moved_because": _because(basis, slots, turn)}
    return ProposalRow(
        **facts,
        slot=slot,
        changed=changed,
        alternatives=alternatives(basis.problem, slots, turn.key) if changed and slot else (),
        required=tuple(sorted(who_words(basis.problem, who) for who in there.must)) if slot else (),
        deputy=there.deputies[0] if slot and there.deputies and not turn.fixed else "",
    )


def _because(basis: PlanBasis, slots: Slots, turn: Turn) -> str:
    """Say why a meeting is off its rule date: what moved it before, then what moves it now."""
    row, slot = basis.rows[turn.key], slots[turn.key]
    if slot is None or slot == turn.home:
        return row.moved_because
    if slot.date == row.rule_date and turn.home.date != row.rule_date:
        return why_moved(basis.problem, slots, turn.key)
    earlier = f"{row.moved_because.rstrip('.')}. " if row.moved_because and not row.meeting_id else ""
    return earlier + why_moved(basis.problem, slots, turn.key)


def _chair(problem: Problem, turn: Turn, there: Candidate) -> tuple[str, str] | None:
    """Return post and name of who takes the chair; none for a meeting without a chair."""
    chairs = [seat.post for seat in turn.seats if seat.part is Part.CHAIR]
    if not chairs:
        return None
    post = turn.agreed_deputy or chairs[0]
    if there.deputies and problem.who(post, there.slot.date) not in there.chairs:
        post = there.deputies[0]
    return problem.posts.get(post, post), problem.people.get(problem.who(post, there.slot.date), "")


def _place_in_year(row: ProposalRow) -> tuple[dt.date, dt.time, str, int]:
    slot = row.slot or row.home
    return slot.date, slot.start, row.forum_code, row.number
