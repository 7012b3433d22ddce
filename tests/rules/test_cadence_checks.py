"""Rules against dates really published: the cases gathered from public calendars."""

from datetime import date

import pytest

from models.rules.cadence import Cadence, ClosedDay, Dates, Unscheduled, rule_dates
from models.rules.cadence_checks import disagreements, gap_findings
from models.rules.cadence_words import closed_day_said, parse_cadence
from models.rules.holidays import KNOWN_ONE_OFFS, WorkingCalendar, bank_holidays
from models.rules.layout import lay_out
from tests.rules.cadences import iso_dates, rows

CASES = {row["case"]: row for row in rows("recurrence_cases.csv")}
CALENDAR = WorkingCalendar(bank_holidays(2000, 2025, KNOWN_ONE_OFFS))

# The published rules, as they would be typed: the case's own words without their remarks.
RULES = {
    "R01": CASES["R01"]["rule"],
    "R03": "first Wednesday in Jun, Sep, Oct, Nov, Dec, Feb, Mar(budget), Jul(provisional) at 14:00",
    "R05": CASES["R05"]["rule"],
    "R07": CASES["R07"]["rule"],
    "R09": CASES["R09"]["rule"],
    "R13": CASES["R13"]["rule"],
    "R15": "last Wednesday of each month except December",
    "R17": "second Wednesday of every second month from January 2018",
}


def cadence_of(case: str) -> Cadence:
    return parse_cadence(RULES[case])


def published(case: str) -> tuple[date, ...]:
    return iso_dates(CASES[case]["dates_published"])


@pytest.mark.parametrize("case", ["R01", "R03", "R05", "R07", "R09", "R13", "R15"])
def test_the_rule_gives_the_expected_dates_in_the_months_published(case: str) -> None:
    oracle = iso_dates(CASES[case]["rule_result_oracle"])
    closed_day = closed_day_said(RULES[case]) or ClosedDay.NEXT_WORKING
    laid_out = lay_out(cadence_of(case), closed_day, CALENDAR, oracle[0].replace(day=1), oracle[-1])
    months = {(day.year, day.month) for day in oracle}
    days = [meeting.date for meeting in laid_out if meeting.date is not None]
    assert tuple(day for day in days if (day.year, day.month) in months) == oracle


def test_r01_shifts_in_january_april_and_may_and_agrees() -> None:
    laid_out = lay_out(cadence_of("R01"), ClosedDay.NEXT_WEEK, CALENDAR, date(2018, 1, 1), date(2018, 12, 31))
    assert tuple(meeting.date for meeting in laid_out) == published("R01")
    assert [meeting.rule_date.month for meeting in laid_out if meeting.moved_because] == [1, 4, 5]
    assert disagreements(cadence_of("R01"), published("R01"), CALENDAR).agrees
    assert not disagreements(cadence_of("R01"), published("R01"), None).agrees


def test_r09_was_re_anchored_by_hand_after_christmas() -> None:
    found = disagreements(cadence_of("R09"), published("R09"), CALENDAR)
    assert found.published_not_in_rule == iso_dates(CASES["R09"]["published_not_in_rule"])
    assert found.rule_not_published == iso_dates(CASES["R09"]["rule_not_published"])
    assert found.better == "re-anchored: the first 6 of 9 dates fit, none from Wed 13 Jan 2021 on"


@pytest.mark.parametrize(
    ("words", "day"),
    [("2nd Thursday", 14), ("3rd Thursday", 21), ("4th Thursday", 28), ("3rd Tuesday", 19)],
)
def test_r11_slots_of_september_2000(words: str, day: int) -> None:
    expected = date(2000, 9, day)
    assert rule_dates(parse_cadence(words), date(2000, 9, 1), date(2000, 9, 30)) == (expected,)
    assert expected in iso_dates(CASES["R11"]["rule_result_oracle"])


def test_r15_contradiction_is_flagged_and_not_chosen() -> None:
    found = disagreements(cadence_of("R15"), published("R15"), CALENDAR)
    assert found.published_not_in_rule == iso_dates(CASES["R15"]["published_not_in_rule"])
    assert set(found.rule_not_published) - {date(2018, 2, 28)} == set(iso_dates(CASES["R15"]["rule_not_published"]))
    assert found.better == "every listed date is the last Tuesday"


def test_r17_says_wednesday_but_lists_tuesdays() -> None:
    found = disagreements(cadence_of("R17"), published("R17"), CALENDAR)
    assert found.published_not_in_rule == published("R17")
    assert len(found.rule_not_published) == 6
    assert found.better == "every listed date is the second Tuesday"
    tuesdays = parse_cadence("second Tuesday of every second month from January 2018")
    assert rule_dates(tuesdays, date(2018, 1, 1), date(2018, 12, 31)) == iso_dates(CASES["R17"]["rule_result_oracle"])
    assert disagreements(tuesdays, published("R17"), CALENDAR).agrees


def test_r19_an_explicit_list_is_kept_as_it_is() -> None:
    listed = Dates(published("R19"))
    laid_out = lay_out(listed, ClosedDay.NEXT_WORKING, CALENDAR, date(2024, 4, 1), date(2025, 3, 31))
    assert tuple(meeting.date for meeting in laid_out) == published("R19")
    assert disagreements(listed, published("R19"), CALENDAR).agrees


def test_r21_quarterly_with_tolerance() -> None:
    assert gap_findings(published("R21"), 77, 125) == ()
    found = gap_findings(published("R21"), 84, 98)
    assert [gap.days for gap in found] == [119, 77, 125]
    assert found[1].words == "77 days from Fri 10 Feb 2023 to Fri 28 Apr 2023, fewer than 84"


def test_dates_without_a_pattern_have_no_better_rule() -> None:
    scattered = (date(2024, 5, 14), date(2024, 5, 30), date(2024, 7, 1))
    assert disagreements(parse_cadence("monthly, first Tuesday"), scattered, None).better == ""
    weekly = (date(2024, 5, 7), date(2024, 5, 14), date(2024, 6, 18))
    assert (
        disagreements(parse_cadence("monthly, first Monday"), weekly, None).better == "every listed date is a Tuesday"
    )
    assert disagreements(Unscheduled("ad hoc"), (), None).agrees
