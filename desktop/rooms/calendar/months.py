"""Months, one after the other."""

from datetime import date

from models.rules.written_dates import MONTHS

MONTHS_IN_A_YEAR = 12


def month_words(day: date) -> str:
    """Return the month of a day: `November 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_beside(day: date, step: int) -> date:
    """Return the first day of the month so many months on, or back if negative."""
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + step, MONTHS_IN_A_YEAR)
    return date(year, month + 1, 1)
