"""What falls due at which meeting, and the one command that does it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.queries.awaited_papers import ExpectedPaper
from models.queries.meetings import FALLEN_AWAY, DeadlineRow, MeetingRow
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import MeetingStatus, PaperStatus
from models.rules.written_dates import short_date_words

OPEN_AGENDA, ISSUE_AGENDA, OPEN_MEETING = "Open agenda", "Issue agenda", "Open meeting"
FINISH_MINUTES, PRINT_LOG, CHASE = "Finish minutes", "Print action log", "Chase"
SET_THEME, SHOW_PRIORITIES = "Set theme", "Show priorities"
ASK_DATE, SHOW_DIVE = "Ask for its date", "Show deep-dive"
PAPERS = frozenset({DeadlineKind.DRAFT_PAPERS, DeadlineKind.FINAL_PAPERS, DeadlineKind.DATA_PACK})
TO_COME = frozenset(
    {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM}
)
UNWRITTEN = frozenset(
    {MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM, MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE}
)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing due for a meeting: its title, when, and the command that does it; `papers` keys those awaited."""

    meeting: MeetingRow
    kind: str
    title: str
    detail: str
    at: dt.datetime
    command: str
    papers: tuple[str, ...] = ()


def due_for(
    meeting: MeetingRow, now: dt.datetime, *, log_wanted: bool, papers: Sequence[ExpectedPaper] = ()
) -> Iterator[Due]:
    """Yield what is due for a meeting: the next of papers and agenda until it is held, minutes and log after it.

    `now` is the wall clock without a zone; `log_wanted` says that it raised actions whose log was not issued yet.
    Where `papers` are commissioned, those that have not arrived are asked for until the meeting begins.
    """
    if meeting.status in FALLEN_AWAY:
        return
    over = dt.datetime.combine(meeting.date, meeting.start) + dt.timedelta(minutes=meeting.minutes) <= now
    if meeting.status in TO_COME and not over:
        yield from _beforehand(meeting, now, papers)
        yield from _awaited(meeting, papers)
    else:
        yield from _afterwards(meeting, log_wanted=log_wanted)


def _beforehand(meeting: MeetingRow, now: dt.datetime, known: Sequence[ExpectedPaper]) -> Iterator[Due]:
    """Yield the next thing due before a meeting, what is due with it, and what comes then."""
    moments = [
        (at, list(together)) for at, together in groupby(_expected(meeting, now, known), key=lambda one: one.due)
    ]
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


def _expected(meeting: MeetingRow, now: dt.datetime, known: Sequence[ExpectedPaper]) -> list[DeadlineRow]:
    """Return the papers still to come, as long as none of them is known by itself, and the agenda until issued."""
    unissued = meeting.status in {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN}
    told = _told(known)
    return [
        deadline
        for deadline in meeting.deadlines
        if (deadline.kind in PAPERS - told and deadline.due >= now)
        or (deadline.kind == DeadlineKind.AGENDA_OUT and unissued)
    ]


def _told(known: Sequence[ExpectedPaper]) -> set[str]:
    """Return the deadlines that need no line of their own: their papers are known, and drafts once all are drafted."""
    told = {paper.deadline for paper in known}
    if known and all(paper.status != PaperStatus.COMMISSIONED for paper in known):
        told.add(DeadlineKind.DRAFT_PAPERS.value)
    return told


def _awaited(meeting: MeetingRow, papers: Sequence[ExpectedPaper]) -> Iterator[Due]:
    """Yield the papers that have not arrived, those due at the same moment together."""
    moments = dict.fromkeys((paper.deadline, paper.due) for paper in papers if paper.due and not paper.is_here)
    for kind, due in moments:
        together = [paper for paper in papers if (paper.deadline, paper.due) == (kind, due)]
        missing = [paper for paper in together if not paper.is_here]
        noun = "data pack" if kind == DeadlineKind.DATA_PACK else "paper"
        count = f"{len(missing)} of {len(together)} {noun}s" if len(together) > 1 else noun.capitalize()
        said = _joined(meeting, [", ".join(paper.title for paper in missing)])
        title = f"{count} not received for {meeting.forum_name}"
        if due:
            yield Due(meeting, kind, title, said, due, CHASE, tuple(paper.id for paper in missing))


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
