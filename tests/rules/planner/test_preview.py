import datetime as dt
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.organisations import HARD, organisation
from models.rules.planner.exact import resolve
from models.rules.planner.preview import preview
from models.rules.planner.problem import Problem
from tests.rules.planner import checker
from tests.rules.planner.organisations import organisations


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(organisations(most=8))
def test_a_preview_breaks_no_rule(problem: Problem) -> None:
    assert checker.faults(problem, preview(problem).slots) == []


SAYS = (
    "from benchmarks.organisations import HARD, organisation;"
    "from models.rules.planner.preview import preview;"
    "print(sorted(preview(organisation(400, HARD)).slots.items()))"
)


def test_a_preview_is_the_same_in_every_interpreter() -> None:
    said = [
        subprocess.run([sys.executable, "-c", SAYS], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, stdout=-1)
        for seed in ("1", "2")
    ]
    assert len(said[0].stdout) > 400
    assert said[0].stdout == said[1].stdout


@pytest.mark.parametrize(("meetings", "seed"), [(300, 1), (600, 2), (1500, 1), (1500, 3)])
def test_a_preview_of_a_crowded_year_is_near_the_best(meetings: int, seed: int) -> None:
    problem = organisation(meetings, HARD, seed)
    quick, best = preview(problem), resolve(problem)
    assert best.proved
    assert quick.cost.unplaced == best.cost.unplaced == 0
    assert best.cost.moved == quick.cost.moved
    assert best.cost.distance <= quick.cost.distance <= 1.02 * best.cost.distance
    assert quick.solver == "preview"
    assert not quick.proved


def test_whoever_clashes_with_nobody_stays_at_home() -> None:
    problem = organisation(100)
    answer = preview(problem)
    moved = [turn for turn in problem.turns if answer.slots[turn.key] != turn.home]
    assert len(moved) == answer.cost.moved < 20
    assert all(slot is not None and slot.date > dt.date(2026, 3, 31) for slot in answer.slots.values())
