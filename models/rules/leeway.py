"""What a leeway may say: bounds that the book, a framework file and plain words all keep."""

import datetime as dt
import re
from collections.abc import Iterable

from models.errors import RuleBroken
from models.rules.planner.problem import Leeway
from models.rules.written_dates import WEEKDAYS, tidy, weekday_number

FARTHEST = 60  # working days from the home day
LONGEST_GAP = 260  # working days: about a year
MOST_BOARDS = 20
MOST_WORKING_DAYS = 23  # of a month
LONGEST_PLACE = 200
BOUNDS = {
    "before": (FARTHEST, "How many working days before"),
    "after": (FARTHEST, "How many working days after"),
    "most_a_day": (MOST_BOARDS, "Most boards a day for the chair"),
    "from_working_day": (MOST_WORKING_DAYS, "The first working day of the month that will do"),
    "least_gap": (LONGEST_GAP, "The least gap in working days"),
    "greatest_gap": (LONGEST_GAP, "The greatest gap in working days"),
}
"""The largest figure of each field, and what it is called in a refusal."""

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")
_BETWEEN = re.compile(r"\s*(?:,|;|\bor\b|\band\b|\s)\s*")


def sound_leeway(leeway: Leeway) -> Leeway:
    """Return a leeway whose days, times and places stand once each and in order.

    RuleBroken naming the field if a figure is out of bounds, no weekday is left, or the greatest gap is under the
    least one.
    """
    for field, (most, what) in BOUNDS.items():
        figure = getattr(leeway, field)
        if not 0 <= figure <= most:
            raise RuleBroken(f"{what} is {figure}; give a figure from 0 to {most}.", field)
    if not leeway.weekdays:
        raise RuleBroken("No weekday is left to meet on; name at least one, like Mon–Thu.", "weekdays")
    if 0 < leeway.greatest_gap < leeway.least_gap:
        raise RuleBroken(
            f"The greatest gap of {leeway.greatest_gap} working days is under the least one of {leeway.least_gap}; "
            "make it greater.",
            "greatest_gap",
        )
    places = dict.fromkeys(place for place in map(_place, leeway.places) if place)
    return Leeway(
        before=leeway.before,
        after=leeway.after,
        weekdays=tuple(sorted(set(leeway.weekdays))),
        starts=tuple(sorted(set(leeway.starts))),
        places=tuple(places),
        deputy_chairs=leeway.deputy_chairs,
        most_a_day=leeway.most_a_day,
        from_working_day=leeway.from_working_day,
        least_gap=leeway.least_gap,
        greatest_gap=leeway.greatest_gap,
    )


def _place(text: str) -> str:
    place = " ".join(text.split())
    if len(place) > LONGEST_PLACE:
        raise RuleBroken(f"A place has {len(place)} characters; shorten it to {LONGEST_PLACE}.", "places")
    return place


def read_weekdays(text: str) -> tuple[int, ...]:
    """Read weekdays, “Mon–Thu”, “Mon, Wed or Fri”, “any day”, or their figures “0123” (0 is Monday).

    RuleBroken if a word names none.
    """
    plain = tidy(text)
    if plain.isdigit():
        return _figures(plain)
    if plain.lower() == "any day":
        return tuple(range(len(WEEKDAYS)))
    found: set[int] = set()
    for part in filter(None, _BETWEEN.split(re.sub(r"\s*-\s*|\s+to\s+", "-", plain))):
        first, *last = [_weekday(word) for word in part.split("-", 1)]
        found.update(range(first, last[0] + 1) if last and first <= last[0] else {first, *last})
        if last and first > last[0]:
            raise RuleBroken(f"“{part}” runs backwards; name the earlier weekday first.", "weekdays")
    return tuple(sorted(found))


def _figures(text: str) -> tuple[int, ...]:
    days = tuple(sorted({int(sign) for sign in text}))
    if days[-1] >= len(WEEKDAYS):
        raise RuleBroken(f"“{text}” has no weekday {days[-1]}; write weekdays like Mon–Thu.", "weekdays")
    return days


def _weekday(word: str) -> int:
    found = weekday_number(word)
    if found is None:
        raise RuleBroken(f"“{word}” is no weekday; write weekdays like Mon–Thu or Mon, Wed.", "weekdays")
    return found


def weekday_words(weekdays: Iterable[int]) -> str:
    """Say weekdays: “Mon–Thu”, “Mon, Wed or Fri”, “any day”."""
    days = sorted(set(weekdays))
    names = [WEEKDAYS[day][:3] for day in days]
    if len(days) == len(WEEKDAYS):
        return "any day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:  # noqa: PLR2004  two are named
        return f"{names[0]}–{names[-1]}"
    return either(names)


def read_starts(text: str) -> tuple[dt.time, ...]:
    """Read start times, “15:00 or 16:15”; RuleBroken if one is no time of day."""
    return tuple(sorted({_clock(word) for word in filter(None, _BETWEEN.split(tidy(text)))}))


def _clock(word: str) -> dt.time:
    if not _CLOCK.fullmatch(word):
        raise RuleBroken(f"“{word}” is no time of day; write it like 15:00.", "starts")
    hour, minute = re.split("[:.]", word)
    return dt.time(int(hour), int(minute))


def either(words: list[str]) -> str:
    """Say a choice: “A”, “A or B”, “A, B or C”."""
    *before, last = words or [""]
    return f"{', '.join(before)} or {last}" if before else last
