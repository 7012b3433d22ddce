"""The search for the best plan in its two stages; what they are and why they are exact is said in `exact`."""

from collections.abc import Callable
from time import perf_counter

from models.rules.planner.answer import Answer, Cost
from models.rules.planner.columns import Column, Columns
from models.rules.planner.core import MOVES, TOLERANCE, Core, price
from models.rules.planner.homes import Homes
from models.rules.planner.occupation import UNPLACED
from models.rules.planner.preview import settled, sketch
from models.rules.planner.problem import Problem, Slot
from models.rules.planner.program import Solved
from models.rules.planner.weights import light_weights, safe_weights
from models.rules.planner.whole import Found, Task, whole

EXACT = "exact"
Aim = tuple[Solved, Cost]
"""A program solved in shares, and the least cost of its whole choices, people and crowd aside."""
OFTEN, SLOWLY = 0.2, 20
"""Seconds from one report to the next, and the part of the way to the end of a stage that each of them goes."""
NARROW, WIDER = 2, 16
"""The first look is a few steps wide, each further one so much wider."""
HOMES, FIRST, SECOND = "Looking at who is in whose way", "Fewest moves", "People and even days"


class Search:
    """One search: the best plan known so far is `known`, and `bound` what no plan can undercut."""

    def __init__(
        self,
        problem: Problem,
        cancelled: Callable[[], bool],
        report: Callable[[float, str], None],
        clock: tuple[float, float],
    ) -> None:
        self.began, self.seconds = clock
        self.problem, self.report = problem, report
        self.cancelled = cancelled
        self.columns = Columns(problem)
        self._told = (0.0, HOMES, perf_counter())
        report(0.0, HOMES)
        self.homes = Homes(self.columns)
        plan = sketch(self.homes, lambda: self._left() <= 0)
        self.known: dict[str, Column | None] = {turn.key: plan.at.get(turn.key) for turn in problem.turns}
        self.weights = safe_weights(problem, plan.cost())
        self.bound = 0.0

    def answer(self) -> Answer:
        """Search, and return the best plan with what is known of it."""
        self._tell(0.1, FIRST)
        core = Core(self.columns, light_weights(self.weights, self.problem))
        core.relaxed(self._left)
        core.weigh(self.weights)
        while (aim := self._fewest_moves(core)) is not None:
            self._tell(0.7, SECOND)
            reached = self._people_and_crowd(core, *aim)
            if reached is not None:
                return self._answer(proved=reached)
        return self._answer()

    def _fewest_moves(self, core: Core) -> Aim | None:
        """Return the program's last prices with the least cost of its whole choices; none if time is up.

        The bound is raised to that cost. The choices may still break rows of the plan that the core does not hold.
        """
        width: float = NARROW
        while (solved := core.raised(self._left)) is not None:
            self.bound = max(self.bound, solved.objective)
            if solved.is_whole():
                self._take(core, [choice for choice, _ in solved.chosen()])
                return solved, self._cost()
            widest = self._figure() - solved.objective
            found = self._near(core, solved, min(width, widest))
            if not found.best:
                break
            if found.choices is not None and sum(core.figures[at] for at in found.choices) <= solved.objective + width:
                return self._aim(core, solved, found.choices)
            if width >= widest:
                return solved, self._cost()
            self.bound, width = solved.objective + width, width * WIDER
        return None

    def _aim(self, core: Core, solved: Solved, choices: list[int]) -> Aim:
        """Take the best whole choices as a bound, and what they come to as a plan if that is better than the known."""
        cost = sum((_part(core.choices[at]) for at in choices), Cost())
        self.bound = max(self.bound, self.weights.weigh(cost))
        plan = settled(
            self.homes, [column for at in choices if (column := core.choices[at])], lambda: self._left() <= 0
        )
        if plan.cost() < self._cost():
            self.known = {turn.key: plan.at.get(turn.key) for turn in self.problem.turns}
        return solved, cost

    def _near(self, core: Core, solved: Solved, width: float) -> Found:
        """Return the best whole choices among the columns whose reduced cost is within a width."""
        reduced = _Reduced(core, solved, width)
        return whole(core, Task(lambda at: core.figures[at], reduced.within, lambda _row: False), self._left)

    def _people_and_crowd(self, core: Core, first: Solved, least: Cost) -> bool | None:
        """Find the best plan of the second stage among those of the least cost by the first.

        True: it is found and proved best; false: the time is up; none: no plan costs as little, the first stage must
        look again.
        """
        solved: Solved | None = first
        while solved is not None:
            if self.weights.weigh(least) < solved.objective - TOLERANCE * max(1.0, solved.objective / 1e6):
                return None
            found = whole(core, self._second(core, solved, least), self._left)
            if not found.best:
                return False
            if found.choices is None:
                return None if solved is not first else False
            if not core.mend([(at, 1.0) for at in found.choices]):
                self._take(core, found.choices)
                return True
            solved = core.raised(self._left)
        return False

    def _second(self, core: Core, solved: Solved, cost: Cost) -> Task:
        """Return the task of the second stage: what can be part of a plan of some cost, by the prices."""
        gap = max(self.weights.weigh(cost) - solved.objective, 0.0)
        reduced = _Reduced(core, solved, gap)
        heavy = 1 + _most_crowd(core)
        limits = (
            (cost.unplaced, lambda at: _part(core.choices[at]).unplaced),
            (cost.moved, lambda at: _part(core.choices[at]).moved),
            (cost.distance, lambda at: _part(core.choices[at]).distance),
        )
        return Task(
            lambda at: _part(core.choices[at]).people * heavy + _part(core.choices[at]).crowd,
            reduced.within,
            lambda row: gap <= TOLERANCE and abs(price(solved.row_prices, row)) > TOLERANCE,
            () if gap <= TOLERANCE else limits,
        )

    def _take(self, core: Core, choices: list[int]) -> None:
        """Remember whole choices as the best plan known."""
        self.known = {turn.key: self.columns.homes[turn.key] for turn in self.problem.turns}
        keys = {row: key for key, row in core.active.items()}
        for choice in choices:
            self.known[keys[core.owners[choice]]] = core.choices[choice]

    def _cost(self) -> Cost:
        return sum(map(_part, self.known.values()), Cost())

    def _figure(self) -> int:
        return self.weights.weigh(self._cost())

    def _left(self) -> float:
        """Return the seconds left, none when somebody has cancelled; and tell now and then that the work goes on."""
        now = perf_counter()
        share, words, then = self._told
        if now - then > OFTEN:
            end = 0.7 if words == FIRST else 1.0
            self._tell(share + (end - share) / SLOWLY, words)
        return 0.0 if self.cancelled() else self.seconds - (now - self.began)

    def _tell(self, share: float, words: str) -> None:
        self._told = (max(share, self._told[0]), words, perf_counter())
        self.report(self._told[0], words)

    def _answer(self, *, proved: bool = False) -> Answer:
        figure = self._figure()
        gap = 0.0 if proved else max(figure - self.bound, 0.0) / max(figure, 1)
        slots: dict[str, Slot | None] = {key: column.slot if column else None for key, column in self.known.items()}
        self.report(1.0, SECOND)
        return Answer(slots, self._cost(), proved, gap, perf_counter() - self.began, EXACT)


class _Reduced:
    """The reduced costs of a core's choices against the prices of its program; columns within a width are let in."""

    def __init__(self, core: Core, solved: Solved, width: float) -> None:
        self.width = width + TOLERANCE * max(1.0, abs(solved.objective) / 1e6)
        core.enter(solved.row_prices, self.width)
        later = range(len(solved.reduced), len(core.choices))
        moves = solved.row_prices[MOVES]
        owed = [core.figures[at] - core.moves(at) * moves - price(solved.row_prices, core.owners[at]) for at in later]
        self._within = solved.within(self.width, owed)

    def within(self, choice: int) -> bool:
        """Say whether a choice can be part of a plan no dearer than the program and the width."""
        return self._within[choice]


def _part(column: Column | None) -> Cost:
    return column.candidate.cost if column else UNPLACED


def _most_crowd(core: Core) -> int:
    most: dict[int, int] = {}
    for owner, column in zip(core.owners, core.choices, strict=True):
        most[owner] = max(most.get(owner, 0), _part(column).crowd)
    return sum(most.values())
