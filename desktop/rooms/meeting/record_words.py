"""How the record of a meeting reads on the screen: its standing, who was there, what stands with a decision."""

from collections import Counter
from collections.abc import Sequence

from desktop.kit.short_words import counted
from models.queries.agenda_rows import ItemRow, SeatRow
from models.queries.effects import EffectLine
from models.queries.record import MeetingRecord
from models.queries.record_rows import DecisionRow
from models.rules.vocabulary import MeetingStatus, Presence
from models.rules.written_dates import date_words

_PRESENT = ((Presence.HERE, "here"), (Presence.DEPUTY, "by deputy"), (Presence.APOLOGIES, "apologies"))


def standing_words(record: MeetingRecord) -> str:
    """Say whether the record is a draft or agreed, and how an agreed one is put right."""
    if record.agenda.meeting.status != MeetingStatus.MINUTES_AGREED:
        coming = record.agenda.next_meeting
        return f"Draft until agreed{f' on {date_words(coming.date)}' if coming else ''}"
    where = f" at {record.agreed_at}" if record.agreed_at else ""
    since = f" · {counted(len(record.corrections), 'correction')} since" if record.corrections else ""
    return f"Agreed{where}{since}. Locked: put right what is wrong with “Correct agreed minutes…”."


def present_words(seats: Sequence[SeatRow]) -> str:
    """Count who was there: 8 here, 1 by deputy, 2 apologies of 11 seats."""
    held = Counter(seat.presence for seat in seats)
    said = [f"{held[presence]} {words}" for presence, words in _PRESENT if held[presence]]
    return f"{', '.join(said) or 'No attendance recorded'} of {counted(len(seats), 'seat')}" if seats else "No seats"


def outcome_words(item: ItemRow) -> str:
    """Say what became of an item where the record should not keep silent: withdrawn, not reached, put off."""
    if item.withdrawn_because:
        return f"Withdrawn: {item.withdrawn_because}"
    return item.outcome[:1].upper() + item.outcome[1:] if item.outcome and item.outcome != "taken" else ""


def decision_lines(row: DecisionRow) -> tuple[str, ...]:
    """Return what stands with a decision, a line each: reference and dates, reasons, conditions, dissent, risks."""
    dates = (
        row.reference,
        f"review {date_words(row.review_on)}" if row.review_on else "",
        f"evaluate {date_words(row.evaluate_on)}" if row.evaluate_on else "",
        "Part 2" if row.part != 1 else "",
    )
    named = (("Reasons", row.reasons), ("Conditions", row.conditions), ("Dissent", row.dissent))
    lines = [" · ".join(part for part in dates if part)]
    lines += [f"{word}: {text}" for word, text in named if text]
    lines += [f"Risks: {', '.join(map(effect_words, row.effects))}"] if row.effects else []
    lines += [f"How it went: {row.evaluation}"] if row.evaluation else []
    return tuple(lines)


def effect_words(line: EffectLine) -> str:
    """Say a risk with the effect on it: CR-03 down."""
    said = " ".join(part for part in (line.reference, line.effect) if part)
    return said if line.effect else f"{said} (effect not given)"
