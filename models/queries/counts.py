"""What the sidebar says beside the rooms: what wants attention, and the meetings being prepared."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.actions import OPEN_STATUSES
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Action


@dataclass(frozen=True, slots=True)
class NearMeeting:
    """A meeting as the sidebar names it."""

    id: str
    forum_code: str
    level: str
    date: dt.date


def overdue_count(session: Session, *, today: dt.date) -> int:
    """Return how many actions are past their date and not ended."""
    late = Action.status.in_(OPEN_STATUSES) & (Action.due < today)
    return session.scalar(select(func.count(Action.id)).where(late)) or 0


def near_meetings(
    session: Session, *, first: dt.date, last: dt.date, statuses: Collection[str], limit: int
) -> tuple[NearMeeting, ...]:
    """Return the next few meetings from one day to another that have one of these statuses."""
    chosen = select(Meeting.id, Forum.code, Forum.level, Meeting.date).join(Forum, Forum.id == Meeting.forum_id)
    chosen = chosen.where(Meeting.date.between(first, last), Meeting.status.in_(statuses))
    ordered = chosen.order_by(Meeting.date, Meeting.start, Forum.code).limit(limit)
    return tuple(NearMeeting(*row) for row in session.execute(ordered))
