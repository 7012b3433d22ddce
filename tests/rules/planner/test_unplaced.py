"""Why a meeting finds no place: reasons none of which could be spared, and ways out that lead out."""

import datetime as dt

import pytest
from hypothesis import given, settings

from models.rules.planner.candidates import candidates
from models.rules.planner.problem import Leeway, Order, Problem, Slot, Slots
from models.rules.planner.reasons import why_not, why_unplaced
from models.rules.planner.standing import Standing
from models.rules.planner.unplaced import forbidding
from tests.rules.planner.organisations import organisations
from tests.rules.planner.stories import away, board, seats, year

MARCH = Leeway(before=5, after=4)
LEAVE = away("shah", "2027-03-03", "2027-03-14")
PG = board("PG", "2027-03-09 14:00", *seats("dc", "ac"), leeway=MARCH)


def without(problem: Problem, key: str) -> Slots:
    return {turn.key: None if turn.key == key else turn.home for turn in problem.turns}


def test_a_chair_away_for_the_whole_window() -> None:
    problem = year(board("PG", "2027-03-08 14:00", *seats("dc"), leeway=Leeway(before=3, after=4)), absences=(LEAVE,))
    found = why_unplaced(problem, without(problem, "PG 1"), "PG 1")
    assert found.text == (
        "Priya Shah (Deputy Commissioner), who chairs, is away 3–14 March (leave) and the window runs 3–12 March: "
        "widen the window to Tue 2 Mar 2027 or name a deputy."
    )
    assert found.reasons == (
        "the window runs 3–12 March",
        "Priya Shah (Deputy Commissioner), who chairs, is away 3–14 March (leave)",
    )


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (
            year(
                board("PG", "2027-03-09 14:00", *seats("dc", "ac"), leeway=Leeway(0, 0)),
                board("IDE", "2027-03-09 15:00", *seats("legal", "ac"), fixed="published"),
            ),
            (
                "PG of Tue 9 Mar 2027 may not leave its day, it starts at 14:00 only and IDE Tue 9 Mar 2027 "
                "15:00–17:00 needs Alex Ford (Assistant Commissioner) too: widen the window to Mon 8 Mar 2027, "
                "let it start at 08:00 (Tue 9 Mar 2027) or move IDE Tue 9 Mar 2027 15:00."
            ),
        ),
        (
            year(
                board("PG", "2026-12-25 14:00", *seats("dc"), leeway=Leeway(0, 0)),
            ),
            "Christmas Day is closed and it may not leave its day: widen the window to Wed 23 Dec 2026.",
        ),
        (
            year(
                board("PG", "2027-03-09 14:00", *seats("dc"), leeway=Leeway(1, 1, weekdays=(3,), least_gap=1)),
                board("PG", "2027-03-09 09:00", *seats("ac"), number=2, fixed="pinned"),
            ),
            (
                "PG of Tue 9 Mar 2027 meets on Thursdays only, the window runs 8–10 March and it must come at least "
                "1 working day before PG Tue 9 Mar 2027 09:00: widen the window to Thu 4 Mar 2027, allow Mondays or "
                "move PG Tue 9 Mar 2027 09:00."
            ),
        ),
        (
            year(
                board("RAB", "2027-03-09 10:00", *seats("ac"), leeway=Leeway(1, 1)),
                board("MB", "2027-03-02 14:00", *seats("dc"), fixed="published"),
                orders=(Order("RAB", "MB", 2),),
            ),
            (
                "The window runs 8–10 March and it must come at least 2 working days before "
                "MB Tue 2 Mar 2027 14:00: widen the window to Fri 26 Feb 2027 or loosen "
                "the order with MB Tue 2 Mar 2027 14:00."
            ),
        ),
    ],
)
def test_the_reasons_and_the_ways_out_are_one_sentence(problem: Problem, text: str) -> None:
    key = problem.turns[0].key
    assert why_unplaced(problem, without(problem, key), key).text == text


def test_many_meetings_in_the_way_are_counted() -> None:
    others = [
        board(f"B{day}", f"2027-03-{day:02} 14:30", *seats("legal", "ac"), fixed="published")
        for day in (2, 3, 4, 5, 8, 9, 10, 11, 12, 15)
    ]
    problem = year(PG, *others)
    found = why_unplaced(problem, without(problem, "PG 1"), "PG 1")
    assert len(found.reasons) == 12
    assert "its people are needed at B10 Wed 10 Mar 2027 14:30, " in found.text
    assert "and 7 more: widen the window to" in found.text


def test_a_meeting_that_could_be_placed_is_told_so() -> None:
    problem = year(PG)
    found = why_unplaced(problem, without(problem, "PG 1"), "PG 1")
    assert found.text == "PG of Tue 9 Mar 2027 could be placed among the others as they stand."
    assert found.reasons == ()


@given(organisations())
@settings(max_examples=40, deadline=None)
def test_no_reason_could_be_spared(problem: Problem) -> None:
    for turn in problem.turns:
        found = forbidding(Standing(problem, without(problem, turn.key)), turn.key)
        reasons = set(found.reasons)
        left = [family & reasons for family in found.places.values()]
        if reasons:
            assert all(left), "together they bar every place"
        for reason in reasons:
            assert any(bars == {reason} for bars in left), "without it the others leave a place"


@given(organisations())
@settings(max_examples=40, deadline=None)
def test_there_are_reasons_exactly_where_there_is_no_place(problem: Problem) -> None:
    for turn in problem.turns:
        slots = without(problem, turn.key)
        free = [one for one in candidates(problem, turn) if why_not(problem, slots, turn.key, one.slot).cost]
        assert bool(free) != bool(why_unplaced(problem, slots, turn.key).reasons)


def test_a_place_gained_by_its_way_out_is_a_place() -> None:
    wider = board("PG", "2027-03-08 14:00", *seats("dc"), leeway=Leeway(before=4, after=4))
    problem = year(wider, absences=(LEAVE,))
    tuesday = Slot(dt.date(2027, 3, 2), dt.time(14))
    assert why_not(problem, without(problem, "PG 1"), "PG 1", tuesday).cost
