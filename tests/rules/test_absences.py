"""Absences laid out day by day and said in words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.absences import AbsenceRule, absence_words, spans

FIRST, LAST = dt.date(2027, 3, 1), dt.date(2027, 3, 31)
DAY = dt.timedelta(days=1)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (AbsenceRule(d("2027-03-15"), d("2027-03-19")), "Mon 15 to Fri 19 Mar 2027"),
        (AbsenceRule(d("2027-03-29"), d("2027-04-02")), "Mon 29 Mar to Fri 2 Apr 2027"),
        (AbsenceRule(d("2026-12-28"), d("2027-01-08")), "Mon 28 Dec 2026 to Fri 8 Jan 2027"),
        (AbsenceRule(d("2027-03-15"), d("2027-03-15"), "morning"), "Mon 15 Mar 2027, morning"),
        (AbsenceRule(d("2027-03-15"), d("2027-03-19"), "afternoon"), "Mon 15 to Fri 19 Mar 2027, afternoons"),
        (
            AbsenceRule(d("2027-01-08"), d("2027-01-08"), "afternoon", 1, d("2027-06-30")),
            "every Friday afternoon until 30 Jun 2027",
        ),
        (AbsenceRule(d("2027-01-08"), d("2027-01-08"), "", 2), "every second Friday from 8 Jan 2027"),
        (
            AbsenceRule(d("2027-01-04"), d("2027-01-06"), "morning", 6, d("2027-06-30")),
            "every 6th week, Monday to Wednesday, mornings, until 30 Jun 2027",
        ),
    ],
)
def test_an_absence_is_said_in_words(rule: AbsenceRule, words: str) -> None:
    assert absence_words(rule) == words


def test_a_repeated_afternoon_is_laid_out_within_the_days_asked_for() -> None:
    found = spans(d("2027-01-08"), d("2027-01-08"), "afternoon", 2, d("2027-03-19"), FIRST, LAST)
    assert [(begins.day, ends.day) for begins, ends, _, _ in found] == [(5, 5), (19, 19)]
    assert {(opens, closes) for _, _, opens, closes in found} == {(dt.time(12), dt.time.max)}


def test_the_last_time_is_cut_off_and_one_that_began_before_is_whole() -> None:
    found = spans(d("2027-02-25"), d("2027-03-02"), "", 2, d("2027-03-25"), FIRST, LAST)
    assert [one[:2] for one in found] == [
        (d("2027-02-25"), d("2027-03-02")),
        (d("2027-03-11"), d("2027-03-16")),
        (d("2027-03-25"), d("2027-03-25")),
    ]


def test_one_absence_counts_only_where_it_touches() -> None:
    assert spans(FIRST - 9 * DAY, FIRST - DAY, "", 0, None, FIRST, LAST) == ()
    assert spans(FIRST - 9 * DAY, FIRST, "morning", 0, None, FIRST, LAST) == (
        (FIRST - 9 * DAY, FIRST, dt.time.min, dt.time(12)),
    )


@given(
    st.dates(d("2026-01-01"), d("2028-12-31")),
    st.integers(0, 5),
    st.integers(1, 6),
    st.one_of(st.none(), st.integers(0, 400)),
)
def test_days_are_those_a_plain_count_finds(starts: dt.date, length: int, weeks: int, until: int | None) -> None:
    end = None if until is None else starts + until * DAY
    days = AbsenceRule(starts, starts + length * DAY, "", weeks, end).days(FIRST, LAST)
    month = (FIRST + n * DAY for n in range(31))
    plain = [
        day
        for day in month
        if day >= starts and (end is None or day <= end) and (day - starts).days % (7 * weeks) <= length
    ]
    assert list(days) == plain
