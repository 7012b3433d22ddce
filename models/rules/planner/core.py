"""The part of a plan that must be weighed: meetings in each other's way with their columns, grown as rows are broken.

Every meeting that is not *active* stands at home and appears in no row. Home has the least of unplaced, moved and
distance, and is the only place with none moved; so a plan of the whole problem, its inactive meetings sent home, obeys
every row here and costs no more in the full order of `Cost`. What is best here and breaks nothing there is best there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import islice
from math import ceil
from operator import itemgetter

from models.rules.planner.cliques import CliqueRow, heavy_cliques, joining
from models.rules.planner.columns import CHAIR, Column, Columns, Key
from models.rules.planner.cuts import PAIR, Row, Share, broken_rows
from models.rules.planner.occupation import UNPLACED
from models.rules.planner.problem import Turn
from models.rules.planner.program import INFINITE, Entries, Program, Solved
from models.rules.planner.weights import Weights

AT_FIRST = 8
"""Columns of a meeting that enter at once; dearer ones enter when the prices call for them."""
TOLERANCE = 1e-6
MOVES = 0
"""The row that asks for the least moves."""


class Core:
    """The program of the active meetings; a *choice* is a column of the program: a meeting's place, or none."""

    def __init__(self, columns: Columns, weights: Weights) -> None:
        self.columns, self.weights = columns, weights
        self.program = Program()
        self.choices: list[Column | None] = []
        self.owners: list[int] = []
        self.figures: list[int] = []
        self.rows: list[tuple[Row | None, list[int]]] = [(None, [])]
        self.least_moves = 0
        self.program.add_rows([0.0], [INFINITE], [[]])
        self.active: dict[str, int] = {}
        self._entered: dict[str, int] = {}
        self._mended: dict[int, float] = {}
        self._shares_at: dict[Key, dict[int, Share]] = defaultdict(dict)
        self._rows_of: dict[Key, list[int]] = defaultdict(list)
        self._choices_of: dict[Key, list[int]] = defaultdict(list)
        self._homes: dict[Key, list[Column]] = defaultdict(list)
        self._pairs: dict[str, tuple[Key, ...]] = _pair_keys(columns)
        self._begin()

    def raised(self, left: Callable[[], float]) -> Solved | None:
        """Solve the program, and again with the least moves asked for that its bound proves; none if time is up.

        The best plan's figure is not under the bound, and its distance not over what the weights allow for; so its
        moves, a whole number, are at least what is left of the bound without that distance.
        """
        while (solved := self.relaxed(left)) is not None:
            moves = ceil((solved.objective - self.weights.distance) / self.weights.moved - TOLERANCE)
            if moves <= self.least_moves:
                break
            self.least_moves = moves
            self.program.raise_row(MOVES, moves)
        return solved

    def weigh(self, weights: Weights) -> None:
        """Weigh the choices otherwise; the weight of one unplaced in moves must be the same as before."""
        self.weights = weights
        self.figures = [weights.weigh(column.candidate.cost if column else UNPLACED) for column in self.choices]
        self.program.set_costs(self.figures)

    def moves(self, choice: int) -> int:
        """Return what a choice adds to the moves."""
        return self._moves(self.choices[choice])

    def relaxed(self, left: Callable[[], float]) -> Solved | None:
        """Solve the program in shares, rows and columns added until nothing is broken; none if time is up."""
        while True:
            solved = self.program.solve(left)
            if solved is None or left() <= 0:
                return None
            shares = solved.chosen()
            if not self.mend(shares) and not self._enter_cheaper(solved) and not self._tighten(shares):
                return solved

    def mend(self, shares: Iterable[tuple[int, float]]) -> int:
        """Add the rows that some shares of choices break, and say how many."""
        at = self._changed(dict(shares))
        broken = [
            (key, row, breaking)
            for key, found in at.items()
            if len(here := [*found, *((home, 1.0) for home in self._homes.get(key, ()))]) > 1
            for row, breaking in broken_rows(key, here, self.columns)
        ]
        self.activate([column.turn for _, _, breaking in broken for column in breaking])
        self._add_rows([(key, row) for key, row, _ in broken])
        return len(broken)

    def _changed(self, shares: dict[int, float]) -> dict[Key, list[Share]]:
        """Return the columns with shares by key, for the keys where something is not as it was the last time."""
        before, self._mended = self._mended, shares
        moved = dict.fromkeys(choice for choice, _ in before.items() ^ shares.items())
        keys: dict[Key, None] = {}
        for choice in sorted(moved):
            if column := self.choices[choice]:
                keys.update(dict.fromkeys(self._keys(column)))
                for key in self._keys(column):
                    self._shares_at[key].pop(choice, None)
                    if choice in shares:
                        self._shares_at[key][choice] = (column, shares[choice])
        return {key: [share for _, share in sorted(self._shares_at[key].items(), key=itemgetter(0))] for key in keys}

    def enter(self, prices: list[float], width: float) -> int:
        """Let waiting columns in whose reduced cost may be within a width, and say how many came."""
        found: list[Column] = []
        for key, row in self.active.items():
            columns = self.columns.of(self.columns.known.turns[key])
            most = price(prices, row) + width
            while (column := columns.at(self._entered[key])) and self._net(column, prices) <= most:
                found.append(column)
                self._entered[key] += 1
        self._add_choices([(column, self.active[column.turn.key]) for column in found])
        return len(found)

    def activate(self, turns: Iterable[Turn]) -> None:
        """Make meetings active that are not: their columns join the rows that take them."""
        fresh = [turn for turn in dict.fromkeys(turns) if turn.key not in self.active]
        if not fresh:
            return
        first = len(self.rows)
        self.rows += [(None, []) for _ in fresh]
        self.program.add_rows([1.0] * len(fresh), [1.0] * len(fresh), [[] for _ in fresh])
        entering: list[tuple[Column | None, int]] = []
        for row, turn in enumerate(fresh, first):
            self.active[turn.key] = row
            self._leave_home(turn)
            columns = list(islice(self.columns.of(turn), AT_FIRST))
            self._entered[turn.key] = len(columns)
            entering += [(column, row) for column in (None, *columns)]
        self._add_choices(entering)

    def _begin(self) -> None:
        """Make active who cannot stay at home: home is no place for them, or somebody else's home is in its way."""
        homeless = []
        for turn in self.columns.problem.turns:
            if turn.fixed:
                continue
            home = self.columns.home(turn)
            if home is None:
                homeless.append(turn)
                continue
            for key in self._keys(home):
                self._homes[key].append(home)
        broken = [
            (key, row, breaking)
            for key, homes in self._homes.items()
            if len(homes) > 1 or key[0] == CHAIR
            for row, breaking in broken_rows(key, [(home, 1.0) for home in homes], self.columns)
        ]
        self.activate([*homeless, *(column.turn for _, _, breaking in broken for column in breaking)])
        self._add_rows([(key, row) for key, row, _ in broken])

    def _leave_home(self, turn: Turn) -> None:
        home = self.columns.homes[turn.key]
        for key in self._keys(home):
            if home in self._homes.get(key, ()):
                self._homes[key].remove(home)

    def _tighten(self, shares: list[tuple[int, float]]) -> int:
        """Add rows for cliques that shares of columns make too heavy, and say how many."""
        halves = [(column, share) for at, share in shares if (column := self.choices[at]) and share < 1 - TOLERANCE]
        cliques = heavy_cliques(halves, self.columns)
        entries: list[Entries] = []
        for clique in cliques:
            own = self.rows[self.active[clique[0].turn.key]][1]
            beside = dict.fromkeys([*own, *(at for key in clique[0].keys for at in self._choices_of.get(key, ()))])
            places = {id(column): at for at in beside if (column := self.choices[at])}
            whole = joining(clique, (column for at in beside if (column := self.choices[at])), self.columns)
            members = [places[id(column)] for column in whole]
            self.rows.append((CliqueRow(), members))
            entries.append([(at, 1.0) for at in members])
        if entries:
            self.program.add_rows([float("-inf")] * len(entries), [1.0] * len(entries), entries)
        return len(entries)

    def _enter_cheaper(self, solved: Solved) -> int:
        """Let columns in that may be worth more than what the prices say a meeting costs now."""
        return self.enter(solved.row_prices, -TOLERANCE)

    def _net(self, column: Column, prices: list[float]) -> float:
        """Return a column's figure less what the price of moves takes off it."""
        return self.weights.weigh(column.candidate.cost) - self._moves(column) * prices[MOVES]

    def _moves(self, column: Column | None) -> int:
        return self.weights.moves(column.candidate.cost if column else UNPLACED)

    def _add_choices(self, entering: list[tuple[Column | None, int]]) -> None:
        if not entering:
            return
        entries: list[Entries] = []
        for choice, (column, owner) in enumerate(entering, len(self.choices)):
            rows = [owner, *self._rows_taking(column)] if column else [owner]
            moves = self._moves(column)
            entries.append([*((row, 1.0) for row in rows), *([(MOVES, float(moves))] if moves else [])])
            for row in rows:
                self.rows[row][1].append(choice)
            for key in self._keys(column) if column else ():
                self._choices_of[key].append(choice)
        figures = [self.weights.weigh(column.candidate.cost if column else UNPLACED) for column, _ in entering]
        self.choices += [column for column, _ in entering]
        self.owners += [owner for _, owner in entering]
        self.figures += figures
        self.program.add_columns(figures, entries)

    def _rows_taking(self, column: Column) -> list[int]:
        found: dict[int, None] = {}
        for key in self._keys(column):
            for at in self._rows_of.get(key, ()):
                row = self.rows[at][0]
                if row is not None and row.takes(column):
                    found[at] = None
        return list(found)

    def _add_rows(self, fresh: list[tuple[Key, Row]]) -> None:
        if not fresh:
            return
        entries: list[Entries] = []
        for at, (key, row) in enumerate(fresh, len(self.rows)):
            members = [choice for choice in self._choices_of[key] if self._takes(row, choice)]
            self.rows.append((row, members))
            self._rows_of[key].append(at)
            entries.append([(choice, 1.0) for choice in members])
        self.program.add_rows([float("-inf")] * len(fresh), [float(row.limit) for _, row in fresh], entries)

    def _takes(self, row: Row, choice: int) -> bool:
        column = self.choices[choice]
        return column is not None and row.takes(column)

    def _keys(self, column: Column) -> tuple[Key, ...]:
        return column.keys + self._pairs.get(column.turn.key, ())


def price(prices: list[float], row: int) -> float:
    """Return the price of a row; a row that came later has none."""
    return prices[row] if row < len(prices) else 0.0


def _pair_keys(columns: Columns) -> dict[str, tuple[Key, ...]]:
    """Return the keys of the pairs each meeting is part of; pairs with a fixed meeting are no rows."""
    found: dict[str, tuple[Key, ...]] = {}
    turns = columns.known.turns
    for at, pair in enumerate(columns.known.pairs):
        if not turns[pair.earlier].fixed and not turns[pair.later].fixed:
            for turn in (pair.earlier, pair.later):
                found[turn] = (*found.get(turn, ()), (PAIR, "", at))
    return found
