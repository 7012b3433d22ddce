"""Cadences in plain English, both ways."""

from datetime import date

import pytest
from hypothesis import given

from models.errors import RuleBroken
from models.rules.cadence import Cadence, ClosedDay, Dates, FixedDay, Monthly, Unscheduled, Weekly
from models.rules.cadence_words import cadence_words, closed_day_said, parse_cadence
from tests.rules.cadences import scheduled

YEAR_START = date(2026, 4, 1)
TUESDAY, WEDNESDAY, THURSDAY = 1, 2, 3


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        (Monthly(1, TUESDAY), "monthly, first Tuesday"),
        (Monthly(1, TUESDAY, 2, (2026, 5)), "every 2 months, first Tuesday, from May 2026"),
        (Monthly(1, WEDNESDAY, months=(6, 9, 10)), "first Wednesday of Jun, Sep, Oct"),
        (Monthly(-1, WEDNESDAY, months=tuple(range(1, 12))), "last Wednesday of each month except Dec"),
        (Weekly(6, date(2026, 4, 16)), "every 6 weeks on Thursday from Thu 16 Apr 2026"),
        (FixedDay(15, 3, (2026, 6)), "every 3 months, on the 15th, from June 2026"),
        (FixedDay(-1), "monthly, on the last day"),
        (Dates((date(2027, 1, 15), date(2027, 3, 3))), "on 15 Jan, 3 Mar 2027"),
        (Dates((date(2026, 11, 3), date(2027, 1, 15))), "on 3 Nov 2026, 15 Jan 2027"),
        (Unscheduled("ad hoc until closed"), "ad hoc until closed"),
    ],
)
def test_how_a_cadence_is_said(cadence: Cadence, words: str) -> None:
    assert cadence_words(cadence) == words
    assert parse_cadence(words) == cadence


@given(scheduled)
def test_what_is_said_is_understood(cadence: Cadence) -> None:
    assert parse_cadence(cadence_words(cadence)) == cadence


@pytest.mark.parametrize(
    ("words", "cadence"),
    [
        ("quarterly, second Thursday, from June 2026", Monthly(2, THURSDAY, 3, (2026, 6))),
        ("Every two months, first Wednesday from Apr 2014", Monthly(1, WEDNESDAY, 2, (2014, 4))),
        ("every second month, 1st Wed., starting in Apr 2014", Monthly(1, WEDNESDAY, 2, (2014, 4))),
        ("second Wednesday of every second month from January 2018", Monthly(2, WEDNESDAY, 2, (2018, 1))),
        ("third Wednesday of each month", Monthly(3, WEDNESDAY)),
        ("2nd Thursday", Monthly(2, THURSDAY)),
        ("monthly, third Wednesday, from 21 October 2026", Monthly(3, WEDNESDAY, anchor=(2026, 10))),
        (
            "first Tuesday of every month, but not August and December",
            Monthly(1, TUESDAY, months=(*range(1, 8), 9, 10, 11)),
        ),
        ("every four weeks on Thursday from 23 July 2020", Weekly(4, date(2020, 7, 23))),
        ("four-weekly from Thu 23 July 2020", Weekly(4, date(2020, 7, 23))),
        ("fortnightly, from 7/5/2024", Weekly(2, date(2024, 5, 7))),
        ("every other Tuesday from 7 May 2024", Weekly(2, date(2024, 5, 7))),
        ("weekly on Tuesdays from 2024-05-07", Weekly(1, date(2024, 5, 7))),
        ("on the last day of Mar and Sep", FixedDay(-1, months=(3, 9))),
        ("15th of each month", FixedDay(15)),
        (
            "on 14 May 2024; 13 Aug 2024 and 21 Jan 2025",
            Dates((date(2024, 5, 14), date(2024, 8, 13), date(2025, 1, 21))),
        ),
        ("Cycle, interval not stated", Unscheduled("Cycle, interval not stated")),
        ("as required", Unscheduled("as required")),
    ],
)
def test_many_ways_to_say_it(words: str, cadence: Cadence) -> None:
    assert parse_cadence(words) == cadence


@pytest.mark.parametrize(
    ("words", "cadence"),
    [
        ("every 2 months, first Tuesday, from May", Monthly(1, TUESDAY, 2, (2026, 5))),
        ("every 2 months, first Tuesday, from January", Monthly(1, TUESDAY, 2, (2027, 1))),
        ("every 6 weeks on Thursday from 16 April", Weekly(6, date(2026, 4, 16))),
        ("on 3 Nov, 15 Jan", Dates((date(2026, 11, 3), date(2027, 1, 15)))),
    ],
)
def test_without_a_year_the_planned_year_is_meant(words: str, cadence: Cadence) -> None:
    assert parse_cadence(words, year_start=YEAR_START) == cadence
    with pytest.raises(RuleBroken, match="leaves out"):
        parse_cadence(words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Say how often"),
        ("monthly", "does not say which day"),
        ("quarterly, second Thursday", "needs its first month"),
        ("fortnightly", "needs its first date"),
        ("four-weekly on Wednesday from 23 July 2020", "names Wednesday, but 23 Jul 2020 is a Thursday"),
        ("every 4 weeks from Wed 23 July 2020", "23 Jul 2020 is a Thursday, not a Wednesday"),
        ("monthly, first Tuesday, from 20 May 2026", "does not give Wed 20 May 2026"),
        ("every second Thursday", "can be read in two ways"),
        ("bi-monthly, first Tuesday", "can be read in two ways"),
        ("first and third Tuesday", "is not understood at “first”"),
        ("every 0 months, first Tuesday, from May 2026", "no rhythm"),
        ("every 2 months, first Tuesday of Jun, Sep, from May 2026", "not both"),
        ("first Tuessday", "correct its spelling"),
        ("first Tuesday of Juni", "correct its spelling"),
        ("monthly, first Tuesday, from Marchh 2026", "names no month"),
        ("every 6 weeks from 31 Febtober 2026", "names no date"),
        ("every 6 weeks from 31 Feb 2026", "has no day 31"),
        ("monthly, on the 32nd", "no day 32"),
        ("3 Nov, 15 Jan 2027", "not in order"),
        ("when the moon is full", "does not say which day"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_one_sentence(words: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_cadence(words)
    assert refused.value.field == "cadence"
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("words", "closed_day"),
    [
        ("next working day", ClosedDay.NEXT_WORKING),
        ("plus one week", ClosedDay.NEXT_WEEK),
        ("previous week", ClosedDay.PREVIOUS_WEEK),
        ("first Monday; if that Monday is a bank holiday then the following Monday", ClosedDay.NEXT_WEEK),
        ("monthly, first Tuesday", None),
        *((closed_day.value, closed_day) for closed_day in ClosedDay),
    ],
)
def test_what_is_said_about_closed_days(words: str, closed_day: ClosedDay | None) -> None:
    assert closed_day_said(words) is closed_day


def test_a_clause_about_closed_days_does_not_disturb_the_cadence() -> None:
    assert parse_cadence("monthly, first Monday; bank holiday -> following Monday") == Monthly(1, 0)
    assert parse_cadence("monthly, last Thursday; not in 24 Dec-1 Jan") == Monthly(-1, THURSDAY)
