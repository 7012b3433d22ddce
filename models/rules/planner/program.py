"""The linear program behind a resolved plan, and the one place that knows the solver HiGHS; numpy comes with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

TOLERANCE = 1e-6
INFINITE = highspy.kHighsInf
DONE = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
BY_START = 0
"""Simplex as the start suggests: dual after rows were added, primal after columns or costs."""
Entries = Sequence[tuple[int, float]]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Solved:
    """A solution: the value of the objective, each column's share, each row's price, each column's reduced cost."""

    objective: float
    shares: np.ndarray
    row_prices: list[float]
    reduced: np.ndarray

    def chosen(self) -> list[tuple[int, float]]:
        """Return the columns that have a share, with it."""
        return [(int(at), float(self.shares[at])) for at in np.flatnonzero(self.shares > TOLERANCE)]

    def is_whole(self) -> bool:
        """Say whether every column is chosen wholly or not at all."""
        return bool(np.all((self.shares < TOLERANCE) | (self.shares > 1 - TOLERANCE)))

    def within(self, width: float, later: Sequence[float]) -> list[bool]:
        """Say of each column, and of further ones by their reduced costs, whether that is within a width."""
        found: list[bool] = (np.concatenate([self.reduced, later]) <= width).tolist()
        return found


class Program:
    """A minimising linear program that is added to and solved again from where it stands; columns lie from 0 to 1."""

    def __init__(self) -> None:
        self._solver = _quiet()
        self._left: Clock = float
        self._solver.cbSimplexInterrupt += self._ask
        self._solver.setOptionValue("solver", "simplex")
        self._solver.setOptionValue("simplex_strategy", BY_START)
        self._solver.setOptionValue("presolve", "off")

    def add_columns(self, costs: Sequence[float], entries: Sequence[Entries]) -> None:
        """Add columns with their costs and their entries in rows that are there already."""
        starts, at, values = _packed(entries)
        count = len(costs)
        self._solver.addCols(
            count, np.array(costs, float), np.zeros(count), np.full(count, INFINITE), len(at), starts, at, values
        )

    def add_rows(self, lows: Sequence[float], highs: Sequence[float], entries: Sequence[Entries]) -> None:
        """Add rows with their bounds and entries."""
        starts, at, values = _packed(entries)
        self._solver.addRows(len(lows), np.array(lows, float), np.array(highs, float), len(at), starts, at, values)

    def set_costs(self, costs: Sequence[float]) -> None:
        """Give every column another cost; the next solution begins from the last one."""
        self._solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), np.array(costs, float))

    def raise_row(self, row: int, low: float) -> None:
        """Let a row ask for more than before."""
        self._solver.changeRowBounds(row, low, INFINITE)

    def _ask(self, event: highspy.highs.HighsCallbackEvent) -> None:
        _asking(self._left)(event)

    def solve(self, left: Clock) -> Solved | None:
        """Solve it from where it stands; none if no time was `left`, which is asked again and again meanwhile."""
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + max(left(), 0.0))
        self._left = left
        self._solver.run()
        if self._solver.getModelStatus() not in DONE:
            return None
        found = self._solver.getSolution()
        return Solved(
            self._solver.getInfo().objective_function_value,
            np.array(found.col_value),
            list(found.row_dual),
            np.array(found.col_dual),
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A program in whole numbers: nought or one for each column; rows have bounds and the columns they hold."""

    costs: Sequence[float]
    lows: Sequence[float]
    highs: Sequence[float]
    entries: Sequence[Entries]


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer in whole numbers: the columns chosen, a bound none undercuts, whether it is best, if there is one."""

    columns: list[int]
    bound: float
    best: bool
    possible: bool


def chosen(choice: Choice, left: Clock, slack: float) -> Chosen:
    """Solve a program in whole numbers; answers that differ by less than `slack` count as equally good."""
    if not choice.costs:
        return Chosen([], 0.0, best=True, possible=True)
    solver = _quiet()
    for option, value in {"time_limit": max(left(), 0.0), "mip_rel_gap": 0.0, "mip_abs_gap": slack}.items():
        solver.setOptionValue(option, value)
    count = len(choice.costs)
    nothing = np.zeros(0, np.int32)
    solver.addCols(
        count, np.array(choice.costs, float), np.zeros(count), np.ones(count), 0, nothing, nothing, np.zeros(0)
    )
    whole = np.full(count, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)
    starts, at, values = _packed(choice.entries)
    solver.addRows(
        len(choice.lows), np.array(choice.lows, float), np.array(choice.highs, float), len(at), starts, at, values
    )
    solver.cbMipInterrupt += _asking(left)
    solver.cbSimplexInterrupt += _asking(left)
    solver.run()
    status, found = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Chosen([], INFINITE, best=True, possible=False)
    known = found.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    columns = [at for at, share in enumerate(solver.getSolution().col_value) if share > 1 / 2] if known else []
    return Chosen(columns, found.mip_dual_bound, status == highspy.HighsModelStatus.kOptimal, known)


def _asking(left: Clock) -> Callable[[highspy.highs.HighsCallbackEvent], None]:
    """Return what the solver calls while it works: it stops once no time is left."""

    def ask(event: highspy.highs.HighsCallbackEvent) -> None:
        if left() <= 0:
            event.interrupt()

    return ask


def _quiet() -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # half of it is typed
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


def _packed(entries: Sequence[Entries]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    starts = np.cumsum([0, *(len(one) for one in entries)], dtype=np.int32)[:-1]
    at = np.array([index for one in entries for index, _ in one], dtype=np.int32)
    return starts, at, np.array([value for one in entries for _, value in one], dtype=float)
