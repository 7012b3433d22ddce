"""When people are away."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, in_order, within, word_of
from models.records.organisation import Person
from models.records.planning import PersonAbsence
from models.rules.absences import AbsenceRule, absence_words
from models.rules.vocabulary import HalfDay
from models.rules.written_dates import date_words
from models.store.unit import Unit

MOST_WEEKS = 52
WEEK = 7  # days


def record_absence(  # noqa: PLR0913  an absence has as many facts
    unit: Unit,
    *,
    person_id: str,
    starts: dt.date,
    ends: dt.date | None = None,
    half: str = "",
    every_weeks: int = 0,
    until: dt.date | None = None,
    reason: str = "",
) -> str:
    """Say that a person is away, one day unless `ends` is given, and return the key.

    `half` is “morning” or “afternoon” of each day; `every_weeks` repeats the absence, up to and including `until`.
    """
    if not person_id:
        raise RuleBroken("Nobody is named; choose who is away.", "person_id")
    person = unit.get(Person, person_id)
    row = PersonAbsence(person_id=person_id)
    return _store(unit, row, person, AbsenceRule(starts, ends or starts, half, every_weeks, until), reason)


def edit_absence(  # noqa: PLR0913  an absence has as many facts
    unit: Unit,
    *,
    absence_id: str,
    starts: dt.date,
    ends: dt.date | None = None,
    half: str = "",
    every_weeks: int = 0,
    until: dt.date | None = None,
    reason: str = "",
    revision: str | None = None,
) -> None:
    """Put a whole absence, as `record_absence` takes it, in place of the one that stands."""
    row = unit.get(PersonAbsence, absence_id, revision)
    person = unit.get(Person, row.person_id)
    _store(unit, row, person, AbsenceRule(starts, ends or starts, half, every_weeks, until), reason)


def remove_absence(unit: Unit, *, absence_id: str, revision: str | None = None) -> None:
    """Take an absence out of the book."""
    row = unit.get(PersonAbsence, absence_id, revision)
    rule = AbsenceRule(row.starts, row.ends, row.half, row.every_weeks, row.until)
    unit.delete(row)
    unit.say(f"Remove absence: {unit.get(Person, row.person_id).name}, {absence_words(rule)}")


def _store(unit: Unit, row: PersonAbsence, person: Person, rule: AbsenceRule, reason: str) -> str:
    _check(rule)
    for other in unit.rows(select(PersonAbsence).where(PersonAbsence.person_id == person.id)):
        stored = AbsenceRule(other.starts, other.ends, other.half, other.every_weeks, other.until)
        if other.id != row.id and stored == rule:
            raise RuleBroken(f"{person.name} is away {absence_words(rule)} already.", "starts")
    row.starts, row.ends, row.half = rule.starts, rule.ends, rule.half
    row.every_weeks, row.until = rule.every_weeks, rule.until
    row.reason = within(reason, "reason", "The reason", LONGEST_TEXT)
    unit.say(f"Away: {person.name}, {absence_words(rule)}")
    return unit.add(row).id


def _check(rule: AbsenceRule) -> None:
    """Refuse an absence that ends before it starts, or is repeated in a way that cannot be."""
    in_order(rule.starts, rule.ends)
    if rule.half:
        word_of(HalfDay, rule.half, "half")
    if not 0 <= rule.every_weeks <= MOST_WEEKS:
        raise RuleBroken(f"Every {rule.every_weeks} weeks will not do; give 1 to {MOST_WEEKS}, or 0.", "every_weeks")
    if not rule.every_weeks:
        if rule.until is not None:
            raise RuleBroken("An absence that is not repeated has no last day; say every how many weeks.", "until")
        return
    if (rule.ends - rule.starts).days >= WEEK * rule.every_weeks:
        raise RuleBroken(
            f"{(rule.ends - rule.starts).days + 1} days away overlap themselves when repeated every "
            f"{rule.every_weeks} week{'' if rule.every_weeks == 1 else 's'}; shorten them or repeat them less often.",
            "every_weeks",
        )
    if rule.until is not None and rule.until < rule.starts:
        raise RuleBroken(f"{date_words(rule.until)} lies before the start, {date_words(rule.starts)}.", "until")
