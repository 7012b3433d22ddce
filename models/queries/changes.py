"""What happened to a meeting on the calendar, and what its next agenda has to say of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records.meetings import IssuedDocument, Meeting, MeetingChange
from models.rules.vocabulary import ChangeKind
from models.rules.written_dates import MONTHS, WEEKDAYS, date_words

NOTED = frozenset({ChangeKind.CANCELLED, ChangeKind.POSTPONED, ChangeKind.RESTORED})


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in a meeting's life: where it stood before and after, who changed it, when and why.

    `words` says what happened, “Moved from Wed 17 Mar 2027 14:00 to Wed 24 Mar 2027 14:00”.
    """

    id: str
    kind: str
    at: dt.datetime
    by: str
    old_date: dt.date
    old_start: dt.time
    new_date: dt.date
    new_start: dt.time
    reason: str
    words: str


def meeting_changes(session: Session, *, meeting_id: str) -> tuple[ChangeRow, ...]:
    """Return what happened to a meeting, in the order in which it happened."""
    columns = (
        MeetingChange.id,
        MeetingChange.kind,
        MeetingChange.at,
        MeetingChange.by,
        MeetingChange.old_date,
        MeetingChange.old_start,
        MeetingChange.new_date,
        MeetingChange.new_start,
        MeetingChange.reason,
    )
    found = session.execute(
        select(*columns).where(MeetingChange.meeting_id == meeting_id).order_by(MeetingChange.at, MeetingChange.id)
    )
    return tuple(
        ChangeRow(*row, words=change_words(row.kind, (row.old_date, row.old_start, row.new_date, row.new_start)))
        for row in found
    )


def change_words(kind: str, stood: tuple[dt.date, dt.time, dt.date, dt.time]) -> str:
    """Say what a change did to a meeting."""
    old_date, old_start, new_date, new_start = stood
    if (old_date, old_start) == (new_date, new_start):
        return "Deadlines changed" if kind == ChangeKind.RULE_CHANGED else kind.capitalize()
    return (
        f"{kind.capitalize()} from {date_words(old_date)} {old_start:%H:%M} to {date_words(new_date)} {new_start:%H:%M}"
    )


def meeting_note(session: Session, *, meeting_id: str) -> str:
    """Return what the next version of an issued agenda has to say of its meeting: “date changed from Wed 17 March”.

    Empty where no agenda was issued, or nothing changed since.
    """
    issued = session.scalar(
        select(func.max(IssuedDocument.issued_at)).where(
            IssuedDocument.meeting_id == meeting_id, IssuedDocument.kind == "agenda"
        )
    )
    if issued is None:
        return ""
    found = meeting_changes(session, meeting_id=meeting_id)
    changes = [row for row in found if row.at > issued]
    date, start = session.execute(select(Meeting.date, Meeting.start).where(Meeting.id == meeting_id)).one()
    then = [(row.new_date, row.new_start) for row in found if row.at <= issued][-1:]
    then += [(row.old_date, row.old_start) for row in changes] or [(date, start)]
    said = [*_moved(then[0], (date, start)), *_otherwise(changes)]
    return "; ".join(said or [row.kind for row in changes[-1:] if row.kind in NOTED])


def _moved(then: tuple[dt.date, dt.time], now: tuple[dt.date, dt.time]) -> list[str]:
    """Say date and time as they stood in the issued agenda, where they are others now."""
    said = [f"date changed from {_day(then[0])}"] if then[0] != now[0] else []
    return said + ([f"time changed from {then[1]:%H:%M}"] if then[1] != now[1] else [])


def _otherwise(changes: Sequence[ChangeRow]) -> list[str]:
    """Say what else changed, each once."""
    kinds = (ChangeKind.PLACE_CHANGED, ChangeKind.LENGTH_CHANGED, ChangeKind.CHAIR_NAMED)
    said = [kind.value for kind in kinds if any(row.kind == kind for row in changes)]
    return [*said, "deadlines changed"] if any(_deadlines_only(row) for row in changes) else said


def _deadlines_only(row: ChangeRow) -> bool:
    return row.kind == ChangeKind.RULE_CHANGED and (row.old_date, row.old_start) == (row.new_date, row.new_start)


def _day(day: dt.date) -> str:
    """Say a day as a re-issued agenda does: “Wed 17 March 2027”."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"
