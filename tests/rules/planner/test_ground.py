from hypothesis import given, settings

from models.rules.planner.candidates import candidates
from models.rules.planner.ground import ground
from models.rules.planner.problem import Problem
from tests.rules.planner.organisations import organisations


@settings(max_examples=200, deadline=None)
@given(organisations())
def test_pairs_that_are_not_loose_hold_wherever_their_meetings_stand(problem: Problem) -> None:
    known = ground(problem)
    days = {turn.key: {one.slot.date for one in candidates(problem, turn)} for turn in problem.turns}
    for pair in known.pairs:
        held = all(
            pair.holds(known.working, earlier, later) for earlier in days[pair.earlier] for later in days[pair.later]
        )
        assert held or pair in known.loose_pairs_of[pair.earlier]
        assert held or pair in known.loose_pairs_of[pair.later]
