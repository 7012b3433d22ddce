"""Who is away when."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.records.organisation import Person
from models.records.planning import PersonAbsence
from models.rules.absences import AbsenceRule, absence_words


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """A stored absence of somebody; `rule.days(first, last)` lays it out day by day, `words` says it in one line."""

    id: str
    revision: str
    person_id: str
    person_name: str
    rule: AbsenceRule
    reason: str
    words: str


def absences(session: Session, *, first: dt.date, last: dt.date, person_id: str = "") -> tuple[AbsenceRow, ...]:
    """Return each stored absence that touches the days from `first` to `last`, of one person or of all, by start."""
    chosen = (
        select(PersonAbsence, Person.name)
        .join(Person, Person.id == PersonAbsence.person_id)
        .where(
            PersonAbsence.starts <= last,
            or_(PersonAbsence.ends >= first, PersonAbsence.every_weeks > 0),
            or_(PersonAbsence.until.is_(None), PersonAbsence.until >= first),
        )
        .order_by(PersonAbsence.starts, Person.name, PersonAbsence.id)
    )
    if person_id:
        chosen = chosen.where(PersonAbsence.person_id == person_id)
    rows = (_row(stored, name) for stored, name in session.execute(chosen))
    return tuple(row for row in rows if row.rule.days(first, last))


def _row(stored: PersonAbsence, name: str) -> AbsenceRow:
    rule = AbsenceRule(stored.starts, stored.ends, stored.half, stored.every_weeks, stored.until)
    return AbsenceRow(stored.id, stored.revision, stored.person_id, name, rule, stored.reason, absence_words(rule))
