import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given, settings

from models.rules.planner.answer import Cost
from models.rules.planner.candidates import candidate_at, candidates, cost_of, may_stay, obstacles
from models.rules.planner.ground import ground
from models.rules.planner.problem import Absence, Leeway, Part, Problem, Seat, Slot, Term, Turn
from tests.rules.planner import checker
from tests.rules.planner.organisations import CALENDARS, organisations

TEN = dt.time(10)
WEDNESDAY = dt.date(2026, 6, 3)
CHAIR = Seat("chief", Part.CHAIR, "deputy")
TERMS = {"chief": (Term("ada"),), "deputy": (Term("ben"),), "head": (Term("cy"),)}
ADA_AWAY = Absence("ada", WEDNESDAY, WEDNESDAY, reason="leave")


def turn(day: dt.date = WEDNESDAY, **changes: object) -> Turn:
    made = Turn("m", "A", "A", 1, "corporate", day, Slot(day, TEN), 60, (CHAIR,), Leeway(before=1, after=1))
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def problem(meeting: Turn, *absences: Absence, calendar: int = 0) -> Problem:
    names = {"ada": "Ada Lord", "ben": "Ben Ray"}
    return Problem((meeting,), CALENDARS[calendar], terms=TERMS, absences=absences, people=names)


def days(meeting: Turn, *absences: Absence, calendar: int = 0) -> list[int]:
    found = candidates(problem(meeting, *absences, calendar=calendar), meeting)
    return [one.slot.date.day for one in found]


@pytest.mark.parametrize(
    ("meeting", "calendar", "expected"),
    [
        (turn(), 0, [3, 2, 4]),
        (turn(), 1, [2, 4]),
        (turn(dt.date(2026, 6, 2)), 2, [2, 1, 3]),
        (turn(dt.date(2026, 6, 3)), 2, [3, 2, 8]),
        (turn(dt.date(2026, 6, 6)), 0, [6, 5, 8]),
        (turn(leeway=Leeway(before=1, after=1, weekdays=(3,))), 0, [3, 4]),
        (turn(leeway=Leeway(before=2, after=1, from_working_day=3)), 0, [3, 4]),
        (turn(fixed="pinned"), 1, [3]),
    ],
)
def test_days_cheapest_first(meeting: Turn, calendar: int, expected: list[int]) -> None:
    assert days(meeting, calendar=calendar) == expected


def test_a_chair_away_bars_the_day_unless_a_deputy_may_chair() -> None:
    assert days(turn(), ADA_AWAY) == [2, 4]
    lenient = turn(leeway=Leeway(deputy_chairs=True))
    home = candidates(problem(lenient, ADA_AWAY), lenient)[0]
    assert home.must == home.chairs == {"ben"}
    assert home.deputies == ("deputy",)
    assert home.cost == Cost(people=1)


def test_an_agreed_deputy_takes_the_chair() -> None:
    agreed = turn(agreed_deputy="head")
    assert candidates(problem(agreed, ADA_AWAY), agreed)[0].must == {"cy"}


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        (Slot(dt.date(2026, 6, 5), TEN), "It lies 2 working days after Wed 3 Jun 2026; 1 are allowed."),
        (Slot(dt.date(2026, 6, 2), dt.time(11)), "11:00 is none of its start times."),
        (Slot(dt.date(2026, 6, 2), TEN, "Oak"), "Oak is none of its places."),
        (Slot(WEDNESDAY, TEN), "Ada Lord, who chairs, is away Wed 3 Jun 2026 (leave)."),
    ],
)
def test_obstacles_in_words(slot: Slot, words: str) -> None:
    meeting = turn()
    assert obstacles(problem(meeting, ADA_AWAY), meeting, slot) == (words,)


@settings(max_examples=150, deadline=None)
@given(organisations())
def test_candidates_obstacles_and_costs_agree_with_the_checker(made: Problem) -> None:
    for meeting in made.turns:
        found = candidates(made, meeting)
        assert [one.cost for one in found] == sorted(one.cost for one in found)
        assert all(dataclasses.astuple(one.cost) == checker.figures(made, meeting, one.slot) for one in found)
        home = candidate_at(made, meeting, meeting.home)
        assert may_stay(ground(made), meeting, home) == (not obstacles(made, meeting, meeting.home))
        open_slots = {one.slot for one in found}
        starts, places = {meeting.home.start, *meeting.leeway.starts}, {meeting.home.place, *meeting.leeway.places}
        for number, start, place in itertools.product(range(-6, 7), starts, places):
            slot = Slot(meeting.home.date + dt.timedelta(days=number), start, place)
            assert (slot in open_slots) == (not checker.own_faults(made, meeting, slot))
            assert (slot in open_slots) == (not obstacles(made, meeting, slot))
            if slot in open_slots:
                assert dataclasses.astuple(cost_of(made, meeting, slot)) == checker.figures(made, meeting, slot)
