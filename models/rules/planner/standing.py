"""A plan as it stands: each meeting at its slot with its people, by day and by forum, worked out when asked for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from models.rules.planner.ground import KEPT, Ground, ground, starts_at
from models.rules.planner.people import People, roster
from models.rules.planner.problem import Problem, Slot, Slots, Turn


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting at a slot; `begins` and `ends` are minutes since midnight."""

    turn: Turn
    slot: Slot
    begins: int
    ends: int
    people: People


class Standing:
    """Where every meeting of a problem stands, and who sits in it."""

    def __init__(self, problem: Problem, slots: Slots) -> None:
        """Take a problem and where its meetings stand; nothing is worked out before it is asked for."""
        self.problem = problem
        self.slots = slots
        self.known = ground(problem)
        self.working = self.known.working
        self.roster = roster(self.known)
        self._sittings: dict[str, Sitting] = {}

    @cached_property
    def days(self) -> Mapping[dt.date, tuple[str, ...]]:
        """The keys of the meetings of each day, in order of their start."""
        found: dict[dt.date, list[tuple[dt.time, str]]] = defaultdict(list)
        for key in self.known.turns:
            if slot := self.slots.get(key):
                found[slot.date].append((slot.start, key))
        return {day: tuple(key for _, key in sorted(keys)) for day, keys in sorted(found.items())}

    @cached_property
    def weeks(self) -> Mapping[dt.date, tuple[str, ...]]:
        """The keys of the meetings of each week, by its Monday."""
        found: dict[dt.date, tuple[str, ...]] = defaultdict(tuple)
        for day, keys in self.days.items():
            found[monday_of(day)] += keys
        return found

    @property
    def forums(self) -> Mapping[str, tuple[Turn, ...]]:
        """The meetings of each forum in order of their home day, then of their number."""
        return _forums(self.known)

    @cached_property
    def longest_way(self) -> int:
        """The most minutes of travel between any two places."""
        return max(self.problem.travel.values(), default=0)

    def turn(self, key: str) -> Turn:
        """Return a meeting by its key."""
        return self.known.turns[key]

    def sitting(self, key: str) -> Sitting | None:
        """Return a meeting where it stands, none if it has no place."""
        slot = self.slots.get(key)
        if slot is None:
            return None
        if key not in self._sittings:
            self._sittings[key] = self.at(self.turn(key), slot)
        return self._sittings[key]

    def at(self, turn: Turn, slot: Slot) -> Sitting:
        """Put a meeting at any slot."""
        begins = starts_at(slot)
        return Sitting(turn, slot, begins, begins + turn.minutes, self.roster.people(turn, slot))

    def sittings(self, day: dt.date) -> tuple[Sitting, ...]:
        """List the meetings of a day in order of their start."""
        return tuple(sitting for key in self.days.get(day, ()) if (sitting := self.sitting(key)))


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


@lru_cache(maxsize=KEPT)
def _forums(known: Ground) -> Mapping[str, tuple[Turn, ...]]:
    found: dict[str, list[Turn]] = defaultdict(list)
    for turn in sorted(known.problem.turns, key=lambda turn: (turn.home.date, turn.number, turn.key)):
        found[turn.forum].append(turn)
    return {forum: tuple(turns) for forum, turns in found.items()}
