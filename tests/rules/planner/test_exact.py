import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.organisations import HARD, organisation
from models.errors import SolverMissing
from models.rules.planner.exact import installed, resolve
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


def test_stopped_at_once_it_gives_the_preview_and_claims_no_proof() -> None:
    problem = organisation(200)
    for answer in (resolve(problem, cancelled=lambda: True), resolve(problem, seconds=0.0)):
        assert not answer.proved
        assert 0 < answer.gap <= 1
        assert checker.faults(problem, answer.slots) == []


def test_progress_is_told_from_nought_to_one() -> None:
    told: list[float] = []
    resolve(organisation(100), report=lambda share, _words: told.append(share))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


def test_without_the_solver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.rules.planner.exact.find_spec", lambda _name: None)
    assert not installed()
    with pytest.raises(SolverMissing, match="pip install highspy"):
        resolve(organisation(20))


def test_a_shared_year_is_proved_and_obeys_every_rule() -> None:
    problem = organisation(120, HARD)
    answer = resolve(problem)
    assert answer.proved
    assert checker.faults(problem, answer.slots) == []
    assert dataclasses.astuple(answer.cost) == checker.total(problem, answer.slots)
