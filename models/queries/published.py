"""Which years are published: from then on every change of theirs has a reason and a history."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records.planning import PublishedYear


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A published span, when it was published and by whom."""

    id: str
    revision: str
    first: dt.date
    last: dt.date
    at: dt.datetime
    by: str


def published_years(session: Session) -> tuple[PublishedRow, ...]:
    """Return the published spans, earliest first."""
    columns = (PublishedYear.id, PublishedYear.revision, PublishedYear.first, PublishedYear.last)
    chosen = select(*columns, PublishedYear.at, PublishedYear.by).order_by(PublishedYear.first, PublishedYear.at)
    return tuple(PublishedRow(*row) for row in session.execute(chosen))


def is_published(session: Session, on: dt.date) -> bool:
    """Say whether a day lies in a published span."""
    chosen = select(func.count()).select_from(PublishedYear)
    return bool(session.scalar(chosen.where(PublishedYear.first <= on, PublishedYear.last >= on)))
