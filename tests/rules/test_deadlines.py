"""Deadlines counted and said; the published cases."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.cadence import ClosedDay, Dates
from models.rules.deadlines import (
    DeadlineKind,
    DeadlineRule,
    Landing,
    clear_working_days_between,
    due,
    parse_deadline,
    words,
)
from models.rules.holidays import KNOWN_ONE_OFFS, Closure, WorkingCalendar, bank_holidays
from models.rules.layout import date_warnings, lay_out
from tests.rules.cadences import rows

CALENDAR = WorkingCalendar(bank_holidays(2012, 2028, KNOWN_ONE_OFFS), (Closure("Christmas closure", "12-24", "01-01"),))
BEFORE_THE_FUNERAL = WorkingCalendar(
    bank_holidays(2022, 2022, [one for one in KNOWN_ONE_OFFS if one.day != date(2022, 9, 19)])
)
CASES = {row["case"]: row for row in rows("deadline_cases.csv")}


def test_every_case_of_the_file_has_its_test() -> None:
    assert set(CASES) == {"D01", "D03", "D05", "D07", "D09", "D11", "D13", "D15", "D17", "D19"}


@pytest.mark.parametrize(
    ("case", "said", "calendar"),
    [
        ("D01", "5 clear working days before", CALENDAR),
        ("D03", "5 clear working days before", CALENDAR),
        ("D05", "four working days before the meeting (5pm)", CALENDAR),
        ("D09", "four working days before", CALENDAR),
        ("D11", "40 calendar days after publication, kept on a closed day", CALENDAR),
        ("D13", "5 clear working days before", CALENDAR),
        ("D15", "5 clear working days before", BEFORE_THE_FUNERAL),
        ("D17", "7 working days before", CALENDAR),
    ],
)
def test_a_published_deadline_is_reproduced(case: str, said: str, calendar: WorkingCalendar) -> None:
    base = date.fromisoformat(CASES[case]["meeting_or_base_date"])
    assert due(parse_deadline(said), base, calendar).date().isoformat() == CASES[case]["computed_value"]


def test_d07_clear_days_between_agenda_and_meeting() -> None:
    meeting = date.fromisoformat(CASES["D07"]["meeting_or_base_date"])
    assert clear_working_days_between(date(2015, 11, 24), meeting, CALENDAR) == int(CASES["D07"]["computed_value"])
    assert clear_working_days_between(meeting, date(2015, 11, 24), CALENDAR) == 6
    assert clear_working_days_between(meeting, meeting, CALENDAR) == 0


def test_d19_fixed_dates_at_weekends_are_shown_and_never_shifted() -> None:
    steps = Dates(tuple(date(2026, *day) for day in [(1, 31), (2, 8), (2, 15), (2, 22), (3, 1)]))
    laid_out = lay_out(steps, ClosedDay.NEXT_WORKING, CALENDAR, date(2026, 1, 1), date(2026, 3, 31))
    assert tuple(step.date for step in laid_out) == steps.dates
    assert len(date_warnings(steps, CALENDAR, date(2026, 1, 1), date(2026, 3, 31))) == 5


@pytest.mark.parametrize(
    ("base", "said", "day"),
    [
        (date(2022, 3, 1), "40 calendar days after, kept on a closed day", date(2022, 4, 10)),
        (date(2022, 3, 1), "40 calendar days after", date(2022, 4, 8)),
        (date(2022, 3, 1), "40 calendar days after, or the next working day", date(2022, 4, 11)),
        (date(2022, 3, 1), "40 working days after", date(2022, 4, 28)),
        (date(2022, 3, 1), "56 calendar days after, beginning with the day itself", date(2022, 4, 25)),
        (date(2026, 5, 12), "40 days after, kept on a closed day", date(2026, 6, 21)),
        (date(2026, 5, 12), "40 days after", date(2026, 6, 19)),
        (date(2026, 5, 12), "56 days after, inclusive", date(2026, 7, 6)),
        (date(2026, 11, 3), "5 working days before", date(2026, 10, 27)),
        (date(2027, 3, 17), "10 working days before", date(2027, 3, 3)),
        (date(2027, 3, 17), "5 working days before", date(2027, 3, 10)),
        (date(2027, 3, 17), "2 working days before", date(2027, 3, 15)),
        (date(2027, 3, 24), "2 working days before", date(2027, 3, 22)),
        (date(2022, 9, 22), "5 working days before", date(2022, 9, 14)),
        (date(2026, 11, 3), "2 clear calendar days before", date(2026, 10, 30)),
        (date(2026, 11, 7), "5 working days after, inclusive", date(2026, 11, 13)),
        (date(2026, 11, 9), "5 working days after, inclusive", date(2026, 11, 13)),
        (date(2027, 1, 4), "2 working days before", date(2026, 12, 30)),
        (date(2027, 1, 4), "2 working days before, closure days left out", date(2026, 12, 22)),
        (date(2026, 11, 3), "on the day", date(2026, 11, 3)),
    ],
)
def test_counting_conventions(base: date, said: str, day: date) -> None:
    assert due(parse_deadline(said), base, CALENDAR) == datetime.combine(day, time(17))


def test_before_the_proclamation_the_deadline_was_a_day_later() -> None:
    five_before = DeadlineRule(DeadlineKind.FINAL_PAPERS, 5)
    assert due(five_before, date(2022, 9, 22), BEFORE_THE_FUNERAL).date() == date(2022, 9, 15)
    assert due(five_before, date(2022, 9, 22), CALENDAR).date() == date(2022, 9, 14)


@pytest.mark.parametrize(
    ("said", "at"),
    [("17:00", time(17)), ("noon", time(12)), ("9.30am", time(9, 30)), ("12am", time(0)), ("5 pm", time(17))],
)
def test_the_time_of_day(said: str, at: time) -> None:
    assert parse_deadline(f"5 working days before at {said}").at == at


def test_the_kind_is_read_or_given() -> None:
    assert parse_deadline("draft minutes: 5 working days after").kind is DeadlineKind.DRAFT_MINUTES
    assert parse_deadline("5 days after", kind=DeadlineKind.ACTION_LOG).kind is DeadlineKind.ACTION_LOG
    assert parse_deadline("two weeks before").days == 14
    assert words(DeadlineRule(DeadlineKind.FINAL_PAPERS, 5)) == "5 working days before, 17:00"
    assert words(DeadlineRule(DeadlineKind.DATA_PACK, 0, at=time(9))) == "on the day, 09:00"


rules = st.builds(
    DeadlineRule,
    st.sampled_from(DeadlineKind),
    st.integers(0, 999),
    working=st.booleans(),
    clear=st.just(False),
    after=st.booleans(),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    closures_close=st.booleans(),
    inclusive=st.booleans(),
) | st.builds(
    DeadlineRule,
    st.sampled_from(DeadlineKind),
    st.integers(0, 999),
    working=st.just(False),
    clear=st.booleans(),
    landing=st.sampled_from(Landing),
)


@given(rules)
def test_what_is_said_is_understood(rule: DeadlineRule) -> None:
    assert parse_deadline(words(rule), kind=rule.kind) == rule


@pytest.mark.parametrize(
    "said", ["", "soon", "5 days", "5 working days before 25:00", "5 days before 13pm", "two working weeks before"]
)
def test_what_is_no_deadline_is_refused(said: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_deadline(said)
    assert refused.value.field == "deadline"


def test_a_rule_that_cannot_be_counted_is_refused() -> None:
    with pytest.raises(RuleBroken, match="0 or more"):
        DeadlineRule(DeadlineKind.AGENDA_OUT, -1)
    with pytest.raises(RuleBroken, match="one way of counting"):
        DeadlineRule(DeadlineKind.AGENDA_OUT, 5, clear=True, inclusive=True)
