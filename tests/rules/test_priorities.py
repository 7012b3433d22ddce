"""Sets in force, what is wrong with them, and local priorities that boroughs share."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.priorities import (
    ASB,
    Agreed,
    BoroughPriority,
    SetSpan,
    control_strategy_troubles,
    in_force,
    is_asb,
    label,
    local_troubles,
    merged,
    review_troubles,
    unsettled,
)

NOV = dt.date(2017, 11, 15)
OLD = SetSpan("old", "Police and Crime Plan", "final", dt.date(2013, 4, 1), dt.date(2017, 3, 31), series="PCP")
NEW = SetSpan("new", "Police and Crime Plan", "final", dt.date(2017, 4, 1), None, series="PCP")
NEXT = SetSpan("next", "Police and Crime Plan", "final", dt.date(2022, 4, 1), None, series="PCP")
DRAFT = SetSpan("draft", "Control Strategy", "draft", dt.date(2017, 1, 1), None)


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (dt.date(2012, 1, 1), []),
        (dt.date(2017, 3, 31), ["old"]),
        (NOV, ["new"]),
        (dt.date(2022, 4, 1), ["next"]),
    ],
)
def test_only_the_final_set_of_the_day_is_in_force(day: dt.date, keys: list[str]) -> None:
    assert [one.key for one in in_force([NEXT, OLD, DRAFT, NEW], day)] == keys


def test_two_boroughs_have_their_own_sets() -> None:
    sets = [SetSpan(unit, "local priorities", "final", unit=unit) for unit in ("GD", "KD")]
    assert {one.key for one in in_force(sets, NOV)} == {"GD", "KD"}


@pytest.mark.parametrize("title", ["Anti-social behaviour", "Anti-Social  Behaviour", "antisocial behaviour", "ASB"])
def test_anti_social_behaviour_is_known_however_it_is_spelt(title: str) -> None:
    assert is_asb(title)
    assert not is_asb(title + " and burglary")


@pytest.mark.parametrize(
    ("titles", "troubles"),
    [
        ([("Robbery", ""), ("Burglary", ""), ("ASB", "")], ()),
        ([("Robbery", ""), ("Burglary", ""), ("ASB", ""), ("Hate crime", "high harm")], ()),
        (
            [("Robbery", ""), ("Burglary", ""), ("Violence with injury", "")],
            ("anti-social behaviour is missing", "3 chosen priorities instead of two"),
        ),
        ([("Robbery", ""), ("ASB", "")], ("1 chosen priority instead of two",)),
        ([("ASB", "")], ("no chosen priorities instead of two",)),
    ],
)
def test_a_borough_chooses_two_beside_anti_social_behaviour(
    titles: list[tuple[str, str]], troubles: tuple[str, ...]
) -> None:
    assert local_troubles(titles, validated_on=NOV, today=NOV) == troubles


def test_local_priorities_are_validated_every_year() -> None:
    sound = [("Robbery", ""), ("Burglary", ""), ("ASB", "")]
    later = NOV + dt.timedelta(days=366)
    assert local_troubles(sound, validated_on=None, today=NOV) == ("not validated yet",)
    assert local_troubles(sound, validated_on=NOV, today=later) == ("not validated since Wed 15 Nov 2017",)


STRATEGY = Agreed("Control Strategy", agreed_on=NOV, starts=dt.date(2017, 12, 1))


@pytest.mark.parametrize(
    ("assessment", "plan", "today", "troubles"),
    [
        (Agreed("Assessment 2017", dt.date(2017, 10, 1)), Agreed("Plan", starts=dt.date(2017, 4, 1)), NOV, []),
        (
            Agreed("Assessment 2018", dt.date(2018, 2, 1)),
            None,
            dt.date(2018, 2, 2),
            ["assessment newer than Control Strategy: Assessment 2018, Thu 1 Feb 2018"],
        ),
        (None, None, dt.date(2018, 5, 16), ["review was due Tue 15 May 2018"]),
        (
            None,
            Agreed("Plan", starts=dt.date(2018, 4, 1)),
            NOV,
            ["set before the plan it has to fit: Plan, Sun 1 Apr 2018"],
        ),
        (
            None,
            Agreed("Plan", starts=dt.date(2016, 4, 1), ends=dt.date(2017, 3, 31)),
            NOV,
            ["the plan it has to fit ended Fri 31 Mar 2017: Plan"],
        ),
        (None, Agreed("Plan", state="draft"), NOV, ["the plan it has to fit is a draft: Plan"]),
    ],
)
def test_a_control_strategy_is_checked_against_what_it_rests_on(
    assessment: Agreed | None, plan: Agreed | None, today: dt.date, troubles: list[str]
) -> None:
    found = control_strategy_troubles(
        STRATEGY, review_due=dt.date(2018, 5, 15), newest_assessment=assessment, fits=plan, today=today
    )
    assert list(found) == troubles


def test_other_documents_have_reviews_too() -> None:
    assert review_troubles(NOV, NOV + dt.timedelta(days=1)) == ("review was due Wed 15 Nov 2017",)
    assert review_troubles(NOV, NOV) == review_troubles(None, NOV) == ()


def test_what_two_boroughs_share_is_one_priority_naming_both() -> None:
    found = [
        BoroughPriority("Havering", "Burglary", "chosen", "1"),
        BoroughPriority("Barking and Dagenham", "burglary", "", "2"),
        BoroughPriority("Redbridge", "Dwelling burglary", "chosen", "3"),
        BoroughPriority("Redbridge", "Child sexual exploitation", "high harm", "4"),
        BoroughPriority("Havering", "ASB", "mandatory", "5"),
    ]
    boroughs = ["Barking and Dagenham", "Havering", "Redbridge"]
    rows = merged(found, boroughs, {"dwelling burglary": "Burglary"})
    assert [row.label for row in rows] == [
        "burglary (Barking and Dagenham, Havering, Redbridge)",
        "Anti-social behaviour (Barking and Dagenham, Havering, Redbridge)",
    ]
    assert [row.priority_ids for row in rows] == [("2", "1", "3"), ("5",)]


@given(
    st.lists(
        st.builds(
            BoroughPriority, st.sampled_from("ABC"), st.sampled_from(["Robbery", "ASB", "Burglary"]), st.just("")
        ),
        max_size=9,
    )
)
def test_anti_social_behaviour_is_never_missing(found: list[BoroughPriority]) -> None:
    rows = merged(found, "ABC", {})
    assert [row.boroughs for row in rows if row.title == ASB] == [("A", "B", "C")]
    assert {(one.borough, one.title) for one in found if one.title != "ASB"} == {
        (borough, row.title) for row in rows if row.title != ASB for borough in row.boroughs
    }


def test_a_priority_is_referred_to_by_its_plan() -> None:
    assert (label("PCP", "Police and Crime Plan", 1), label("", "Plan", 2)) == ("PCP 1", "Plan 2")


def test_a_borough_that_chose_nothing_is_named() -> None:
    found = [BoroughPriority("A", "Robbery", "chosen", "1"), BoroughPriority("B", "ASB", "mandatory", "2")]
    assert unsettled(merged(found, "ABC", {})) == ("B", "C")
