"""A resolved plan as the command line gives it: as JSON, and for reading."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from desktop.command_line.printed import Fields
from models.queries.meetings import meeting_end
from models.queries.plan import PlanBasis
from models.queries.plan_findings import references, who_words
from models.queries.proposal import Proposal, ProposalRow
from models.rules.planner.answer import Alternative, Finding, Unplaced
from models.rules.planner.problem import Slot
from models.rules.written_dates import date_words

UNPLACED = "unplaced"


def proposal_fields(found: Proposal) -> Fields:
    """Return what is unplaced, the findings before and after, and the meetings of a proposal as JSON gives them."""
    rows = {row.key: row for row in found.rows}
    return {
        "unplaced": [unplaced_fields(rows[one.key], one) for one in found.unplaced],
        "findings_before": findings_fields(found.basis, found.findings_before),
        "findings_after": findings_fields(found.basis, found.findings_after),
        "meetings": [row_fields(row) for row in found.rows],
    }


def findings_fields(basis: PlanBasis, found: Iterable[Finding]) -> list[Fields]:
    """Return findings as JSON gives them: meetings by reference, people by name."""
    named = references(basis)
    return [finding_fields(basis, named, finding) for finding in found]


def finding_fields(basis: PlanBasis, named: Mapping[str, str], finding: Finding) -> Fields:
    """Return one finding as JSON gives it."""
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "text": finding.text,
        "meetings": [named.get(key, key) for key in finding.meetings],
        "who": [who_words(basis.problem, who) for who in finding.who],
        "date": finding.date,
    }


def unplaced_fields(row: ProposalRow, unplaced: Unplaced) -> Fields:
    """Return a meeting without a place as JSON gives it."""
    return {
        "reference": row.reference,
        "forum": row.forum_code,
        "number": row.number,
        "rule_date": row.rule_date,
        "because": unplaced.text,
        "reasons": list(unplaced.reasons),
    }


def row_fields(row: ProposalRow) -> Fields:
    """Return a meeting of a proposal as JSON gives it; one without a place keeps its usual hours and has no date."""
    slot = row.slot or row.home
    return {
        "reference": row.reference,
        "forum": row.forum_code,
        "forum_name": row.forum_name,
        "level": row.level,
        "number": row.number,
        "rule_date": row.rule_date,
        "date": row.slot.date if row.slot else None,
        "start": slot.start,
        "end": meeting_end(slot.date, slot.start, row.minutes).time(),
        "minutes": row.minutes,
        "place": slot.place,
        "chair": row.chair,
        "chair_name": row.chair_name,
        "required": list(row.required),
        "status": row.status if row.slot else UNPLACED,
        "moved_because": row.moved_because,
        "alternatives": [alternative_fields(one) for one in row.alternatives],
    }


def alternative_fields(alternative: Alternative) -> Fields:
    """Return another place for a meeting as JSON gives it."""
    return {
        "date": alternative.slot.date,
        "start": alternative.slot.start,
        "place": alternative.slot.place,
        "cost": asdict(alternative.cost) if alternative.cost else None,
        "meaning": alternative.meaning,
        "why_not": alternative.why_not,
    }


def proposal_words(found: Proposal, stored: int) -> str:
    """Return a resolved plan for reading: what moves and why, what has no place, the sums and how good it is."""
    changed = sum(1 for row in found.rows if row.changed and row.slot)
    placed = sum(1 for row in found.rows if row.slot)
    sums = f"{placed} meetings, {changed} of them to be moved, {len(found.unplaced)} unplaced."
    kept = f"{stored} stored." if stored else "Nothing stored; add --accept to store them."
    before, after = severities(found.findings_before), severities(found.findings_after)
    lines = [
        *(moved_words(row, row.slot) for row in found.rows if row.changed and row.slot),
        *unplaced_words(found),
        f"{sums} {kept}",
        f"Before: {before}. After: {after}.",
        how_good(found),
    ]
    return "\n".join(lines)


def unplaced_words(found: Proposal) -> list[str]:
    """Return a line for each meeting without a place, with the reasons under it."""
    rows = {row.key: row for row in found.rows}
    return [
        "\n".join([f"Unplaced: {rows[one.key].reference}. {one.text}", *(f"  {reason}" for reason in one.reasons)])
        for one in found.unplaced
    ]


def moved_words(row: ProposalRow, there: Slot) -> str:
    """Return a line saying from where to where a meeting moves, and one saying why."""
    return f"{row.reference}: {place_words(row.home, there)} → {place_words(there, row.home)}\n  {row.moved_because}"


def place_words(slot: Slot, other: Slot) -> str:
    """Return day and hour of a slot, and its place where that is what changes."""
    words = f"{date_words(slot.date)} {slot.start:%H:%M}"
    return words if slot.place == other.place else f"{words}, {slot.place or 'no place'}"


def severities(found: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity."""
    counted = Counter(finding.severity for finding in found)
    return f"{counted['hard']} hard, {counted['soft']} soft, {counted['notice']} notices"


def how_good(found: Proposal) -> str:
    """Return what is known of how good the plan is."""
    if found.answer.proved:
        return f"Proved: no plan moves fewer meetings. ({found.answer.seconds:.1f} s)"
    return (
        f"Not proved: at most {found.answer.gap:.1%} of its cost could still be saved. ({found.answer.seconds:.1f} s)"
    )
