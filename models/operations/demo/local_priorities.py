"""The local priorities of a demo book's boroughs: two chosen volume crimes each, and anti-social behaviour."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import select

from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, PrioritySet
from models.rules.priorities import ASB, BoroughPriority, LocalPriority, folded, merged
from models.rules.vocabulary import PriorityKind, PriorityMark, SetState, Strength, UnitKind

POOL, CHOSEN = 4, 2
"""How many volume crimes the boroughs of one unit share out, and how many each chooses."""
YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class LocalPriorities:
    """The priorities of each unit with boroughs, merged as its agendas list them, by the unit's key, from a day on."""

    merged: Mapping[str, tuple[LocalPriority, ...]]
    first: dt.date

    def of(self, meeting: DemoMeeting, units: Mapping[str, str]) -> tuple[LocalPriority, ...]:
        """Return what has to stand on the agenda of a meeting; `units` are keys of units by code."""
        required = meeting.forum.local_priorities is Strength.REQUIRED and meeting.date >= self.first
        return self.merged.get(units.get(meeting.forum.unit, ""), ()) if required else ()

    def key(self, unit_id: str, title: str) -> str:
        """Return a priority of a unit's boroughs with this title, empty where none has it."""
        found = (one for one in self.merged.get(unit_id, ()) if folded(one.title) == folded(title))
        return next((one.priority_ids[0] for one in found if one.priority_ids), "")


def gather_local_priorities(
    sheaf: Sheaf, told: Mapping[str, Any], first: dt.date, last: dt.date, source: Random
) -> LocalPriorities:
    """Gather one set for each borough, in force from `first` to `last`, invented.

    One has no anti-social behaviour, as if a file had been wrong; one was not validated for more than a year.
    """
    boroughs: dict[str, list[OrganisationUnit]] = {}
    chosen = select(OrganisationUnit).where(OrganisationUnit.kind == UnitKind.BOROUGH.value)
    for one in sheaf.unit.rows(chosen.order_by(OrganisationUnit.name)):
        boroughs.setdefault(one.parent_id or "", []).append(one)
    found: dict[str, tuple[LocalPriority, ...]] = {}
    for parent, theirs in boroughs.items():
        pool = source.sample(told["pool"], POOL)
        titles = {one.id: _titles(one.name, told, pool, source) for one in theirs}
        rows = {one.id: _gather(sheaf, one, titles[one.id], told, (first, last), source) for one in theirs}
        for one in theirs:
            found[one.id] = merged(rows[one.id], (one.name,), {})
        found[parent] = merged((row for some in rows.values() for row in some), (one.name for one in theirs), {})
    return LocalPriorities(found, first)


def _titles(borough: str, told: Mapping[str, Any], pool: list[str], source: Random) -> list[str]:
    chosen = told["told"].get(borough) or source.sample(pool, CHOSEN)
    return [*chosen] if borough == told["without"] else [*chosen, ASB]


def _gather(
    sheaf: Sheaf,
    borough: OrganisationUnit,
    titles: list[str],
    told: Mapping[str, Any],
    span: tuple[dt.date, dt.date],
    source: Random,
) -> list[BoroughPriority]:
    """Gather the set of one borough and return its priorities."""
    first, last = span
    agreed = first - dt.timedelta(days=source.randint(12, 50))
    key = sheaf.add(
        PrioritySet,
        {
            "kind": PriorityKind.LOCAL.value,
            "name": f"Local priorities {first.year}-{last:%y}, {borough.name}",
            "state": SetState.FINAL.value,
            "starts": first,
            "ends": last,
            "unit_id": borough.id,
            "agreed_on": agreed,
            "validated_on": agreed - YEAR if borough.name == told["late"] else agreed,
            "validated_by": told["validated_by"],
            "source": "invented",
        },
    )
    found = []
    for position, title in enumerate(titles, 1):
        mark = PriorityMark.MANDATORY if title == ASB else PriorityMark.CHOSEN
        row = {"set_id": key, "position": position, "title": title, "mark": mark.value}
        found.append(BoroughPriority(borough.name, title, mark.value, sheaf.add(Priority, row)))
    return found
