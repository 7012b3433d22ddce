"""A good plan at once: take out as few clashing meetings as can be seen, put each where it costs least, then climb."""

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from time import perf_counter

from models.rules.planner.answer import Answer, Cost
from models.rules.planner.candidates import DAY_WEIGHT, LEVEL_WEIGHT, USUAL_WEIGHT
from models.rules.planner.columns import Column, Columns
from models.rules.planner.occupation import UNPLACED, Occupation
from models.rules.planner.problem import Problem, Turn

Stopped = Callable[[], bool]
CLIMBS, LOOKS_EACH = 4, 20
"""How often a plan is gone through, and how many places are looked at for each meeting before it is left as it is."""
PREVIEW = "preview"


def never() -> bool:
    """Say no: nobody stops it."""
    return False


def preview(problem: Problem) -> Answer:
    """Return a plan that breaks no hard rule and is near the best one; nothing is known about how near."""
    began = perf_counter()
    plan = sketch(Columns(problem))
    cost = plan.cost()
    return Answer(plan.slots(), cost, proved=False, gap=1.0, seconds=perf_counter() - began, solver=PREVIEW)


def sketch(columns: Columns, stopped: Stopped = never) -> Occupation:
    """Return such a plan as an occupation; once stopped it is finished without swaps."""
    plan, out = _without_clashes(columns)
    _improve(plan, sorted(out, key=lambda one: _room(columns.known.turns[one])), stopped)
    return plan


def settled(columns: Columns, wanted: list[Column], stopped: Stopped = never) -> Occupation:
    """Return a plan with as many of some columns as can stand side by side, everybody else at home or near it."""
    plan, out = Occupation(columns), []
    column_of = {column.turn.key: column for column in wanted}
    for turn in columns.problem.turns:
        column = column_of.get(turn.key) or columns.home(turn)
        if column is not None and (turn.fixed or plan.is_free(column)):
            plan.put(column)
        else:
            out.append(turn.key)
    _improve(plan, out, stopped)
    return plan


def _improve(plan: Occupation, out: list[str], stopped: Stopped) -> None:
    """Place those who stand nowhere, then climb, as long as the looks allowed for so many meetings last."""
    most = plan.looks + LOOKS_EACH * len(plan.columns.problem.turns)

    def tired() -> bool:
        return plan.looks > most or stopped()

    for key in out:
        _bettered(plan, key, tired)
    for _ in range(CLIMBS):
        if not _climbed(plan, tired):
            break


def _without_clashes(columns: Columns) -> tuple[Occupation, list[str]]:
    """Return the meetings that may stay at home side by side, and the keys of the others."""
    plan, out = Occupation(columns), []
    for turn in columns.problem.turns:
        home = columns.home(turn)
        if home is None:
            out.append(turn.key)
        else:
            plan.put(home)
    edges = {key: plan.blockers(column) for key, column in plan.at.items()}
    clashing = _both_ways({key: set(others) - {key} for key, others in edges.items() if others}, columns)
    out += _cover(clashing, columns)
    for key in out:
        if key in plan.at:
            plan.take(key)
    return plan, out


def _both_ways(edges: dict[str, set[str]], columns: Columns) -> dict[str, set[str]]:
    """Return the clashes among free meetings, each told at both ends."""
    free = {turn.key for turn in columns.problem.turns if not turn.fixed}
    found: dict[str, set[str]] = {}
    for key, others in edges.items():
        for other in sorted(others & free) if key in free else ():
            found.setdefault(key, set()).add(other)
            found.setdefault(other, set()).add(key)
    return found


def _cover(clashing: dict[str, set[str]], columns: Columns) -> list[str]:
    """Return meetings that leave no clash when taken out: who clashes with a loner first, then who clashes most."""
    out: list[str] = []
    price = {key: _nearest_move(columns.known.turns[key]) for key in clashing}
    loners = [key for key, others in clashing.items() if len(others) == 1]
    most = [(-len(others), price[key], key) for key, others in clashing.items()]
    heapify(most)
    while clashing:
        if loners:
            loner = loners.pop()
            if len(clashing.get(loner, ())) != 1:
                continue
            gone = max((loner, *clashing[loner]), key=lambda key: (len(clashing[key]), -price[key], key))
        else:
            count, _, gone = heappop(most)
            if len(clashing.get(gone, ())) != -count:
                continue
        out.append(gone)
        for other in sorted(clashing.pop(gone)):
            clashing[other].discard(gone)
            if not clashing[other]:
                del clashing[other]
                continue
            heappush(most, (-len(clashing[other]), price[other], other))
            if len(clashing[other]) == 1:
                loners.append(other)
    return out


def _nearest_move(turn: Turn) -> int:
    """Return about how far a meeting goes at least when it moves: to another start or place, or to another day."""
    changes = 1 if turn.leeway.starts or turn.leeway.places else DAY_WEIGHT
    return changes * LEVEL_WEIGHT.get(turn.level, USUAL_WEIGHT)


def _room(turn: Turn) -> int:
    """Return about how many places a meeting has to go to."""
    leeway = turn.leeway
    return (leeway.before + leeway.after + 1) * (1 + len(leeway.starts)) * (1 + len(leeway.places))


def _bettered(plan: Occupation, key: str, tired: Stopped) -> bool:
    """Give a meeting the cheapest free place under what it costs now, or one that another meeting leaves."""
    turns, left = plan.columns.known.turns, plan.take(key) if key in plan.at else None
    now = left.candidate.cost if left else UNPLACED
    blocked: list[tuple[Column, str]] = []
    for column in plan.columns.of(turns[key]):
        if column.candidate.cost >= now:
            break
        blocking = plan.blockers(column)
        if not blocking:
            plan.put(column)
            return True
        if len(blocking) == 1 and not turns[blocker := next(iter(blocking))].fixed:
            blocked.append((column, blocker))
    if not tired() and _swapped(plan, blocked, now):
        return True
    if left is not None:
        plan.put(left)
    return False


def _swapped(plan: Occupation, blocked: list[tuple[Column, str]], now: Cost) -> bool:
    """Give a meeting that stands nowhere the place that one other leaves at the least cost, if both gain by it."""
    best: tuple[Column, Column] | None = None
    least: Cost | None = None
    for wanted, blocker in blocked:
        before = now + plan.at[blocker].candidate.cost
        refuge = _refuge(plan, wanted, blocker, before if least is None or before < least else least)
        if refuge is not None:
            best, least = (wanted, refuge), wanted.candidate.cost + refuge.candidate.cost
    if best is None:
        return False
    wanted, refuge = best
    plan.take(refuge.turn.key)
    plan.put(refuge)
    plan.put(wanted)
    return True


def _refuge(plan: Occupation, wanted: Column, blocker: str, under: Cost) -> Column | None:
    """Return where a blocker would go at the least cost, if both cost less than `under` then."""
    left = plan.take(blocker)
    plan.put(wanted)
    found = None
    for refuge in plan.columns.of(left.turn):
        if wanted.candidate.cost + refuge.candidate.cost >= under:
            break
        if plan.is_free(refuge):
            found = refuge
            break
    plan.take(wanted.turn.key)
    plan.put(left)
    return found


def _climbed(plan: Occupation, tired: Stopped) -> bool:
    """Try every meeting that is not at home for something cheaper, and say whether anything was."""
    better, homes = False, plan.columns.homes
    for turn in plan.columns.problem.turns:
        if tired():
            return False
        if not turn.fixed and plan.at.get(turn.key) is not homes[turn.key]:
            better |= _bettered(plan, turn.key, tired)
    return better
