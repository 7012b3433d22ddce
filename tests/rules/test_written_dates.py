"""Dates as written: strict reading, both readings offered, names without a locale."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.written_dates import (
    date_words,
    first_of_month,
    long_date_words,
    month_end,
    month_number,
    next_dated,
    read_date,
    short_date_words,
    weekday_number,
    written_date,
)

NOVEMBER = date(2026, 11, 3)


def test_a_date_is_said_in_three_lengths() -> None:
    assert date_words(NOVEMBER) == "Tue 3 Nov 2026"
    assert long_date_words(NOVEMBER) == "Tuesday 3 November 2026"
    assert short_date_words(NOVEMBER) == "Tue 3 Nov"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "Tue 2026-11-03",
        "3/11/2026",
        "03.11.2026",
        "3/11/26",
        "Tue 3/11/2026",
        "Tue 3 Nov 2026",
        " tuesday,  3rd of November, 2026 ",
        "3-Nov-2026",
        "the 3rd of nov 2026",
    ],
)
def test_one_date_in_many_spellings(text: str) -> None:
    assert read_date(text) == NOVEMBER


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Wed 3 Nov 2026",
            "3 Nov 2026 is a Tuesday, not a Wednesday: write Tue 3 Nov 2026 or Wed 4 Nov 2026.",
        ),
        (
            "Wednesday 30 January 2018",
            "30 Jan 2018 is a Tuesday, not a Wednesday: write Tue 30 Jan 2018 or Wed 31 Jan 2018.",
        ),
        ("28 Oct 2021/27 Oct 2021", "names 2 dates: write Thu 28 Oct 2021 or Wed 27 Oct 2021."),
        ("29 Feb 2027", "February 2027 has no day 29"),
        ("11/23/2026", "no month 23"),
        ("Tue 3 Nov", "has no year"),
        ("next Tuesday", "is not a date"),
        ("", "is not a date"),
        ("3 Nevember 2026", "is not a date"),
        ("Tus 3 Nov 2026", "is not a date"),
    ],
)
def test_what_is_not_one_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_date(text, field="date")
    assert sentence in str(refused.value)
    assert refused.value.field == "date"


def test_a_sunday_is_a_date_like_any_other() -> None:
    assert read_date("Sunday 10 March 2019") == date(2019, 3, 10)


@given(st.dates(date(1000, 1, 1)))
def test_what_is_printed_can_be_read(day: date) -> None:
    assert {read_date(date_words(day)), read_date(long_date_words(day)), read_date(day.isoformat())} == {day}


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("3 Nov", date(2026, 10, 27), date(2026, 11, 3)),
        ("3 Nov", date(2026, 11, 3), date(2026, 11, 3)),
        ("3 Nov", date(2026, 11, 4), date(2027, 11, 3)),
        ("29 Feb", date(2026, 10, 27), date(2028, 2, 29)),
        ("Wednesday 2 Feb", date(2022, 3, 28), date(2022, 2, 2)),
    ],
)
def test_a_date_without_a_year_is_the_next_one_that_fits(text: str, today: date, day: date) -> None:
    written = written_date(text)
    assert written is not None
    assert next_dated(written, today) == day


@pytest.mark.parametrize("text", ["Mon 3 Nov", "31 Feb"])
def test_a_date_without_a_year_must_still_exist(text: str) -> None:
    written = written_date(text)
    assert written is not None
    with pytest.raises(RuleBroken):
        next_dated(written, date(2026, 10, 27))


def test_names_may_be_cut_and_months_run_over() -> None:
    assert [weekday_number(word) for word in ("Tues", "Weds", "Thursdays", "tu", "day")] == [1, 2, 3, None, None]
    assert [month_number(word) for word in ("Sept", "jan", "ja", "mayor")] == [9, 1, None, None]
    assert first_of_month(2026, 14) == date(2027, 2, 1)
    assert first_of_month(2026, 0) == date(2025, 12, 1)
    assert month_end(2028, 2) == date(2028, 2, 29)
