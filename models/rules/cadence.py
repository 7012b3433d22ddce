"""How often a forum meets: five kinds of cadence, and the dates each gives by its rule alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.errors import RuleBroken
from models.rules.written_dates import MONTHS, WEEKDAYS, first_of_month, month_end

LAST = -1
MOST_WEEKDAYS_IN_A_MONTH = 5
LONGEST_MONTH = 31
WEEK = 7


class ClosedDay(StrEnum):
    """What happens to a meeting whose rule date is closed."""

    NEXT_WORKING = "next working day"
    PREVIOUS_WORKING = "previous working day"
    NEXT_WEEK = "same weekday next week"
    PREVIOUS_WEEK = "previous week"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Monthly:
    """The nth (1 to 5, -1 the last) weekday (0 is Monday) of every month, every n months or chosen months.

    `anchor` (year, month) is the first month: nothing falls before it, and `every` counts from it.
    RuleBroken if a figure is out of range, or `every` above 1 has no anchor or stands beside chosen months.
    """

    ordinal: int
    weekday: int
    every: int = 1
    anchor: tuple[int, int] | None = None
    months: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.ordinal != LAST and not 1 <= self.ordinal <= MOST_WEEKDAYS_IN_A_MONTH:
            raise _refusal(f"A month has no weekday number {self.ordinal}; give 1 to 5, or the last.")
        if not 0 <= self.weekday < len(WEEKDAYS):
            raise _refusal(f"There is no weekday {self.weekday}; Monday is 0 and Sunday 6.")
        _check_months(self.every, self.anchor, self.months)


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day of the month (1 to 31, -1 the last), months as in Monthly; a month too short gives its last day."""

    day: int
    every: int = 1
    anchor: tuple[int, int] | None = None
    months: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.day != LAST and not 1 <= self.day <= LONGEST_MONTH:
            raise _refusal(f"A month has no day {self.day}; give 1 to 31, or the last.")
        _check_months(self.every, self.anchor, self.months)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every n weeks from a first date, whose weekday is the cadence's; nothing falls before it."""

    every: int
    anchor: date

    def __post_init__(self) -> None:
        if self.every < 1:
            raise _refusal(f"Every {self.every} weeks is no rhythm; give 1 or more.")


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates given one by one; kept in order and without doubles."""

    dates: tuple[date, ...]

    def __post_init__(self) -> None:
        if not self.dates:
            raise _refusal("A set of dates needs at least one date.")
        object.__setattr__(self, "dates", tuple(sorted(set(self.dates))))


@dataclass(frozen=True, slots=True)
class Unscheduled:
    """No dates by rule, and why, in words: cycle, interval not stated; ad hoc; as required."""

    words: str


Cadence = Monthly | FixedDay | Weekly | Dates | Unscheduled


def rule_dates(cadence: Cadence, first: date, last: date) -> tuple[date, ...]:
    """List the dates a cadence gives by rule from `first` to `last`, both included; closed days are not looked at.

    A month without a fifth such weekday has none.
    """
    match cadence:
        case Monthly() | FixedDay():
            return _monthly_dates(cadence, first, last)
        case Weekly():
            return _weekly_dates(cadence, first, last)
        case Dates():
            return tuple(day for day in cadence.dates if first <= day <= last)
        case Unscheduled():
            return ()


def day_in_month(cadence: Monthly | FixedDay, year: int, month: int) -> date | None:
    """Find the day a monthly rule gives in one month, whether or not that month is its turn; None if there is none."""
    starts, ends = first_of_month(year, month), month_end(year, month)
    if isinstance(cadence, FixedDay):
        return ends if cadence.day == LAST else ends.replace(day=min(cadence.day, ends.day))
    if cadence.ordinal == LAST:
        return ends - timedelta(days=(ends.weekday() - cadence.weekday) % WEEK)
    days_on = (cadence.weekday - starts.weekday()) % WEEK + WEEK * (cadence.ordinal - 1)
    day = starts + timedelta(days=days_on)
    return day if day <= ends else None


def _monthly_dates(cadence: Monthly | FixedDay, first: date, last: date) -> tuple[date, ...]:
    months = (divmod(count, 12) for count in range(_month_count(first), _month_count(last) + 1))
    days = (day_in_month(cadence, year, month + 1) for year, month in months if _is_turn(cadence, year, month + 1))
    return tuple(day for day in days if day is not None and first <= day <= last)


def _is_turn(cadence: Monthly | FixedDay, year: int, month: int) -> bool:
    if cadence.months and month not in cadence.months:
        return False
    if cadence.anchor is None:
        return True
    since = (year - cadence.anchor[0]) * 12 + month - cadence.anchor[1]
    return since >= 0 and since % cadence.every == 0


def _weekly_dates(cadence: Weekly, first: date, last: date) -> tuple[date, ...]:
    step = WEEK * cadence.every
    start = max(0, -((cadence.anchor - first).days // step))
    steps = range(start, (last - cadence.anchor).days // step + 1)
    return tuple(cadence.anchor + timedelta(days=step * number) for number in steps)


def _month_count(day: date) -> int:
    return day.year * 12 + day.month - 1


def _check_months(every: int, anchor: tuple[int, int] | None, months: tuple[int, ...]) -> None:
    if every < 1:
        raise _refusal(f"Every {every} months is no rhythm; give 1 or more.")
    if every > 1 and months:
        raise _refusal("Give either chosen months or an interval of months, not both.")
    if every > 1 and anchor is None:
        raise _refusal(f"Every {every} months needs a first month; add it, as in “from May 2026”.")
    if tuple(sorted(set(months))) != months:
        raise _refusal("Give each chosen month once, in the order of the year.")
    if any(not 1 <= month <= len(MONTHS) for month in (*months, *(anchor or ())[1:])):
        raise _refusal("Months are numbered 1 to 12.")


def _refusal(sentence: str) -> RuleBroken:
    return RuleBroken(sentence, "cadence")
