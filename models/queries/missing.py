"""What a meeting still lacks for its next stage, and what was looked at and is sound."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView, agenda
from models.queries.meetings import meeting_end
from models.queries.missing_agenda import before_issue
from models.queries.missing_record import before_agreement, before_end
from models.queries.missing_rows import MissingRow
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import MeetingStatus

__all__ = ["Missing", "MissingRow", "missing"]

NEXT = {
    MeetingStatus.PLANNED: MeetingStatus.AGENDA_OPEN,
    MeetingStatus.AGENDA_OPEN: MeetingStatus.AGENDA_ISSUED,
    MeetingStatus.AGENDA_ISSUED: MeetingStatus.IN_THE_ROOM,
    MeetingStatus.IN_THE_ROOM: MeetingStatus.HELD,
    MeetingStatus.HELD: MeetingStatus.MINUTES_DRAFT,
    MeetingStatus.CORRESPONDENCE: MeetingStatus.MINUTES_DRAFT,
    MeetingStatus.MINUTES_DRAFT: MeetingStatus.MINUTES_AGREED,
}
TO_ISSUE = (MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED)
RECORDING = (MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE, MeetingStatus.MINUTES_DRAFT)
SOUND_AGENDA = (
    ("pinned", "First and last items in their place"),
    ("presenter", "Every item has a presenter"),
    ("overrun", "The items fit into the meeting"),
    ("paper", "All papers are final"),
)
SOUND_ROOM = (("quorum", "There is a quorum"), ("attendance", "Attendance is complete"))
SOUND_RECORD = (
    ("outcome", "Every item has an outcome"),
    ("effect", "Every effect on a risk is recorded"),
    ("due", "Every action has a date"),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing for the next stage, empty where there is none; `due` is the wall-clock moment it should be."""

    next_stage: str
    due: dt.datetime | None
    rows: tuple[MissingRow, ...]
    sound: tuple[str, ...]


def missing(session: Session, *, meeting_id: str, now: dt.datetime) -> Missing:
    """Return what a meeting lacks for its next stage; `now` is wall clock. An issued agenda is looked at again."""
    view = agenda(session, meeting_id=meeting_id)
    status = MeetingStatus(view.meeting.status)
    rows: tuple[MissingRow, ...] = ()
    looked_at: tuple[tuple[str, str], ...] = ()
    if status in TO_ISSUE:
        rows, looked_at = tuple(before_issue(session, view, now)), SOUND_AGENDA
    elif status == MeetingStatus.IN_THE_ROOM:
        rows, looked_at = tuple(before_end(session, view)), SOUND_ROOM
    elif status in RECORDING:
        rows, looked_at = tuple(before_agreement(session, view)), SOUND_RECORD
    lacking = {row.kind for row in rows}
    sound = tuple(words for kind, words in looked_at if kind not in lacking) if view.items else ()
    return Missing(NEXT.get(status, ""), _due(view, status), rows, sound)


def _due(view: AgendaView, status: MeetingStatus) -> dt.datetime | None:
    """Return when the next stage should be reached, none where nothing says so."""
    about = view.meeting
    deadlines = {one.kind: one.due for one in about.deadlines}
    if status in (MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN):
        return deadlines.get(DeadlineKind.AGENDA_OUT)
    if status == MeetingStatus.AGENDA_ISSUED:
        return dt.datetime.combine(about.date, about.start)
    if status == MeetingStatus.IN_THE_ROOM:
        return meeting_end(about.date, about.start, about.minutes)
    if status in (MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE):
        return deadlines.get(DeadlineKind.DRAFT_MINUTES)
    coming = view.next_meeting
    agreeing = coming is not None and status == MeetingStatus.MINUTES_DRAFT
    return dt.datetime.combine(coming.date, coming.start) if coming and agreeing else None
