"""A year on real days: the demo year, closed days by each rule, dates given by hand."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given

from models.errors import RuleBroken
from models.rules.cadence import Cadence, ClosedDay, Dates, FixedDay, Monthly, rule_dates
from models.rules.cadence_words import closed_day_said, parse_cadence
from models.rules.holidays import KNOWN_ONE_OFFS, Closure, WorkingCalendar, bank_holidays
from models.rules.layout import Occurrence, date_warnings, lay_out
from tests.rules.cadences import cadences, rows

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
YEAR = WorkingCalendar(bank_holidays(2026, 2027, KNOWN_ONE_OFFS), (Closure("Christmas closure", "12-24", "01-01"),))


@pytest.fixture(scope="module")
def demo_year() -> dict[str, tuple[Occurrence, ...]]:
    laid_out = {}
    for row in rows("synthetic_forums.csv"):
        closed_day = closed_day_said(row["holiday_rule"])
        assert closed_day is not None
        cadence = parse_cadence(row["rule"], year_start=FIRST)
        laid_out[row["forum_id"]] = lay_out(cadence, closed_day, YEAR, FIRST, LAST)
    return laid_out


def test_forty_forums_meet_391_times(demo_year: dict[str, tuple[Occurrence, ...]]) -> None:
    levels: Counter[str] = Counter()
    for row in rows("synthetic_forums.csv"):
        assert len(demo_year[row["forum_id"]]) == int(row["meetings_in_year"]), row["forum"]
        levels[row["level"]] += len(demo_year[row["forum_id"]])
    assert len(demo_year) == 40
    assert levels.total() == 391
    assert levels == {
        "corporate": 31,
        "business group": 64,
        "thematic": 16,
        "BCU": 144,
        "programme": 96,
        "oversight": 40,
    }


def test_fourteen_moved_and_the_fourth_of_january_is_crowded(demo_year: dict[str, tuple[Occurrence, ...]]) -> None:
    meetings = [meeting for meetings in demo_year.values() for meeting in meetings]
    moved = [meeting for meeting in meetings if meeting.moved_because]
    assert len(moved) == 14
    assert all(meeting.date != meeting.rule_date for meeting in moved)
    crowded = {forum for forum, held in demo_year.items() if date(2027, 1, 4) in {meeting.date for meeting in held}}
    assert crowded == {"CF-NW", "CF-WA", "CF-PROF", "OBFCP", "SV", "AP", "IDE"}


@pytest.mark.parametrize(
    ("forum", "rule_date", "day", "because"),
    [
        (
            "CF-PROF",
            date(2026, 4, 3),
            date(2026, 4, 7),
            "Fri 3 Apr 2026 is Good Friday, then Easter Monday; next working day",
        ),
        ("SV", date(2026, 4, 6), date(2026, 4, 13), "Mon 6 Apr 2026 is Easter Monday; same weekday next week"),
        ("PIB", date(2026, 12, 31), date(2026, 12, 17), "Thu 31 Dec 2026 falls in “Christmas closure”; previous week"),
        (
            "IDE",
            date(2026, 12, 24),
            date(2027, 1, 4),
            (
                "Thu 24 Dec 2026 falls in “Christmas closure”, then Christmas Day, Boxing Day (substitute day), "
                "New Year’s Day; next working day"
            ),
        ),
    ],
)
def test_a_moved_meeting_says_why(
    demo_year: dict[str, tuple[Occurrence, ...]], forum: str, rule_date: date, day: date, because: str
) -> None:
    meeting = next(meeting for meeting in demo_year[forum] if meeting.rule_date == rule_date)
    assert (meeting.date, meeting.moved_because) == (day, because)


@pytest.mark.parametrize(
    ("closed_day", "day", "because"),
    [
        (ClosedDay.NEXT_WORKING, date(2026, 5, 26), "next working day"),
        (ClosedDay.PREVIOUS_WORKING, date(2026, 5, 22), "previous working day"),
        (ClosedDay.NEXT_WEEK, date(2026, 6, 1), "same weekday next week"),
        (ClosedDay.PREVIOUS_WEEK, date(2026, 5, 18), "previous week"),
        (ClosedDay.SKIP, None, "skipped"),
    ],
)
def test_each_closed_day_rule(closed_day: ClosedDay, day: date | None, because: str) -> None:
    laid_out = lay_out(Monthly(4, 0, months=(5, 6)), closed_day, YEAR, FIRST, LAST, first_number=8)
    assert laid_out == (
        Occurrence(8, date(2026, 5, 25), day, f"Mon 25 May 2026 is Spring bank holiday; {because}"),
        Occurrence(9, date(2026, 6, 22), date(2026, 6, 22), ""),
    )


def test_a_fixed_day_on_a_weekend_moves_like_any_closed_day() -> None:
    (meeting,) = lay_out(FixedDay(29, months=(8,)), ClosedDay.NEXT_WORKING, YEAR, FIRST, LAST)
    assert meeting.date == date(2026, 9, 1)
    assert meeting.moved_because == "Sat 29 Aug 2026 is a weekend day, then Summer bank holiday; next working day"


def test_a_weekend_given_by_hand_is_kept_and_flagged_but_a_bank_holiday_moves() -> None:
    by_hand = Dates((date(2027, 1, 31), date(2027, 2, 8), date(2027, 3, 26)))
    laid_out = lay_out(by_hand, ClosedDay.PREVIOUS_WORKING, YEAR, FIRST, LAST)
    assert [meeting.date for meeting in laid_out] == [date(2027, 1, 31), date(2027, 2, 8), date(2027, 3, 25)]
    assert [bool(meeting.moved_because) for meeting in laid_out] == [False, False, True]
    assert date_warnings(by_hand, YEAR, FIRST, LAST) == (
        "Sun 31 Jan 2027 was given by hand and is a weekend day; it is kept as given.",
    )
    assert date_warnings(FixedDay(31), YEAR, FIRST, LAST) == ()


def test_a_calendar_without_an_open_day_is_refused() -> None:
    never = WorkingCalendar({}, (Closure("Closed", "01-01", "12-31"),))
    with pytest.raises(RuleBroken, match="shorten the closure"):
        lay_out(Monthly(1, 1), ClosedDay.NEXT_WORKING, never, FIRST, LAST)


@given(cadences)
def test_every_meeting_by_rule_falls_on_an_open_day_and_keeps_its_number(cadence: Cadence) -> None:
    laid_out = lay_out(cadence, ClosedDay.NEXT_WORKING, YEAR, FIRST, LAST)
    assert [meeting.rule_date for meeting in laid_out] == list(rule_dates(cadence, FIRST, LAST))
    assert [meeting.number for meeting in laid_out] == list(range(1, len(laid_out) + 1))
    for meeting in laid_out:
        assert meeting.date is not None
        assert YEAR.is_working(meeting.date) or isinstance(cadence, Dates)
        assert (meeting.date != meeting.rule_date) == bool(meeting.moved_because)
