"""A good plan at once: take out as few clashing meetings as can be seen, put each where it costs least, then climb."""

from time import perf_counter

from models.rules.planner.answer import Answer, Cost
from models.rules.planner.columns import Column, Columns
from models.rules.planner.occupation import UNPLACED, Occupation
from models.rules.planner.problem import Problem, Turn

CLIMBS = 4
PREVIEW = "preview"


def preview(problem: Problem) -> Answer:
    """Return a plan that breaks no hard rule and is near the best one; nothing is known about how near."""
    began = perf_counter()
    plan = sketch(Columns(problem))
    cost = plan.cost()
    return Answer(plan.slots(), cost, proved=False, gap=1.0, seconds=perf_counter() - began, solver=PREVIEW)


def sketch(columns: Columns) -> Occupation:
    """Return such a plan as an occupation."""
    plan, out = _without_clashes(columns)
    for key in sorted(out, key=lambda one: _room(columns.known.turns[one])):
        _settle(plan, key)
    _climb(plan)
    return plan


def settled(columns: Columns, wanted: list[Column]) -> Occupation:
    """Return a plan with as many of some columns as can stand side by side, everybody else at home or near it."""
    plan, out = Occupation(columns), []
    column_of = {column.turn.key: column for column in wanted}
    for turn in columns.problem.turns:
        column = column_of.get(turn.key) or columns.home(turn)
        if column is not None and (turn.fixed or plan.is_free(column)):
            plan.put(column)
        else:
            out.append(turn.key)
    for key in out:
        _settle(plan, key)
    _climb(plan)
    return plan


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
        for other in others & free if key in free else ():
            found.setdefault(key, set()).add(other)
            found.setdefault(other, set()).add(key)
    return found


def _cover(clashing: dict[str, set[str]], columns: Columns) -> list[str]:
    """Return meetings that leave no clash when taken out: who clashes with a loner first, then who clashes most."""
    turns, out = columns.known.turns, []
    weight = {key: _cheapest_move(columns, key) for key in clashing}
    while clashing:
        loners = [key for key, others in clashing.items() if len(others) == 1]
        if loners:
            ends = {end for loner in loners[:1] for end in (loner, *clashing[loner])}
            gone = max(ends, key=lambda key: (len(clashing[key]), [-part for part in weight[key]], turns[key].key))
        else:
            gone = max(clashing, key=lambda key: (len(clashing[key]), [-part for part in weight[key]], key))
        out.append(gone)
        for other in clashing.pop(gone):
            clashing[other].discard(gone)
            if not clashing[other]:
                del clashing[other]
    return out


def _cheapest_move(columns: Columns, key: str) -> tuple[int, ...]:
    turn = columns.known.turns[key]
    cost = next((one.candidate.cost for one in columns.of(turn) if one.slot != turn.home), UNPLACED)
    return cost.unplaced, cost.distance


def _room(turn: Turn) -> int:
    """Return about how many places a meeting has to go to."""
    leeway = turn.leeway
    return (leeway.before + leeway.after + 1) * (1 + len(leeway.starts)) * (1 + len(leeway.places))


def _settle(plan: Occupation, key: str) -> None:
    """Put a meeting where it costs least, if need be by moving one other meeting out of its way."""
    turn = plan.columns.known.turns[key]
    free = next((one for one in plan.columns.of(turn) if plan.is_free(one)), None)
    if free is not None:
        plan.put(free)
        return
    _swapped(plan, key, UNPLACED)


def _swapped(plan: Occupation, key: str, now: Cost) -> bool:
    """Give a meeting that stands nowhere a place that one other leaves for another of its own, if both gain by it."""
    turns = plan.columns.known.turns
    best: tuple[Cost, Column, Column] | None = None
    for wanted in plan.columns.of(turns[key]):
        if wanted.candidate.cost >= now:
            break
        blocking = plan.blockers(wanted)
        if len(blocking) == 1 and not turns[next(iter(blocking))].fixed:
            best = _cheaper(best, _with_way_made(plan, wanted, next(iter(blocking)), now))
    if best is None:
        return False
    _, wanted, refuge = best
    plan.take(refuge.turn.key)
    plan.put(refuge)
    plan.put(wanted)
    return True


def _cheaper(
    one: tuple[Cost, Column, Column] | None, other: tuple[Cost, Column, Column] | None
) -> tuple[Cost, Column, Column] | None:
    if one is None or (other is not None and other[0] < one[0]):
        return other
    return one


def _with_way_made(plan: Occupation, wanted: Column, blocker: str, now: Cost) -> tuple[Cost, Column, Column] | None:
    """Return where a blocker would go and what both would cost then, if that is less than they cost now."""
    left = plan.take(blocker)
    plan.put(wanted)
    before = now + left.candidate.cost
    found = None
    for refuge in plan.columns.of(left.turn):
        cost = wanted.candidate.cost + refuge.candidate.cost
        if cost >= before:
            break
        if plan.is_free(refuge):
            found = (cost, wanted, refuge)
            break
    plan.take(wanted.turn.key)
    plan.put(left)
    return found


def _climb(plan: Occupation) -> None:
    """Try every meeting that is not at home for something cheaper, again and again while anything is."""
    turns = plan.columns.problem.turns
    for _ in range(CLIMBS):
        away = [turn for turn in turns if not turn.fixed and plan.at.get(turn.key) is not plan.columns.homes[turn.key]]
        if not sum(_bettered(plan, turn.key) for turn in away):
            break


def _bettered(plan: Occupation, key: str) -> bool:
    """Find one meeting something cheaper: a free place, or one that another meeting leaves."""
    turn = plan.columns.known.turns[key]
    left = plan.take(key) if key in plan.at else None
    now = left.candidate.cost if left else UNPLACED
    for column in plan.columns.of(turn):
        if column.candidate.cost >= now:
            break
        if plan.is_free(column):
            plan.put(column)
            return True
    if _swapped(plan, key, now):
        return True
    if left is not None:
        plan.put(left)
    return False
