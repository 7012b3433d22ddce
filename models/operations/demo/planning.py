"""What the planner of a demo book is told beyond its framework: who is away, the published year, what was changed."""

import datetime as dt
from collections.abc import Iterable, Iterator

from models.operations.demo.history import FUNERAL
from models.operations.demo.issued import ISSUER
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.people import Staff
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, Volumes
from models.records.meetings import MeetingChange
from models.records.planning import PersonAbsence, PublishedYear
from models.rules.absences import AbsenceRule
from models.rules.vocabulary import ChangeKind, HalfDay, MeetingStatus

PUBLISHED_ON = dt.date(2026, 3, 2)
NOTICE = 9 * DAY  # how long before its day a meeting was changed
MORNING_HOUR = dt.time(10)
ABSENCES = (
    ("AC-FLP", AbsenceRule(dt.date(2026, 11, 30), dt.date(2026, 12, 4)), "Leave"),
    ("DIR-TR", AbsenceRule(dt.date(2027, 2, 22), dt.date(2027, 2, 26)), "Leave"),
    (
        "DIR-LS",
        AbsenceRule(dt.date(2026, 9, 4), dt.date(2026, 9, 4), HalfDay.AFTERNOON.value, 1, dt.date(2027, 6, 30)),
        "Part-time",
    ),
    ("DIR-SG", AbsenceRule(dt.date(2027, 1, 5), dt.date(2027, 1, 5), HalfDay.MORNING.value), "Hearing in court"),
)
"""Who is away, by post: a chair whose deputy may stand in (December), one whose meeting must move (February), one
afternoon every week, and one morning on which a board meets."""


def gather_planning(sheaf: Sheaf, meetings: Iterable[DemoMeeting], staff: Staff, volumes: Volumes) -> None:
    """Gather absences, the year as it was published, and the changes that people made to meetings."""
    for post, rule, reason in ABSENCES:
        person = staff.holder(post, rule.starts)
        if person is not None:
            sheaf.add(
                PersonAbsence,
                {
                    "person_id": person,
                    "starts": rule.starts,
                    "ends": rule.ends,
                    "half": rule.half,
                    "every_weeks": rule.every_weeks,
                    "until": rule.until,
                    "reason": reason,
                },
            )
    at = dt.datetime.combine(PUBLISHED_ON, MORNING_HOUR, tzinfo=dt.UTC)
    sheaf.add(PublishedYear, {"first": volumes.first, "last": volumes.last, "at": at, "by": ISSUER})
    for row in _changes(meetings):
        sheaf.add(MeetingChange, row)


def _changes(meetings: Iterable[DemoMeeting]) -> Iterator[dict[str, object]]:
    for meeting in meetings:
        if meeting.sequence and meeting.rule_date is not None:
            kind = _kind(meeting)
            old = meeting.rule_date if kind in {ChangeKind.MOVED, ChangeKind.RULE_CHANGED} else meeting.date
            yield {
                "meeting_id": meeting.id,
                "kind": kind.value,
                "at": dt.datetime.combine(old - NOTICE, MORNING_HOUR, tzinfo=dt.UTC),
                "by": ISSUER,
                "old_date": old,
                "old_start": meeting.start,
                "new_date": meeting.date,
                "new_start": meeting.start,
                "reason": meeting.moved_because,
            }


def _kind(meeting: DemoMeeting) -> ChangeKind:
    if meeting.status is MeetingStatus.CANCELLED:
        return ChangeKind.CANCELLED
    if meeting.status is MeetingStatus.CORRESPONDENCE:
        return ChangeKind.CORRESPONDENCE
    return ChangeKind.RULE_CHANGED if meeting.rule_date == FUNERAL else ChangeKind.MOVED
