"""Which rows the filters of the room let through, and what they offer."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models.queries.words import says
from models.rules.financial_year import financial_year

Choices = tuple[tuple[str, str], ...]
FUTURE: Choices = (
    ("14", "the next two weeks"),
    ("28", "the next four weeks"),
    ("92", "the next three months"),
    ("366", "the next twelve months"),
)
USUAL_AHEAD = 28
"""How many days ahead papers are listed where nothing is chosen."""
_THIRTY = 30


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the filters say; what is empty does not narrow. `span` is the value of one of the choices of days."""

    forum: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    span: str = ""
    text: str = ""

    def is_chosen(self, code: str, level: str, kind: str) -> bool:
        """Tell whether a row of this forum, level and kind passes."""
        wanted = ((self.forum, code), (self.level, level), (self.kind, kind))
        return all(not chosen or value in chosen for chosen, value in wanted)

    def says(self, *parts: str) -> bool:
        """Tell whether every word typed stands somewhere in a row."""
        return says(parts, self.text)


def narrowing_of(values: Callable[[str], frozenset[str]], text: str) -> Narrowing:
    """Return what the chips and the search box say."""
    span = next(iter(values("span")), "")
    return Narrowing(values("forum"), values("level"), values("kind"), values("state"), span, text)


def past_choices(today: dt.date) -> Choices:
    """Return the spans that lie behind, by the days from and to which they reach."""
    year = financial_year(today)
    before = financial_year(year.first - dt.timedelta(days=1))
    spans = (
        (today - dt.timedelta(days=_THIRTY), today, "the last 30 days"),
        (year.first, year.last, f"the year {year.short}"),
        (before.first, before.last, f"the year {before.short}"),
    )
    return tuple((f"{first}/{last}", words) for first, last, words in spans)


def past_span(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the days a span that lies behind reaches from and to; none where nothing is chosen."""
    first, slash, last = value.partition("/")
    return (dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if slash else None


def days_ahead(value: str) -> int:
    """Return how many days ahead papers are listed."""
    return int(value) if value.isdigit() else USUAL_AHEAD


def chosen_from(values: Iterable[str]) -> Choices:
    """Return values as choices, each once, in the order of the alphabet."""
    return tuple((value, value) for value in sorted(set(values), key=str.casefold))
