"""The best plan there is, with its proof: the least cost in the order of `Cost`, by linear programs grown row by row.

Two stages. The first minimises unplaced, moved and distance, weighed so that one of an earlier part outweighs all that
later parts can add (`weights`). Rows and columns are gathered under light weights, which is faster, and then kept under
these: which are there does not touch the answer, for every row is true of every plan and columns are priced again. The
first stage ends with the least cost of whole choices, a bound that no plan undercuts. The second minimises people, then
crowd, among the plans of that cost: only columns whose reduced cost is inside the gap between program and cost can
appear in such a plan, and where that gap is nought every row with a price must be used up; otherwise three rows hold
unplaced, moved and distance where they are. If rows that come in meanwhile leave no plan of that cost, the first stage
looks again; if a plan is left, it is best by both stages.
Both stages look at the active meetings of `core` alone, which is exact in the full order, as is said there: whoever is
not active stands at home in every plan that is best by the first stage, so people and crowd cannot differ either.
Meetings made active during the second stage have no price, so their reduced cost is their cost: the same test holds.
"""

from collections.abc import Callable
from importlib.util import find_spec
from time import perf_counter

from models.errors import SolverMissing
from models.rules.planner.answer import Answer
from models.rules.planner.problem import Problem

Report = Callable[[float, str], None]


def installed() -> bool:
    """Say whether the solver is installed, without loading it."""
    try:
        return find_spec("highspy") is not None
    except ImportError:
        return False


def resolve(
    problem: Problem,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda _share, _words: None,
    seconds: float = 60.0,
) -> Answer:
    """Return the best plan, proved; or the best one known when the seconds are over or somebody has cancelled.

    SolverMissing if highspy is not installed. `report` is told the share of the work done, 0 to 1, and what is done.
    """
    if not installed():
        raise SolverMissing
    began = perf_counter()
    try:
        from models.rules.planner.search import Search  # noqa: PLC0415  loads highspy and numpy, 150 ms, only when asked
    except ImportError as missing:
        raise SolverMissing from missing
    return Search(problem, cancelled, report, (began, seconds)).answer()
