"""What questions about a problem are answered from: its working days, absences, pairs and home days, counted once."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from models.rules.planner.answer import Cost
from models.rules.planner.problem import Absence, Part, Problem, Seat, Slot, Turn
from models.rules.planner.working_days import WorkingDays

Hour = tuple[dt.time, str]
"""When on a day, and where."""
Hours = tuple[list[Hour], list[Hour], list[Hour]]
"""A meeting's own hour, those with another start or place, and those with both."""
Sorting = tuple[dt.date, int, str]
KEPT = 4
"""Problems whose ground is remembered, the latest asked for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two meetings whose days hang together: `least` to `greatest` working days (none: no end) from one to the next.

    `apart`: they must lie on different days, the earlier first, whatever the figures say.
    """

    earlier: str
    later: str
    least: int
    greatest: int | None
    apart: bool
    kind: str

    def holds(self, days: WorkingDays, earlier: dt.date, later: dt.date) -> bool:
        """Say whether two days obey the pair."""
        if later < earlier or (self.apart and later == earlier):
            return False
        if not self.least and self.greatest is None:
            return True
        steps = days.steps(earlier, later)
        return steps >= self.least and (self.greatest is None or steps <= self.greatest)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who comes to a meeting at some time: `people` costs standing in and missing, `away` are chairs nobody covers."""

    must: frozenset[str]
    chairs: frozenset[str]
    deputies: tuple[str, ...] = ()
    people: int = 0
    away: tuple[str, ...] = ()


class Ground:
    """A problem with what is looked up in it again and again."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.turns = {turn.key: turn for turn in problem.turns}
        days = [turn.home.date for turn in problem.turns] or [dt.date(2000, 1, 1)]
        self.working = WorkingDays(problem.calendar, min(days), max(days))
        self.home_days = Counter(days if problem.turns else [])
        self.absences: dict[str, list[Absence]] = defaultdict(list)
        for absence in problem.absences:
            self.absences[absence.who].append(absence)
        self._everybody: dict[tuple[int, str], Attendance | None] = {}
        self.hours: dict[tuple[int, dt.time, str, int], Hours] = {}
        self.costs: dict[tuple[int, int, int], Cost] = {}
        self._kept_seats: dict[str, tuple[Seat, ...]] = {}

    def is_away(self, who: str, day: dt.date, start: int, minutes: int) -> bool:
        """Say whether somebody is away at some time of a day; `start` in minutes from midnight."""
        return any(touches(absence, day, start, minutes) for absence in self.absences.get(who, ()))

    def seats(self, turn: Turn) -> tuple[Seat, ...]:
        """Return the seats of a meeting, the deputy agreed for it in the place of its first chair."""
        if not turn.agreed_deputy:
            return turn.seats
        if turn.key not in self._kept_seats:
            self._kept_seats[turn.key] = _with_agreed_deputy(turn)
        return self._kept_seats[turn.key]

    def everybody(self, turn: Turn) -> Attendance | None:
        """Return who comes to a meeting on whatever day; none if a seat changes hands or somebody is ever away."""
        board = id(turn.seats), turn.agreed_deputy  # the meetings of a board often share one tuple of seats
        if board not in self._everybody:
            self._everybody[board] = self._constant(turn)
        return self._everybody[board]

    def _constant(self, turn: Turn) -> Attendance | None:
        seats = [(seat.part, self._steady_holders.get(seat.post)) for seat in self.seats(turn)]
        if any(who is None or who in self.absences for _, who in seats):
            return None
        must = frozenset(who for part, who in seats if who and part is not Part.WANTED)
        return Attendance(must, frozenset(who for part, who in seats if who and part is Part.CHAIR))

    @cached_property
    def _steady_holders(self) -> dict[str, str]:
        terms = self.problem.terms.items()
        return {post: held[0].who for post, held in terms if held and held[0].starts is None and held[0].ends is None}

    def is_avoided(self, day: dt.date) -> bool:
        """Say whether a day is better left free."""
        return any(span.first <= day <= span.last for span in self.problem.avoided if not span.notice)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of meetings whose days hang together, by order of forums first, then neighbours of one forum."""
        return (*_ordered(self.problem), *_neighbours(self.problem))

    @cached_property
    def pairs_of(self) -> dict[str, list[Pair]]:
        """The pairs that each meeting is part of, by its key."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.earlier].append(pair)
            found[pair.later].append(pair)
        return found

    @cached_property
    def loose_pairs_of(self) -> dict[str, list[Pair]]:
        """The pairs of each meeting that do not hold wherever in their windows both stand."""
        spans = {turn.key: self._span(turn) for turn in self.problem.turns}
        found: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            (first, last), (from_, till) = spans[pair.earlier], spans[pair.later]
            if from_ - last < max(pair.least, 1) or (pair.greatest is not None and till - first > pair.greatest):
                found.setdefault(pair.earlier, []).append(pair)
                found.setdefault(pair.later, []).append(pair)
        return found

    def _span(self, turn: Turn) -> tuple[int, int]:
        """Return the first and the last place among all working days that a meeting may stand at."""
        home = self.working.place(turn.home.date)
        return (home, home) if turn.fixed else (home - turn.leeway.before, home + turn.leeway.after)

    @cached_property
    def most_a_day(self) -> dict[str, int]:
        """How many meetings a day somebody chairs at most: the least figure of the boards whose chair they hold."""
        found: dict[str, int] = {}
        for turn in self.problem.turns:
            if turn.leeway.most_a_day:
                for seat in self.seats(turn):
                    if seat.part is Part.CHAIR:
                        who = self.problem.who(seat.post, turn.home.date)
                        found[who] = min(found.get(who, turn.leeway.most_a_day), turn.leeway.most_a_day)
        return found


