"""The financial year a planner shows, and how it is said."""

from dataclasses import dataclass
from datetime import date

from models.rules.written_dates import MONTHS

APRIL, MARCH = 4, 3
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Span:
    """The year that begins on 1 April of `year`."""

    year: int

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, APRIL, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year + 1, MARCH, 31)

    @property
    def words(self) -> str:
        """The span as the head of the room says it: `Apr 2026 to Mar 2027`."""
        return f"Apr {self.year} to Mar {self.year + 1}"

    @property
    def short(self) -> str:
        """The year as people call it: `2026-27`."""
        return f"{self.year}-{(self.year + 1) % 100:02}"

    def holds(self, day: date) -> bool:
        """Return whether a day lies in the year."""
        return self.first <= day <= self.last


def span_of(day: date) -> Span:
    """Return the financial year a day lies in."""
    return Span(day.year if day.month >= APRIL else day.year - 1)


def month_words(day: date) -> str:
    """Return the month of a day: `November 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_beside(day: date, step: int) -> date:
    """Return the first day of the month so many months on, or back if negative."""
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + step, MONTHS_IN_A_YEAR)
    return date(year, month + 1, 1)
