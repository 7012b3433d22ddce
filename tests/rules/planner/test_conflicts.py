import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given, settings

from models.rules.planner.candidates import candidate_at, candidates
from models.rules.planner.conflicts import ORDER, Clash, clash, most_a_day, pairs
from models.rules.planner.problem import Leeway, Order, Part, Problem, Seat, Slot, Term, Turn
from tests.rules.planner import checker
from tests.rules.planner.organisations import CALENDARS, ROOMS, organisations

DAY = dt.date(2026, 6, 2)


def turn(key: str, start: dt.time, place: str, post: str, day: dt.date = DAY) -> Turn:
    seats = (Seat(post, Part.CHAIR),)
    return Turn(key, key, key, 1, "BCU", day, Slot(day, start, place), 60, seats, Leeway(most_a_day=2))


def problem(*turns: Turn, orders: tuple[Order, ...] = ()) -> Problem:
    terms = {"chief": (Term("ada"),), "head": (Term("ada"),), "clerk": (Term("ben"),)}
    return Problem(turns, CALENDARS[0], orders, terms, rooms=ROOMS, travel={("North", "South"): 45})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (turn("B", dt.time(10, 30), "Elm", "head"), Clash("overlap", ("ada",))),
        (turn("B", dt.time(10), "Oak", "head"), None),
        (turn("B", dt.time(9, 30), "Oak", "clerk"), Clash("room", place="Oak")),
        (turn("B", dt.time(9, 30), "Hall", "clerk"), None),
        (turn("B", dt.time(9), "Hall", "head", dt.date(2026, 6, 3)), None),
    ],
)
def test_people_and_rooms(other: Turn, expected: Clash | None) -> None:
    one = turn("A", dt.time(9), "Oak", "chief")
    made = problem(one, other)
    at, at_other = (candidate_at(made, meeting, meeting.home) for meeting in (one, other))
    assert clash(made, one, at, other, at_other) == clash(made, other, at_other, one, at) == expected


def test_an_order_pairs_meetings_of_one_month_and_else_the_next() -> None:
    june = turn("A", dt.time(9), "", "chief")
    july = dataclasses.replace(turn("a2", dt.time(9), "", "chief", dt.date(2026, 7, 2)), forum="A")
    later = [turn("B", dt.time(9), "", "clerk", day) for day in (dt.date(2026, 6, 1), dt.date(2026, 8, 3))]
    others = [dataclasses.replace(one, key=f"b{number}") for number, one in enumerate(later)]
    made = problem(june, july, *others, orders=(Order("A", "B", 2),))
    ordered = [(pair.earlier, pair.later, pair.least) for pair in pairs(made) if pair.kind == ORDER]
    assert ordered == [("A", "b0", 2), ("a2", "b1", 2)]
    at, at_other = (candidate_at(made, meeting, meeting.home) for meeting in (june, others[0]))
    assert clash(made, june, at, others[0], at_other) == Clash("order")


def test_boards_a_day_are_counted_for_the_person() -> None:
    strict = dataclasses.replace(turn("B", dt.time(9), "", "head"), leeway=Leeway(most_a_day=1))
    assert most_a_day(problem(turn("A", dt.time(9), "", "chief"), strict)) == {"ada": 1}


@settings(max_examples=100, deadline=None)
@given(organisations())
def test_clashes_agree_with_the_checker(made: Problem) -> None:
    for one, other in itertools.combinations(made.turns, 2):
        for at, at_other in itertools.product(candidates(made, one)[:4], candidates(made, other)[:4]):
            free = not checker.pair_faults(made, one, at.slot, other, at_other.slot)
            if not (one.fixed and other.fixed):
                assert (clash(made, one, at, other, at_other) is None) == free
