"""A leeway in plain English, both ways: “up to 5 working days before, 3 after; Mon–Thu; 15:00 or 16:15”."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from models.errors import RuleBroken
from models.rules.leeway import either, read_starts, read_weekdays, sound_leeway, weekday_words
from models.rules.number_words import numeral
from models.rules.planner.problem import WORKING_WEEK, Leeway

Reading = Callable[[Leeway, re.Match[str]], Leeway]

_DAYS = r"(?: working)? days?"
_PARTS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reading)
    for pattern, reading in (
        (r"(?:on )?its own day(?: only)?", lambda one, _: replace(one, before=0, after=0)),
        (
            rf"(?:up to )?(\d+){_DAYS} either way",
            lambda one, found: replace(one, before=int(found[1]), after=int(found[1])),
        ),
        (
            rf"(?:up to )?(\d+){_DAYS} before, (?:up to )?(\d+|none)(?:{_DAYS})? after",
            lambda one, found: replace(one, before=int(found[1]), after=_count(found[2])),
        ),
        (rf"(?:up to )?(\d+){_DAYS} before", lambda one, found: replace(one, before=int(found[1]), after=0)),
        (rf"(?:up to )?(\d+){_DAYS} after", lambda one, found: replace(one, before=0, after=int(found[1]))),
        (r"the deputy may chair", lambda one, _: replace(one, deputy_chairs=True)),
        (
            r"at most (\d+) boards? a day for the chair",
            lambda one, found: replace(one, most_a_day=int(found[1])),
        ),
        (
            r"not before the (\d+)(?:st|nd|rd|th) working day of the month",
            lambda one, found: replace(one, from_working_day=int(found[1])),
        ),
        (
            rf"(\d+) to (\d+){_DAYS} apart",
            lambda one, found: replace(one, least_gap=int(found[1]), greatest_gap=int(found[2])),
        ),
        (rf"at least (\d+){_DAYS} apart", lambda one, found: replace(one, least_gap=int(found[1]))),
        (rf"at most (\d+){_DAYS} apart", lambda one, found: replace(one, greatest_gap=int(found[1]))),
        (r"in “(.+)”", lambda one, found: replace(one, places=tuple(found[1].split("” or “")))),
        (r"(?:at )?(\d[\d:., or]*)", lambda one, found: replace(one, starts=read_starts(found[1]))),
        (r"((?:(?:any day|[a-z]+day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|to|or|and)s?\b|[\s,–-])+)",
         lambda one, found: replace(one, weekdays=read_weekdays(found[1]))),
    )
)  # fmt: skip
_BETWEEN = re.compile(r";\s*(?![^“]*”)")


def leeway_words(leeway: Leeway) -> str:
    """Say a leeway in one line that `read_leeway` reads back; what is as usual is left out, save how far."""
    return "; ".join(_said(leeway))


def _said(leeway: Leeway) -> Iterator[str]:
    yield _far(leeway.before, leeway.after)
    if leeway.weekdays != WORKING_WEEK:
        yield weekday_words(leeway.weekdays)
    if leeway.starts:
        yield either([f"{start:%H:%M}" for start in leeway.starts])
    if leeway.places:
        yield f"in {' or '.join(f'“{place}”' for place in leeway.places)}"
    if leeway.deputy_chairs:
        yield "the deputy may chair"
    if leeway.most_a_day:
        yield f"at most {leeway.most_a_day} board{'s' if leeway.most_a_day > 1 else ''} a day for the chair"
    if leeway.from_working_day:
        yield f"not before the {numeral(leeway.from_working_day)} working day of the month"
    if leeway.least_gap or leeway.greatest_gap:
        yield _apart(leeway.least_gap, leeway.greatest_gap)


def _far(before: int, after: int) -> str:
    if before == after:
        return f"up to {_days(before)} either way" if before else "its own day only"
    if not before:
        return f"up to {_days(after)} after"
    return f"up to {_days(before)} before, {after or 'none'} after"


def _apart(least: int, greatest: int) -> str:
    if least and greatest:
        return f"{least} to {_days(greatest)} apart"
    return f"at least {_days(least)} apart" if least else f"at most {_days(greatest)} apart"


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def _count(word: str) -> int:
    return 0 if word.lower() == "none" else int(word)


def read_leeway(text: str) -> Leeway:
    """Read a leeway from its words, parts set apart by “;”; what is not said is as usual.

    RuleBroken naming the part that is not understood, or the field that is out of bounds.
    """
    leeway = Leeway()
    for part in filter(None, (" ".join(part.split()) for part in _BETWEEN.split(text))):
        leeway = _with(leeway, part)
    return sound_leeway(leeway)


def _with(leeway: Leeway, part: str) -> Leeway:
    for pattern, reading in _PARTS:
        if found := pattern.fullmatch(part):
            return reading(leeway, found)
    raise RuleBroken(
        f"“{part}” is not understood; write it like “up to 5 working days before, 3 after; Mon–Thu; 15:00 or 16:15”.",
        "words",
    )
