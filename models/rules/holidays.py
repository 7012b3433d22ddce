"""Which days are closed: bank holidays of England by rule, one-off days proclaimed or taken away, closures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from models.errors import RuleBroken
from models.rules.written_dates import first_of_month, month_end

WEEKEND = "weekend"
SATURDAY = 5
FIRST_RULE_YEAR = 1978  # May Day became a bank holiday in that year
LEAP_YEAR = "2000"
LONGEST_CLOSURE = 366  # days without one open day, beyond which a calendar is refused

_USUAL_NAMES = {
    "New Year's Day": "New Year’s Day",
    "Good Friday": "Good Friday",
    "Easter Monday": "Easter Monday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Christmas Day": "Christmas Day",
    "Boxing Day": "Boxing Day",
}
_SUBSTITUTE = " (observed)"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which the organisation holds no meetings, both ends included.

    `starts` and `ends` are month and day of every year (12-24, 01-01: it may cross the new year)
    or whole dates of one closure (2026-12-24). RuleBroken if they are neither.
    """

    name: str
    starts: str
    ends: str

    def __post_init__(self) -> None:
        for end in (self.starts, self.ends):
            if not _is_day(end) or len(end) != len(self.starts):
                raise RuleBroken(
                    f"{self.name} from “{self.starts}” to “{self.ends}” is not a closure; "
                    "write both days like 12-24 (every year) or 2026-12-24 (once).",
                    "closure",
                )
        if len(self.starts) > len("12-24") and self.ends < self.starts:
            raise RuleBroken(f"{self.name} ends on {self.ends}, before it starts on {self.starts}.", "closure")

    def covers(self, day: date) -> bool:
        """Say whether a day lies within the closure."""
        said = day.isoformat()[-len(self.starts) :]
        if self.starts <= self.ends:
            return self.starts <= said <= self.ends
        return said >= self.starts or said <= self.ends


@dataclass(frozen=True, slots=True)
class OneOff:
    """A day outside the ordinary rule: proclaimed (`closed`) or an ordinary holiday that was taken away (not)."""

    day: date
    name: str
    closed: bool = True


KNOWN_ONE_OFFS: tuple[OneOff, ...] = (
    OneOff(date(2011, 4, 29), "Royal Wedding"),
    OneOff(date(2012, 5, 28), "Spring bank holiday moved to 4 June", closed=False),
    OneOff(date(2012, 6, 4), "Spring bank holiday"),
    OneOff(date(2012, 6, 5), "Diamond Jubilee of Elizabeth II"),
    OneOff(date(2020, 5, 4), "Early May bank holiday moved to 8 May", closed=False),
    OneOff(date(2020, 5, 8), "Early May bank holiday"),
    OneOff(date(2022, 5, 30), "Spring bank holiday moved to 2 June", closed=False),
    OneOff(date(2022, 6, 2), "Spring bank holiday"),
    OneOff(date(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
    OneOff(date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    OneOff(date(2023, 5, 8), "Coronation of Charles III"),
)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The closed days of one organisation: `holidays` by date (bank holidays only) and its closures."""

    holidays: Mapping[date, str]
    closures: tuple[Closure, ...] = ()

    def is_bank_holiday(self, day: date) -> bool:
        """Say whether a day is a bank holiday."""
        return day in self.holidays

    def closure_on(self, day: date) -> str:
        """Name the closure a day lies in, or the empty text."""
        return next((closure.name for closure in self.closures if closure.covers(day)), "")

    def is_working(self, day: date, *, closures_count: bool = True) -> bool:
        """Say whether a day is open; closure days count as closed unless `closures_count` is false."""
        if day.weekday() >= SATURDAY or day in self.holidays:
            return False
        return not (closures_count and self.closure_on(day))

    def why_closed(self, day: date) -> str:
        """Name what closes a day: its bank holiday, else its closure, else `weekend`; empty if it is open."""
        ordinary = WEEKEND if day.weekday() >= SATURDAY else ""
        return self.holidays.get(day) or self.closure_on(day) or ordinary

    def next_working(self, day: date) -> date:
        """Find the first open day after the given one, closures counted as closed."""
        return self.add_working_days(day, 1, closures_close=True)

    def add_working_days(self, day: date, n: int, *, closures_close: bool) -> date:
        """Step n working days on (or back, if negative) from a day, which itself is not counted.

        RuleBroken if a whole year has no working day.
        """
        step = timedelta(days=1 if n > 0 else -1)
        left, closed = abs(n), 0
        while left:
            day += step
            closed += 1
            if self.is_working(day, closures_count=closures_close):
                left, closed = left - 1, 0
            elif closed > LONGEST_CLOSURE:
                raise RuleBroken("The closures leave no working day in a whole year; shorten one of them.", "closure")
        return day


def bank_holidays(first_year: int, last_year: int, one_offs: Iterable[OneOff]) -> dict[date, str]:
    """List the bank holidays of England that cost a working day, by date: the ordinary rule, then the one-offs.

    Both years are included. Source of the rule: the package `holidays`, without the days it knows as proclaimed.
    """
    days = {day: name for year in range(first_year, last_year + 1) for day, name in _ordinary_year(year)}
    for one_off in one_offs:
        if not first_year <= one_off.day.year <= last_year:
            continue
        if one_off.closed:
            days[one_off.day] = one_off.name
        else:
            days.pop(one_off.day, None)
    return dict(sorted(days.items()))


@cache
def _ordinary_year(year: int) -> tuple[tuple[date, str], ...]:
    """List one year's bank holidays by the ordinary rule, weekends left out."""
    from holidays import country_holidays  # noqa: PLC0415  costs 75 ms, which the first window must not wait for

    if year < FIRST_RULE_YEAR:
        raise RuleBroken(f"Bank holidays are known by rule from {FIRST_RULE_YEAR} on, not for {year}.", "year")
    days = {day: _usual_name(name) for day, name in country_holidays("GB", subdiv="ENG", years=year).items()}
    days[_first_monday(first_of_month(year, 5))] = "Early May bank holiday"
    days[_first_monday(month_end(year, 5) - timedelta(days=6))] = "Spring bank holiday"
    return tuple(sorted((day, name) for day, name in days.items() if name and day.weekday() < SATURDAY))


def _usual_name(package_name: str) -> str:
    """Give the usual name of an ordinary holiday; empty for the movable May days and for proclaimed days."""
    substitute = " (substitute day)" if package_name.endswith(_SUBSTITUTE) else ""
    usual = _USUAL_NAMES.get(package_name.removesuffix(_SUBSTITUTE), "")
    return usual and usual + substitute


def _first_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _is_day(text: str) -> bool:
    """Say whether a text is a month and day or a whole date, written with leading noughts."""
    whole = text if len(text) > len("12-24") else f"{LEAP_YEAR}-{text}"
    try:
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
