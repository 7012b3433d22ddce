"""What the planner answers: where every meeting goes, at what cost, and whether anything better is possible."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from models.rules.planner.problem import Slot

PART_BITS = 30
"""Room for each part of a cost in its figure: a part stays under 2 to this power."""


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """What a plan costs, compared from left to right: the least is best.

    `unplaced` meetings; `moved` meetings; `distance` from home weighted by level; `people` standing in or missing;
    `crowd`, how uneven the days become.
    """

    unplaced: int = 0
    moved: int = 0
    distance: int = 0
    people: int = 0
    crowd: int = 0

    def figure(self) -> int:
        """Return one whole number that stands in the same order, and adds up as costs do."""
        first = ((self.unplaced << PART_BITS) + self.moved << PART_BITS) + self.distance
        return ((first << PART_BITS) + self.people << PART_BITS) + self.crowd

    @classmethod
    def of_figure(cls, figure: int) -> "Cost":
        """Return the cost that has a figure."""
        last = (1 << PART_BITS) - 1
        return cls(*(figure >> PART_BITS * place & last for place in (4, 3, 2, 1, 0)))

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.unplaced + other.unplaced,
            self.moved + other.moved,
            self.distance + other.distance,
            self.people + other.people,
            self.crowd + other.crowd,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan: the slot of every meeting by its key (none: unplaced), its cost, and how good it is known to be.

    `proved`: no plan of the same problem costs less. `gap` is the share of the cost that could still be saved (0.0 when
    proved). `seconds` is how long it took, `solver` which way it was found: “exact” or “preview”.
    """

    slots: Mapping[str, Slot | None]
    cost: Cost
    proved: bool
    gap: float
    seconds: float
    solver: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place for one meeting, what it would cost, and in words what that would mean; `why_not` if it cannot be.

    `cost` is none where something forbids the place.
    """

    slot: Slot
    cost: Cost | None
    meaning: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a plan worth knowing: `severity` “hard”, “soft” or “notice”, and the meetings it names by key.

    `who` holds keys of people (or of vacant posts), `place` a room, `date` the day to jump to.
    """

    kind: str
    severity: str
    text: str
    meetings: tuple[str, ...]
    who: tuple[str, ...] = ()
    place: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A meeting without a place, and the smallest set of reasons that forbids it one, each in words."""

    key: str
    text: str
    reasons: tuple[str, ...]
