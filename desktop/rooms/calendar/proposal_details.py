"""What the inspector says of a meeting that the proposal moves: both places, why, what follows, what else there was."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.sections import Head, Note, Notes, Paragraphs, Part, Section
from desktop.kit.short_words import counted
from desktop.kit.statuses import finding
from desktop.rooms.calendar.slot_cards import SlotCard, changes, choices, cost_words, side_by_side
from models.queries.meetings import meeting_end
from models.queries.move_effects import MoveEffects
from models.queries.plan import BasisRow
from models.queries.proposal import ProposalRow
from models.rules.planner.answer import Alternative, Cost, Unplaced
from models.rules.planner.problem import Slot
from models.rules.written_dates import short_date_words


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a proposal puts a meeting, what that costs, and what follows (none for one that does not move)."""

    slot: Slot
    cost: Cost
    effects: MoveEffects | None = None


def proposal_sections(row: ProposalRow, stands: BasisRow, placed: Placed, ask: Deed) -> tuple[Section, ...]:
    """Return the sections for a meeting that a proposal changes; `stands` is how it is now, `ask` asks why not else."""
    slot = placed.slot
    found: list[Section] = [
        Head(row.forum_name, code=row.forum_code, level=row.level, status=finding("proposed")),
        Part(_cards(row, slot)),
    ]
    if row.moved_because:
        found.append(Paragraphs((row.moved_because,)))
    if row.deputy:
        found.append(_chairs(row, stands))
    found += _follows(placed.effects) if placed.effects else ()
    if row.changed:
        lines = tuple(_choice(each, row.home) for each in row.alternatives)
        this = (short_date_words(slot.date), "this one", cost_words(placed.cost))
        found.append(Part(choices((this, *lines)), "What else was possible"))
    found.append(Notes((Note("circle-help", "text 2", "Another day or time?", ask),)))
    return tuple(found)


def _cards(row: ProposalRow, slot: Slot) -> QWidget:
    """Return the two places of a meeting that moves, or the one of a meeting that stays or is new."""
    after = ("Proposed" if row.changed or not row.meeting_id else "Stays", slot, _end(slot, row.minutes))
    if not row.changed:
        return SlotCard(*after, proposed=True)
    before = "Published" if row.published else "Now" if row.meeting_id else "By rule"
    return side_by_side((before, row.home, _end(row.home, row.minutes)), after)


def _chairs(row: ProposalRow, stands: BasisRow) -> Section:
    """Say who would chair and who takes the chair instead."""
    away = ", ".join(words for words in (stands.chair, stands.chair_name) if words)
    deputy = ", ".join(words for words in (row.chair, row.chair_name) if words)
    return Notes((Note("repeat", "text 2", f"{deputy} takes the chair; {away} is away."),), "Chair")


def unplaced_sections(row: ProposalRow, why: Unplaced) -> tuple[Section, ...]:
    """Return the sections for a meeting that has no place."""
    head = Head(row.forum_name, code=row.forum_code, level=row.level, status=finding("hard"))
    reasons = tuple(Note("octagon-alert", "bad", reason) for reason in why.reasons)
    said = Paragraphs((why.text,), "It has no place")
    return (head, said, Notes(reasons, "What forbids it")) if reasons else (head, said)


def place_words(each: Alternative, home: Slot) -> str:
    """Return a place as short as it can be told from where the meeting stands: day, and time and room if others."""
    parts = [short_date_words(each.slot.date)]
    if each.slot.start != home.start:
        parts.append(f"{each.slot.start:%H:%M}")
    if each.slot.place != home.place:
        parts.append(each.slot.place)
    return ", ".join(parts)


def _choice(each: Alternative, home: Slot) -> tuple[str, str, str]:
    return place_words(each, home), each.why_not or each.meaning, cost_words(each.cost)


def _follows(effects: MoveEffects) -> tuple[Section, ...]:
    lines = tuple((_kind(each.kind), _day(each.old), _day(each.new)) for each in effects.deadlines)
    passed = [_kind(each.kind) for each in effects.deadlines if each.passed]
    said = [f"{counted(effects.invitations, 'invitation')} {'goes' if effects.invitations == 1 else 'go'} out again."]
    if effects.next_version:
        said.append(f"The issued agenda becomes Version {effects.next_version}, “date changed”.")
    if passed:
        said.append(f"Passed already and not changed: {', '.join(passed)}.")
    return (Part(changes(lines, " ".join(said)), "What follows"),)


def _kind(kind: str) -> str:
    return kind[:1].upper() + kind[1:]


def _day(moment: dt.datetime) -> str:
    return short_date_words(moment.date())


def _end(slot: Slot, minutes: int) -> str:
    return f"{meeting_end(slot.date, slot.start, minutes):%H:%M}"
