"""Closed days: the rule, the one-offs, closures, and stepping over them."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from models.errors import RuleBroken
from models.rules.holidays import KNOWN_ONE_OFFS, Closure, OneOff, WorkingCalendar, bank_holidays
from tests.rules.cadences import rows

CHRISTMAS = Closure("Christmas closure", "12-24", "01-01")
YEAR = WorkingCalendar(bank_holidays(2026, 2027, KNOWN_ONE_OFFS), (CHRISTMAS,))


def test_rule_and_one_offs_give_the_published_list() -> None:
    published = {
        date.fromisoformat(row["date"]): row["usual_uk_name"].replace("'", "’")
        for row in rows("bank_holidays_ew_2015_2030.csv")
        if row["working_day_lost"] == "yes"
    }
    assert bank_holidays(2015, 2030, KNOWN_ONE_OFFS) == published
    assert len(published) == 131


def test_rule_and_one_offs_give_the_days_the_package_knows() -> None:
    known = country_holidays("GB", subdiv="ENG", years=range(2003, 2036))
    assert set(bank_holidays(2003, 2035, KNOWN_ONE_OFFS)) == {day for day in known if day.weekday() < 5}


def test_without_one_offs_the_ordinary_rule_stands() -> None:
    by_rule = bank_holidays(2020, 2023, ())
    assert by_rule[date(2020, 5, 4)] == "Early May bank holiday"
    assert by_rule[date(2022, 5, 30)] == "Spring bank holiday"
    assert not {one_off.day for one_off in KNOWN_ONE_OFFS if one_off.closed} & set(by_rule)
    assert len(by_rule) == 4 * 8


def test_a_proclaimed_day_is_added_and_an_ordinary_one_taken_away() -> None:
    days = bank_holidays(2030, 2030, [OneOff(date(2030, 6, 3), "Jubilee"), OneOff(date(2030, 5, 27), "", closed=False)])
    assert days[date(2030, 6, 3)] == "Jubilee"
    assert date(2030, 5, 27) not in days


def test_years_before_the_rule_are_refused() -> None:
    with pytest.raises(RuleBroken, match="from 1978 on"):
        bank_holidays(1977, 1978, ())


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 23), ""),
        (date(2026, 12, 24), "Christmas closure"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Christmas closure"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2027, 1, 1), "New Year’s Day"),
        (date(2027, 1, 2), "weekend"),
        (date(2027, 1, 4), ""),
    ],
)
def test_why_a_day_is_closed(day: date, why: str) -> None:
    assert YEAR.why_closed(day) == why
    assert YEAR.is_working(day) == (why == "")


def test_closure_days_may_count_as_working_days_but_bank_holidays_never() -> None:
    assert YEAR.is_working(date(2026, 12, 29), closures_count=False)
    assert not YEAR.is_working(date(2026, 12, 28), closures_count=False)
    assert YEAR.is_bank_holiday(date(2026, 12, 28))
    assert not YEAR.is_bank_holiday(date(2026, 12, 29))


def test_stepping_over_closed_days() -> None:
    assert YEAR.next_working(date(2026, 12, 23)) == date(2027, 1, 4)
    assert YEAR.next_working(date(2026, 4, 2)) == date(2026, 4, 7)
    assert YEAR.add_working_days(date(2026, 12, 23), 1, closures_close=False) == date(2026, 12, 24)
    assert YEAR.add_working_days(date(2026, 11, 3), -5, closures_close=True) == date(2026, 10, 27)
    assert YEAR.add_working_days(date(2026, 11, 1), 0, closures_close=True) == date(2026, 11, 1)


def test_a_closure_happens_once_where_its_year_is_written() -> None:
    once = Closure("Building works", "2026-12-28", "2027-01-08")
    open_before, shut, open_after = (once.covers(date(2027, 1, 8) + timedelta(days=gap)) for gap in (-12, 0, 1))
    assert (open_before, shut, open_after) == (False, True, False)
    assert not once.covers(date(2028, 1, 3))


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("24 Dec", "1 Jan"), ("12-24", "2027-01-01"), ("02-30", "03-01"), ("2027-01-02", "2027-01-01"), ("", "")],
)
def test_a_closure_that_is_none_is_refused(starts: str, ends: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        Closure("Closure", starts, ends)
    assert refused.value.field == "closure"


def test_a_calendar_without_an_open_day_is_refused() -> None:
    never = WorkingCalendar({}, (Closure("Closed", "01-01", "12-31"),))
    with pytest.raises(RuleBroken, match="no working day"):
        never.next_working(date(2026, 1, 1))
