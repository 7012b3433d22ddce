"""Which boroughs a unit answers for on a day."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.holders import lives
from models.records.organisation import OrganisationUnit, UnitSuccession
from models.rules.vocabulary import UnitKind


def boroughs_of(session: Session, *, unit_id: str, as_of: dt.date) -> tuple[OrganisationUnit, ...]:
    """Return the boroughs of a unit by name: those in it or in units it took over, else the unit itself.

    A borough that was merged into a unit which is no borough itself still counts there.
    """
    here = {unit_id, *_taken_over(session, unit_id, as_of)}
    chosen = select(OrganisationUnit).where(
        or_(OrganisationUnit.id.in_(here), OrganisationUnit.parent_id.in_(here)),
        or_(OrganisationUnit.id == unit_id, OrganisationUnit.kind == UnitKind.BOROUGH.value),
    )
    units = {one.id: one for one in session.scalars(chosen)}
    own = units.pop(unit_id, None)
    if own is None:
        return ()
    if own.kind == UnitKind.BOROUGH:
        return (own,)
    found = [one for one in units.values() if one.id in here or lives(one.starts, one.ends, as_of)]
    return tuple(sorted(found, key=lambda one: one.name)) or (own,)


def _taken_over(session: Session, unit_id: str, as_of: dt.date) -> set[str]:
    """Return the units that gave way to one, directly or in turn, by a day."""
    before: dict[str, list[str]] = defaultdict(list)
    for row in session.scalars(select(UnitSuccession)):
        if row.on is None or row.on <= as_of:
            before[row.new_unit_id].append(row.old_unit_id)
    found: set[str] = set()
    ahead = list(before[unit_id])
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead.extend(before[key])
    return found
