"""Why a meeting stands where it stands, where else it could go, and why not on Tuesday 4."""

import datetime as dt

import pytest
from hypothesis import given, settings

from models.rules.planner.candidates import candidate_at, candidates, cost_of
from models.rules.planner.conflicts import clash
from models.rules.planner.problem import Avoided, Leeway, Order, Problem, Slot, at_home
from models.rules.planner.reasons import alternatives, why_moved, why_not
from tests.rules.planner.organisations import organisations
from tests.rules.planner.stories import away, board, seats, year

PIB = board("PIB", "2026-05-28 14:00", *seats("dc", "ac", "data", "change"), fixed="published")
IDE = board("IDE", "2026-05-28 15:00", *seats("dc", "data", "change", "ac"), minutes=90)
PG = board("PG", "2027-03-17 14:00", *seats("dc", "ac", "data", "change"), place="Oak")
PMG = board("PMG", "2027-03-23 14:00", *seats("legal", "ac", "data"))
LEAVE = away("shah", "2027-03-15", "2027-03-19")


def at(when: str, place: str = "") -> Slot:
    start = dt.datetime.fromisoformat(when)
    return Slot(start.date(), start.time(), place)


@pytest.mark.parametrize(
    ("problem", "key", "to", "why"),
    [
        (
            year(PIB, IDE),
            "IDE 1",
            "2026-05-29 15:00",
            (
                "IDE Thu 28 May 2026 15:00 overlaps PIB 14:00–16:00: "
                "Priya Shah (Deputy Commissioner), who chairs both, and 3 others must be at both."
            ),
        ),
        (
            year(PG, absences=(LEAVE,)),
            "PG 1",
            "2027-03-24 14:00",
            "Priya Shah (Deputy Commissioner), who chairs, is away 15–19 March (leave).",
        ),
        (
            year(board("MB", "2026-12-25 14:00", *seats("dc"))),
            "MB 1",
            "2026-12-23 14:00",
            "Fri 25 Dec 2026 is closed (Christmas Day).",
        ),
        (
            year(
                board("RAB", "2027-03-11 10:00", *seats("ac")),
                board("MB", "2027-03-09 14:00", *seats("dc"), fixed="published"),
                orders=(Order("RAB", "MB", 2),),
            ),
            "RAB 1",
            "2027-03-05 10:00",
            "RAB Thu 11 Mar 2027 10:00 must come at least 2 working days before MB Tue 9 Mar 2027 14:00.",
        ),
        (year(IDE), "IDE 1", "2026-05-29 15:00", "Nothing forbids Thu 28 May 2026 15:00, where it stood."),
        (year(IDE), "IDE 1", "2026-05-28 15:00", ""),
    ],
)
def test_why_a_meeting_moved_is_one_sentence(problem: Problem, key: str, to: str, why: str) -> None:
    assert why_moved(problem, {**at_home(problem), key: at(to)}, key) == why


def test_a_meeting_makes_room_for_one_that_moved_there() -> None:
    moved = board("PIB", "2026-05-27 14:00", *seats("dc", "ac"))
    problem = year(moved, IDE)
    slots = {"PIB 1": at("2026-05-28 14:00"), "IDE 1": at("2026-05-29 15:00")}
    assert why_moved(problem, slots, "IDE 1") == (
        "IDE Thu 28 May 2026 15:00 makes room for PIB Thu 28 May 2026 14:00–16:00, which moved there: "
        "Priya Shah (Deputy Commissioner), who chairs both, and Alex Ford (Assistant Commissioner) must be at both."
    )


def test_what_else_was_possible_is_listed_with_its_cost_and_home_with_its_reason() -> None:
    problem = year(PG, PMG, absences=(LEAVE, away("lee", "2027-03-12", "2027-03-12")))
    found = alternatives(problem, {**at_home(problem), "PG 1": at("2027-03-22 14:00", "Oak")}, "PG 1")
    assert [(one.slot.date.day, one.meaning, one.why_not) for one in found] == [
        (12, "3 working days earlier; 3 of 4 members free, without Sam Lee (Head of Data)", ""),
        (11, "4 working days earlier; everybody is free", ""),
        (10, "5 working days earlier; everybody is free", ""),
        (24, "5 working days later; everybody is free", ""),
        (17, "", "Priya Shah (Deputy Commissioner), who chairs, is away 15–19 March (leave)"),
    ]
    assert [one.cost for one in found[:4]] == [cost_of(problem, PG, one.slot) for one in found[:4]]
    assert found[4].cost is None


