"""How many units had exceptions that speak to a theme in the month in which their meeting takes them."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.meetings import FALLEN_AWAY
from models.records.exceptions import LocalException, Measure
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.rules.coverage import Covering, MarkKind, month_of
from models.rules.vocabulary import Direction, Level, UnitKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: its name, its kind and the key of the unit above it."""

    name: str
    kind: str
    parent_id: str


def units_below(session: Session, unit_id: str) -> tuple[frozenset[str], Mapping[str, Place]]:
    """Return the keys of a unit and all beneath it (of all units if none is given), and where every unit stands."""
    columns = (OrganisationUnit.id, OrganisationUnit.name, OrganisationUnit.kind, OrganisationUnit.parent_id)
    units = {key: Place(name, kind, parent or "") for key, name, kind, parent in session.execute(select(*columns))}
    if not unit_id:
        return frozenset(units), units
    found = {unit_id}
    while more := {key for key, one in units.items() if one.parent_id in found and key not in found}:
        found |= more
    return frozenset(found), units


def exceptions_by_month(
    session: Session, span: tuple[dt.date, dt.date], unit_ids: frozenset[str], units: Mapping[str, Place]
) -> Iterator[Covering]:
    """Yield for each theme and month the units whose meeting of that month has worse figures about it.

    An exception belongs to the first meeting of its unit's forum, or of that above it, from the day it came in.
    """
    days = _days(session, span)
    chosen = (
        select(Measure.theme_id, LocalException.unit_id, LocalException.received_on)
        .join(Measure, Measure.id == LocalException.measure_id)
        .where(
            Measure.theme_id.is_not(None),
            LocalException.direction == Direction.WORSE.value,
            LocalException.set_aside_because == "",
            LocalException.unit_id.is_not(None),
            LocalException.received_on <= span[1],
        )
        .distinct()
    )
    found: defaultdict[tuple[str, dt.date], set[str]] = defaultdict(set)
    for theme_id, unit_id, received in session.execute(chosen):
        if theme_id is None or unit_id is None or unit_id not in unit_ids:
            continue
        day = _lands(unit_id, received, days, units)
        if day is not None and span[0] <= day <= span[1]:
            found[theme_id, month_of(day)].add(unit_id)
    for (theme_id, month), theirs in sorted(found.items()):
        names = ", ".join(sorted(units[key].name for key in theirs))
        borough = any(units[key].kind == UnitKind.BOROUGH for key in theirs)
        words, one = f"Exceptions: {names}", "borough" if borough else "BCU"
        yield Covering(theme_id, month, MarkKind.EXCEPTIONS, len(theirs), one, words=words)


def _days(session: Session, span: tuple[dt.date, dt.date]) -> Mapping[str, list[dt.date]]:
    """Return the days of the meetings of each unit that takes themes, in order, from a year before the span."""
    chosen = (
        select(Forum.unit_id, Meeting.date)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(
            or_(Forum.theme_window > 0, Forum.level == Level.BCU.value),
            Forum.unit_id.is_not(None),
            Meeting.status.not_in(FALLEN_AWAY),
            Meeting.date <= span[1],
        )
        .order_by(Meeting.date)
    )
    found: defaultdict[str, list[dt.date]] = defaultdict(list)
    for unit_id, day in session.execute(chosen):
        found[unit_id or ""].append(day)
    return found


def _lands(
    unit_id: str, received: dt.date, days: Mapping[str, list[dt.date]], units: Mapping[str, Place]
) -> dt.date | None:
    """Return the day of the meeting an exception goes to, none while none is planned in the time looked at."""
    key = unit_id
    while key and key not in days:
        key = units[key].parent_id if key in units else ""
    theirs = days.get(key, [])
    place = bisect_left(theirs, received)
    return theirs[place] if place < len(theirs) else None
