"""Months, quarters, years and ranges as people say them; quarters and 2022/23 are financial, from 1 April."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.rules.written_dates import MONTHS, first_of_month, month_end, month_number

APRIL = 4
CENTURY = 100
QUARTER = 3
YEAR = 12
PARTS_OF_A_YEAR = {"beginning of": 1, "start of": 1, "early": 1, "mid": 5, "late": 9}  # first of four months

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PART = rf"(?:in\s+)?(?:the\s+)?(?:(?P<part>end(?:\s+of)?|{'|'.join(PARTS_OF_A_YEAR)})[\s-]+)?(?:the\s+)?"
_CENTURY = "(?:19|20|21)"
_TO = r"\s*(?:/|-|\bto\b|\band\b|\bor\b)\s*"


def _financial(name: str) -> str:
    return rf"(?:,?\s+(?:fy\s*)?(?P<{name}>{_CENTURY}\d\d|\d\d)(?:\s?[/-]\s?(?P<after_{name}>{_CENTURY}\d\d|\d\d))?)?"


_NAMED_MONTH = re.compile(rf"{_PART}(?P<month>{_MONTH}),?(?:\s+(?P<year>{_CENTURY}\d\d))?")
_TURN = re.compile(rf"{_PART}(?P<which>this\s+|next\s+)?(?P<unit>month|quarter)(?P<end>\s+end)?")
_QUARTER = re.compile(rf"{_PART}(?:q|quarter )(?P<quarter>[1-4]){_financial('year')}")
_YEAR = re.compile(rf"{_PART}(?P<year>{_CENTURY}\d\d)")
_FINANCIAL_YEAR = re.compile(rf"{_PART}(?:financial year)?{_financial('year')}")
_MONTHS = re.compile(
    rf"{_PART}(?P<first>{_MONTH})(?:\s+(?P<first_year>{_CENTURY}\d\d))?"
    rf"{_TO}(?P<last>{_MONTH})(?:\s+(?P<year>{_CENTURY}\d\d))?"
)
_QUARTERS = re.compile(rf"{_PART}q(?P<first>[1-4]){_financial('first_year')}{_TO}q(?P<last>[1-4]){_financial('year')}")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included; `precision` is month, quarter, year or range."""

    starts: date
    ends: date
    precision: str
    words: str
    assumed: bool


def spoken_period(said: str, today: date) -> Period | None:
    """Read a period in lower case, None if it is none; without a year it is the next to end, `assumed`."""
    return next((period for reader in _READERS if (period := reader(said, today))), None)


def _named_month(said: str, today: date) -> Period | None:
    found = _NAMED_MONTH.fullmatch(said)
    month = month_number(found["month"].rstrip(".")) if found else None
    if found is None or month is None:
        return None
    year = int(found["year"]) if found["year"] else _coming_year(month, today)
    loose = found["part"] in PARTS_OF_A_YEAR
    part = f"{found['part']} " if found["part"] else ""
    words = f"{part}{MONTHS[month - 1][:3]} {year}"
    return _months_from(first_of_month(year, month), 1, "month", words, assumed=loose or not found["year"])


def _turn(said: str, today: date) -> Period | None:
    """Read this month, next quarter, the end of the month; a lone “month” is no period."""
    found = _TURN.fullmatch(said)
    if not found or not (found["which"] or found["part"] or found["end"]) or found["part"] in PARTS_OF_A_YEAR:
        return None
    ahead = (found["which"] or "").startswith("next")
    if found["unit"] == "month":
        starts = first_of_month(today.year, today.month + ahead)
        return _months_from(starts, 1, "month", f"{MONTHS[starts.month - 1][:3]} {starts.year}", assumed=False)
    year, quarter = _quarter_of(today)
    return _quarters(year, quarter + ahead, 1, assumed=False)


def _quarter(said: str, today: date) -> Period | None:
    """Read Q2, end of Q1, Q2 2026/27; a single year is taken as the one the financial year starts in, assumed."""
    found = _QUARTER.fullmatch(said)
    if not found or found["part"] in PARTS_OF_A_YEAR:
        return None
    quarter = int(found["quarter"])
    year = _financial_year(found, "year") if found["year"] else _coming_financial_year(quarter, today)
    return None if year is None else _quarters(year, quarter, 1, assumed=not found["after_year"])


