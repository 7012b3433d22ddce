import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from models.rules.planner.exact import resolve
from models.rules.planner.preview import preview
from models.rules.planner.problem import Problem
from tests.rules.planner import checker
from tests.rules.planner.best import best_cost
from tests.rules.planner.organisations import organisations

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(organisations())
def test_the_answer_breaks_no_rule_and_nothing_costs_less(problem: Problem) -> None:
    answer = resolve(problem)
    assert checker.faults(problem, answer.slots) == []
    assert dataclasses.astuple(answer.cost) == checker.total(problem, answer.slots) == best_cost(problem)
    assert answer.proved
    assert answer.gap == pytest.approx(0.0)


@SLOW
@given(organisations(most=9))
def test_larger_ones_obey_every_rule_cost_no_more_than_the_preview_and_come_out_alike(problem: Problem) -> None:
    quick, answer = preview(problem), resolve(problem)
    assert checker.faults(problem, quick.slots) == checker.faults(problem, answer.slots) == []
    assert dataclasses.astuple(quick.cost) == checker.total(problem, quick.slots)
    assert answer.cost <= quick.cost
    assert resolve(dataclasses.replace(problem)).slots == answer.slots
