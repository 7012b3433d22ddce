"""One figure for the parts of a cost that come first, so that the least figure is the least cost in order."""

from dataclasses import dataclass

from models.rules.planner.answer import Cost
from models.rules.planner.candidates import DAY_WEIGHT, LEVEL_WEIGHT, USUAL_WEIGHT
from models.rules.planner.problem import Problem

LIGHT, CLEAR = 3, 8
"""How far a move outweighs all distance, so that a share of a move shows in a bound."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One unplaced weighs so many moves, one moved so many steps; the best plan is no further than `distance`."""

    unplaced: int
    moved: int
    distance: int

    def weigh(self, cost: Cost) -> int:
        """Return the figure of a cost, people and crowd left out."""
        return self.moves(cost) * self.moved + cost.distance

    def moves(self, cost: Cost) -> int:
        """Return the part of a figure that counts in moves."""
        return cost.unplaced * self.unplaced + cost.moved


def light_weights(weights: Weights, problem: Problem) -> Weights:
    """Return weights to begin with: a move outweighs its own distance only, which linear programs solve faster."""
    return Weights(weights.unplaced, LIGHT * _furthest_of(problem), weights.distance)


def safe_weights(problem: Problem, known: Cost) -> Weights:
    """Return weights under which the least figure is the least cost in order, for plans no dearer than a known one.

    A move outweighs the distance of as many moves as the best plan can have: no more than the known plan has, or than
    there are meetings where the known plan leaves some unplaced. One unplaced outweighs every meeting moved afar.
    """
    free = sum(not turn.fixed for turn in problem.turns)
    distance = (free if known.unplaced else known.moved) * _furthest_of(problem)
    return Weights(free + 2, CLEAR * (distance + 1), distance)


def _furthest_of(problem: Problem) -> int:
    free = [turn for turn in problem.turns if not turn.fixed]
    return max((_furthest(turn.level, max(turn.leeway.before, turn.leeway.after)) for turn in free), default=1)


def _furthest(level: str, days: int) -> int:
    return LEVEL_WEIGHT.get(level, USUAL_WEIGHT) * (DAY_WEIGHT * days + 2)
