"""How far the next corporate meeting has come, and what its agenda still lacks."""

import datetime as dt
from dataclasses import dataclass

from models.queries.agenda import AgendaView
from models.queries.meetings import MeetingRow
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import ItemKind, MeetingStatus, PaperStatus
from models.rules.written_dates import short_date_words

STAGES = (
    MeetingStatus.PLANNED,
    MeetingStatus.AGENDA_OPEN,
    MeetingStatus.AGENDA_ISSUED,
    MeetingStatus.IN_THE_ROOM,
    MeetingStatus.MINUTES_DRAFT,
    MeetingStatus.MINUTES_AGREED,
)
_LIKE = {MeetingStatus.HELD: MeetingStatus.IN_THE_ROOM, MeetingStatus.CORRESPONDENCE: MeetingStatus.IN_THE_ROOM}


@dataclass(frozen=True, slots=True)
class Progress:
    """A meeting, the stage it has reached (1 to 6), and one sentence about the next one."""

    meeting: MeetingRow
    stage: int
    words: str


def progress_of(view: AgendaView, today: dt.date) -> Progress:
    """Return how far a meeting has come by a day."""
    status = MeetingStatus(view.meeting.status)
    status = _LIKE.get(status, status)
    stage = STAGES.index(status) + 1 if status in STAGES else 1
    here = f"{status.value[:1].upper()}{status.value[1:]}, stage {stage} of {len(STAGES)}."
    return Progress(view.meeting, stage, f"{here} {_next_step(view, status, today)}".strip())


def missing(view: AgendaView) -> tuple[str, ...]:
    """Return what an agenda lacks before it can be issued, in words."""
    items = [item for item in view.items if item.kind in {ItemKind.ITEM, ItemKind.PINNED_FIRST, ItemKind.PINNED_LAST}]
    leaderless = sum(not item.lead for item in items)
    found = [_counted(leaderless, "lead")] if leaderless else []
    found += [] if any(item.kind == ItemKind.ITEM for item in items) else ["items of its own"]
    papers = [paper for item in view.items for paper in item.papers]
    awaited = sum(not paper.received and paper.status != PaperStatus.WITHDRAWN for paper in papers)
    found += [f"{awaited} {'paper' if awaited == 1 else 'papers'} to come"] if awaited else []
    found += [f"{view.overrun} minutes too long"] if view.overrun else []
    return tuple(found)


def _next_step(view: AgendaView, status: MeetingStatus, today: dt.date) -> str:
    if status == MeetingStatus.PLANNED:
        out = next((row.due for row in view.meeting.deadlines if row.kind == DeadlineKind.AGENDA_OUT), None)
        if out is None:
            return "The agenda is not open yet."
        verb = "goes out" if out.date() >= today else "was to go out"
        return f"The agenda {verb} {short_date_words(out.date())}."
    if status == MeetingStatus.AGENDA_OPEN:
        lacking = missing(view)
        return f"Before issue: {', '.join(lacking)}." if lacking else "Ready to be issued."
    if status == MeetingStatus.AGENDA_ISSUED and view.versions:
        return f"Version {view.versions[-1].version} is out."
    return ""


def _counted(count: int, what: str) -> str:
    return f"{count} {what} to name" if count == 1 else f"{count} {what}s to name"
