"""Dates, times and names as they are set on paper: what belongs together is held by no-break spaces."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from models.rules.written_dates import date_words, long_date_words, short_date_words

HELD = "\u00a0"
NONE = "–"
HOUSE_ZONE = "Europe/London"
LONGEST_CODE = 60


def held(words: str) -> str:
    """Return the words with spaces that do not break."""
    return words.replace(" ", HELD)


def day(date: dt.date) -> str:
    """Say a date for a sentence: Tue 3 Nov 2026."""
    return held(date_words(date))


def short_day(date: dt.date) -> str:
    """Say a date whose year is plain: Tue 3 Nov."""
    return held(short_date_words(date))


def long_day(date: dt.date) -> str:
    """Say a date in full: Tuesday 3 November 2026."""
    return held(long_date_words(date))


def column_day(date: dt.date) -> str:
    """Say a date for a column: 3 Nov 2026."""
    return held(date_words(date).partition(" ")[2])


def clock(time: dt.time) -> str:
    """Say a time of day: 09:30."""
    return f"{time:%H:%M}"


def stamp(moment: dt.datetime) -> str:
    """Say when something was printed: Fri 30 Oct 2026 16:40."""
    return f"{day(moment)}{HELD}{moment:%H:%M}"


def wall_clock(moment: dt.datetime) -> dt.datetime:
    """Return the moment as the clocks of the house show it; a naive one is taken to be so already."""
    return moment if moment.tzinfo is None else moment.astimezone(ZoneInfo(HOUSE_ZONE)).replace(tzinfo=None)


def counted(count: int, one: str, several: str = "") -> str:
    """Say a number of things: 1 meeting, 12 meetings."""
    return f"{count:,}{HELD}{one if count == 1 else several or one + 's'}"


def sentence(text: str) -> str:
    """Return the text ending in a full stop, unless it ends in a mark of its own or is empty."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:" else text + "."


def opened(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def post_and_name(post: str, name: str, *, acting: bool = False) -> str:
    """Say who: post, then holder; a post without holder is vacant."""
    who = f"{name}{' (acting)' if acting else ''}" if name else "vacant"
    return f"{post}, {held(who)}" if post else who


def listed(parts: list[str]) -> str:
    """Say a list in one sentence: 5, 8 and 9."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def stem(marking: str, code: str, kind: str, on: str, version: str = "") -> str:
    """Make a file name without suffix that every system takes: OFFICIAL MB agenda 2026-11-03 v2."""
    said = " ".join(part for part in (marking, code[:LONGEST_CODE], kind, on, version) if part)
    return " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', " ", said).split()).strip(". ")
