"""Days on which no board meets: proclaimed holidays and closures of the organisation."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import named
from models.operations.kept_deadlines import keep_around
from models.queries.proclaimed import calendar_with, calendar_without
from models.records.closed_days import ClosureSpan, OneOffDay
from models.rules.holidays import Closure
from models.rules.written_dates import date_words
from models.store.unit import Unit


def add_one_off(unit: Unit, *, day: dt.date, name: str, closed: bool = True) -> str:
    """Proclaim a bank holiday for one day, or take an ordinary one away, and return its key.

    Meetings stay where they are (`proclaim_holiday` moves them); deadlines that have passed stay what they were.
    """
    called = named(name, "name", "The name of the day", 100)
    if unit.rows(select(OneOffDay).where(OneOffDay.day == day)):
        raise RuleBroken(f"{date_words(day)} is in the list already; remove it first.", "day")
    keep_around(unit, day, calendar_with(unit.session, day=day, name=called if closed else ""))
    unit.say(f"Add {called} on {date_words(day)}")
    return unit.add(OneOffDay(day=day, name=called, closed=closed)).id


def remove_one_off(unit: Unit, *, one_off_id: str, revision: str | None = None) -> None:
    """Take a one-off day out of the list; meetings that moved for it stay, and so do deadlines that have passed."""
    row = unit.get(OneOffDay, one_off_id, revision)
    keep_around(unit, row.day, calendar_without(unit.session, day=row.day))
    unit.delete(row)
    unit.say(f"Remove {row.name} on {date_words(row.day)}")


def set_closure(
    unit: Unit, *, name: str, starts: str, ends: str, closure_id: str = "", revision: str | None = None
) -> str:
    """Close the organisation from one day to another, every year ("12-24") or once ("2026-12-24"); returns the key."""
    called = named(name, "name", "The name of the closure", 100)
    span = Closure(called, starts.strip(), ends.strip())
    row = unit.get(ClosureSpan, closure_id, revision) if closure_id else unit.add(ClosureSpan())
    row.name, row.starts, row.ends = span.name, span.starts, span.ends
    unit.say(f"Set closure {called}")
    return row.id


def remove_closure(unit: Unit, *, closure_id: str, revision: str | None = None) -> None:
    """Open the organisation again on the days of a closure."""
    row = unit.get(ClosureSpan, closure_id, revision)
    unit.delete(row)
    unit.say(f"Remove closure {row.name}")
