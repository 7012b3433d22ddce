"""Meetings in the places they can take, with the figures by which two of them are compared quickly."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from models.rules.planner.candidates import Candidate, candidate_at, nearest, obstacles
from models.rules.planner.ground import Ground, ground, starts_at
from models.rules.planner.problem import Problem, Slot, Turn

Key = tuple[str, str, int]
"""What two meetings can clash over: a person, a chair or a room (by letter), its name, and the day's ordinal."""
PERSON, CHAIR, ROOM = "p", "c", "r"


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What of a place decides whether one person can be at two: minutes of the day, and where; one of each kind."""

    start: int
    end: int
    building: str


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A meeting in one of its places; two columns are equal only as themselves."""

    turn: Turn
    candidate: Candidate
    shape: Shape
    keys: tuple[Key, ...]

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
        self._travels = any(problem.travel.values())
        self._keys: dict[tuple[frozenset[str], frozenset[str], int], tuple[Key, ...]] = {}
        self._shapes: dict[tuple[int, int, str], Shape] = {}
        self._series: dict[str, Series] = {}
        self.homes = {turn.key: self._column(turn, candidate_at(problem, turn, turn.home)) for turn in problem.turns}
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
        for one in nearest(self.problem, turn):
            column = self._column(turn, one)
            if turn.fixed or not self._forbidden(column):
                yield column

    def home(self, turn: Turn) -> Column | None:
        """Return a meeting at home, none if it may not stay there."""
        home = self.homes[turn.key]
        if turn.fixed:
            return home
        return None if obstacles(self.problem, turn, turn.home) or self._forbidden(home) else home

    def collide(self, key: Key, one: Shape, other: Shape) -> bool:
        """Say whether one person, or one room, cannot serve two shapes on the same day."""
        if key[0] == PERSON and self._travels and one.building != other.building:
            ways = self.problem.travel
            there = (one.building, other.building)
            travel = ways.get(there, ways.get(there[::-1], 0))
            return one.start < other.end + travel and other.start < one.end + travel
        return one.start < other.end and other.start < one.end

    def _column(self, turn: Turn, candidate: Candidate) -> Column:
        slot, day = candidate.slot, candidate.slot.date.toordinal()
        start = starts_at(slot)
        figures = (start, start + turn.minutes, self.problem.building(slot.place) if self._travels else "")
        shape = self._shapes.get(figures) or self._shapes.setdefault(figures, Shape(*figures))
        keys = self._people(candidate, day)
        if slot.place in self.problem.rooms:
            keys = (*keys, (ROOM, slot.place, day))
        return Column(turn, candidate, shape, keys)

    def _people(self, candidate: Candidate, day: int) -> tuple[Key, ...]:
        """Return the keys of who must be there, made once for the columns that one day's candidates share."""
        sort = (candidate.must, candidate.chairs, day)
        if sort not in self._keys:
            chairs = [(CHAIR, who, day) for who in sorted(candidate.chairs) if who in self.chairs]
            self._keys[sort] = (*((PERSON, who, day) for who in sorted(candidate.must)), *chairs)
        return self._keys[sort]

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
