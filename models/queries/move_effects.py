"""What follows when a meeting moves to another day: its deadlines, its invitations, and its issued agenda."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from models.queries.agenda import versions
from models.queries.deadlines import BEFOREHAND, DeadlineBook
from models.queries.meetings import DeadlineRow, meeting
from models.queries.seats import Seats

AGENDA = "agenda"
AROUND = dt.timedelta(days=120)
"""How far from a meeting its deadlines may lie."""


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """One deadline before and after; one that has `passed` stays where it was."""

    kind: str
    old: dt.datetime
    new: dt.datetime
    passed: bool


@dataclass(frozen=True, slots=True)
class MoveEffects:
    """The deadlines that fall otherwise or have passed, the invitations that go out again, the agenda's next version.

    `next_version` is 0 where no agenda was issued.
    """

    deadlines: tuple[MovedDeadline, ...]
    invitations: int
    next_version: int


def move_effects(session: Session, *, meeting_id: str, date: dt.date, now: dt.datetime) -> MoveEffects:
    """Return what follows when a meeting moves to a day; NotFound if the meeting is not in the book."""
    row = meeting(session, meeting_id=meeting_id)
    book = DeadlineBook(session, min(row.date, date) - AROUND, max(row.date, date) + AROUND)
    fresh = dict(book.of(row.forum_id, date))
    present = now.astimezone(ZoneInfo(row.zone)).replace(tzinfo=None)
    moved = [_moved(each, fresh.get(each.kind, each.due), present) for each in row.deadlines]
    issued = versions(session, meeting_id=meeting_id, kind=AGENDA)
    seats = Seats(session).posts(row.forum_id, date)
    return MoveEffects(tuple(moved), len(seats), len(issued) + 1 if issued else 0)


def _moved(deadline: DeadlineRow, fresh: dt.datetime, present: dt.datetime) -> MovedDeadline:
    passed = deadline.kind in BEFOREHAND and deadline.due < present
    return MovedDeadline(deadline.kind, deadline.due, deadline.due if passed else fresh, passed)
