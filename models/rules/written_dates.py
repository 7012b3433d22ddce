"""Dates as people write them, and the strict reading of them: a weekday that disagrees is never passed over."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from models.errors import RuleBroken

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORTEST_NAME = 3
THIS_CENTURY = 2000
LEAP_CYCLE = 8

_WORDED = re.compile(
    r"(?:(?P<weekday>(?!the\s)[a-z]+)\.?,?\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+"
    r"(?P<month>[a-z]+)\.?(?:,?[\s-]+(?P<year>\d{4}|\d{2}))?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?:(?P<weekday>[a-z]+)\.?,?\s+)?(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?:(?P<weekday>[a-z]+)\.?,?\s+)?(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The parts of a date as written; `weekday` (0 is Monday) and `year` are None where nothing was written."""

    weekday: int | None
    day: int
    month: int
    year: int | None


def date_words(day: date) -> str:
    """Say a date as the house prints it: Tue 3 Nov 2026."""
    return f"{short_date_words(day)} {day.year}"


def short_date_words(day: date) -> str:
    """Say a date without its year: Tue 3 Nov."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def long_date_words(day: date) -> str:
    """Say a date in full: Tuesday 3 November 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_number(word: str) -> int | None:
    """Say which weekday a word names (0 is Monday), as in Tue, Tues, Tuesday or Tuesdays; None if none."""
    return _named(word.lower().removesuffix("s"), WEEKDAYS)


def month_number(word: str) -> int | None:
    """Say which month a word names (1 is January), as in Sep, Sept or September; None if none."""
    found = _named(word.lower(), MONTHS)
    return None if found is None else found + 1


def month_end(year: int, month: int) -> date:
    """Say the last day of a month, months counted as in `first_of_month`."""
    first = first_of_month(year, month)
    return first.replace(day=monthrange(first.year, first.month)[1])


def first_of_month(year: int, month: int) -> date:
    """Say the first day of a month; months below 1 or above 12 run into the years beside."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def tidy(text: str) -> str:
    """Straighten typed text: one kind of dash and of apostrophe, single spaces, none at the ends."""
    return " ".join(re.sub("[‐‑‒–—−]", "-", text).replace("’", "'").split())


def written_date(text: str) -> WrittenDate | None:
    """Take a written date apart, day before month; None if the whole text is not one date."""
    for pattern in (_ISO, _NUMBERS, _WORDED):
        if found := pattern.fullmatch(tidy(text)):
            return _parts(found)
    return None


def dated(written: WrittenDate, year: int, field: str = "") -> date:
    """Make a day of a written date; RuleBroken if there is no such day or its weekday is another one."""
    try:
        day = date(year, written.month, written.day)
    except ValueError:
        month = f"{MONTHS[written.month - 1]} {year}" if 1 <= written.month <= len(MONTHS) else "The year"
        nothing = f"no day {written.day}" if month != "The year" else f"no month {written.month}"
        raise RuleBroken(f"{month} has {nothing}; write the day before the month, as in 3/11/2026.", field) from None
    if written.weekday is not None and written.weekday != day.weekday():
        raise RuleBroken(_two_readings(day, written.weekday), field)
    return day


def next_dated(written: WrittenDate, today: date, field: str = "") -> date:
    """Find the year of a date written without one: the next such day, from `today` on.

    The last one is taken where it is nearer and only it carries the weekday that was written.
    RuleBroken if the weekday fits neither.
    """
    ahead = [_dated_or_none(written, today.year + step) for step in range(LEAP_CYCLE + 1)]
    coming = next((day for day in ahead if day is not None and day >= today), None)
    if coming is None:
        return dated(written, today.year, field)
    behind = _dated_or_none(written, coming.year - 1)
    if behind and today - behind < coming - today and behind.weekday() == written.weekday != coming.weekday():
        return behind
    return dated(written, coming.year, field)


def read_date(text: str, *, field: str = "") -> date:
    """Read one whole date: 2026-11-03, Tue 3 Nov 2026 or 3/11/2026 (day first).

    RuleBroken if it is not a date, lacks its year, names two dates or carries a weekday that is not the day's own.
    """
    refuse_two_dates(text, field)
    written = written_date(text)
    if written is None:
        raise RuleBroken(f"“{tidy(text)}” is not a date; write it like Tue 3 Nov 2026, 3/11/2026 or 2026-11-03.", field)
    if written.year is None:
        raise RuleBroken(f"“{tidy(text)}” has no year; write it like Tue 3 Nov 2026.", field)
    return dated(written, written.year, field)


def refuse_two_dates(text: str, field: str = "") -> None:
    """Raise RuleBroken if the text names two whole dates, as in 28 Oct 2021/27 Oct 2021."""
    halves = [written_date(half) for half in re.split(r"(?<=\d{4})\s*(?:/|,|\bor\b)\s*", tidy(text))]
    days = [dated(half, half.year, field) for half in halves if half is not None and half.year is not None]
    if len(days) > 1:
        raise RuleBroken(f"“{tidy(text)}” names {len(days)} dates: write {' or '.join(map(date_words, days))}.", field)


def _named(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < SHORTEST_NAME:
        return None
    return next((index for index, name in enumerate(names) if name.lower().startswith(word)), None)


def _parts(found: re.Match[str]) -> WrittenDate | None:
    said = found.groupdict()
    weekday = weekday_number(said["weekday"]) if said["weekday"] else None
    month = int(said["month"]) if said["month"].isdigit() else month_number(said["month"])
    if month is None or (said["weekday"] and weekday is None):
        return None
    year = int(said["year"]) if said["year"] else None
    if year is not None and len(said["year"]) == len("26"):
        year += THIS_CENTURY
    return WrittenDate(weekday, int(said["day"]), month, year)


def _dated_or_none(written: WrittenDate, year: int) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:
        return None


def _two_readings(day: date, weekday: int) -> str:
    meant = day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    is_a, not_a = WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
    plain = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return f"{plain} is a {is_a}, not a {not_a}: write {date_words(day)} or {date_words(meant)}."
