"""The closed days of the organisation."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.closed_days import ClosureSpan, OneOffDay
from models.rules.holidays import KNOWN_ONE_OFFS, WEEKEND, Closure, OneOff, WorkingCalendar, bank_holidays

EARLIEST_YEAR = 1979
LATEST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class OneOffRow:
    """A day the book itself holds: proclaimed, or (`closed` false) taken away."""

    id: str
    revision: str
    day: dt.date
    name: str
    closed: bool


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """A closure: "12-24" to "01-01" every year, or whole dates once."""

    id: str
    revision: str
    name: str
    starts: str
    ends: str


def working_calendar(session: Session, *, first: dt.date, last: dt.date) -> WorkingCalendar:
    """Return the working calendar of the organisation, sound for a year on either side of the span."""
    one_offs = (*KNOWN_ONE_OFFS, *(OneOff(row.day, row.name, row.closed) for row in one_off_days(session)))
    spans = tuple(Closure(row.name, row.starts, row.ends) for row in closures(session))
    begins = min(max(first.year - 1, EARLIEST_YEAR), LATEST_YEAR)
    ends = max(min(last.year + 1, LATEST_YEAR), EARLIEST_YEAR)
    return WorkingCalendar(bank_holidays(begins, ends, one_offs), spans)


def closed_days(session: Session, *, first: dt.date, last: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Return the days from `first` to `last` that a holiday or a closure closes, with its name; weekends are none."""
    calendar = working_calendar(session, first=first, last=last)
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    named = ((day, calendar.why_closed(day)) for day in days)
    return tuple((day, why) for day, why in named if why and why != WEEKEND)


def one_off_days(session: Session) -> tuple[OneOffRow, ...]:
    """Return the one-off days the book holds, earliest first."""
    columns = (OneOffDay.id, OneOffDay.revision, OneOffDay.day, OneOffDay.name, OneOffDay.closed)
    return tuple(OneOffRow(*row) for row in session.execute(select(*columns).order_by(OneOffDay.day)))


def closures(session: Session) -> tuple[ClosureRow, ...]:
    """Return the closures of the organisation by name."""
    columns = (ClosureSpan.id, ClosureSpan.revision, ClosureSpan.name, ClosureSpan.starts, ClosureSpan.ends)
    return tuple(ClosureRow(*row) for row in session.execute(select(*columns).order_by(ClosureSpan.name)))
