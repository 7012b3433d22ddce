"""Dates by rule, tested against python-dateutil's reading of the stored text."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.cadence import Cadence, Dates, FixedDay, Monthly, Unscheduled, Weekly, rule_dates
from models.rules.cadence_text import cadence_text
from tests.rules.cadences import days, scheduled

YEAR = (date(2026, 4, 1), date(2027, 3, 31))
TUESDAY = 1


@pytest.mark.parametrize(
    ("cadence", "dates"),
    [
        (Monthly(1, TUESDAY, 2, (2026, 5)), "05-05 07-07 09-01 11-03 01-05 03-02"),
        (Monthly(5, 0), "06-29 08-31 11-30 03-29"),
        (Monthly(-1, 2, months=(2, 6)), "06-24 02-24"),
        (Monthly(1, 0, anchor=(2027, 1)), "01-04 02-01 03-01"),
        (FixedDay(31, months=(4, 6, 12)), "04-30 06-30 12-31"),
        (FixedDay(29, months=(2,)), "02-28"),
        (FixedDay(-1, 6, (2025, 8)), "08-31 02-28"),
        (Weekly(10, date(2026, 2, 5)), "04-16 06-25 09-03 11-12 01-21"),
        (Weekly(4, date(2027, 3, 1)), "03-01 03-29"),
        (Dates((date(2027, 3, 1), date(2026, 4, 1), date(2027, 4, 1), date(2026, 4, 1))), "04-01 03-01"),
        (Unscheduled("ad hoc"), ""),
    ],
)
def test_a_year_by_rule(cadence: Cadence, dates: str) -> None:
    assert " ".join(f"{day:%m-%d}" for day in rule_dates(cadence, *YEAR)) == dates


@given(scheduled, days, st.integers(0, 1000))
def test_rule_dates_are_those_of_the_stored_rfc_5545_text(cadence: Cadence, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    text = cadence_text(cadence)
    start = None if "DTSTART" in text else datetime.combine(first, time())
    if text.startswith("RDATE"):
        text = text.replace("RDATE:", "RDATE;VALUE=DATE-TIME:").replace(",", "T000000,") + "T000000"
    rule = rrulestr(text, dtstart=start, forceset=True)
    theirs = rule.between(datetime.combine(first, time()), datetime.combine(last, time()), inc=True)
    assert rule_dates(cadence, first, last) == tuple(day.date() for day in theirs)


@pytest.mark.parametrize(
    "out_of_range",
    [
        lambda: Monthly(0, 1),
        lambda: Monthly(6, 1),
        lambda: Monthly(1, 7),
        lambda: Monthly(1, 1, 0),
        lambda: Monthly(1, 1, 2),
        lambda: Monthly(1, 1, 2, (2026, 13)),
        lambda: Monthly(1, 1, 2, (2026, 5), (6, 9)),
        lambda: Monthly(1, 1, months=(9, 6)),
        lambda: Monthly(1, 1, months=(0,)),
        lambda: FixedDay(32),
        lambda: FixedDay(1, 3),
        lambda: Weekly(0, date(2026, 4, 1)),
        lambda: Dates(()),
    ],
)
def test_a_cadence_out_of_range_is_refused(out_of_range: Callable[[], Cadence]) -> None:
    with pytest.raises(RuleBroken) as refused:
        out_of_range()
    assert refused.value.field == "cadence"
    assert str(refused.value).endswith(".")


def test_an_empty_span_has_no_dates() -> None:
    assert rule_dates(Monthly(1, 1), date(2026, 5, 1), date(2026, 4, 1)) == ()
    assert rule_dates(Weekly(1, date(2026, 4, 1)), date(2026, 5, 1), date(2026, 4, 1)) == ()
