"""The best plan of a small organisation by trying everything, with the checker's rules alone."""

import datetime as dt
import itertools

from models.rules.planner.problem import Problem, Slot, Slots, Turn
from tests.rules.planner import checker

Figures = checker.Figures
NOTHING: Figures = (0, 0, 0, 0, 0)


def best_cost(problem: Problem) -> Figures:
    """The least cost of all plans that break no hard rule."""
    best: list[Figures] = [checker.total(problem, {turn.key: turn.home for turn in problem.turns if turn.fixed})]
    _search(problem, list(problem.turns), {}, NOTHING, best)
    return best[0]


def slots_of(problem: Problem, turn: Turn) -> list[Slot]:
    """Every slot one meeting may take by itself."""
    leeway, home = turn.leeway, turn.home
    days = [home.date + dt.timedelta(days=number) for number in range(-12, 13)]
    starts = {home.start, *leeway.starts}
    places = {home.place, *leeway.places}
    every = [home] if turn.fixed else [Slot(*parts) for parts in itertools.product(days, starts, places)]
    return [slot for slot in every if not checker.own_faults(problem, turn, slot)]


def _search(
    problem: Problem, left: list[Turn], placed: dict[str, Slot | None], cost: Figures, best: list[Figures]
) -> None:
    if cost >= best[0] and left:
        return
    if not left:
        if cost <= best[0] and not checker.chair_faults(problem, placed):
            best[0] = cost
        return
    turn, *others = left
    choices: list[Slot | None] = [*slots_of(problem, turn)]
    if not turn.fixed:
        choices.append(None)
    priced = [(checker.figures(problem, turn, slot), slot) for slot in choices]
    for price, slot in sorted(priced, key=lambda one: one[0]):
        if slot is None or _fits(problem, turn, slot, placed):
            total = tuple(a + b for a, b in zip(cost, price, strict=True))
            _search(problem, others, {**placed, turn.key: slot}, total, best)  # type: ignore[arg-type]


def _fits(problem: Problem, turn: Turn, slot: Slot, placed: Slots) -> bool:
    turns = {other.key: other for other in problem.turns}
    return not any(
        checker.pair_faults(problem, turns[key], at, turn, slot)
        for key, at in placed.items()
        if at is not None and not (turn.fixed and turns[key].fixed)
    )
