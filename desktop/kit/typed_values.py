"""Reading what people type into a form: dates, times, minutes and figures, or one sentence why not."""

import re
from datetime import date, time

from models.errors import RuleBroken
from models.rules.spoken_dates import SpokenDate, parse_spoken

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59


def read_spoken(text: str, today: date, field: str) -> SpokenDate | None:
    """Return what a typed date means, None for nothing; RuleBroken when no day can be meant by it."""
    if not text.strip():
        return None
    try:
        spoken = parse_spoken(text, today=today)
    except RuleBroken as refused:
        raise RuleBroken(str(refused), field) from None
    if spoken.day is None:
        raise RuleBroken(f"“{text.strip()}” is no date; write it like Tue 3 Nov 2026 or in two weeks.", field)
    return spoken


def read_day(text: str, today: date, field: str) -> date | None:
    """Return the day a typed date means, None for nothing; RuleBroken when no day can be meant by it."""
    spoken = read_spoken(text, today, field)
    return spoken.day if spoken else None


def read_time(text: str, field: str) -> time | None:
    """Return a time typed as 9:30, 0930, 14.00 or 2pm, None for nothing; RuleBroken otherwise."""
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (-1, -1)
    half = (found[3] or "").lower() if found else ""
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    if not (0 <= hour <= _LAST_HOUR and 0 <= minute <= _LAST_MINUTE):
        raise RuleBroken(f"“{text.strip()}” is not a time; write it like 09:30.", field)
    return time(hour, minute)


def read_figure(text: str, field: str) -> int | None:
    """Return a whole number of 0 or more, None for nothing; RuleBroken otherwise."""
    words = text.strip().removesuffix("min").strip()
    if not words:
        return None
    if not words.isascii() or not words.isdigit():
        raise RuleBroken(f"“{text.strip()}” is not a number; write it in figures, like 45.", field)
    return int(words)
