"""The numbers beside the rooms in the sidebar: what wants attention."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.actions import OPEN_STATUSES
from models.queries.today import today_view
from models.records.outcomes import Action

PRESSING = ("overdue", "today")


def overdue_count(session: Session, *, today: dt.date) -> int:
    """Return how many actions are past their date and not ended."""
    late = Action.status.in_(OPEN_STATUSES) & (Action.due < today)
    return session.scalar(select(func.count(Action.id)).where(late)) or 0


def due_count(session: Session, *, now: dt.datetime) -> int:
    """Return how many things are late or due today; `now` is an instant with its zone."""
    return sum(1 for row in today_view(session, now=now).due if row.group in PRESSING)
