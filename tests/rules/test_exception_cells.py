"""Cells of exception files: months, figures and directions, read or refused, never guessed."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.exception_cells import figure_words, month_words, read_direction, read_figure, read_month

OCTOBER = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10",
        "2026/10",
        "202610",
        "Oct 2026",
        "October 2026",
        "oct-26",
        "Oct’26",
        "10/2026",
        "2026-10-01",
        "2026 Oct",
        "2026-10-31T00:00:00",
        "2026-10-17",
        "01/10/2026",
        "31/10/2026",
        "1.10.26",
        "1 October 2026",
        "17 Oct 2026",
        "Thu 1 Oct 2026",
        "2026–10",
        "2026-10-01 00:00:00",
        "2026-10-05 12:30",
        "15/10/2026",
        "10/10/2026",
        "Mon 5/10/2026",
        "Oct/2026",
        "Oct_26",
    ],
)
def test_a_month_is_read(text: str) -> None:
    assert read_month(text) == OCTOBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Oct",
        "2026",
        "2026-13",
        "13/2026",
        "10/31/2026",
        "last month",
        "Q3 2026",
        "Okt 2026",
        "Oct 1826",
        "2026-10-01 to 2026-10-31",
        "0000-10",
        "M7 2026",
    ],
)
def test_a_month_that_is_none_or_may_be_two_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="is no month; write it like Oct 2026"):
        read_month(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10/11/2026", "may be a day of Nov 2026 or of Oct 2026; write the month like Oct 2026."),
        ("46296", "is a day as a spreadsheet counts it; format the column as dates."),
        ("31 September 2026", "September 2026 has no day 31"),
        ("Mon 1 Oct 2026", "1 Oct 2026 is a Thursday, not a Monday"),
    ],
)
def test_a_day_that_tells_no_month_says_why(text: str, said: str) -> None:
    with pytest.raises(RuleBroken, match=re.escape(said)):
        read_month(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,234.50", 1234.5),
        ("£1,234.50", 1234.5),
        ("12.5%", 12.5),
        ("-3", -3),
        ("−3", -3),
        ("+4.0", 4),
        ("£ 5", 5),
        ("-£5", -5),
        ("0", 0),
        ("1,000,000", 1e6),
        ("007", 7),
    ],
)
def test_a_figure_keeps_its_words(text: str, value: float) -> None:
    assert (read_figure(text).value, read_figure(text).words) == (value, text)


@pytest.mark.parametrize("text", ["", "  ", "n/a", "N/A", "tbc", "Pending", "awaited", "-", "–", "..", "…"])
def test_a_figure_may_have_yet_to_come(text: str) -> None:
    assert read_figure(text).value is None
    assert figure_words(text, None) == "pending"


@pytest.mark.parametrize(
    "text", ["(3)", "1.234,50", "1,23", "12 500", "lots", "nan", "inf", "1e5", "=1+1", "#REF!", "9" * 20]
)
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken):
        read_figure(text, "value")


def test_a_formula_that_fails_is_called_so() -> None:
    with pytest.raises(RuleBroken, match="“#DIV/0!” is no figure but a formula that fails; mend it"):
        read_figure("#DIV/0!")


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda number: round(number, 2)))
def test_a_figure_written_out_is_read_as_itself(number: float) -> None:
    assert read_figure(f"{number:,.2f}").value == number


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("worse", "worse"),
        ("Worsening", "worse"),
        ("NEGATIVE", "worse"),
        ("deteriorating ", "worse"),
        ("better", "better"),
        ("Improved", "better"),
        ("positive", "better"),
    ],
)
def test_a_direction_is_read(text: str, way: str) -> None:
    assert read_direction(text) == way


@pytest.mark.parametrize("text", ["", "up", "down", "increase", "stable", "worse/better"])
def test_a_direction_that_may_be_either_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="write worse or better"):
        read_direction(text)


def test_a_month_is_printed_short() -> None:
    assert month_words(OCTOBER) == "Oct 2026"
