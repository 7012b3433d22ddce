"""After the solver has done its work, what is hard lies among fixed meetings, or has no place."""

import pytest
from hypothesis import given, settings

from models.rules.planner.answer import Answer, Finding
from models.rules.planner.exact import resolve
from models.rules.planner.findings import findings
from models.rules.planner.preview import preview
from models.rules.planner.problem import Problem
from models.rules.planner.reasons import why_unplaced
from tests.rules.planner.organisations import organisations

pytest.importorskip("highspy")


def left_over(problem: Problem, answer: Answer) -> list[Finding]:
    free = {turn.key for turn in problem.turns if not turn.fixed}
    hard = [one for one in findings(problem, answer.slots) if one.severity == "hard" and one.kind != "unplaced"]
    return [one for one in hard if free.intersection(one.meetings)]


@given(organisations())
@settings(max_examples=50, deadline=None)
def test_a_resolved_plan_has_no_hard_finding_with_a_free_meeting(problem: Problem) -> None:
    assert left_over(problem, resolve(problem)) == []


@given(organisations())
@settings(max_examples=50, deadline=None)
def test_a_preview_has_no_hard_finding_with_a_free_meeting(problem: Problem) -> None:
    assert left_over(problem, preview(problem)) == []


@given(organisations())
@settings(max_examples=50, deadline=None)
def test_what_the_solver_leaves_unplaced_has_its_reasons(problem: Problem) -> None:
    answer = resolve(problem)
    for turn in problem.turns:
        if answer.slots[turn.key] is None:
            assert why_unplaced(problem, answer.slots, turn.key).reasons
