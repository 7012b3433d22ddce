"""What a demo year remembers from before: its Gold Groups, and a bank holiday proclaimed late."""

import datetime as dt
from collections.abc import Iterator

from models.operations.demo.issued import Issue
from models.operations.demo.meetings import DemoMeeting
from models.rules.framework import ForumEntry
from models.rules.vocabulary import MeetingStatus

ROOM = "Operations Room"
GROUP_DAYS = {
    "GOLD-1": ("2025-10-26", "2025-11-10", "2025-12-01", "2026-01-12"),
    "GOLD-2": ("2026-02-02", "2026-02-16", "2026-03-02", "2026-03-16"),
    "GOLD-3": ("2025-11-17", "2025-12-08", "2026-01-19", "2026-02-23"),
    "GOLD-4": ("2026-01-12", "2026-02-09", "2026-03-09"),
    "GOLD-5": ("2026-03-09", "2026-03-23", "2026-03-28"),
}
"""Two of the days lie at the change of the clocks; the last meeting began at 23:30 and ran across it."""
NIGHT = dt.date(2026, 3, 28)
FUNERAL, MOVED_TO = dt.date(2022, 9, 19), dt.date(2022, 9, 20)
FUNERAL_FORUM = "CF-NA"


def group_meetings(forums: dict[str, ForumEntry]) -> Iterator[DemoMeeting]:
    """Yield the meetings of the Gold Groups, all held before the planned year."""
    for code, days in GROUP_DAYS.items():
        for day in map(dt.date.fromisoformat, days):
            start, minutes = (dt.time(23, 30), 150) if day == NIGHT else (dt.time(9), 60)
            yield DemoMeeting(forums[code], None, day, start, minutes, ROOM, status=MeetingStatus.MINUTES_AGREED)


def funeral_meeting(forums: dict[str, ForumEntry]) -> DemoMeeting:
    """Return the meeting of 19 September 2022, moved when that day was proclaimed a bank holiday."""
    forum = forums[FUNERAL_FORUM]
    rule = forum.rules[0]
    return DemoMeeting(
        forum,
        FUNERAL,
        MOVED_TO,
        rule.start,
        rule.minutes,
        rule.place,
        "Mon 19 Sep 2022 is State Funeral of Queen Elizabeth II; next working day",
        MeetingStatus.MINUTES_AGREED,
        sequence=1,
    )


def funeral_issues(meeting: DemoMeeting) -> tuple[Issue, ...]:
    """Return the two versions of its agenda: before and after the proclamation."""
    return (
        Issue(meeting, 1, dt.date(2022, 9, 9)),
        Issue(meeting, 2, dt.date(2022, 9, 12), "Date changed from 19 September 2022: a bank holiday was proclaimed"),
    )
