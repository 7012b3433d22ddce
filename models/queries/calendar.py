"""The year at a glance: meetings and closed days."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.queries.closed_days import closed_days, working_calendar
from models.queries.forums import forums
from models.queries.meetings import MeetingRow, meetings
from models.queries.settings import settings
from models.rules.level_names import USUAL_NAMES, LevelNames
from models.rules.vocabulary import MeetingStatus

__all__ = ["ForumLegend", "YearCalendar", "closed_days", "working_calendar", "year_calendar"]


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
    levels: LevelNames = USUAL_NAMES


def year_calendar(session: Session, *, first: dt.date, last: dt.date, level: str = "") -> YearCalendar:
    """Return the calendar from `first` to `last`, of one level or of all; cancelled meetings are not on it."""
    about = settings(session)
    shown = tuple(
        row for row in meetings(session, first=first, last=last, level=level) if row.status != MeetingStatus.CANCELLED
    )
    meeting_forums = {row.forum_id for row in shown}
    legend = (row for row in forums(session, as_of=first, level=level, include_ended=True) if row.id in meeting_forums)
    return YearCalendar(
        title=about.organisation or about.title,
        marking=about.marking,
        levels=about.levels,
        first=first,
        last=last,
        meetings=shown,
        closed_days=closed_days(session, first=first, last=last),
        forums=tuple(ForumLegend(row.code, row.name, row.level, row.cadence, row.start) for row in legend),
    )
