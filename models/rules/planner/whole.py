"""Whole places instead of shares: the best choice among the columns near the prices, rows added while any is broken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.rules.planner.core import MOVES, Core
from models.rules.planner.program import INFINITE, Choice, Entries, chosen


@dataclass(frozen=True, slots=True)
class Found:
    """Whole choices (none: there are none among the columns kept), the bound, and whether none better exists there."""

    choices: list[int] | None
    bound: float
    best: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What to minimise over which choices: `kept` says which may be chosen, `tight` which rows must be used up.

    `extra` are further rows: the most they bear, and a figure for each choice.
    """

    figure: Callable[[int], int]
    kept: Callable[[int], bool]
    tight: Callable[[int], bool]
    extra: Sequence[tuple[float, Callable[[int], int]]] = ()


def whole(core: Core, task: Task, left: Callable[[], float]) -> Found:
    """Return the best whole choices of a task; they may break rows of the plan that the core does not hold yet."""
    kept = [choice for choice in range(len(core.choices)) if task.kept(choice)]
    answer = chosen(_choice(core, task, kept), left, 1 - 1e-3)
    if not answer.possible or not answer.best:
        return Found(None, answer.bound, answer.best)
    return Found([kept[at] for at in answer.columns], answer.bound, best=True)


def _choice(core: Core, task: Task, kept: list[int]) -> Choice:
    place = {choice: at for at, choice in enumerate(kept)}
    lows: list[float] = [core.least_moves]
    highs: list[float] = [core.least_moves if task.tight(MOVES) else INFINITE]
    entries: list[Entries] = [[(place[choice], float(moves)) for choice in kept if (moves := core.moves(choice))]]
    for at, (row, members) in enumerate(core.rows):
        if at == MOVES:
            continue
        held = [(place[choice], 1.0) for choice in members if choice in place]
        limit = 1 if row is None else row.limit
        if row is None or task.tight(at) or len(held) > limit:
            lows.append(limit if row is None or task.tight(at) else float("-inf"))
            highs.append(limit)
            entries.append(held)
    for most, figure in task.extra:
        lows.append(float("-inf"))
        highs.append(most)
        entries.append([(place[choice], float(figure(choice))) for choice in kept if figure(choice)])
    return Choice([task.figure(choice) for choice in kept], lows, highs, entries)
