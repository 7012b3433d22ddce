"""Which boroughs a unit answers for on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.holders import lives
from models.records.organisation import OrganisationUnit, UnitSuccession
from models.records.priorities import PrioritySet
from models.rules.vocabulary import PriorityKind, SetState, UnitKind


def boroughs_of(session: Session, *, unit_id: str, as_of: dt.date) -> tuple[OrganisationUnit, ...]:
    """Return the boroughs of a unit by name: those in it or in units it took over, else the unit itself.

    A borough that was merged into a unit which is no borough itself still counts there. A unit without boroughs that
    took over from others answers for those, until it has priorities of its own.
    """
    before = _before(session, as_of)
    here = {unit_id, *_taken_over(before, unit_id)}
    chosen = select(OrganisationUnit).where(or_(OrganisationUnit.id.in_(here), OrganisationUnit.parent_id.in_(here)))
    units = {one.id: one for one in session.scalars(chosen)}
    own = units.get(unit_id)
    if own is None:
        return ()
    found = [
        one
        for one in units.values()
        if one.kind == UnitKind.BOROUGH and (one.id in here or lives(one.starts, one.ends, as_of))
    ]
    if own.kind == UnitKind.BOROUGH or not found:
        settled = _with_priorities(session, here, as_of)
        found = [units[key] for key in dict.fromkeys(_answering(unit_id, before, settled))]
    return tuple(sorted(found, key=lambda one: one.name))


def _answering(unit_id: str, before: Mapping[str, Sequence[str]], settled: frozenset[str]) -> Iterator[str]:
    """Yield the unit where it has priorities or took over from none, else those it took over from, in turn."""
    if unit_id in settled or not before.get(unit_id):
        yield unit_id
    else:
        for old in before[unit_id]:
            yield from _answering(old, before, settled)


def _with_priorities(session: Session, unit_ids: set[str], as_of: dt.date) -> frozenset[str]:
    """Return which of some units have local priorities in force on a day."""
    chosen = select(PrioritySet.unit_id).where(
        PrioritySet.kind == PriorityKind.LOCAL.value,
        PrioritySet.state == SetState.FINAL.value,
        PrioritySet.unit_id.in_(unit_ids),
        or_(PrioritySet.starts.is_(None), PrioritySet.starts <= as_of),
        or_(PrioritySet.ends.is_(None), PrioritySet.ends >= as_of),
    )
    return frozenset(key for key in session.scalars(chosen) if key)


def _before(session: Session, as_of: dt.date) -> Mapping[str, Sequence[str]]:
    """Return which units gave way to which by a day, by the one that took over."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in session.scalars(select(UnitSuccession)):
        if row.on is None or row.on <= as_of:
            found[row.new_unit_id].append(row.old_unit_id)
    return found


def _taken_over(before: Mapping[str, Sequence[str]], unit_id: str) -> set[str]:
    """Return the units that gave way to one, directly or in turn."""
    found: set[str] = set()
    ahead = list(before.get(unit_id, ()))
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead.extend(before.get(key, ()))
    return found
