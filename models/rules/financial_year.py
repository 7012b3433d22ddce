"""The financial year: from 1 April to 31 March."""

from dataclasses import dataclass
from datetime import date

APRIL, MARCH = 4, 3


@dataclass(frozen=True, slots=True)
class FinancialYear:
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


def financial_year(day: date) -> FinancialYear:
    """Return the financial year a day lies in."""
    return FinancialYear(day.year if day.month >= APRIL else day.year - 1)
