"""The life of a meeting on the calendar: moved, changed, and every change written down with its reason."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, minutes_of, named, within
from models.operations.kept_deadlines import Kept, keep_passed
from models.records.agenda import AgendaItem
from models.records.meetings import IssuedDocument, Meeting, MeetingChange
from models.rules.vocabulary import ChangeKind, MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

MOMENT = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a meeting stood before a change."""

    date: dt.date
    start: dt.time


def move_one(  # noqa: PLR0913  a meeting stands at a day, a time and a place
    unit: Unit,
    meeting: Meeting,
    *,
    date: dt.date,
    start: dt.time,
    place: str | None = None,
    reason: str,
    kind: ChangeKind = ChangeKind.MOVED,
) -> tuple[Kept, ...]:
    """Move a meeting for everybody and return its deadlines that had passed already and stay what they were.

    The change is written down, the calendar entry counts it once, and an agenda that is out opens again. A place that
    is not given stays. RuleBroken if the meeting stands there already or no reason is given.
    """
    room = meeting.place if place is None else within(place, "place", "The place")
    if (date, start, room) == (meeting.date, meeting.start, meeting.place):
        raise RuleBroken(f"The meeting stands on {date_words(date)} {start:%H:%M} already; give another day.", "date")
    why = named(reason, "reason", "The reason for the move", LONGEST_TEXT)
    kept = keep_passed(unit, meeting, date)
    stood = standing(meeting)
    if room != meeting.place:
        set_down_place(unit, meeting, room, why)
    if (date, start) != (stood.date, stood.start):
        meeting.moved_because = (
            "" if date == meeting.rule_date else why if date != stood.date else meeting.moved_because
        )
        meeting.date, meeting.start = date, start
        note_change(unit, meeting, kind, why, stood)
        reopen(unit, meeting)
    meeting.sequence += 1
    return kept


def set_down_place(unit: Unit, meeting: Meeting, place: str, reason: str = "") -> None:
    """Give a meeting another place and write the change down; the caller counts it."""
    before, meeting.place = meeting.place, place
    said = f"From {before or 'no place'} to {place or 'no place'}"
    note_change(unit, meeting, ChangeKind.PLACE_CHANGED, f"{said}. {reason}" if reason else said)
    reopen_issued(meeting)


def set_down_length(unit: Unit, meeting: Meeting, minutes: int, reason: str = "") -> None:
    """Give a meeting another length and write the change down; the caller counts it."""
    before, meeting.minutes = meeting.minutes, minutes_of(minutes)
    said = f"From {before} to {minutes} minutes"
    note_change(unit, meeting, ChangeKind.LENGTH_CHANGED, f"{said}. {reason}" if reason else said)
    reopen_issued(meeting)


def standing(meeting: Meeting) -> Standing:
    """Return where a meeting stands."""
    return Standing(meeting.date, meeting.start)


def note_change(unit: Unit, meeting: Meeting, kind: ChangeKind, reason: str, stood: Standing | None = None) -> None:
    """Write down what happened to a meeting: from where it stood to where it stands now."""
    before = stood or standing(meeting)
    unit.add(
        MeetingChange(
            meeting_id=meeting.id,
            kind=kind.value,
            at=_after_all(unit, meeting),
            by=unit.actor,
            old_date=before.date,
            old_start=before.start,
            new_date=meeting.date,
            new_start=meeting.start,
            reason=reason,
        )
    )


def reopen(unit: Unit, meeting: Meeting) -> None:
    """Bring a meeting back to its preparation: its agenda opens again where there is one; the caller counts it."""
    if meeting.status == MeetingStatus.POSTPONED:
        meeting.status = stage_before(unit, meeting).value
    elif meeting.status != MeetingStatus.PLANNED:
        meeting.status = MeetingStatus.AGENDA_OPEN.value


def reopen_issued(meeting: Meeting) -> None:
    """Open the agenda of a meeting again where it is out; the caller counts it."""
    if meeting.status == MeetingStatus.AGENDA_ISSUED:
        meeting.status = MeetingStatus.AGENDA_OPEN.value


def stage_before(unit: Unit, meeting: Meeting) -> MeetingStatus:
    """Return the stage a meeting comes back to: its agenda is open if it has one."""
    item = unit.session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id).limit(1))
    return MeetingStatus.AGENDA_OPEN if item else MeetingStatus.PLANNED


def _after_all(unit: Unit, meeting: Meeting) -> dt.datetime:
    """Return the present moment, or just after whatever happened to the meeting last."""
    columns = ((MeetingChange.at, MeetingChange.meeting_id), (IssuedDocument.issued_at, IssuedDocument.meeting_id))
    latest = (unit.session.scalar(select(func.max(at)).where(key == meeting.id)) for at, key in columns)
    return max([unit.now, *(moment + MOMENT for moment in latest if moment)])
