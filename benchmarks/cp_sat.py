"""The peer: CP-SAT with the same columns and the same rows, all of them from the start, for the first stage alone."""

import pickle
import sys
from collections import defaultdict
from time import perf_counter

from ortools.sat.python import cp_model

from benchmarks.runs import measured
from models.rules.planner.answer import Cost
from models.rules.planner.columns import CHAIR, Column, Columns, Key, Shape
from models.rules.planner.ground import Pair
from models.rules.planner.occupation import UNPLACED
from models.rules.planner.problem import Problem
from models.rules.planner.weights import Weights

WEIGHTS = Weights(1_000, 10_000, 10_000)
Chosen = tuple[Column, cp_model.IntVar]


def main() -> None:
    """Resolve the problem given on the standard input and print what it took."""
    problem: Problem = pickle.loads(sys.stdin.buffer.read())
    began = perf_counter()
    cost, proved = solved(problem, float(sys.argv[1]))
    ms = (perf_counter() - began) * 1000
    print(measured(ms, cost, proved=proved))


def solved(problem: Problem, seconds: float) -> tuple[Cost, bool]:
    """Return the cost of the best plan of the first stage, and whether it is proved."""
    columns, model = Columns(problem), cp_model.CpModel()
    at: dict[Key, list[Chosen]] = defaultdict(list)
    of: dict[str, list[Chosen]] = {}
    price = []
    for turn in problem.turns:
        of[turn.key] = [(column, model.new_bool_var("")) for column in columns.of(turn)]
        nowhere = model.new_bool_var("")
        model.add_exactly_one([nowhere, *(taken for _, taken in of[turn.key])])
        price.append(WEIGHTS.weigh(UNPLACED) * nowhere)
        for column, taken in of[turn.key]:
            price.append(WEIGHTS.weigh(column.candidate.cost) * taken)
            model.add_hint(taken, column.slot == turn.home)
            for key in column.keys:
                at[key].append((column, taken))
    for key, there in at.items():
        _bear(model, columns, key, there)
    for pair in columns.known.pairs:
        _pair(model, columns, pair, of)
    model.minimize(sum(price))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    total = Cost()
    for chosen in of.values():
        total += next((column.candidate.cost for column, taken in chosen if solver.value(taken)), UNPLACED)
    return total, status == cp_model.OPTIMAL


def _bear(model: cp_model.CpModel, columns: Columns, key: Key, there: list[Chosen]) -> None:
    """Add what one person, chair or room bears on one day: cliques of colliding shapes that cover every pair."""
    if key[0] == CHAIR:
        model.add(sum(taken for _, taken in there) <= columns.chairs[key[1]])
        return
    shapes = list(dict.fromkeys(column.shape for column, _ in there))
    for last in shapes:
        near = [one for one in shapes if one.start <= last.start and columns.collide(key, one, last)]
        while near:
            clique = _clique(columns, key, near)
            near = [one for one in near if one not in clique]
            taken = [one for column, one in there if column.shape in {last, *clique}]
            if len(taken) > 1:
                model.add_at_most_one(taken)


def _clique(columns: Columns, key: Key, near: list[Shape]) -> list[Shape]:
    clique: list[Shape] = []
    for shape in near:
        if all(columns.collide(key, shape, one) for one in clique):
            clique.append(shape)
    return clique


def _pair(model: cp_model.CpModel, columns: Columns, pair: Pair, of: dict[str, list[Chosen]]) -> None:
    working = columns.known.working
    earlier, later = of[pair.earlier], of[pair.later]
    for day in sorted({column.slot.date for column, _ in earlier}):
        wrong = [
            taken
            for column, taken in later
            if column.slot.date < day
            or (pair.apart and column.slot.date == day)
            or working.steps(day, column.slot.date) < pair.least
        ]
        if wrong:
            model.add_at_most_one([*wrong, *(taken for column, taken in earlier if column.slot.date >= day)])
        late = [
            taken
            for column, taken in later
            if pair.greatest is not None and working.steps(day, column.slot.date) > pair.greatest
        ]
        if late:
            model.add_at_most_one([*late, *(taken for column, taken in earlier if column.slot.date <= day)])


main()