class _Same:
    """A problem as a key of memory: the same only as itself."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def __hash__(self) -> int:
        return id(self.problem)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.problem is self.problem


@lru_cache(maxsize=KEPT)
def _remembered(same: _Same) -> Ground:
    return Ground(same.problem)


def ground(problem: Problem) -> Ground:
    """Return the ground of a problem, reckoned when first asked for."""
    return _remembered(_Same(problem))


def minute(time: dt.time) -> int:
    """Return the minutes from midnight to a time on the clock; the last instant of a day is its end."""
    return time.hour * 60 + time.minute + (1 if time.second or time.microsecond else 0)


def starts_at(slot: Slot) -> int:
    """Return the minutes from midnight to the start of a slot."""
    return slot.start.hour * 60 + slot.start.minute


def touches(absence: Absence, day: dt.date, start: int, minutes: int) -> bool:
    """Say whether an absence overlaps some minutes of a day."""
    if not absence.first <= day <= absence.last:
        return False
    return minute(absence.start) < start + minutes and start < minute(absence.end)


def _with_agreed_deputy(turn: Turn) -> tuple[Seat, ...]:
    seats = list(turn.seats)
    first = next((at for at, seat in enumerate(seats) if seat.part is Part.CHAIR), None)
    if first is not None:
        seats[first] = replace(seats[first], post=turn.agreed_deputy)
    return tuple(seats)


def _ordered(problem: Problem) -> list[Pair]:
    turns = _by_forum(problem, lambda turn: (turn.rule_date, turn.number, turn.key))
    found = []
    for order in problem.orders:
        later = turns.get(order.later, [])
        for turn in turns.get(order.earlier, []):
            same = [other for other in later if _month(other) == _month(turn)]
            after = [other for other in later if other.rule_date > turn.rule_date][:1]
            found += [
                Pair(turn.key, other.key, order.working_days, None, apart=False, kind="order")
                for other in same or after
                if other.key != turn.key
            ]
    return found


def _neighbours(problem: Problem) -> list[Pair]:
    found = []
    for turns in _by_forum(problem, lambda turn: (turn.home.date, turn.number, turn.key)).values():
        for one, other in pairwise(turns):
            greatest = one.leeway.greatest_gap or None
            found.append(Pair(one.key, other.key, one.leeway.least_gap, greatest, apart=True, kind="gap"))
    return found


def _by_forum(problem: Problem, order: Callable[[Turn], Sorting]) -> dict[str, list[Turn]]:
    turns: dict[str, list[Turn]] = defaultdict(list)
    for turn in sorted(problem.turns, key=order):
        turns[turn.forum].append(turn)
    return turns


def _month(turn: Turn) -> tuple[int, int]:
    return turn.rule_date.year, turn.rule_date.month
