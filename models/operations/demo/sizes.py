"""How large each demo book is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.rules.vocabulary import Level

DAY = dt.timedelta(days=1)
DEMO_TODAY = dt.date(2026, 10, 27)
"""The day on which the demo book stands: what lies before has been held, what lies after is planned."""


class DemoSize(StrEnum):
    """The three demo books."""

    SMALL = "small"
    YEAR = "year"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Volumes:
    """How much a demo book holds; all counts are of what stands in the book on the demo's day.

    History runs from `begins` to `first`; the planned year from `first` to `last`, cut after `meetings` where given.
    Meetings from `agendas` on have agendas (the corporate forums' always), those from `recorded` on attendance and
    minutes. `brought_forward` and `opened` actions are those before and after `first`;
    `earlier` ones were closed before it. `risks` are those of units, by their level; the corporate ones are always 14.
    `themes` is the size of the vocabulary, `exceptions` are those of the latest months.
    """

    framework: str
    begins: dt.date
    first: dt.date
    last: dt.date
    agendas: dt.date
    recorded: dt.date
    people: int
    changes: int
    items: int
    decisions: int
    brought_forward: int
    opened: int
    closed: int
    overdue: int
    papers: int
    deep_dives: int
    risks: Mapping[Level, int]
    themes: int
    exceptions: int
    earlier: int = 0
    meetings: int = 0
    forums: tuple[str, ...] = ()


VOLUMES = {
    DemoSize.SMALL: Volumes(
        framework="met-2026",
        begins=dt.date(2026, 4, 1),
        first=dt.date(2026, 4, 1),
        last=dt.date(2027, 3, 31),
        agendas=dt.date(2026, 4, 1),
        recorded=dt.date(2026, 4, 1),
        people=40,
        changes=3,
        items=280,
        decisions=60,
        brought_forward=0,
        opened=120,
        closed=78,
        overdue=9,
        papers=90,
        deep_dives=4,
        risks={Level.BUSINESS_GROUP: 6, Level.BCU: 8},
        themes=60,
        exceptions=360,
        meetings=40,
        forums=("MB", "PG", "RAB", "CF-FLP", "SAFEG", "CF-AS"),
    ),
    DemoSize.YEAR: Volumes(
        framework="met-2026",
        begins=dt.date(2026, 1, 1),
        first=dt.date(2026, 4, 1),
        last=dt.date(2027, 3, 31),
        agendas=dt.date(2026, 4, 1),
        recorded=dt.date(2026, 4, 1),
        people=260,
        changes=45,
        items=2900,
        decisions=780,
        brought_forward=140,
        opened=502,
        closed=418,
        overdue=31,
        papers=1050,
        deep_dives=26,
        risks={Level.BUSINESS_GROUP: 60, Level.BCU: 96, Level.PROGRAMME: 72},
        themes=60,
        exceptions=4_300,
        earlier=118,
    ),
    DemoSize.LARGE: Volumes(
        framework="met-2017",
        begins=dt.date(2017, 7, 1),
        first=dt.date(2026, 4, 1),
        last=dt.date(2027, 3, 31),
        agendas=dt.date(2017, 7, 1),
        recorded=dt.date(2026, 4, 1),
        people=900,
        changes=740,
        items=52_000,
        decisions=13_000,
        brought_forward=600,
        opened=900,
        closed=1_000,
        overdue=90,
        papers=17_000,
        deep_dives=26,
        risks={Level.BUSINESS_GROUP: 60, Level.BCU: 96, Level.PROGRAMME: 72},
        themes=60,
        exceptions=12_000,
        earlier=13_500,
        meetings=7_000,
    ),
}
