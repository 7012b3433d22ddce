"""Days better left free."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.planning import AvoidedSpan
from models.rules.avoided import AvoidedRule
from models.rules.planner.problem import Avoided


@dataclass(frozen=True, slots=True)
class AvoidedRow:
    """A span to leave free, "07-25" to "08-31" every year or whole dates once; a `notice` is only to know."""

    id: str
    revision: str
    name: str
    starts: str
    ends: str
    notice: bool


def avoided_spans(session: Session) -> tuple[AvoidedRow, ...]:
    """Return the spans the book holds, those of every year first, by their start."""
    columns = (
        AvoidedSpan.id,
        AvoidedSpan.revision,
        AvoidedSpan.name,
        AvoidedSpan.starts,
        AvoidedSpan.ends,
        AvoidedSpan.notice,
    )
    rows = (AvoidedRow(*row) for row in session.execute(select(*columns)))
    return tuple(sorted(rows, key=lambda row: (len(row.starts), row.starts, row.name)))


def avoided_days(session: Session, *, first: dt.date, last: dt.date) -> tuple[Avoided, ...]:
    """Return each time a stored span touches the days from `first` to `last`, earliest first; festivals are apart."""
    rules = (AvoidedRule(row.name, row.starts, row.ends, row.notice) for row in avoided_spans(session))
    found = (span for rule in rules for span in rule.spans(first, last))
    return tuple(sorted(found, key=lambda span: (span.first, span.last, span.name)))
