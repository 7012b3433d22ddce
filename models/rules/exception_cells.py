"""The cells of a file of exceptions: months, figures and directions as people and spreadsheets write them."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from models.errors import RuleBroken
from models.rules.vocabulary import Direction
from models.rules.written_dates import MONTHS, dated, month_number, tidy, written_date

LONGEST_WORDS = 200
LONGEST_FIGURE = 60
LARGEST = 1e15
FIRST_YEAR, LAST_YEAR = 1990, 2100
THIS_CENTURY = 2000
PENDING = frozenset(
    {"", "n/a", "na", "n.a.", "nil return", "pending", "tbc", "tba", "awaited", "awaiting", "not yet known", "unknown"}
    | {"not available", "not yet available", "not known", "none yet", "to follow", "-", "--", "..", "...", "…", "?"}
)
"""Words for a figure that has yet to come, in small letters."""
WORSE = frozenset(
    {"worse", "worsening", "worsened", "worsen", "deteriorating", "deteriorated", "deterioration", "negative"}
    | {"adverse", "unfavourable"}
)
BETTER = frozenset({"better", "improving", "improved", "improvement", "improve", "positive", "favourable"})
_FIGURE = re.compile(r"(?P<sign>[+-]?)\s*[£$€]?\s*(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*(?P<share>%?)")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(?P<joined>\d{6})")
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_WORDED = re.compile(
    r"(?P<month>[a-z]+)\.?[\s,'/_.-]*(?P<year>\d{4}|\d{2})|(?P<first>\d{4})[\s-]+(?P<last>[a-z]+)", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<=\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$")
_COUNTED_DAY = re.compile(r"[34567]\d{4}(?:\.\d+)?")
"""A day as spreadsheets count it where the column is not formatted as dates: 1982 to 2119."""
_SLASHED = re.compile(r"\d{1,2}[/.]")
_MISCOUNT = re.compile(r"#[A-Z0-9/]+[!?]?")
"""What a spreadsheet shows where a formula fails: #DIV/0!, #N/A."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was written; `value` is none while it is pending."""

    value: float | None
    words: str


def read_month(text: str) -> dt.date:
    """Return the first day of a month: 2026-10, Oct 2026, Oct-26, 10/2026, or a whole day within it.

    RuleBroken if it is none, if there is no such day, or if a day with slashes may be read two ways (10/11/2026) and is
    neither the first nor the last of its month.
    """
    plain = _CLOCK.sub("", tidy(text))
    if _COUNTED_DAY.fullmatch(plain):
        raise RuleBroken(f"“{plain}” is a day as a spreadsheet counts it; format the column as dates.", "period")
    found = _numbered(plain) or _worded(plain) or _dated(plain)
    if found is None or not (FIRST_YEAR <= found[0] <= LAST_YEAR and 1 <= found[1] <= len(MONTHS)):
        raise RuleBroken(f"“{tidy(text)}” is no month; write it like Oct 2026 or 2026-10.", "period")
    return dt.date(*found, 1)


def read_direction(text: str) -> Direction:
    """Return which way an exception points; up and down are refused, since either may be good."""
    said = tidy(text).casefold()
    if said in WORSE:
        return Direction.WORSE
    if said in BETTER:
        return Direction.BETTER
    raise RuleBroken(f"“{tidy(text)}” does not say which way it points; write worse or better.", "direction")


def read_figure(text: str, field: str = "value") -> Figure:
    """Return a figure such as £1,234.50 or 12.5%; blank, n/a and pending words are a figure that has yet to come."""
    words = " ".join(text.split())
    plain = tidy(words)
    if plain.casefold() in PENDING:
        return Figure(None, words)
    if _MISCOUNT.fullmatch(plain):
        raise RuleBroken(f"“{plain}” is no figure but a formula that fails; mend it, or leave the cell blank.", field)
    if plain.startswith("="):
        raise RuleBroken(f"“{_short(words)}” is a formula without its result; paste the values and import that.", field)
    found = _FIGURE.fullmatch(plain)
    if found is None or len(words) > LONGEST_FIGURE:
        raise RuleBroken(
            f"“{_short(words)}” is no figure; write it like 1,234.50, or leave it blank while it is pending.", field
        )
    value = float(f"{found['sign']}{found['digits'].replace(',', '')}{found['part'] or ''}")
    if abs(value) > LARGEST:
        raise RuleBroken(f"“{_short(words)}” is larger than any figure kept here; check it.", field)
    return Figure(value, words)


def figure_words(words: str, value: float | None) -> str:
    """Return a figure as it is read out: as it was written, “pending” where it has yet to come."""
    if value is None:
        return "pending"
    return words or f"{value:,.15g}"


def month_words(period: dt.date) -> str:
    """Return a month as it is printed: Oct 2026."""
    return f"{MONTHS[period.month - 1][:3]} {period.year}"


def _numbered(plain: str) -> tuple[int, int] | None:
    found = _YEAR_MONTH.fullmatch(plain) or _MONTH_YEAR.fullmatch(plain)
    if found is None:
        return None
    said = found.groupdict()
    if joined := said.get("joined"):
        return int(joined[:4]), int(joined[4:])
    return int(said["year"]), int(said["month"])


def _worded(plain: str) -> tuple[int, int] | None:
    found = _WORDED.fullmatch(plain)
    if found is None:
        return None
    month = month_number(found["month"] or found["last"])
    year = int(found["year"] or found["first"])
    return (year + THIS_CENTURY if year < FIRST_YEAR else year, month) if month else None


def _dated(plain: str) -> tuple[int, int] | None:
    written = written_date(plain)
    if written is None or written.year is None or not 1 <= written.month <= len(MONTHS):
        return None
    day = dated(written, written.year)
    edges = {1, monthrange(day.year, day.month)[1]}
    swapped = day.day <= len(MONTHS) and day.day != day.month and _SLASHED.match(plain)
    if swapped and day.day not in edges:
        other = dt.date(day.year, day.day, day.month)
        raise RuleBroken(
            f"“{plain}” may be a day of {month_words(day)} or of {month_words(other)}; write the month like Oct 2026."
        )
    return day.year, day.month


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_FIGURE else f"{words[: LONGEST_FIGURE - 1]}…"
