"""Due dates as people say them: a day where one is meant, else the last day of the period, never a guess."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.number_words import NUMBER, number_of
from models.rules.spoken_periods import spoken_period
from models.rules.written_dates import (
    date_words,
    dated,
    first_of_month,
    long_date_words,
    month_end,
    next_dated,
    read_date,
    refuse_two_dates,
    short_date_words,
    tidy,
    weekday_number,
    written_date,
)

__all__ = ["SpokenDate", "date_words", "long_date_words", "parse_spoken", "read_date", "short_date_words"]

WEEK = 7
DAYS_IN = {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}
MONTHS_IN = {"month": 1, "year": 12}

_FIELD = "due"
_LEAD = re.compile(r"^(?:(?:due|by|on|at|for|during|no later than|until|the)\s+)+")
_SPAN = re.compile(
    rf"(?:in |within )?(?P<number>an?|{NUMBER})\s+(?P<unit>day|week|fortnight|month|year)s?'?"
    "(?: time| from (?:now|today))?"
)
_NAMED_DAY = re.compile(r"(?:(?P<which>this|next)\s+)?(?P<weekday>[a-z]+)")


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """What a spoken date means: `day` the last day it allows (None if unknown), `starts` the first.

    `precision` is day, month, quarter, year, range or unknown; `words` say it in full, so that it keeps its meaning
    later; `assumed` is true where the speaker left something open, such as the year.
    """

    day: date | None
    precision: str
    words: str
    assumed: bool
    starts: date | None = None


def parse_spoken(text: str, *, today: date, next_meeting: date | None = None) -> SpokenDate:
    """Read a due date as spoken; unknown words give precision `unknown` and no day.

    RuleBroken, field due, if a weekday is not that of its date, a date does not exist or two dates are named.
    """
    given = tidy(text)
    refuse_two_dates(given, _FIELD)
    said = _LEAD.sub("", given.lower()).rstrip(".")
    if said == "next meeting":
        return _spoken_day(next_meeting, given)
    if written := written_date(said):
        day = dated(written, written.year, _FIELD) if written.year else next_dated(written, today, _FIELD)
        return _spoken_day(day, given, assumed=not written.year)
    if period := spoken_period(said, today):
        return SpokenDate(period.ends, period.precision, period.words, period.assumed, period.starts)
    return _named_day(said, given, today) or _spoken_day(_counted_day(said, today), given)


def _spoken_day(day: date | None, given: str, *, assumed: bool = False) -> SpokenDate:
    if day is None:
        return SpokenDate(None, "unknown", given, assumed)
    return SpokenDate(day, "day", date_words(day), assumed, day)


def _counted_day(said: str, today: date) -> date | None:
    """Read today, tomorrow, 2 weeks, in 10 days, in a month."""
    if said in {"today", "tomorrow"}:
        return today + timedelta(days=said == "tomorrow")
    found = _SPAN.fullmatch(said)
    if not found:
        return None
    number = 1 if found["number"] in {"a", "an"} else number_of(found["number"])
    if found["unit"] in DAYS_IN:
        return today + timedelta(days=number * DAYS_IN[found["unit"]])
    starts = first_of_month(today.year, today.month + number * MONTHS_IN[found["unit"]])
    return starts.replace(day=min(today.day, month_end(starts.year, starts.month).day))


def _named_day(said: str, given: str, today: date) -> SpokenDate | None:
    """Read Friday (the first after today; assumed on a Friday) and next Friday (of next week, assumed)."""
    found = _NAMED_DAY.fullmatch(said)
    weekday = weekday_number(found["weekday"]) if found else None
    if found is None or weekday is None:
        return None
    if found["which"] == "next":
        monday = today - timedelta(days=today.weekday())
        return _spoken_day(monday + timedelta(days=WEEK + weekday), given, assumed=True)
    ahead = (weekday - today.weekday()) % WEEK
    return _spoken_day(today + timedelta(days=ahead or WEEK), given, assumed=ahead == 0)
