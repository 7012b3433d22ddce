"""A plan being made: which meeting stands where, and who would be in the way of another place."""

from models.rules.planner.answer import Cost
from models.rules.planner.columns import DAY_BITS, Column, Columns
from models.rules.planner.problem import Slot, Turn

UNPLACED = Cost(unplaced=1)
NOWHERE = UNPLACED.figure()


class Occupation:
    """Where the meetings stand at one moment of the search; a meeting that stands nowhere is left out.

    `looks` counts how often a place was looked at, a measure of work that is the same on every machine. Who takes a
    number is kept in two parts, the first alone and others in a list, for few numbers are taken twice: so many lists
    would cost more time in the collection of garbage than all the looks.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.looks = 0
        self.at: dict[str, Column] = {}
        self._loose = columns.known.loose_pairs_of
        self._first: dict[int, Column] = {}
        self._more: dict[int, list[Column]] = {}

    def put(self, column: Column) -> None:
        """Place a meeting that stands nowhere."""
        self.at[column.turn.key] = column
        first = self._first
        for number in column.numbers:
            if first.setdefault(number, column) is not column:
                self._more.setdefault(number, []).append(column)

    def take(self, turn: str) -> Column:
        """Take a meeting out of its place, and return the place."""
        column = self.at.pop(turn)
        first, more = self._first, self._more
        for number in column.numbers:
            others = more.get(number)
            if first[number] is not column:
                more[number].remove(column)
            elif others:
                first[number] = others.pop(0)
            else:
                del first[number]
        return column

    def move(self, columns: list[Column]) -> None:
        """Place meetings that all leave first where they stand."""
        for column in columns:
            if column.turn.key in self.at:
                self.take(column.turn.key)
        for column in columns:
            self.put(column)

    def blockers(self, column: Column, most: int | None = None) -> list[Column]:
        """Return the places taken that are in the way of a column, each once; at one more than `most` it stops."""
        self.looks += 1
        found: dict[Column, None] = {}
        first, more, limits = self._first, self._more, self.columns.limits
        turn, collides = column.turn, column.shape.collides
        for number in column.numbers:
            if number not in first:
                continue
            taken = (first[number], *more[number]) if number in more else (first[number],)
            if limits and number >> DAY_BITS in limits:
                found |= dict.fromkeys(self._beyond(taken, column, limits[number >> DAY_BITS]))
                continue
            for one in taken:
                if one.turn is not turn and one not in found and collides(one.shape):
                    found[one] = None
                    if most is not None and len(found) > most:
                        return list(found)
        if turn.key in self._loose:
            found |= dict.fromkeys(self._out_of_step(column))
        return list(found)

    def is_free(self, column: Column) -> bool:
        """Say whether a column is open to its meeting."""
        return not self.blockers(column, 0)

    def cost(self) -> Cost:
        """Return what the plan costs as it stands."""
        return Cost.of_figure(sum(map(self.price, self.columns.problem.turns)))

    def price(self, turn: Turn) -> int:
        """Return what a meeting costs where it stands, as one figure."""
        column = self.at.get(turn.key)
        return column.price if column else NOWHERE

    def slots(self) -> dict[str, Slot | None]:
        """Return where every meeting stands."""
        at = self.at
        return {turn.key: at[turn.key].slot if turn.key in at else None for turn in self.columns.problem.turns}

    def _beyond(self, taken: tuple[Column, ...], column: Column, most: int) -> list[Column]:
        """Return so many of the meetings somebody chairs that one more is not too many."""
        others = [one for one in taken if one.turn is not column.turn]
        return others[: max(len(others) + 1 - most, 0)]

    def _out_of_step(self, column: Column) -> list[Column]:
        """Return the neighbours, by forum or by order, whose days do not go with a column's."""
        found = []
        working, own, day = self.columns.known.working, column.turn.key, column.slot.date
        for pair in self._loose[own]:
            other = self.at.get(pair.later if pair.earlier == own else pair.earlier)
            if other is not None:
                days = (day, other.slot.date) if pair.earlier == own else (other.slot.date, day)
                if not pair.holds(working, *days):
                    found.append(other)
        return found
