"""The six stages of a meeting, in words, and which of them it has reached."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from desktop.kit.short_words import moment_words
from models.queries.agenda import AgendaView
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import short_date_words

TITLES = ("Planned", "Agenda open", "Agenda issued", "Held", "Minutes draft", "Minutes agreed")
_REACHED = {
    MeetingStatus.PLANNED: 0,
    MeetingStatus.AGENDA_OPEN: 1,
    MeetingStatus.AGENDA_ISSUED: 2,
    MeetingStatus.IN_THE_ROOM: 3,
    MeetingStatus.HELD: 3,
    MeetingStatus.CORRESPONDENCE: 3,
    MeetingStatus.MINUTES_DRAFT: 4,
    MeetingStatus.MINUTES_AGREED: 5,
}


class Progress(StrEnum):
    """Whether a stage lies behind, is the present one, or is still to come."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Stage:
    """One dot of the stage bar: its title, the date or reason beneath it, and whether it is reached."""

    title: str
    words: str
    progress: Progress


def stages(view: AgendaView) -> tuple[Stage, ...]:
    """Return the six stages of a meeting; one that was cancelled or postponed is at none of them."""
    reached = _REACHED.get(MeetingStatus(view.meeting.status), -1)
    words = (_planned(view), "", _issued(view), _held(view), _minutes(view), _agreed(view))
    progress = [
        Progress.DONE if place < reached else Progress.NOW if place == reached else Progress.LATER
        for place in range(len(TITLES))
    ]
    return tuple(Stage(*parts) for parts in zip(TITLES, words, progress, strict=True))


def deadline(view: AgendaView, kind: DeadlineKind) -> dt.datetime | None:
    """Return when something is due for a meeting, none where its forum sets no such deadline."""
    return next((row.due for row in view.meeting.deadlines if row.kind == kind), None)


def _planned(view: AgendaView) -> str:
    meeting = view.meeting
    if meeting.rule_date is None:
        return "by hand"
    return "by rule" if meeting.rule_date == meeting.date else f"moved from {short_date_words(meeting.rule_date)}"


def _issued(view: AgendaView) -> str:
    if view.versions:
        last = view.versions[-1]
        return f"version {last.version}, {short_date_words(last.issued_at.date())}"
    due = deadline(view, DeadlineKind.AGENDA_OUT)
    return f"due {moment_words(due)}" if due else ""


def _held(view: AgendaView) -> str:
    if view.meeting.status == MeetingStatus.CORRESPONDENCE:
        return "by correspondence"
    in_the_room = view.meeting.status == MeetingStatus.IN_THE_ROOM
    return "in the room now" if in_the_room else short_date_words(view.meeting.date)


def _minutes(view: AgendaView) -> str:
    due = deadline(view, DeadlineKind.DRAFT_MINUTES)
    return f"by {short_date_words(due.date())}" if due else ""


def _agreed(view: AgendaView) -> str:
    return short_date_words(view.next_meeting.date) if view.next_meeting else ""
