"""What falls due at which meeting, and the one command that does it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from models.queries.meetings import FALLEN_AWAY, MeetingRow
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
    """Yield what is still due for a meeting: papers and agenda until it is held, minutes and log after it.

    `now` is the wall clock without a zone; `log_wanted` says that it raised actions whose log was not issued yet.
    """
    if meeting.status in FALLEN_AWAY:
        return
    over = dt.datetime.combine(meeting.date, meeting.start) + dt.timedelta(minutes=meeting.minutes) <= now
    if meeting.status in TO_COME and not over:
        yield from _papers(meeting, now)
        yield from _agenda(meeting)
    else:
        yield from _afterwards(meeting, log_wanted=log_wanted)


def _papers(meeting: MeetingRow, now: dt.datetime) -> Iterator[Due]:
    """Yield the papers expected on one day as one thing; papers are not late here, only expected."""
    expected = [deadline for deadline in meeting.deadlines if deadline.kind in PAPERS and deadline.due >= now]
    for at, together in groupby(expected, key=lambda deadline: deadline.due):
        kinds = [deadline.kind for deadline in together]
        title = f"{' and '.join(kinds).capitalize()} for {meeting.forum_name}"
        yield Due(meeting, kinds[0], title, _when(meeting), at, OPEN_MEETING)


def _agenda(meeting: MeetingRow) -> Iterator[Due]:
    at = _deadline(meeting, DeadlineKind.AGENDA_OUT)
    if at is None or meeting.status not in {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN}:
        return
    is_open = meeting.status == MeetingStatus.AGENDA_OPEN
    command = ISSUE_AGENDA if is_open else OPEN_AGENDA
    state = "agenda is open" if is_open else "agenda not opened yet"
    title = f"{command} of {meeting.forum_name}"
    yield Due(meeting, DeadlineKind.AGENDA_OUT.value, title, f"{_when(meeting)} · {state}", at, command)


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
