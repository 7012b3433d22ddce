"""A plan on paper as it is proposed: what changes and why, what else was possible, what stays unsolved."""

import datetime as dt
from collections.abc import Iterable

from models.documents.content import (
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Prose,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import NONE, clock, counted, day, held, opened, sentence, short_day, stem, wall_clock
from models.queries.proposal import Proposal, ProposalRow
from models.rules.planner.answer import Alternative, Answer, Finding, Unplaced
from models.rules.planner.problem import Slot

CHANGES = (
    Column("Meeting", 52),
    Column("Stands now", 36),
    Column("Proposed", 36),
    Column("Why", 76, gutter=12),
    Column("Also possible", 67, gutter=0),
)
UNPLACED = (Column("Meeting", 52), Column("Stands now", 36), Column("Why it has no place", 179, gutter=0))
FINDINGS = (Column("Day", 32), Column("What", 44), Column("In words", 191, gutter=0))
YEAR = (
    Column("Date", 31),
    Column("Start", 13),
    Column("Meeting", 62, gutter=12),
    Column("Rule date", 31),
    Column("Place", 40),
    Column("Chair", 44),
    Column("Who must be there", 46, gutter=0),
)
SEVERITIES = {"hard": "Must be settled", "soft": "Better settled", "notice": "To know"}
HARD, NOTICE = "hard", "notice"
MOST_ALTERNATIVES = 3
MARKS = {"hard": "▲", "soft": "△", "notice": "○"}


def plan_document(proposal: Proposal, *, title: str, marking: str, printed: dt.datetime) -> Document:
    """Lay out a proposal; `title` says whose plan it is."""
    basis = proposal.basis
    changed = tuple(row for row in proposal.rows if row.changed and row.slot)
    span = f"{day(basis.first)} to {day(basis.last)}"
    return Document(
        kind="Plan, as proposed",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "plan", f"{basis.first} to {basis.last}"),
        running=f"{title} · Plan, as proposed · {span}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(span, Role.TEXT), Line((Run(_sum(proposal, len(changed)), Tone.STRONG),), Role.POSITION)),
        blocks=(
            Prose((Run(f"{_proof(proposal.answer)} {_balance(proposal)}"),)),
            _table("Changes", "What changes", CHANGES, map(_change, changed), "Nothing changes."),
            *([_unplaced(proposal)] if proposal.unplaced else []),
            _findings("What remains", "After the plan", proposal.findings_after),
            _table("Settled", "What the plan settles", FINDINGS, map(_finding, _settled(proposal)), "Nothing."),
        ),
        further=(_table("Whole plan", "", YEAR, map(meeting_row, proposal.rows), "No meetings are planned."),),
    )


def slot_words(slot: Slot | None) -> str:
    """Say a place in one line: Tue 3 Nov 2026 09:30."""
    return f"{day(slot.date)}\u00a0{clock(slot.start)}" if slot else "no place"


def _sum(proposal: Proposal, changed: int) -> str:
    said = f"{counted(len(proposal.rows), 'meeting')}, {changed} changed"
    return f"{said}, {len(proposal.unplaced)} without a place" if proposal.unplaced else said


def _proof(answer: Answer) -> str:
    """Say how good the plan is known to be."""
    if answer.proved:
        return "Proved: no plan keeping the same rules changes less."
    if answer.solver == "preview":
        return "A first plan, found quickly; whether a better one exists was not examined."
    return f"Not proved: a better plan could save at most {answer.gap:.1%} of the changes."


def _balance(proposal: Proposal) -> str:
    before, after = (_hard(found) for found in (proposal.findings_before, proposal.findings_after))
    if not before and not after:
        return "Nothing has to be settled, before or after."
    return f"{counted(before, 'thing')} that must be settled as the calendar stands, {after or 'none'} with this plan."


def _hard(findings: Iterable[Finding]) -> int:
    return sum(finding.severity == HARD for finding in findings)


def _settled(proposal: Proposal) -> tuple[Finding, ...]:
    """Return the findings that the plan makes go away; what was only to know is left out."""
    left = {(finding.kind, finding.meetings) for finding in proposal.findings_after}
    gone = (found for found in proposal.findings_before if (found.kind, found.meetings) not in left)
    return tuple(found for found in gone if found.severity != NOTICE)


