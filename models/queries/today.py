"""What is due in the next ten working days, each with the one command that does it."""

import datetime as dt
from dataclasses import dataclass

from models.queries.meetings import MeetingRow


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something due: `group` is overdue, today, this week or next week; `command` names the deed for the button.

    `subject` is what the command opens: ("meeting", id), ("action", id) or ("actions", filter words).
    """

    group: str
    kind: str
    title: str
    detail: str
    forum_code: str
    level: str
    due: dt.datetime
    days_late: int
    command: str
    subject: tuple[str, str]


@dataclass(frozen=True, slots=True)
class BeatDay:
    """One of the next ten working days with its meetings and the number of things due."""

    day: dt.date
    meetings: tuple[MeetingRow, ...]
    due: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """The whole Today room; `news` are the latest entries of the journal made by others since `since`."""

    today: dt.date
    due: tuple[DueRow, ...]
    beat: tuple[BeatDay, ...]
    next_meeting: MeetingRow | None
    news: tuple[tuple[dt.datetime, str, str], ...]
    findings: tuple[tuple[str, str], ...]
