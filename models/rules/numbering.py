"""References from a forum's pattern and the period within which its numbers run."""

import re
from datetime import date
from enum import StrEnum

from models.errors import RuleBroken

APRIL, MAY = 4, 5
CENTURY = 100
ALPHABET = "abcdefghijklmnopqrstuvwxyz"

_BRACES = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"n(?::0([1-9]))?")
_YEARS = ("yy", "yy2", "yyyy")


class Scope(StrEnum):
    """Within what a number series runs before it starts again at 1."""

    FOREVER = "forever"
    FINANCIAL_YEAR = "financial year"
    MUNICIPAL_YEAR = "municipal year"
    CALENDAR_YEAR = "calendar year"
    MEETING = "meeting"


def scope_key(scope: Scope, day: date, meeting_id: str = "") -> str:
    """Name the series a day belongs to: empty, 2026-27, municipal 2026-27, 2026 or the meeting's id.

    RuleBroken if a series runs within a meeting and none is given.
    """
    year = _first_year(scope, day)
    match scope:
        case Scope.FOREVER:
            return ""
        case Scope.FINANCIAL_YEAR:
            return f"{year}-{_two_digits(year + 1)}"
        case Scope.MUNICIPAL_YEAR:
            return f"municipal {year}-{_two_digits(year + 1)}"
        case Scope.CALENDAR_YEAR:
            return str(year)
        case Scope.MEETING:
            if not meeting_id:
                raise RuleBroken("These numbers run within a meeting; choose the meeting first.", "meeting")
            return meeting_id


def reference(pattern: str, n: int, day: date, scope: Scope) -> str:
    """Fill a pattern: {n}, {n:02}, {yy} and {yyyy} the year in which the scope starts, {yy2} the one after.

    RuleBroken if the pattern is not one.
    """
    check_pattern(pattern)
    year = _first_year(scope, day)
    years = {"yy": _two_digits(year), "yy2": _two_digits(year + 1), "yyyy": str(year)}
    return _BRACES.sub(lambda found: years.get(found[1]) or _padded(found[1], n), pattern)


def check_pattern(pattern: str) -> None:
    """Raise RuleBroken, field pattern, if a pattern has no {n} or holds braces nobody can fill."""
    names = _BRACES.findall(pattern)
    unknown = [f"{{{name}}}" for name in names if name not in _YEARS and not _NUMBER.fullmatch(name)]
    if unknown or re.search(r"[{}]", _BRACES.sub("", pattern)):
        stray = unknown[0] if unknown else "a single brace"
        raise RuleBroken(f"“{pattern}” holds {stray}; use {{n}}, {{n:02}}, {{yy}}, {{yy2}} or {{yyyy}}.", "pattern")
    if not any(_NUMBER.fullmatch(name) for name in names):
        raise RuleBroken(f"“{pattern}” has no place for the number; add {{n}}, as in MB {{n}}/{{yy}}.", "pattern")


def recommendation_letter(n: int) -> str:
    """Letter the nth recommendation (from 1): a to z, then aa, ab and so on; RuleBroken below 1."""
    if n < 1:
        raise RuleBroken(f"There is no recommendation {n}; the first is 1.", "number")
    letters = ""
    while n:
        n, place = divmod(n - 1, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return letters


def _first_year(scope: Scope, day: date) -> int:
    """Say the calendar year in which the scope of a day starts; the day's own where the scope is no year."""
    starts = {Scope.FINANCIAL_YEAR: APRIL, Scope.MUNICIPAL_YEAR: MAY}.get(scope, 1)
    return day.year if day.month >= starts else day.year - 1


def _two_digits(year: int) -> str:
    return f"{year % CENTURY:02}"


def _padded(name: str, n: int) -> str:
    width = _NUMBER.fullmatch(name)
    return str(n).zfill(int(width[1])) if width and width[1] else str(n)
