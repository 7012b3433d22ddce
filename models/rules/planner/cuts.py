"""Rows of the program: what people, rooms, chairs and pairs of meetings bear, made only where they are broken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from models.rules.planner.columns import CHAIR, Column, Columns, Key, Shape
from models.rules.planner.ground import Pair
from models.rules.planner.working_days import WorkingDays

PAIR = "o"
TOLERANCE = 1e-6
Share = tuple[Column, float]


class Row(Protocol):
    """A row: at most `limit` of the columns it takes may be chosen."""

    @property
    def limit(self) -> int:
        """How many may be chosen."""

    def takes(self, column: Column) -> bool:
        """Say whether a column with the row's key belongs to it."""


@dataclass(slots=True)
class ShapeRow:
    """Shapes of one day that all collide with one another for one person or room: one of them at most."""

    key: Key
    columns: Columns
    shapes: list[Shape]
    limit: int = 1
    _refused: set[Shape] = field(default_factory=set)

    def takes(self, column: Column) -> bool:
        """Say whether a column's shape is among them, or collides with all of them and joins."""
        shape = column.shape
        if shape in self.shapes:
            return True
        if shape in self._refused or not all(self.columns.collide(self.key, one, shape) for one in self.shapes):
            self._refused.add(shape)
            return False
        self.shapes.append(shape)
        return True


@dataclass(slots=True)
class ChairRow:
    """The meetings one person chairs on one day."""

    limit: int

    def takes(self, column: Column) -> bool:  # noqa: ARG002  the row's key has said it already
        """Say yes: every column with its key is chaired by that person on that day."""
        return True


@dataclass(slots=True)
class PairRow:
    """One meeting on or beyond a day, or the other on a day which that forbids: one of them at most.

    `late` forbids days of the later meeting that are too late, and takes the earlier one on or before the day.
    """

    pair: Pair
    working: WorkingDays
    column: Column
    late: bool
    limit: int = 1

    def takes(self, column: Column) -> bool:
        """Say whether a column is on its meeting's side of the day."""
        day = self.column.slot.date
        if column.turn.key == self.pair.earlier:
            return column.slot.date <= day if self.late else column.slot.date >= day
        if self.late:
            return column.slot.date > day and not _soon_enough(self.pair, self.working, self.column, column)
        return not _late_enough(self.pair, self.working, self.column, column)


def broken_rows(key: Key, shares: Sequence[Share], columns: Columns) -> Iterable[tuple[Row, list[Column]]]:
    """Return rows that the shares of the columns with one key break, each with the columns that break it."""
    if key[0] == PAIR:
        return _broken_pair(key, shares, columns)
    if key[0] == CHAIR:
        limit = columns.chairs[key[1]] - len(columns.fixed.get(key, ()))
        if sum(share for _, share in shares) > max(limit, 0) + TOLERANCE:
            return [(ChairRow(max(limit, 0)), [column for column, _ in shares])]
        return []
    return _broken_shapes(key, shares, columns)


def _broken_shapes(key: Key, shares: Sequence[Share], columns: Columns) -> list[tuple[Row, list[Column]]]:
    """Return the heaviest clique of colliding shapes if it is too heavy; each is grown from its last starter."""
    weights: dict[Shape, float] = {}
    for column, share in shares:
        weights[column.shape] = weights.get(column.shape, 0.0) + share
    heaviest, best = 1 + TOLERANCE, []
    for last in weights:
        near = [one for one in weights if one.start <= last.start and columns.collide(key, one, last)]
        clique, weight = _clique(
            key, sorted(near, key=lambda one: (-weights[one], one.start, one.end)), weights, columns
        )
        if weight > heaviest:
            heaviest, best = weight, clique
    if not best:
        return []
    return [(ShapeRow(key, columns, best), [column for column, _ in shares if column.shape in best])]


def _clique(key: Key, near: list[Shape], weights: dict[Shape, float], columns: Columns) -> tuple[list[Shape], float]:
    clique: list[Shape] = []
    for shape in near:
        if all(columns.collide(key, shape, one) for one in clique):
            clique.append(shape)
    return clique, sum(weights[one] for one in clique)


def _broken_pair(key: Key, shares: Sequence[Share], columns: Columns) -> list[tuple[Row, list[Column]]]:
    pair, working = columns.known.pairs[key[2]], columns.known.working
    found: list[tuple[Row, list[Column]]] = []
    for late in (False, True) if pair.greatest is not None else (False,):
        rows = [PairRow(pair, working, column, late) for column, _ in shares if column.turn.key == pair.earlier]
        heavy = [(sum(share for column, share in shares if row.takes(column)), row) for row in rows]
        weight, row = max(heavy, key=lambda one: one[0], default=(0.0, None))
        if row is not None and weight > 1 + TOLERANCE:
            found.append((row, [column for column, _ in shares if row.takes(column)]))
    return found


def _late_enough(pair: Pair, working: WorkingDays, earlier: Column, later: Column) -> bool:
    first, last = earlier.slot.date, later.slot.date
    return last >= first and not (pair.apart and first == last) and working.steps(first, last) >= pair.least


def _soon_enough(pair: Pair, working: WorkingDays, earlier: Column, later: Column) -> bool:
    return pair.greatest is None or working.steps(earlier.slot.date, later.slot.date) <= pair.greatest
