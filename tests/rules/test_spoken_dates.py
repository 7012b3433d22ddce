"""Due dates as people say them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.spoken_dates import SpokenDate, date_words, long_date_words, parse_spoken, read_date, short_date_words

TUESDAY = date(2026, 10, 27)


@pytest.mark.parametrize(
    ("text", "day", "assumed"),
    [
        ("next meeting", date(2026, 11, 18), False),
        ("by the next meeting", date(2026, 11, 18), False),
        ("2 weeks", date(2026, 11, 10), False),
        ("in 10 days", date(2026, 11, 6), False),
        ("a fortnight", date(2026, 11, 10), False),
        ("in three months’ time", date(2027, 1, 27), False),
        ("a year", date(2027, 10, 27), False),
        ("today", TUESDAY, False),
        ("tomorrow", date(2026, 10, 28), False),
        ("Friday", date(2026, 10, 30), False),
        ("Tuesday", date(2026, 11, 3), True),
        ("next Friday", date(2026, 11, 6), True),
        ("3 Nov 2026", date(2026, 11, 3), False),
        ("by 3/11/2026.", date(2026, 11, 3), False),
        ("Tue 3 Nov", date(2026, 11, 3), True),
        ("4 July", date(2027, 7, 4), True),
        ("29 Feb 2028", date(2028, 2, 29), False),
    ],
)
def test_a_day(text: str, day: date, assumed: bool) -> None:
    said = parse_spoken(text, today=TUESDAY, next_meeting=date(2026, 11, 18))
    assert said == SpokenDate(day, "day", date_words(day), assumed, day)


@pytest.mark.parametrize(
    "text", ["", "asap", "5 working days", "when ready", "2022/24", "before Friday", "monday 3", "9999"]
)
def test_what_is_not_known_is_not_guessed(text: str) -> None:
    assert parse_spoken(text, today=TUESDAY) == SpokenDate(None, "unknown", text, assumed=False)


def test_a_period_stands_for_its_last_day() -> None:
    said = parse_spoken("by the end of Q2 2026/27", today=TUESDAY)
    assert said == SpokenDate(date(2026, 9, 30), "quarter", "Q2 2026-27", assumed=False, starts=date(2026, 7, 1))


def test_a_month_on_from_the_31st_is_the_last_day_of_a_short_month() -> None:
    assert parse_spoken("in a month", today=date(2027, 1, 31)).day == date(2027, 2, 28)


def test_the_next_meeting_may_not_be_planned_yet() -> None:
    assert parse_spoken("next meeting", today=TUESDAY) == SpokenDate(None, "unknown", "next meeting", assumed=False)


@pytest.mark.parametrize(
    "text", ["Wed 3 Nov 2026", "Mon 3 Nov", "31 Feb 2027", "28 Oct 2021/27 Oct 2021", "13/13/2026"]
)
def test_a_date_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_spoken(text, today=TUESDAY)
    assert refused.value.field == "due"


@given(st.text(max_size=20) | st.from_regex(r"[a-z0-9 /.-]{0,20}", fullmatch=True))
def test_any_text_is_answered_or_refused(text: str) -> None:
    with suppress(RuleBroken):
        said = parse_spoken(text, today=TUESDAY)
        assert (said.day is None) == (said.precision == "unknown")


def test_the_reading_and_saying_of_whole_dates_stands_beside() -> None:
    day = read_date("Tue 3 Nov 2026")
    assert (date_words(day), short_date_words(day)) == ("Tue 3 Nov 2026", "Tue 3 Nov")
    assert long_date_words(day) == "Tuesday 3 November 2026"
