"""Days better left free, such as school holidays and August: checked, and laid out over the years."""

import datetime as dt
from dataclasses import dataclass

from models.errors import RuleBroken
from models.rules.planner.problem import Avoided

YEARLY = len("07-25")
WHOLE = len("2026-07-25")
LEAP_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class AvoidedRule:
    """Days to leave free, both ends included, or (`notice`) only to know of.

    `starts` and `ends` are month and day of every year (07-25 to 08-31: they may cross the new year) or whole dates
    once. RuleBroken naming the field if they are neither.
    """

    name: str
    starts: str
    ends: str
    notice: bool = False

    def __post_init__(self) -> None:
        for field, end in (("starts", self.starts), ("ends", self.ends)):
            if not _is_day(end):
                raise RuleBroken(f"“{end}” is no day; write it like 07-25 (every year) or 2026-07-25 (once).", field)
        if len(self.starts) != len(self.ends):
            raise RuleBroken("Write both days with their year (once) or both without (every year).", "ends")
        if len(self.starts) == WHOLE and self.ends < self.starts:
            raise RuleBroken(f"{self.name} ends on {self.ends}, before it starts on {self.starts}.", "ends")

    def spans(self, first: dt.date, last: dt.date) -> tuple[Avoided, ...]:
        """Return each time these days touch those from `first` to `last`, whole, earliest first."""
        if len(self.starts) == WHOLE:
            found = [(dt.date.fromisoformat(self.starts), dt.date.fromisoformat(self.ends))]
        else:
            found = [self._in(year) for year in range(first.year - 1, last.year + 1)]
        return tuple(
            Avoided(self.name, begins, ends, self.notice) for begins, ends in found if begins <= last and ends >= first
        )

    def _in(self, year: int) -> tuple[dt.date, dt.date]:
        """Return the days of the span that begins in a year."""
        return _of_year(self.starts, year), _of_year(self.ends, year + (self.ends < self.starts))


def _of_year(day: str, year: int) -> dt.date:
    """Return a month and day in a year, 28 February for the 29th where there is none."""
    month, number = map(int, day.split("-"))
    try:
        return dt.date(year, month, number)
    except ValueError:
        return dt.date(year, month, number - 1)


def _is_day(text: str) -> bool:
    """Say whether a text is a month and day or a whole date, written with leading noughts."""
    whole = f"{LEAP_YEAR}-{text}" if len(text) == YEARLY else text
    try:
        return dt.date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
