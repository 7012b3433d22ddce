"""A good plan at once: take out the clashing meetings that weigh least, put each where it costs least, then climb."""

from time import perf_counter

from models.rules.planner.answer import Answer
from models.rules.planner.climbing import Climb, Stopped
from models.rules.planner.columns import Column, Columns
from models.rules.planner.homes import Homes
from models.rules.planner.occupation import Occupation
from models.rules.planner.problem import Problem, Turn

CLIMBS, LOOKS_EACH = 4, 20
"""How often a plan is gone through, and how many places are looked at for each meeting before it is left as it is."""
PREVIEW = "preview"


def never() -> bool:
    """Say no: nobody stops it."""
    return False


def preview(problem: Problem) -> Answer:
    """Return a plan that breaks no hard rule and is near the best one; nothing is known about how near."""
    began = perf_counter()
    plan = sketch(Homes(Columns(problem)))
    cost = plan.cost()
    return Answer(plan.slots(), cost, proved=False, gap=1.0, seconds=perf_counter() - began, solver=PREVIEW)


def sketch(homes: Homes, stopped: Stopped = never) -> Occupation:
    """Return such a plan as an occupation; once stopped it is finished without climbing."""
    columns = homes.columns
    plan, gone = Occupation(columns), {turn.key for turn in homes.out}
    for turn in columns.problem.turns:
        if turn.key not in gone:
            plan.put(columns.homes[turn.key])
    _improve(plan, homes, sorted(homes.out, key=_room), stopped)
    return plan


def settled(homes: Homes, wanted: list[Column], stopped: Stopped = never) -> Occupation:
    """Return a plan with as many of some columns as can stand side by side, everybody else at home or near it."""
    columns = homes.columns
    plan, out = Occupation(columns), []
    column_of = {column.turn.key: column for column in wanted}
    for turn in columns.problem.turns:
        column = column_of.get(turn.key) or columns.home(turn)
        if column is not None and (turn.fixed or plan.is_free(column)):
            plan.put(column)
        else:
            out.append(turn)
    _improve(plan, homes, out, stopped)
    return plan


def _improve(plan: Occupation, homes: Homes, out: list[Turn], stopped: Stopped) -> None:
    """Place those who stand nowhere, then climb, as long as the looks allowed for so many meetings last."""
    turns, at_home = plan.columns.problem.turns, plan.columns.homes
    most = plan.looks + LOOKS_EACH * len(turns)

    def tired() -> bool:
        return plan.looks > most or stopped()

    climb = Climb(plan, homes, tired)
    for turn in out:
        climb.placed(turn)
    climb.woken()
    trying = [turn for turn in turns if not turn.fixed]
    for _ in range(CLIMBS):
        for turn in trying:
            if not tired() and plan.at.get(turn.key) is not at_home[turn.key]:
                climb.bettered(turn)
        trying = climb.woken()


def _room(turn: Turn) -> int:
    """Return about how many places a meeting has to go to."""
    leeway = turn.leeway
    return (leeway.before + leeway.after + 1) * (1 + len(leeway.starts)) * (1 + len(leeway.places))
