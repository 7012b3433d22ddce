"""Deadlines that had passed when their meeting or the calendar changed: they stay what they were, and say so."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from models.queries.deadlines import BEFOREHAND, DeadlineBook, deadline_rules, longest_reach
from models.queries.proclaimed import shifted_deadlines
from models.records.meetings import KeptDeadline, Meeting
from models.rules.holidays import WorkingCalendar
from models.rules.written_dates import date_words
from models.store.unit import Unit
from models.store.workspace import ZONE


@dataclass(frozen=True, slots=True)
class Kept:
    """A deadline that stays what it was: its kind and its wall-clock moment."""

    kind: str
    due: dt.datetime


def wall_now(unit: Unit) -> dt.datetime:
    """Return the moment on the wall clock, without zone."""
    return unit.now.astimezone(ZONE).replace(tzinfo=None)


def keep_passed(unit: Unit, meeting: Meeting, date: dt.date) -> tuple[Kept, ...]:
    """Keep what has passed of the deadlines before a meeting that is going to another day, and return it."""
    rules = deadline_rules(unit.session, forum_id=meeting.forum_id).get(meeting.forum_id, [])
    if date == meeting.date or not rules or meeting.date - longest_reach(rules) > unit.today:
        return ()
    book = DeadlineBook(unit.session, min(date, meeting.date), max(date, meeting.date))
    present, coming = (dict(book.of(meeting.forum_id, day, meeting.id)) for day in (meeting.date, date))
    now = wall_now(unit)
    kept = [
        Kept(kind, moment)
        for kind, moment in present.items()
        if kind in BEFOREHAND and moment < now and moment != coming[kind]
    ]
    for one in kept:
        keep_deadline(unit, meeting.id, one, "It had passed when the meeting moved")
    return tuple(kept)


def keep_deadline(unit: Unit, meeting_id: str, kept: Kept, because: str) -> None:
    """Let a deadline of a meeting stay what it is, whatever its rule says."""
    chosen = select(KeptDeadline).where(KeptDeadline.meeting_id == meeting_id, KeptDeadline.kind == kept.kind)
    row = next(iter(unit.rows(chosen)), None)
    if row is None:
        unit.add(KeptDeadline(meeting_id=meeting_id, kind=kept.kind, due=kept.due, because=because))


def keep_around(unit: Unit, day: dt.date, calendar: WorkingCalendar) -> None:
    """Keep the passed deadlines that would change where a day of the calendar is closed or opened."""
    for shift in shifted_deadlines(unit.session, day=day, calendar=calendar, today=unit.today):
        if shift.passed:
            kept = Kept(shift.kind, shift.old)
            keep_deadline(unit, shift.meeting_id, kept, f"It had passed when {date_words(day)} changed")