def test_a_barred_place_says_in_few_words_who_is_where() -> None:
    leeway = Leeway(before=0, after=1)
    chaired = board("PIB", "2027-03-18 15:00", *seats("dc", "change"))
    problem = year(board("PG", "2027-03-17 14:00", *seats("dc", "ac", "data", "change"), leeway=leeway), chaired)
    assert alternatives(problem, at_home(problem), "PG 1")[0].why_not == (
        "the chair also takes PIB and 1 member is there too"
    )
    wednesday = board("PMG", "2027-03-18 15:00", *seats("legal", "ac", "data"))
    problem = year(board("PG", "2027-03-17 14:00", *seats("dc", "ac", "data"), leeway=leeway), wednesday)
    assert alternatives(problem, at_home(problem), "PG 1")[0].why_not == "2 members are at PMG"


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (at("2027-03-27 14:00", "Oak"), "Sat 27 Mar 2027 is on a weekend."),
        (at("2027-03-26 14:00", "Oak"), "Fri 26 Mar 2027 is closed (Good Friday)."),
        (
            at("2027-03-25 14:00", "Oak"),
            "Thu 25 Mar 2027 lies 6 working days after Wed 17 Mar 2027, where 5 are allowed.",
        ),
        (at("2027-03-16 14:00", "Oak"), "Priya Shah (Deputy Commissioner), who chairs, is away 15–19 March (leave)."),
        (at("2027-03-22 09:00", "Oak"), "It starts at 14:00, not at 09:00."),
        (at("2027-03-22 14:00", "Elm"), "Elm is none of its places."),
        (at("2027-03-10 14:00", "Oak"), "Wed 10 Mar 2027 is past."),
        (
            at("2027-03-23 14:00", "Oak"),
            (
                "It overlaps PMG 14:00–16:00: "
                "Alex Ford (Assistant Commissioner) and Sam Lee (Head of Data) must be at both."
            ),
        ),
    ],
)
def test_why_not_is_answered_for_any_place(slot: Slot, why: str) -> None:
    problem = year(PG, PMG, absences=(LEAVE,), today=dt.date(2027, 3, 10))
    found = why_not(problem, at_home(problem), "PG 1", slot)
    assert why in found.why_not
    assert found.cost is None


@pytest.mark.parametrize(
    ("leeway", "slot", "why"),
    [
        (Leeway(weekdays=(1, 2)), at("2027-03-18 14:00"), "It does not meet on Thursdays."),
        (
            Leeway(from_working_day=12),
            at("2027-03-15 14:00"),
            "lies before the 12th working day of its month.",
        ),
        (
            Leeway(most_a_day=1),
            at("2027-03-18 14:00"),
            "Priya Shah (Deputy Commissioner) chairs 1 board that day already and takes no more.",
        ),
        (Leeway(places=("Oak",)), at("2027-03-18 14:00", "Oak"), "Oak seats 10, and 19 are expected."),
        (
            Leeway(least_gap=8),
            at("2027-03-12 14:00"),
            "come at least 8 working days after PG Wed 3 Mar 2027 14:00.",
        ),
        (
            Leeway(greatest_gap=9),
            at("2027-03-18 14:00"),
            "come 1 to 9 working days after PG Wed 3 Mar 2027 14:00.",
        ),
    ],
)
def test_why_not_knows_the_rules_of_the_forum(leeway: Leeway, slot: Slot, why: str) -> None:
    before = board("PG", "2027-03-03 14:00", *seats("dc"), leeway=leeway)
    turn = board("PG", "2027-03-17 14:00", *seats("dc"), leeway=leeway, number=2, heads=19)
    problem = year(before, turn, board("PIB", "2027-03-18 09:00", *seats("dc")))
    assert why_not(problem, at_home(problem), "PG 2", slot).why_not.endswith(why)


def test_why_not_of_a_place_that_is_free_says_what_it_would_cost() -> None:
    leeway = Leeway(starts=(dt.time(10),), deputy_chairs=True)
    turn = board("PG", "2027-03-17 14:00", *seats("dc", "data", deputy="ac"), leeway=leeway)
    holidays = Avoided("school holidays", dt.date(2027, 3, 15), dt.date(2027, 3, 18))
    problem = year(turn, board("AB", "2027-03-18 16:00", *seats("ac")), absences=(LEAVE,), avoided=(holidays,))
    found = why_not(problem, at_home(problem), "PG 1", at("2027-03-18 10:00"))
    assert found.cost == cost_of(problem, turn, found.slot)
    assert found.meaning == (
        "1 working day later; at 10:00; Alex Ford (Assistant Commissioner) takes the chair; "
        "the chair also takes AB; in school holidays"
    )


def test_a_pinned_meeting_stays() -> None:
    problem = year(PIB)
    assert alternatives(problem, at_home(problem), "PIB 1") == ()
    found = why_not(problem, at_home(problem), "PIB 1", at("2026-05-29 14:00"))
    assert found.why_not == "It may not be moved (published)."


@given(organisations())
@settings(max_examples=50)
def test_a_place_is_free_when_it_is_a_candidate_that_clashes_with_nobody(problem: Problem) -> None:
    slots = at_home(problem)
    limits = any(turn.leeway.most_a_day for turn in problem.turns)
    for turn in problem.turns:
        allowed = {candidate.slot for candidate in candidates(problem, turn)}
        for slot in allowed | {other.home for other in problem.turns}:
            put = candidate_at(problem, turn, slot)
            clashing = any(
                clash(problem, turn, put, other, candidate_at(problem, other, other.home))
                for other in problem.turns
                if other.key != turn.key
            )
            free = why_not(problem, slots, turn.key, slot).cost is not None
            if free or not limits:
                assert free == (slot in allowed and not clashing)


@given(organisations())
@settings(max_examples=50)
def test_alternatives_are_true_and_in_order(problem: Problem) -> None:
    slots = at_home(problem)
    for turn in problem.turns:
        found = alternatives(problem, slots, turn.key, most=3)
        assert len(found) <= 3
        for one in found:
            assert (one.cost is None) == bool(one.why_not)
            assert (why_not(problem, slots, turn.key, one.slot).cost is None) == (one.cost is None)
        costs = [one.cost for one in found if one.cost is not None]
        assert costs == sorted(costs)
        assert all(one.cost is None for one in found[len(costs) :])