def _quarter_range(said: str, today: date) -> Period | None:
    """Read Q4/Q1, Q3 to Q4 2026-27, Q4 2025-26 to Q1 2026-27."""
    found = _QUARTERS.fullmatch(said)
    if not found:
        return None
    first, last = int(found["first"]), int(found["last"])
    given = (_financial_year(found, "first_year"), _financial_year(found, "year"))
    starts, ends = _years(first, last, given, _coming_financial_year(last, today))
    many = (ends - starts) * 4 + last - first + 1
    return _quarters(starts, first, many, assumed=given == (None, None)) if many > 1 else None


def _month_range(said: str, today: date) -> Period | None:
    """Read January/February, March-June 2027, Dec 2026 to Jan 2027."""
    found = _MONTHS.fullmatch(said)
    first, last = (month_number(found[name].rstrip(".")) if found else None for name in ("first", "last"))
    if found is None or first is None or last is None:
        return None
    given = tuple(int(found[name]) if found[name] else None for name in ("first_year", "year"))
    starts, ends = _years(first, last, (given[0], given[1]), _coming_year(last, today))
    many = (ends - starts) * YEAR + last - first + 1
    shown = f" {starts}" if starts != ends else ""
    words = f"{MONTHS[first - 1][:3]}{shown} to {MONTHS[last - 1][:3]} {ends}"
    day = first_of_month(starts, first)
    return _months_from(day, many, "range", words, assumed=given == (None, None)) if many > 1 else None


def _year(said: str, _today: date) -> Period | None:
    """Read 2022, end of 2022; early, mid and late 2021 are four months each, assumed."""
    found = _YEAR.fullmatch(said)
    if not found:
        return None
    part, year = found["part"], int(found["year"])
    month = PARTS_OF_A_YEAR.get(part or "")
    if month is None:
        return _months_from(date(year, 1, 1), YEAR, "year", str(year), assumed=False)
    return _months_from(first_of_month(year, month), 4, "range", f"{part} {year}", assumed=True)


def _whole_financial_year(said: str, _today: date) -> Period | None:
    found = _FINANCIAL_YEAR.fullmatch(f" {said}") or _FINANCIAL_YEAR.fullmatch(said)
    if not found or not found["after_year"] or found["part"] in PARTS_OF_A_YEAR:
        return None
    year = _financial_year(found, "year")
    if year is None:
        return None
    return _months_from(date(year, APRIL, 1), YEAR, "year", _financial_words(year), assumed=False)


_READERS: tuple[Callable[[str, date], Period | None], ...] = (
    _named_month,
    _turn,
    _quarter,
    _quarter_range,
    _month_range,
    _year,
    _whole_financial_year,
)


def _months_from(starts: date, many: int, precision: str, words: str, *, assumed: bool) -> Period:
    return Period(starts, month_end(starts.year, starts.month + many - 1), precision, words, assumed)


def _quarters(year: int, quarter: int, many: int, *, assumed: bool) -> Period:
    """Make a period of quarters of the financial year that starts in `year`; quarter 5 is the next year's first."""
    first, last = year * 4 + quarter - 1, year * 4 + quarter + many - 2
    words = f"Q{last % 4 + 1} {_financial_words(last // 4)}"
    if many > 1:
        shown = f" {_financial_words(first // 4)}" if first // 4 != last // 4 else ""
        words = f"Q{first % 4 + 1}{shown} to {words}"
    starts = first_of_month(first // 4, APRIL + first % 4 * QUARTER)
    return _months_from(starts, many * QUARTER, "quarter" if many == 1 else "range", words, assumed=assumed)


def _years(first: int, last: int, given: tuple[int | None, int | None], coming: int) -> tuple[int, int]:
    """Find the years of the two ends of a range from those that were said, else from the coming one of its end."""
    starts, ends = given
    if ends is None:
        ends = coming if starts is None else starts + (last < first)
    return ends - (last < first) if starts is None else starts, ends


def _coming_year(month: int, today: date) -> int:
    return today.year + (month < today.month)


def _coming_financial_year(quarter: int, today: date) -> int:
    year, now = _quarter_of(today)
    return year + (quarter < now)


def _quarter_of(day: date) -> tuple[int, int]:
    """Say the financial year (by its first year) and quarter of a day."""
    return day.year - (day.month < APRIL), (day.month - APRIL) % YEAR // QUARTER + 1


def _financial_year(found: re.Match[str], name: str) -> int | None:
    """Read the first year of 2022/23 or 22/23; None if none is said or the two do not follow each other."""
    if not found[name]:
        return None
    year = int(found[name]) + (20 * CENTURY if len(found[name]) == len("22") else 0)
    after = found[f"after_{name}"]
    follows = not after or int(after) % CENTURY == (year + 1) % CENTURY
    return year if follows else None


def _financial_words(year: int) -> str:
    return f"{year}-{(year + 1) % CENTURY:02}"