def _table(name: str, heading: str, columns: tuple[Column, ...], rows: Iterable[Row], nil: str) -> Table:
    return Table(name, columns, (Group(tuple(rows), nil=nil),), heading=heading)


def _name(row: ProposalRow) -> Cell:
    return Cell((line(row.forum_name, Role.MAIN), line(held(row.reference), tone=Tone.QUIET)), row.reference)


def _change(row: ProposalRow) -> Row:
    possible = [other for other in row.alternatives if other.cost is not None]
    others = [_alternative(other) for other in possible[:MOST_ALTERNATIVES]]
    return Row(
        (
            _name(row),
            _place(row.home, row.slot, Tone.QUIET),
            _place(row.slot, row.home, Tone.STRONG),
            Cell((line(sentence(row.moved_because) or NONE),)),
            Cell(tuple(others) or (line("nothing else", tone=Tone.QUIET),)),
        )
    )


def _place(slot: Slot | None, other: Slot | None, tone: Tone) -> Cell:
    """Say day and time, and the room where it differs."""
    if slot is None:
        return Cell((line("no place", tone=Tone.ALARM),), symbol="▲")
    lines = [line(day(slot.date), tone=tone), line(clock(slot.start), tone=tone)]
    if slot.place and (other is None or other.place != slot.place):
        lines.append(line(slot.place, tone=tone))
    return Cell(tuple(lines))


def _alternative(other: Alternative) -> Line:
    when = Run(held(f"{short_day(other.slot.date)} {clock(other.slot.start)}"), Tone.STRONG)
    return Line((when, Run(f": {other.meaning}")) if other.meaning else (when,))


def _unplaced(proposal: Proposal) -> Table:
    rows = {row.key: row for row in proposal.rows}
    lines = tuple(_without(rows[one.key], one) for one in proposal.unplaced if one.key in rows)
    return _table("No place", "Without a place", UNPLACED, lines, "Every meeting has a place.")


def _without(row: ProposalRow, one: Unplaced) -> Row:
    reasons = tuple(line(f"– {reason}") for reason in one.reasons)
    return Row((_name(row), _place(row.home, None, Tone.QUIET), Cell((line(one.text, Role.MAIN), *reasons))))


def _findings(heading: str, name: str, found: tuple[Finding, ...]) -> Table:
    groups = [
        Group(tuple(_finding(one) for one in there), words, note=f"({len(there)})")
        for severity, words in SEVERITIES.items()
        if (there := [one for one in found if one.severity == severity])
    ]
    return Table(name, FINDINGS, tuple(groups) or (Group((), nil="Nothing."),), heading=heading)


def _finding(one: Finding) -> Row:
    when = Cell((line(day(one.date)),), one.date) if one.date else Cell((line(NONE),))
    tone = Tone.ALARM if one.severity == HARD else Tone.STRONG
    kind = Cell((line(opened(one.kind), tone=tone),), symbol=MARKS.get(one.severity, ""))
    return Row((when, kind, Cell((line(one.text, Role.MAIN),))))


def meeting_row(row: ProposalRow) -> Row:
    """Return a meeting of a proposal as a row of the columns `YEAR`."""
    slot = row.slot or row.home
    tone = Tone.STRONG if row.changed else Tone.PLAIN
    when = day(slot.date) if row.slot else "no place"
    return Row(
        (
            Cell((line(when, tone=tone),), slot.date if row.slot else "no place"),
            Cell((line(clock(slot.start), tone=tone),), slot.start),
            _name(row),
            Cell((line(day(row.rule_date)),), row.rule_date) if row.rule_date else Cell((line("set by hand"),)),
            Cell((line(slot.place or NONE),)),
            Cell((line(", ".join(part for part in (row.chair, row.chair_name) if part) or NONE),)),
            Cell(
                (line(counted(len(row.required), "person", "people") if row.required else NONE),),
                "; ".join(row.required),
            ),
        )
    )
