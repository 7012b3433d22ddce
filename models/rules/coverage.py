"""Coverage: which theme was looked at in which month and how, and at which levels of the framework."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from models.rules.level_names import USUAL_NAMES, LevelNames
from models.rules.vocabulary import Level
from models.rules.written_dates import MONTHS, first_of_month

YEAR = 12
QUARTER = 3


class MarkKind(StrEnum):
    """How a theme was covered in a month; where there was more than one, the first of these shows."""

    THEME = "theme"
    FOLLOWED = "followed up"
    GOLD = "Gold Group"
    EXCEPTIONS = "exceptions"
    STANDING = "standing item"
    PROPOSED = "proposed"
    NONE = ""


UNSETTLED = frozenset({MarkKind.STANDING, MarkKind.PROPOSED, MarkKind.NONE})
"""What does not count among the themes of a month."""


@dataclass(frozen=True, slots=True)
class Covering:
    """One thing that covers a theme on a day: a meeting that takes it, exceptions in a month, a Gold Group tasked.

    `count` is how many units took it or have exceptions, `counted` what one of them is called; `over` says that its
    meeting has been held; `words` name the meeting and what it made of the theme.
    """

    theme_id: str
    day: dt.date
    kind: MarkKind
    count: int = 0
    counted: str = "BCU"
    over: bool = False
    meeting_id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in one month of a theme: the chip's `text`, and in `words` what it says read aloud.

    `notes` name the meetings behind it one by one, `meeting_ids` are their keys.
    """

    kind: MarkKind = MarkKind.NONE
    count: int = 0
    text: str = ""
    words: str = ""
    notes: tuple[str, ...] = ()
    meeting_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A level that saw nothing of a subject in a quarter, whose first month is `month`."""

    letter: str
    month: dt.date


LETTERS = {
    Level.CORPORATE.value: "C",
    Level.BUSINESS_GROUP.value: "G",
    Level.THEMATIC.value: "G",
    Level.BCU.value: "B",
}
"""The letter of each level that scrutinises; programmes and oversight have none."""
LEVEL_OF = {"C": Level.CORPORATE.value, "G": Level.BUSINESS_GROUP.value, "B": Level.BCU.value}
"""The level a letter stands for; thematic forums belong to the middle one."""


def months(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return the first day of every month from that of `first` to that of `last`."""
    span = (last.year - first.year) * YEAR + last.month - first.month + 1
    return tuple(first_of_month(first.year, first.month + step) for step in range(span))


def month_of(day: dt.date) -> dt.date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def followed_up(taken: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return which themes each meeting of a forum takes up again from the one before it.

    `taken` holds the themes of its meetings one after the other.
    """
    return tuple(now & before for before, now in pairwise([frozenset(), *taken]))


def mark(coverings: Iterable[Covering]) -> Mark:
    """Return the one mark of a theme's month."""
    found = list(coverings)
    if not found:
        return Mark()
    kind = min((one.kind for one in found), key=list(MarkKind).index)
    shown = [one for one in found if one.kind is kind]
    count, over = sum(one.count for one in shown), all(one.over for one in shown)
    notes = tuple(dict.fromkeys(one.words for one in found if one.words))
    keys = tuple(dict.fromkeys(one.meeting_id for one in found if one.meeting_id))
    words = _words(kind, count, shown[0].counted, over=over)
    return Mark(kind, count, _text(kind, count, over=over), words, notes, keys)


def matrix(coverings: Iterable[Covering], span: Sequence[dt.date]) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of every theme covered, one a month of `span`; what lies outside is left out."""
    cells: dict[tuple[str, dt.date], list[Covering]] = {}
    for one in coverings:
        cells.setdefault((one.theme_id, month_of(one.day)), []).append(one)
    themes = dict.fromkeys(theme for theme, month in cells if month in span)
    return {theme: tuple(mark(cells.get((theme, month), ())) for month in span) for theme in themes}


def sums(rows: Iterable[Sequence[Mark]], length: int) -> tuple[int, ...]:
    """Return how many themes each month has, without standing items and those only proposed."""
    found = list(rows)
    return tuple(sum(row[index].kind not in UNSETTLED for row in found) for index in range(length))


def without_new_theme(
    rows: Iterable[Sequence[Mark]], span: Sequence[dt.date], window: Iterable[dt.date]
) -> tuple[dt.date, ...]:
    """Return the months of the window in which no theme begins."""
    found = list(rows)
    return tuple(
        month
        for month in window
        if month in span and not any(row[span.index(month)].kind is MarkKind.THEME for row in found)
    )


def level_gaps(seen: Mapping[dt.date, Iterable[str]], span: Sequence[dt.date]) -> tuple[Gap, ...]:
    """Return the levels empty in a whole quarter of the span; `seen` holds the letters of each month.

    Quarters are those of the financial year; one that lies only partly in the span is judged by that part.
    """
    quarters: dict[dt.date, set[str]] = {}
    for month in span:
        first = first_of_month(month.year, month.month - (month.month - 1) % QUARTER)
        quarters.setdefault(first, set()).update(seen.get(month, ()))
    return tuple(Gap(letter, first) for first, letters in quarters.items() for letter in "CGB" if letter not in letters)


def quarter_words(first: dt.date) -> str:
    """Say a quarter by its months: October to December 2026."""
    last = first_of_month(first.year, first.month + QUARTER - 1)
    return f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {last.year}"


def level_finding(
    label: str, seen: Mapping[dt.date, Iterable[str]], span: Sequence[dt.date], names: LevelNames = USUAL_NAMES
) -> tuple[str, ...]:
    """Say which levels lose sight of a subject, or never have it: “PCP 4: no BCU view after October”.

    Three months in a row without a view are too many; a shorter span is not judged.
    """
    lost: dict[str, list[str]] = {}
    for letter, level in LEVEL_OF.items() if len(span) >= QUARTER else ():
        last = max((month for month in span if letter in seen.get(month, ())), default=None)
        if last is None:
            lost.setdefault(f"from {_month(span[0])} to {_month(span[-1])}", []).append(names.of(level))
        elif span.index(last) < len(span) - QUARTER:
            lost.setdefault(f"after {_month(last)}", []).append(names.of(level))
    return tuple(f"{label}: no {' or '.join(levels)} view {since}" for since, levels in lost.items())


def _month(month: dt.date) -> str:
    return MONTHS[month.month - 1]


def _text(kind: MarkKind, count: int, *, over: bool) -> str:
    """Return what the chip itself says."""
    plain = {MarkKind.GOLD: "Gold", MarkKind.STANDING: "●", MarkKind.PROPOSED: "?"}
    if kind in plain:
        return plain[kind]
    return str(count) if count else "✓" if over else "set"


def _words(kind: MarkKind, count: int, one: str, *, over: bool) -> str:
    """Return what a mark says read aloud."""
    counted = f"{count} {one}{'' if count == 1 else 's'}"
    if kind is MarkKind.EXCEPTIONS:
        return f"local exceptions in {counted}"
    if kind is MarkKind.GOLD:
        return "tasked to a Gold Group"
    if kind in UNSETTLED:
        return {MarkKind.STANDING: "standing item", MarkKind.PROPOSED: "proposed, not set"}.get(kind, "")
    return f"{kind}, " + (f"taken by {counted}" if count else "covered" if over else "set")
