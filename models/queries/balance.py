"""Whether the actions of the financial year add up: brought forward and opened are closed and still open."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.queries.actions import OPEN_STATUSES
from models.records.outcomes import Action
from models.rules.financial_year import financial_year


@dataclass(frozen=True, slots=True)
class Balance:
    """The four figures of a financial year so far: brought_forward + opened = closed + open."""

    brought_forward: int
    opened: int
    closed: int
    open: int


def action_balance(session: Session, *, today: dt.date) -> Balance:
    """Return the figures of the financial year a day lies in.

    They count the actions alive in the year (still open, or closed in it), parted once by when they were raised and
    once by whether they are still open: so both sums are the same.
    """
    since = financial_year(today).first
    going = Action.status.in_(OPEN_STATUSES)
    alive = or_(going, Action.closed_on >= since)
    old = Action.raised_on < since
    parts = select(
        func.count().filter(old),
        func.count().filter(~old),
        func.count().filter(~going),
        func.count().filter(going),
    )
    return Balance(*session.execute(parts.where(alive)).one())


def action_count(session: Session) -> int:
    """Return how many actions the book holds, closed ones too."""
    return session.scalar(select(func.count(Action.id))) or 0
