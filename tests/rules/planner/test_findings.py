"""What a secretary reads about a plan: one sentence for each trouble, never the same one twice."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.planner.candidates import candidate_at, obstacles
from models.rules.planner.conflicts import clash
from models.rules.planner.findings import clashes_of, findings, findings_of
from models.rules.planner.problem import Avoided, Leeway, Order, Problem, Slot, Term, Turn, at_home
from tests.rules.planner.organisations import PLACES, STARTS, days, organisations
from tests.rules.planner.stories import TERMS, away, board, seats, year

PIB = board("PIB", "2026-05-28 14:00", *seats("dc", "ac", "data", "change"))
IDE = board("IDE", "2026-05-28 15:00", *seats("dc", "data", "change", "ac"), minutes=90)
LEAVE = away("shah", "2027-03-15", "2027-03-19")
PG = board("PG", "2027-03-17 14:00", *seats("dc", "ac", "data"))


def told(problem: Problem) -> list[tuple[str, str]]:
    return [(found.kind, found.text) for found in findings(problem, at_home(problem))]


def test_the_clash_of_the_demo_year_is_named_once_with_everybody_in_it() -> None:
    problem = year(PIB, IDE)
    found = findings(problem, at_home(problem))
    assert [finding.text for finding in found] == [
        (
            "PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 15:00–16:30: "
            "Priya Shah (Deputy Commissioner), who chairs both, and 3 others must be at both."
        )
    ]
    assert found[0].severity == "hard"
    assert found[0].who == ("shah", "ford", "lee", "okoro")
    assert clashes_of(found, "lee") == found
    assert clashes_of(found, "wynn") == ()


@pytest.mark.parametrize(
    ("problem", "kind", "text"),
    [
        (
            year(PG, absences=(LEAVE,)),
            "chair away",
            "PG Wed 17 Mar 2027 14:00: Priya Shah (Deputy Commissioner), who chairs, is away 15–19 March (leave).",
        ),
        (
            year(PG, absences=(away("shah", "2027-03-17", "2027-03-17", hours="12:00-24:00", reason=""),)),
            "chair away",
            "PG Wed 17 Mar 2027 14:00: Priya Shah (Deputy Commissioner), who chairs, is away on 17 March from 12:00.",
        ),
        (
            year(
                board("PG", "2027-03-17 14:00", *seats("dc", deputy="ac"), leeway=Leeway(deputy_chairs=True)),
                absences=(away("shah", "2027-03-29", "2027-04-02"), away("shah", "2027-02-26", "2027-03-17")),
            ),
            "member away",
            (
                "PG Wed 17 Mar 2027 14:00: Priya Shah (Deputy Commissioner), who chairs, is away 26 February "
                "to 17 March (leave), and Alex Ford (Assistant Commissioner) takes the chair."
            ),
        ),
        (
            year(
                board("PIB", "2026-05-28 14:00", *seats("dc"), place="Oak"),
                board("IDE", "2026-05-28 16:15", *seats("dc"), place="Elm", minutes=60),
            ),
            "overlap",
            (
                "PIB Thu 28 May 2026 14:00–16:00 ends too close to IDE 16:15–17:15 (30 minutes from Oak to Elm): "
                "Priya Shah (Deputy Commissioner), who chairs both, must be at both."
            ),
        ),
        (
            year(
                board("PIB", "2026-05-28 14:00", *seats("ac", "data")),
                board("IDE", "2026-05-28 14:30", *seats("dc", "change")),
                terms={**TERMS, "change": (Term("lee"),)},
            ),
            "overlap",
            (
                "PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 14:30–16:30: "
                "Sam Lee (Head of Data and Head of Change) must be at both."
            ),
        ),
        (
            year(
                board("PIB", "2026-05-28 14:00", *seats("ac", "estate")),
                board("IDE", "2026-05-28 14:30", *seats("dc", "estate")),
            ),
            "overlap",
            "PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 14:30–16:30: the Head of Estates (vacant) must be at both.",
        ),
        (
            year(
                board("PIB", "2026-05-28 14:00", *seats("ac", "legal", chairs=2)),
                board("IDE", "2026-05-28 14:30", *seats("dc", "data", "legal")),
            ),
            "overlap",
            (
                "PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 14:30–16:30: "
                "Tom Wynn (Head of Legal), who chairs PIB, must be at both."
            ),
        ),
        (
            year(
                board("PIB", "2026-05-28 14:00", *seats("ac", "(data)")),
                board("IDE", "2026-05-28 14:30", *seats("dc", "data")),
            ),
            "wanted overlap",
            "PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 14:30–16:30: Sam Lee (Head of Data) is wanted at both.",
        ),
        (
            year(
                board("PIB", "2026-05-28 14:00", *seats("ac"), place="Oak"),
                board("IDE", "2026-05-28 15:59", *seats("dc"), place="Oak"),
            ),
            "room",
            "PIB Thu 28 May 2026 14:00–16:00 and IDE 15:59–17:59 are both in Oak.",
        ),
        (
            year(PG, absences=(away("lee", "2027-03-17", "2027-03-17"),)),
            "member away",
            "PG Wed 17 Mar 2027 14:00: Sam Lee (Head of Data) is away on 17 March (leave).",
        ),
        (
            year(
                board("MB", "2027-03-02 14:00", *seats("dc")),
                board("RAB", "2027-03-11 10:00", *seats("ac")),
                orders=(Order("RAB", "MB", 2),),
            ),
            "order",
            (
                "RAB Thu 11 Mar 2027 10:00 must come at least 2 working days before MB Tue 2 Mar 2027 14:00; "
                "it comes 7 working days after it."
            ),
        ),
        (
            year(
                board("MB", "2027-03-02 14:00", *seats("dc"), leeway=Leeway(least_gap=10)),
                board("MB", "2027-03-09 14:00", *seats("dc"), number=2, leeway=Leeway(least_gap=10)),
            ),
            "gap",
            (
                "MB Tue 2 Mar 2027 14:00 and MB Tue 9 Mar 2027 14:00: only 5 working days apart, "
                "where at least 10 are asked for."
            ),
        ),
        (
            year(
                *(
                    board(f"B{hour}", f"2027-03-02 {hour:02}:00", *seats("dc"), minutes=60, leeway=Leeway(most_a_day=2))
                    for hour in (9, 11, 13)
                )
            ),
            "too many for the chair",
            (
                "Tue 2 Mar 2027: Priya Shah (Deputy Commissioner) chairs 3 boards (B9 09:00, B11 11:00 and B13 13:00) "
                "and takes 2 a day."
            ),
        ),
        (
            year(board("MB", "2026-12-25 14:00", *seats("dc"))),
            "closed day",
            "MB Fri 25 Dec 2026 14:00: the day is closed (Christmas Day).",
        ),
        (
            year(board("MB", "2026-11-03 14:00", *seats("dc"), leeway=Leeway(from_working_day=5))),
            "too early in the month",
            "MB Tue 3 Nov 2026 14:00: the day lies before the 5th working day of the month.",
        ),
        (
            year(board("MB", "2026-11-03 14:00", *seats("dc"), place="Oak", heads=19)),
            "small room",
            "MB Tue 3 Nov 2026 14:00: Oak seats 10, and 19 are expected.",
        ),
        (
            year(
                board("MB", "2026-11-03 14:00", *seats("dc")),
                board("MB", "2026-11-05 14:00", *seats("dc"), number=2, papers_first=dt.date(2026, 11, 2)),
            ),
            "papers before last meeting",
            (
                "MB Thu 5 Nov 2026 14:00: its first papers are due Mon 2 Nov 2026, "
                "before the meeting before it (MB Tue 3 Nov 2026 14:00)."
            ),
        ),
        (
            year(board("PIB", "2027-03-25 14:00", *seats("dc"))),
            "eve of a holiday",
            "PIB on Thu 25 Mar 2027: the next day is closed (Good Friday).",
        ),
        (
            year(PG, avoided=(Avoided("Spring festival", dt.date(2027, 3, 17), dt.date(2027, 3, 17), notice=True),)),
            "festival",
            "Spring festival, Wed 17 Mar 2027, has 1 meeting held: PG Wed 17 Mar 2027 14:00.",
        ),
        (
            year(PG, avoided=(Avoided("School holidays", dt.date(2027, 3, 15), dt.date(2027, 3, 26)),)),
            "avoided days",
            "School holidays, Mon 15 Mar to Fri 26 Mar 2027, has 1 meeting held: PG Wed 17 Mar 2027 14:00.",
        ),
    ],
)
def test_each_trouble_is_told_in_one_sentence(problem: Problem, kind: str, text: str) -> None:
    assert (kind, text) in told(problem)
    assert sum(other == kind for other, _ in told(problem)) == 1


@pytest.mark.parametrize(
    "problem",
    [
        year(board("PIB", "2026-05-28 14:00", *seats("dc")), board("IDE", "2026-05-28 16:00", *seats("dc"))),
        year(
            board("PIB", "2026-05-28 14:00", *seats("dc"), place="Oak"),
            board("IDE", "2026-05-28 16:30", *seats("dc"), place="Elm"),
        ),
        year(PG, absences=(away("shah", "2027-03-17", "2027-03-17", hours="00:00-14:00"),)),
        year(PG, absences=(away("shah", "2027-03-18", "2027-03-19"),)),
        year(
            PG,
            terms={"dc": (Term("wynn", dt.date(2027, 3, 16)), Term("shah"))},
            absences=(LEAVE,),
        ),
        year(
            board("PG", "2027-03-17 14:00", *seats("dc"), agreed_deputy="ac"),
            absences=(LEAVE,),
        ),
        year(board("AW", "2027-03-20 10:00", *seats("dc"))),
        year(
            board("RAB", "2027-03-11 10:00", *seats("ac")),
            board("MB", "2027-03-15 14:00", *seats("dc")),
            orders=(Order("RAB", "MB", 2),),
        ),
    ],
    ids=[
        "touching",
        "time to travel",
        "back by then",
        "another day",
        "new holder",
        "deputy agreed",
        "Saturday by hand",
        "in order",
    ],
)
def test_what_is_no_trouble_is_not_told(problem: Problem) -> None:
    assert told(problem) == []


def test_a_chair_who_is_away_is_not_said_to_clash_as_well() -> None:
    problem = year(PIB, IDE, absences=(away("shah", "2026-05-28", "2026-05-28", hours="14:30-24:00"),))
    overlap = next(text for kind, text in told(problem) if kind == "overlap")
    assert "Priya Shah" not in overlap
    assert [kind for kind, _ in told(problem)].count("chair away") == 2


def test_a_crowded_day_and_week_are_told_once_for_everybody() -> None:
    turns = tuple(
        board(f"B{day}{hour}", f"2027-03-0{day} {hour:02}:00", *seats("dc", "ac"), minutes=60)
        for day in (1, 2)
        for hour in (9, 11, 13, 15)
    )
    kinds = [kind for kind, _ in told(year(*turns))]
    assert kinds == ["crowded day", "crowded week", "crowded day"]
    week = next(text for kind, text in told(year(*turns)) if kind == "crowded week")
    assert week == (
        "Week of Mon 1 Mar 2027: Alex Ford (Assistant Commissioner) must be at 8; "
        "Priya Shah (Deputy Commissioner) must be at 8."
    )


def test_a_gap_far_over_the_usual_is_long() -> None:
    days = ("2026-09-01", "2026-09-29", "2026-10-27", "2027-01-26")
    turns = tuple(board("MB", f"{day} 14:00", *seats("dc"), number=at) for at, day in enumerate(days))
    assert (
        "long gap",
        ("MB Tue 27 Oct 2026 14:00 and MB Tue 26 Jan 2027 14:00 lie 58 working days apart, where 20 are usual."),
    ) in told(year(*turns))


def test_what_is_past_is_only_a_notice() -> None:
    problem = year(PIB, IDE, PG, absences=(LEAVE,), today=dt.date(2026, 10, 27))
    found = findings(problem, at_home(problem))
    assert [(finding.severity, finding.kind) for finding in found] == [("hard", "chair away"), ("notice", "overlap")]
    assert found[1].text.endswith("must be at both. It is past.")


def test_a_meeting_without_a_place_is_told() -> None:
    problem = year(PG)
    assert [finding.text for finding in findings(problem, {"PG 1": None})] == ["PG of Wed 17 Mar 2027 has no place."]


def anywhere(problem: Problem) -> st.SearchStrategy[dict[str, Slot | None]]:
    slot = st.builds(Slot, days(), st.sampled_from(STARTS), st.sampled_from(PLACES))
    return st.fixed_dictionaries({turn.key: slot | st.just(turn.home) | st.none() for turn in problem.turns})


plans = organisations().flatmap(lambda problem: st.tuples(st.just(problem), anywhere(problem)))


@given(plans)
@settings(max_examples=60)
def test_one_meeting_is_told_what_the_whole_plan_tells_of_it(plan: tuple[Problem, dict[str, Slot | None]]) -> None:
    problem, slots = plan
    found = findings(problem, slots)
    for turn in problem.turns:
        assert findings_of(problem, slots, turn.key) == tuple(one for one in found if turn.key in one.meetings)


@given(plans)
@settings(max_examples=60)
def test_nothing_is_told_twice_and_the_order_is_kept(plan: tuple[Problem, dict[str, Slot | None]]) -> None:
    found = findings(*plan)
    assert len({(one.kind, one.meetings, one.place, one.date, one.text) for one in found}) == len(found)
    severities = [("hard", "soft", "notice").index(one.severity) for one in found]
    assert severities == sorted(severities)
    pairs = [one.meetings for one in found if one.kind in {"overlap", "wanted overlap", "room"}]
    assert len(set(pairs)) == len(pairs)


@given(plans)
@settings(max_examples=60)
def test_hard_findings_between_two_are_those_of_the_solver(plan: tuple[Problem, dict[str, Slot | None]]) -> None:
    problem, slots = plan
    told = {
        frozenset(one.meetings) for one in findings(problem, slots) if one.kind in {"overlap", "room", "order", "gap"}
    }
    placed = [(turn, slot) for turn in problem.turns if (slot := slots[turn.key])]
    known = {
        frozenset((one.key, other.key))
        for at, (one, slot) in enumerate(placed)
        for other, other_slot in placed[at + 1 :]
        if clash(problem, one, candidate_at(problem, one, slot), other, candidate_at(problem, other, other_slot))
    }
    assert told == known


def lone_trouble(problem: Problem, turn: Turn) -> set[str]:
    found = findings_of(problem, at_home(problem), turn.key)
    return {one.kind for one in found if one.kind in {"chair away", "closed day", "too early in the month"}}


@given(organisations())
@settings(max_examples=60)
def test_a_free_meeting_with_a_hard_finding_of_its_own_may_not_stay(problem: Problem) -> None:
    for turn in problem.turns:
        if not turn.fixed and turn.home.date > (problem.today or dt.date.min):
            assert bool(lone_trouble(problem, turn)) == bool(obstacles(problem, turn, turn.home)), turn
