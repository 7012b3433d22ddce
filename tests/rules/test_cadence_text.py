"""The stored text of a cadence."""

from datetime import date

import pytest
from hypothesis import given

from models.errors import RuleBroken
from models.rules.cadence import Cadence, Dates, FixedDay, Monthly, Unscheduled, Weekly
from models.rules.cadence_text import cadence_from_text, cadence_text
from tests.rules.cadences import cadences


@pytest.mark.parametrize(
    ("cadence", "text"),
    [
        (Monthly(1, 1, 2, (2026, 5)), "DTSTART:20260505\nRRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU"),
        (Monthly(-1, 3), "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TH"),
        (Monthly(1, 2, months=(6, 9)), "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTH=6,9;BYDAY=1WE"),
        (FixedDay(30), "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (FixedDay(-1), "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"),
        (Weekly(6, date(2026, 4, 16)), "DTSTART:20260416\nRRULE:FREQ=WEEKLY;INTERVAL=6;BYDAY=TH"),
        (Dates((date(2027, 1, 15), date(2027, 3, 3))), "RDATE:20270115,20270303"),
        (Unscheduled("cycle, interval not stated"), "X:cycle, interval not stated"),
    ],
)
def test_how_a_cadence_is_stored(cadence: Cadence, text: str) -> None:
    assert cadence_text(cadence) == text
    assert cadence_from_text(text) == cadence


@given(cadences)
def test_every_cadence_comes_back_from_its_text(cadence: Cadence) -> None:
    assert cadence_from_text(cadence_text(cadence)) == cadence


@pytest.mark.parametrize(
    "text",
    ["", "monthly", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;INTERVAL=2", "RDATE:2026", "RRULE:FREQ=MONTHLY;BYDAY=6MO"],
)
def test_a_text_that_is_no_cadence_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        cadence_from_text(text)
    assert refused.value.field == "cadence"
