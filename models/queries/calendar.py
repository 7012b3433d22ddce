"""The year at a glance: meetings and closed days."""

import datetime as dt
from dataclasses import dataclass

from models.queries.meetings import MeetingRow


@dataclass(frozen=True, slots=True)
class ForumLegend:
    """A line of the legend: code, name, cadence in words and usual time."""

    code: str
    name: str
    level: str
    cadence: str
    start: dt.time | None


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """All meetings from `first` to `last`, the closed days among them with their words, and the forums that meet."""

    title: str
    marking: str
    first: dt.date
    last: dt.date
    meetings: tuple[MeetingRow, ...]
    closed_days: tuple[tuple[dt.date, str], ...]
    forums: tuple[ForumLegend, ...]
