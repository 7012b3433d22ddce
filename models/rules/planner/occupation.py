"""A plan being made: which meeting stands where, and who would be in the way of another place."""

from collections import defaultdict
from collections.abc import Iterator

from models.rules.planner.answer import Cost
from models.rules.planner.columns import CHAIR, Column, Columns, Key
from models.rules.planner.problem import Slot

UNPLACED = Cost(unplaced=1)


class Occupation:
    """Where the meetings stand at one moment of the search; a meeting that stands nowhere is left out.

    `looks` counts how often a place was looked at, a measure of work that is the same on every machine.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.looks = 0
        self.at: dict[str, Column] = {}
        self._by_key: dict[Key, list[Column]] = defaultdict(list)

    def put(self, column: Column) -> None:
        """Place a meeting that stands nowhere."""
        self.at[column.turn.key] = column
        for key in column.keys:
            self._by_key[key].append(column)

    def take(self, turn: str) -> Column:
        """Take a meeting out of its place, and return the place."""
        column = self.at.pop(turn)
        for key in column.keys:
            self._by_key[key].remove(column)
        return column

    def blockers(self, column: Column) -> dict[str, None]:
        """Return the keys of the meetings in the way of a column, each once, in a steady order."""
        return dict.fromkeys(self._blocking(column))

    def is_free(self, column: Column) -> bool:
        """Say whether a column is open to its meeting."""
        return next(self._blocking(column), None) is None

    def cost(self) -> Cost:
        """Return what the plan costs as it stands."""
        total = Cost()
        for turn in self.columns.problem.turns:
            column = self.at.get(turn.key)
            total += column.candidate.cost if column else UNPLACED
        return total

    def slots(self) -> dict[str, Slot | None]:
        """Return where every meeting stands."""
        at = self.at
        return {turn.key: at[turn.key].slot if turn.key in at else None for turn in self.columns.problem.turns}

    def _blocking(self, column: Column) -> Iterator[str]:
        self.looks += 1
        own, collide = column.turn.key, self.columns.collide
        for key in column.keys:
            there = self._by_key.get(key)
            if not there:
                continue
            if key[0] == CHAIR:
                others = [one.turn.key for one in there if one.turn.key != own]
                yield from others[: max(len(others) + 1 - self.columns.chairs[key[1]], 0)]
                continue
            for one in there:
                if one.turn.key != own and collide(key, one.shape, column.shape):
                    yield one.turn.key
        yield from self._out_of_step(column)

    def _out_of_step(self, column: Column) -> Iterator[str]:
        known, own, day = self.columns.known, column.turn.key, column.slot.date
        for pair in known.pairs_of.get(own, ()):
            other = self.at.get(pair.later if pair.earlier == own else pair.earlier)
            if other is not None:
                days = (day, other.slot.date) if pair.earlier == own else (other.slot.date, day)
                if not pair.holds(known.working, *days):
                    yield other.turn.key
