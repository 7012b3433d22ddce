"""Which papers are due in a span of days, which came late, and which are missing."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.queries.meetings import FALLEN_AWAY
from models.queries.paper_deadlines import ACCEPTED, NEAR
from models.queries.papers import PaperRow, papers, wall_moment
from models.queries.settings import settings
from models.queries.words import natural
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.papers import Paper
from models.rules.vocabulary import PaperStatus

NEVER = dt.datetime.combine(dt.date.max, dt.time.max)
LAST_MOMENT = dt.time.max


@dataclass(frozen=True, slots=True)
class PapersDue:
    """The papers due from `first` to `last`, earliest deadline first; withdrawn ones are due no longer.

    `late` are those of them that were taken as late. `missing` are all whose deadline has passed and that are not
    there yet, also from before `first`, as long as their meeting is still to come. `forum` and `forum_name` say which
    one was asked for, empty for all.
    """

    first: dt.date
    last: dt.date
    forum: str
    forum_name: str
    marking: str
    now: dt.datetime
    rows: tuple[PaperRow, ...]
    late: tuple[PaperRow, ...]
    missing: tuple[PaperRow, ...]


def papers_due(session: Session, *, first: dt.date, last: dt.date, forum_id: str = "", now: dt.datetime) -> PapersDue:
    """Return what is due from `first` to `last`, of all forums or of one; `now` is wall clock or an instant."""
    wall = wall_moment(session, now)
    chosen = _candidates(session, min(first, wall.date()), last, forum_id)
    found = sorted(papers(session, ids=chosen, now=wall), key=_order) if chosen else []
    rows = tuple(row for row in found if row.due and first <= row.due.date() <= last)
    listed = {row.id for row in rows}
    return PapersDue(
        first=first,
        last=last,
        forum=session.scalar(select(Forum.code).where(Forum.id == forum_id)) or "",
        forum_name=ForumNames(session).on(forum_id, first),
        marking=settings(session).marking,
        now=wall,
        rows=rows,
        late=tuple(row for row in rows if row.late and row.status in ACCEPTED),
        missing=tuple(row for row in found if _missing(row, wall) and (row.id in listed or _ahead(row, wall))),
    )


def _candidates(session: Session, first: dt.date, last: dt.date, forum_id: str) -> tuple[str, ...]:
    """Return the papers that may be due: of meetings from a day on that did not fall away, or with a date of theirs."""
    of_meeting = Meeting.date.between(first, last + NEAR) & Meeting.status.not_in(FALLEN_AWAY)
    of_its_own = Paper.due.between(dt.datetime.combine(first, dt.time.min), dt.datetime.combine(last, LAST_MOMENT))
    chosen = select(Paper.id).outerjoin(Meeting, Meeting.id == Paper.meeting_id)
    chosen = chosen.where(Paper.status != PaperStatus.WITHDRAWN.value, or_(of_meeting, of_its_own))
    return tuple(session.scalars(chosen.where(Paper.forum_id == forum_id) if forum_id else chosen))


def _missing(row: PaperRow, now: dt.datetime) -> bool:
    return row.due is not None and row.due < now and row.status not in ACCEPTED


def _ahead(row: PaperRow, now: dt.datetime) -> bool:
    return row.meeting_date is None or row.meeting_date >= now.date()


def _order(row: PaperRow) -> tuple[object, ...]:
    return (row.due or NEVER, row.forum_code, natural(row.reference))
