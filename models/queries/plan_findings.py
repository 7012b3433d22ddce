"""Findings of a plan as people read them: those of its own span, with references and names."""

from models.queries.plan import PlanBasis
from models.rules.planner.answer import Finding
from models.rules.planner.findings import findings
from models.rules.planner.problem import Problem, Slots


def findings_within(basis: PlanBasis, slots: Slots) -> tuple[Finding, ...]:
    """Return the findings that name a meeting of the span, or none at all."""
    found = findings(basis.problem, slots)
    return tuple(one for one in found if not one.meetings or any(key in basis.rows for key in one.meetings))


def references(basis: PlanBasis) -> dict[str, str]:
    """Return the reference of every meeting a finding may name, those outside the span included."""
    outside = {turn.key: f"{turn.code} {turn.home.date.isoformat()}" for turn in basis.problem.turns}
    return outside | {key: row.reference for key, row in basis.rows.items()}


def who_words(problem: Problem, who: str) -> str:
    """Return the name of a person, or the title of a vacant post."""
    return problem.people.get(who) or problem.posts.get(who, who)
