"""When somebody is away: a stored absence laid out day by day, and said in words."""

import datetime as dt
from dataclasses import dataclass

from models.rules.number_words import ORDINALS, numeral, ordinal_word
from models.rules.vocabulary import HalfDay
from models.rules.written_dates import MONTHS, WEEKDAYS, date_words, short_date_words

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)
HOURS = {
    "": (dt.time.min, dt.time.max),
    HalfDay.MORNING: (dt.time.min, dt.time(12)),
    HalfDay.AFTERNOON: (dt.time(12), dt.time.max),
}
"""From when to when somebody is away on the clock, by the half of the day; empty: all day."""

Span = tuple[dt.date, dt.date, dt.time, dt.time]
"""First and last day away, both included; from when to when on the clock of each of them."""


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """An absence as it is stored: once from `starts` to `ends`, or again every so many weeks up to `until`."""

    starts: dt.date
    ends: dt.date
    half: str = ""
    every_weeks: int = 0
    until: dt.date | None = None

    def days(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """Return the days from `first` to `last` on which somebody is away, earliest first."""
        found = spans(self.starts, self.ends, self.half, self.every_weeks, self.until, first, last)
        return tuple(
            day
            for begins, ends, _, _ in found
            for day in (begins + n * DAY for n in range((ends - begins).days + 1))
            if first <= day <= last
        )


def spans(
    starts: dt.date, ends: dt.date, half: str, every_weeks: int, until: dt.date | None, *asked: dt.date
) -> tuple[Span, ...]:
    """Return each time a stored absence touches the days asked for, first and last, whole and earliest first.

    The last time of a repeated absence is cut off after `until`; without `until` it goes on.
    """
    (first, last), (opens, closes) = asked, HOURS[half]
    if not every_weeks:
        return ((starts, ends, opens, closes),) if starts <= last and ends >= first else ()
    step, stop = every_weeks * WEEK, min(last, until or last)
    skipped = max(0, (first - ends) // step)
    found, begins = [], starts + skipped * step
    while begins <= stop:
        finishes = min(begins + (ends - starts), until or dt.date.max)
        if finishes >= first:
            found.append((begins, finishes, opens, closes))
        begins += step
    return tuple(found)


def absence_words(rule: AbsenceRule) -> str:
    """Say an absence: “Mon 15 to Fri 19 Mar 2027”, “every Friday afternoon until 30 Jun 2027”."""
    if not rule.every_weeks:
        halves = f", {rule.half}{'s' if rule.ends > rule.starts else ''}" if rule.half else ""
        return _span_words(rule.starts, rule.ends) + halves
    often = "every" if rule.every_weeks == 1 else f"every {_ordinal(rule.every_weeks)}"
    end = f" until {_plain(rule.until)}" if rule.until else f" from {_plain(rule.starts)}"
    begins, ends = (WEEKDAYS[day.weekday()] for day in (rule.starts, rule.ends))
    if rule.starts == rule.ends:
        return f"{often} {begins}{rule.half and ' '}{rule.half}{end}"
    halves = f", {rule.half}s" if rule.half else ""
    return f"{often} week, {begins} to {ends}{halves},{end}"


def _ordinal(number: int) -> str:
    return ordinal_word(number) if number <= len(ORDINALS) else numeral(number)


def _plain(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _span_words(starts: dt.date, ends: dt.date) -> str:
    if starts == ends:
        return date_words(starts)
    if starts.year != ends.year:
        return f"{date_words(starts)} to {date_words(ends)}"
    if starts.month != ends.month:
        return f"{short_date_words(starts)} to {date_words(ends)}"
    return f"{WEEKDAYS[starts.weekday()][:3]} {starts.day} to {date_words(ends)}"
