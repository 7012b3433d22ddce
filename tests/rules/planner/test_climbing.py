import dataclasses
import datetime as dt

from models.rules.planner.answer import Cost
from models.rules.planner.climbing import Climb
from models.rules.planner.columns import Columns
from models.rules.planner.homes import Homes
from models.rules.planner.occupation import Occupation
from models.rules.planner.problem import Leeway, Problem, Seat, Turn
from tests.rules.planner import checker
from tests.rules.planner.stories import board, seats, year


def minor(code: str, when: str, *who: Seat) -> Turn:
    """A board of the least level."""
    return dataclasses.replace(board(code, when, *who), level="programme")


def standing(problem: Problem, **days: int) -> tuple[Occupation, Climb]:
    """A plan with the boards on some days of June, each at its own time."""
    columns = Columns(problem)
    plan = Occupation(columns)
    for turn in problem.turns:
        day = dt.date(2026, 6, days[turn.code])
        plan.put(next(one for one in columns.of(turn) if (one.slot.date, one.slot.start) == (day, turn.home.start)))
    assert checker.faults(problem, plan.slots()) == []
    return plan, Climb(plan, Homes(columns), lambda: False)


def days(plan: Occupation) -> dict[str, int]:
    return {column.turn.code: column.slot.date.day for column in plan.at.values()}


def test_two_give_way_to_one_who_goes_home() -> None:
    problem = year(
        board("A", "2026-06-02 10:00", *seats("dc", "data")),
        minor("B", "2026-06-02 10:00", *seats("dc")),
        minor("C", "2026-06-03 10:00", *seats("data")),
        board("D", "2026-06-03 10:00", *seats("data")),
    )
    plan, climb = standing(problem, A=4, B=2, C=2, D=3)
    before = plan.cost()
    assert climb.bettered(problem.turns[0])
    assert days(plan) == {"A": 1, "B": 2, "C": 2, "D": 3}
    assert climb.bettered(problem.turns[0])
    assert days(plan)["A"] == 2
    assert checker.faults(problem, plan.slots()) == []
    assert (before.moved, before.distance) == (2, 28)
    assert (plan.cost().moved, plan.cost().distance) == (2, 8)
    assert {turn.code for turn in climb.woken()} >= {"A", "B", "C"}


def test_somebody_goes_home_when_the_one_there_gives_way() -> None:
    problem = year(
        board("X", "2026-06-01 10:00", *seats("dc"), fixed="pinned"),
        board("A", "2026-06-01 10:00", *seats("dc"), leeway=Leeway(before=0)),
        minor("B", "2026-06-02 10:00", *seats("dc", "data")),
        minor("D", "2026-06-02 10:30", *seats("data")),
    )
    plan, climb = standing(problem, X=1, A=3, B=2, D=1)
    assert climb.bettered(problem.turns[1])
    assert days(plan) == {"X": 1, "A": 2, "B": 3, "D": 2}
    assert checker.faults(problem, plan.slots()) == []


def test_a_stopped_climb_takes_only_what_is_free() -> None:
    problem = year(board("A", "2026-06-02 10:00", *seats("dc")), board("B", "2026-06-02 10:00", *seats("dc")))
    columns = Columns(problem)
    plan = Occupation(columns)
    climb = Climb(plan, Homes(columns), lambda: True)
    assert [climb.bettered(turn) for turn in problem.turns] == [True, True]
    assert plan.cost() == Cost(moved=1, distance=12, crowd=1)
    assert not climb.bettered(problem.turns[1])
