"""Meetings in the places they can take, with the figures by which two of them are compared quickly."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from models.rules.planner.candidates import Candidate, candidate_on, may_stay, nearest
from models.rules.planner.ground import Ground, ground, starts_at
from models.rules.planner.problem import Problem, Slot, Turn

Key = tuple[str, str, int]
"""What two meetings can clash over: a person, a chair or a room (by letter), its name, and the day's ordinal."""
PERSON, CHAIR, ROOM = "p", "c", "r"
DAY_BITS = 22
"""Room for the ordinal of any day."""


Ways = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What of a place decides whether one person can be at two: minutes of the day, and where; one of each kind.

    `ways` are minutes of travel between two buildings, looked up either way round.
    """

    start: int
    end: int
    building: str
    ways: Ways
    _known: dict["Shape", bool] = field(default_factory=dict)

    def collides(self, other: "Shape") -> bool:
        """Say whether one person cannot be at both on the same day; once said it is remembered."""
        found = self._known.get(other)
        if found is None:
            way = self._way(other)
            found = self.start < other.end + way and other.start < self.end + way
            self._known[other] = found
        return found

    def _way(self, other: "Shape") -> int:
        one, two = self.building, other.building
        return 0 if one == two else self.ways.get((one, two), self.ways.get((two, one), 0))


class Numbers:
    """What two meetings can clash over by number: who or what it is in the upper bits, the day in the lower ones."""

    def __init__(self) -> None:
        self._names: list[tuple[str, str]] = []
        self._firsts: dict[tuple[str, str], int] = {}
        self._keys: dict[int, Key] = {}

    def first(self, kind: str, name: str) -> int:
        """Return the number of a person, a chair or a room on day nought."""
        if (kind, name) not in self._firsts:
            self._firsts[kind, name] = len(self._names) << DAY_BITS
            self._names.append((kind, name))
        return self._firsts[kind, name]

    def key(self, number: int) -> Key:
        """Return the key that has a number."""
        found = self._keys.get(number)
        if found is None:
            kind, name = self._names[number >> DAY_BITS]
            found = self._keys[number] = (kind, name, number & (1 << DAY_BITS) - 1)
        return found


@dataclass(slots=True, eq=False)
class Column:
    """A meeting in one of its places; two columns are equal only as themselves.

    `numbers` are what it takes on its day (see Numbers), `price` its cost as one figure (see Cost).
    """

    turn: Turn
    candidate: Candidate
    shape: Shape
    numbers: tuple[int, ...]
    price: int
    _all: Numbers
    _keys: tuple[Key, ...] | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """What it takes on its day: people first, then chairs, then its room."""
        if self._keys is None:
            self._keys = tuple(map(self._all.key, self.numbers))
        return self._keys

    @property
    def slot(self) -> Slot:
        """Where the meeting would stand."""
        return self.candidate.slot


class Series:
    """The columns of one meeting, cheapest first, worked out as far as somebody has looked."""

    def __init__(self, source: Iterator[Column]) -> None:
        self._source = source
        self._seen: list[Column] = []

    def __iter__(self) -> Iterator[Column]:
        at = 0
        while (column := self.at(at)) is not None:
            yield column
            at += 1

    def at(self, number: int) -> Column | None:
        """Return one column by its place from 0; none beyond the last."""
        while len(self._seen) <= number:
            column = next(self._source, None)
            if column is None:
                return None
            self._seen.append(column)
        return self._seen[number]


class Columns:
    """The columns of a problem's meetings, made when they are asked for; what fixed meetings forbid is left out."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.known: Ground = ground(problem)
        self.chairs = self.known.most_a_day
        self._something_fixed = any(turn.fixed for turn in problem.turns)
        self._ways: Ways = problem.travel if any(problem.travel.values()) else {}
        self.limits: dict[int, int] = {}
        self._numbers = Numbers()
        self._kept: dict[tuple[frozenset[str], frozenset[str], str], list[int]] = {}
        self._shapes: dict[tuple[int, int, str], Shape] = {}
        self._staying: dict[str, Column | None] = {}
        self._series: dict[str, Series] = {}
        self.homes = {turn.key: self._column(turn, candidate_on(self.known, turn, turn.home)) for turn in problem.turns}
        self.fixed: dict[Key, list[Column]] = defaultdict(list)
        for turn in problem.turns:
            if turn.fixed:
                for key in self.homes[turn.key].keys:
                    self.fixed[key].append(self.homes[turn.key])

    def of(self, turn: Turn) -> Series:
        """Return the columns of a meeting, cheapest first."""
        if turn.key not in self._series:
            self._series[turn.key] = Series(self._open(turn))
        return self._series[turn.key]

    def _open(self, turn: Turn) -> Iterator[Column]:
        if home := self.home(turn):
            yield home
        for one in nearest(self.known, turn, beyond=1) if not turn.fixed else ():
            column = self._column(turn, one)
            if not self._forbidden(column):
                yield column

    def home(self, turn: Turn) -> Column | None:
        """Return a meeting at home, none if it may not stay there."""
        if turn.key not in self._staying:
            home = self.homes[turn.key]
            stays = turn.fixed or (may_stay(self.known, turn, home.candidate) and not self._forbidden(home))
            self._staying[turn.key] = home if stays else None
        return self._staying[turn.key]

    def collide(self, key: Key, one: Shape, other: Shape) -> bool:
        """Say whether one person, or one room, cannot serve two shapes on the same day."""
        if key[0] == PERSON:
            return one.collides(other)
        return one.start < other.end and other.start < one.end

    def _column(self, turn: Turn, candidate: Candidate) -> Column:
        slot, cost = candidate.slot, candidate.cost
        day, start = slot.date.toordinal(), starts_at(slot)
        building = self.problem.building(slot.place) if self._ways else ""
        figures = (start, start + turn.minutes, building)
        shape = self._shapes.get(figures) or self._shapes.setdefault(figures, Shape(*figures, self._ways))
        numbers = tuple([first + day for first in self._firsts(candidate, slot.place)])
        return Column(turn, candidate, shape, numbers, cost.figure(), self._numbers)

    def _firsts(self, candidate: Candidate, place: str) -> list[int]:
        """Return the numbers on day nought of who must be there and of the room, made once for columns that share them.

        `limits` says by such numbers, less the day's bits, how often somebody may chair.
        """
        sort = (candidate.must, candidate.chairs, place)
        found = self._kept.get(sort)
        if found is None:
            first, chairs = self._numbers.first, sorted(candidate.chairs & self.chairs.keys())
            self.limits |= {first(CHAIR, who) >> DAY_BITS: self.chairs[who] for who in chairs}
            found = [first(PERSON, who) for who in sorted(candidate.must)] + [first(CHAIR, who) for who in chairs]
            found += [first(ROOM, place)] if place in self.problem.rooms else []
            self._kept[sort] = found
        return found

    def _forbidden(self, column: Column) -> bool:
        """Say whether a fixed meeting stands in the way of a column."""
        if not self._something_fixed:
            return False
        return any(self._taken(key, column) for key in column.keys) or self._out_of_order(column)

    def _taken(self, key: Key, column: Column) -> bool:
        there = self.fixed.get(key)
        if not there:
            return False
        if key[0] == CHAIR:
            return len(there) >= self.chairs[key[1]]
        return any(self.collide(key, one.shape, column.shape) for one in there)

    def _out_of_order(self, column: Column) -> bool:
        turns, day = self.known.turns, column.slot.date
        for pair in self.known.pairs_of.get(column.turn.key, ()):
            first = pair.earlier == column.turn.key
            other = turns[pair.later if first else pair.earlier]
            if other.fixed:
                days = (day, other.home.date) if first else (other.home.date, day)
                if not pair.holds(self.known.working, *days):
                    return True
        return False
