"""The meetings of a demo book: those held before its day, and those its rules plan."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY, Volumes
from models.operations.demo.wording import Wording
from models.records.meetings import Meeting
from models.rules.cadence import Cadence, FixedDay, Monthly
from models.rules.framework import ForumEntry, Framework
from models.rules.holidays import KNOWN_ONE_OFFS, WorkingCalendar, bank_holidays
from models.rules.layout import lay_out
from models.rules.vocabulary import MeetingStatus

MOVED_SHARE, CANCELLED_SHARE, DEPUTISED_SHARE = 0.07, 0.02, 0.05
MINUTES_DAYS, AGENDA_DAYS, OPEN_DAYS = 3, 5, 12  # working days
LATE_MINUTES = ("PG", dt.date(2026, 10, 21))
PINNED = ("MB", dt.date(2026, 11, 3))
OPEN_EARLY = (("PG", dt.date(2026, 11, 18)),)
HELD = frozenset({MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT, MeetingStatus.MINUTES_AGREED})
WITH_AGENDA = HELD | {MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED, MeetingStatus.CORRESPONDENCE}


@dataclass(slots=True)
class DemoMeeting:
    """A meeting as it will be stored; `previous` is the date of the one before it, none for the first."""

    forum: ForumEntry
    rule_date: dt.date | None
    date: dt.date
    start: dt.time
    minutes: int
    place: str
    moved_because: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    sequence: int = 0
    acting_chair: str = ""
    acting_reason: str = ""
    number: int = 0
    previous: dt.date | None = None
    id: str = ""

    @property
    def held(self) -> bool:
        """Whether people sat together."""
        return self.status in HELD


def calendar_of(framework: Framework, volumes: Volumes) -> WorkingCalendar:
    """Return the working days of the demo book's time, and of 2022, of which it tells a story."""
    holidays = bank_holidays(
        min(2022, volumes.begins.year), volumes.last.year + 1, (*KNOWN_ONE_OFFS, *framework.one_offs)
    )
    return WorkingCalendar(holidays, framework.closures)


def by_rule(forums: Iterable[ForumEntry], calendar: WorkingCalendar, volumes: Volumes) -> list[DemoMeeting]:
    """Lay out every scheduled forum from the book's first day to its last; before the planned year rules reach back."""
    found: list[DemoMeeting] = []
    for forum in forums:
        if forum.scheduled:
            rule = forum.rules[0]
            begins = max(volumes.begins, forum.starts or volumes.begins)
            cadence = reaching_back(rule.cadence, begins.year) if volumes.begins < volumes.first else rule.cadence
            for one in lay_out(cadence, rule.closed_day, calendar, begins, volumes.last):
                if one.date is not None:
                    hours = (rule.start, rule.minutes, rule.place)
                    found.append(DemoMeeting(forum, one.rule_date, one.date, *hours, one.moved_because))
    found.sort(key=lambda meeting: (meeting.date, meeting.start))
    return found[: volumes.meetings or None]


def reaching_back(cadence: Cadence, year: int) -> Cadence:
    """Return a monthly cadence whose first month lies before a year, its turn of months kept; others as is."""
    if isinstance(cadence, Monthly | FixedDay) and cadence.anchor is not None:
        return replace(cadence, anchor=(min(cadence.anchor[0], year - 1), cadence.anchor[1]))
    return cadence


def set_stages(meetings: list[DemoMeeting], calendar: WorkingCalendar) -> None:
    """Bring each meeting to the stage it has reached on the demo's day."""

    def away(days: int) -> dt.date:
        return calendar.add_working_days(DEMO_TODAY, days, closures_close=False)

    due_minutes, issued, opened = away(-MINUTES_DAYS), away(AGENDA_DAYS - 1), away(OPEN_DAYS)
    followed: Counter[str] = Counter(one.forum.code for one in meetings if one.date < DEMO_TODAY)
    for meeting in meetings:
        if meeting.date < DEMO_TODAY:
            followed[meeting.forum.code] -= 1
            fresh = meeting.date >= due_minutes or (meeting.forum.code, meeting.date) == LATE_MINUTES
            agreed = MeetingStatus.MINUTES_AGREED if followed[meeting.forum.code] else MeetingStatus.MINUTES_DRAFT
            meeting.status = MeetingStatus.HELD if fresh else agreed
        elif meeting.date <= issued:
            meeting.status = MeetingStatus.AGENDA_ISSUED
        elif meeting.date <= opened or (meeting.forum.code, meeting.date) in OPEN_EARLY:
            meeting.status = MeetingStatus.AGENDA_OPEN


def disturb(
    meetings: list[DemoMeeting], volumes: Volumes, calendar: WorkingCalendar, wording: Wording, source: Random
) -> None:
    """Let people move and cancel meetings of the history, and let deputies take chairs; the planned year stays."""
    for meeting in meetings:
        if meeting.date < volumes.first and meeting.rule_date == meeting.date:
            lot = source.random()
            if lot < CANCELLED_SHARE and meeting.held:
                meeting.status, meeting.moved_because = MeetingStatus.CANCELLED, wording.say("texts cancellations")
                meeting.sequence = 1
            elif lot < CANCELLED_SHARE + MOVED_SHARE:
                _move(
                    meeting, calendar.add_working_days(meeting.date, source.randint(1, 4), closures_close=True), wording
                )
        deputies = [seat.post for seat in meeting.forum.seats if seat.post]
        if meeting.held and deputies and source.random() < DEPUTISED_SHARE:
            meeting.acting_chair, meeting.acting_reason = deputies[0], wording.say("texts deputised")


def _move(meeting: DemoMeeting, date: dt.date, wording: Wording) -> None:
    """Move a meeting, within its month so that it stays before the planned year."""
    if date.month == meeting.date.month:
        meeting.date, meeting.moved_because, meeting.sequence = date, wording.say("texts move_meetings"), 1


def number(meetings: list[DemoMeeting]) -> None:
    """Give the meetings of each forum their numbers and note the one before each."""
    latest: dict[str, DemoMeeting] = {}
    for meeting in meetings:
        before = latest.get(meeting.forum.code)
        meeting.number = before.number + 1 if before else 1
        meeting.previous = before.date if before else None
        latest[meeting.forum.code] = meeting


def gather_meetings(sheaf: Sheaf, meetings: Iterable[DemoMeeting]) -> None:
    """Gather the rows of meetings and give each its key."""
    for meeting in meetings:
        meeting.id = sheaf.add(
            Meeting,
            {
                "forum_id": sheaf.keys.forums[meeting.forum.code],
                "number": meeting.number,
                "rule_date": meeting.rule_date,
                "date": meeting.date,
                "start": meeting.start,
                "minutes": meeting.minutes,
                "place": meeting.place,
                "status": meeting.status.value,
                "moved_because": meeting.moved_because,
                "acting_chair_post_id": sheaf.keys.posts.get(meeting.acting_chair),
                "acting_chair_reason": meeting.acting_reason,
                "sequence": meeting.sequence,
                "pinned": (meeting.forum.code, meeting.date) == PINNED,
            },
        )
