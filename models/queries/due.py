"""What falls due at which meeting, and the one command that does it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from models.queries.meetings import FALLEN_AWAY, DeadlineRow, MeetingRow
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import short_date_words

OPEN_AGENDA, ISSUE_AGENDA, OPEN_MEETING = "Open agenda", "Issue agenda", "Open meeting"
FINISH_MINUTES, PRINT_LOG = "Finish minutes", "Print action log"
PAPERS = frozenset({DeadlineKind.DRAFT_PAPERS, DeadlineKind.FINAL_PAPERS, DeadlineKind.DATA_PACK})
TO_COME = frozenset(
    {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM}
)
UNWRITTEN = frozenset(
    {MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM, MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE}
)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing due for a meeting: its title, when, and the command that does it."""

    meeting: MeetingRow
    kind: str
    title: str
    detail: str
    at: dt.datetime
    command: str


def due_for(meeting: MeetingRow, now: dt.datetime, *, log_wanted: bool) -> Iterator[Due]:
    """Yield what is due for a meeting: the next of papers and agenda until it is held, minutes and log after it.

    `now` is the wall clock without a zone; `log_wanted` says that it raised actions whose log was not issued yet.
    """
    if meeting.status in FALLEN_AWAY:
        return
    over = dt.datetime.combine(meeting.date, meeting.start) + dt.timedelta(minutes=meeting.minutes) <= now
    if meeting.status in TO_COME and not over:
        yield from _beforehand(meeting, now)
    else:
        yield from _afterwards(meeting, log_wanted=log_wanted)


def _beforehand(meeting: MeetingRow, now: dt.datetime) -> Iterator[Due]:
    """Yield the next thing due before a meeting, what is due with it, and what comes then."""
    moments = [(at, list(together)) for at, together in groupby(_expected(meeting, now), key=lambda one: one.due)]
    if not moments:
        return
    at, together = moments[0]
    papers = " and ".join(deadline.kind for deadline in together if deadline.kind in PAPERS)
    following = [deadline for _, later in moments[1:] for deadline in later][:1]
    then = [f"then {deadline.kind} {short_date_words(deadline.due.date())}" for deadline in following]
    if any(deadline.kind == DeadlineKind.AGENDA_OUT for deadline in together):
        is_open = meeting.status == MeetingStatus.AGENDA_OPEN
        command = ISSUE_AGENDA if is_open else OPEN_AGENDA
        state = ["agenda is open" if is_open else "agenda not opened yet"]
        said = _joined(meeting, [*state, *([f"{papers} due too"] if papers else []), *then])
        yield Due(meeting, DeadlineKind.AGENDA_OUT.value, f"{command} of {meeting.forum_name}", said, at, command)
    else:
        title = f"{papers.capitalize()} for {meeting.forum_name}"
        yield Due(meeting, together[0].kind, title, _joined(meeting, then), at, OPEN_MEETING)


def _expected(meeting: MeetingRow, now: dt.datetime) -> list[DeadlineRow]:
    """Return the papers still to come, which are only expected here, and the agenda until it is issued."""
    unissued = meeting.status in {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN}
    return [
        deadline
        for deadline in meeting.deadlines
        if (deadline.kind in PAPERS and deadline.due >= now) or (deadline.kind == DeadlineKind.AGENDA_OUT and unissued)
    ]


def _joined(meeting: MeetingRow, parts: list[str]) -> str:
    return " · ".join([_when(meeting), *parts])


def _afterwards(meeting: MeetingRow, *, log_wanted: bool) -> Iterator[Due]:
    minutes = _deadline(meeting, DeadlineKind.DRAFT_MINUTES)
    if minutes is not None and meeting.status in UNWRITTEN:
        title = f"Draft minutes of {meeting.forum_name}"
        yield Due(meeting, DeadlineKind.DRAFT_MINUTES.value, title, _when(meeting), minutes, FINISH_MINUTES)
    log = _deadline(meeting, DeadlineKind.ACTION_LOG)
    if log is not None and log_wanted and meeting.status in {*UNWRITTEN, MeetingStatus.MINUTES_DRAFT}:
        title = f"Action log of {meeting.forum_name}"
        yield Due(meeting, DeadlineKind.ACTION_LOG.value, title, _when(meeting), log, PRINT_LOG)


def _deadline(meeting: MeetingRow, kind: DeadlineKind) -> dt.datetime | None:
    return next((deadline.due for deadline in meeting.deadlines if deadline.kind == kind), None)


def _when(meeting: MeetingRow) -> str:
    return f"{short_date_words(meeting.date)} {meeting.start:%H:%M}"
