import itertools

from hypothesis import given, settings

from models.rules.planner.candidates import candidates
from models.rules.planner.columns import Columns
from models.rules.planner.occupation import Occupation
from models.rules.planner.problem import Problem
from tests.rules.planner import checker
from tests.rules.planner.organisations import organisations


@settings(max_examples=100, deadline=None)
@given(organisations())
def test_columns_are_the_candidates_that_fixed_meetings_leave(problem: Problem) -> None:
    columns = Columns(problem)
    fixed = {turn.key: turn.home for turn in problem.turns if turn.fixed}
    told = checker.faults(problem, fixed)
    for turn in problem.turns:
        found = list(columns.of(turn))
        assert [one.price for one in found] == sorted(one.candidate.cost.figure() for one in found)
        open_slots = [one.slot for one in candidates(problem, turn)]
        if not turn.fixed:
            open_slots = [slot for slot in open_slots if checker.faults(problem, {**fixed, turn.key: slot}) == told]
        assert [one.slot for one in found] == open_slots
        assert columns.home(turn) in (None, columns.homes[turn.key])


@settings(max_examples=150, deadline=None)
@given(organisations(most=3))
def test_two_meetings_are_in_each_others_way_where_the_checker_says_so(problem: Problem) -> None:
    columns = Columns(problem)
    for one, other in itertools.permutations(problem.turns, 2):
        if one.fixed or other.fixed:
            continue
        for there, wanted in itertools.product(list(columns.of(one))[:6], list(columns.of(other))[:6]):
            plan = Occupation(columns)
            plan.put(there)
            slots = {one.key: there.slot, other.key: wanted.slot}
            assert plan.is_free(wanted) == (not checker.faults(problem, slots))
