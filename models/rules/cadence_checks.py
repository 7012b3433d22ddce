"""A cadence against dates really published: contradictions and uneven gaps are said, never settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from models.rules.cadence import LAST, WEEK, Cadence, ClosedDay, FixedDay, Monthly, Weekly, day_in_month, rule_dates
from models.rules.holidays import WorkingCalendar
from models.rules.layout import moved_day
from models.rules.number_words import ordinal_word
from models.rules.written_dates import WEEKDAYS, date_words, first_of_month, month_end

LEAST_RUN = 2


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where rule and published dates part; `better` says in words what would fit them, or is empty."""

    rule_not_published: tuple[date, ...]
    published_not_in_rule: tuple[date, ...]
    better: str

    @property
    def agrees(self) -> bool:
        """Say whether nothing disagrees."""
        return not self.rule_not_published and not self.published_not_in_rule


@dataclass(frozen=True, slots=True)
class Gap:
    """Two meetings that follow each other too soon or too late, and the days between them."""

    first: date
    second: date
    days: int
    words: str


def disagreements(cadence: Cadence, published: Sequence[date], calendar: WorkingCalendar | None) -> Disagreement:
    """Compare a cadence with published dates over the months (or weeks) they span; nothing is chosen.

    With a calendar, a rule date on a closed day agrees with any day a closed-day rule would give, or with none.
    """
    listed = sorted(set(published))
    if not listed:
        return Disagreement((), (), "")
    by_rule = rule_dates(cadence, *_span(cadence, listed))
    moves = {day: _ways_out(day, calendar) for day in by_rule}
    explained = {day for ways in moves.values() for day in ways}
    missing = tuple(day for day in by_rule if day not in listed and len(moves[day]) == 1)
    stray = tuple(day for day in listed if day not in explained)
    better = _better(listed, stray) if missing or stray else ""
    return Disagreement(missing, stray, better)


def gap_findings(dates: Sequence[date], least_days: int, most_days: int) -> tuple[Gap, ...]:
    """List the gaps between neighbouring dates that are shorter or longer, in days, than is tolerated."""
    gaps = ((first, second, (second - first).days) for first, second in pairwise(sorted(set(dates))))
    return tuple(
        Gap(first, second, days, _gap_words(first, second, days, least_days, most_days))
        for first, second, days in gaps
        if not least_days <= days <= most_days
    )


def _span(cadence: Cadence, listed: list[date]) -> tuple[date, date]:
    """Say over which days to compare: whole months, half an interval of weeks, or the listed span itself."""
    first, last = listed[0], listed[-1]
    if isinstance(cadence, Monthly | FixedDay):
        return first_of_month(first.year, first.month), month_end(last.year, last.month)
    margin = timedelta(days=cadence.every * WEEK // 2 if isinstance(cadence, Weekly) else 0)
    return first - margin, last + margin


def _ways_out(day: date, calendar: WorkingCalendar | None) -> set[date]:
    """List the day itself and, if it is closed, every day a closed-day rule would give instead."""
    if calendar is None or calendar.is_working(day):
        return {day}
    return {day, *(moved for rule in ClosedDay if (moved := moved_day(day, rule, calendar)))}


def _better(listed: list[date], stray: tuple[date, ...]) -> str:
    """Say which other rule would fit every listed date, or from when on the rhythm was another."""
    weekdays = {day.weekday() for day in listed}
    if len(weekdays) == 1 and len(listed) >= LEAST_RUN:
        weekday = weekdays.pop()
        fitting = [number for number in (1, 2, 3, 4, 5, LAST) if all(_is_nth(day, number) for day in listed)]
        if fitting:
            return f"every listed date is the {' or '.join(map(ordinal_word, fitting))} {WEEKDAYS[weekday]}"
        return f"every listed date is a {WEEKDAYS[weekday]}"
    agreed = listed.index(stray[0]) if stray else 0
    if agreed >= LEAST_RUN and tuple(listed[agreed:]) == stray:
        return f"re-anchored: the first {agreed} of {len(listed)} dates fit, none from {date_words(stray[0])} on"
    return ""


def _is_nth(day: date, ordinal: int) -> bool:
    return day_in_month(Monthly(ordinal, day.weekday()), day.year, day.month) == day


def _gap_words(first: date, second: date, days: int, least_days: int, most_days: int) -> str:
    limit = f"fewer than {least_days}" if days < least_days else f"more than {most_days}"
    return f"{days} days from {date_words(first)} to {date_words(second)}, {limit}"
