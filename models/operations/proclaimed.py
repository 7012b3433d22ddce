"""A bank holiday proclaimed late: the day closes, its meetings move by their own rules, deadlines follow."""

import datetime as dt

from sqlalchemy import select

from models.operations.checks import named
from models.operations.kept_deadlines import Kept, keep_deadline
from models.operations.meeting_moves import move_one, note_change, reopen_issued
from models.operations.meetings import fall_away
from models.queries.proclaimed import HolidayMove, Proclaimed, proclaimed
from models.records.closed_days import OneOffDay
from models.records.meetings import Meeting
from models.rules.vocabulary import ChangeKind, MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit


def proclaim_holiday(unit: Unit, *, day: dt.date, name: str) -> Proclaimed:
    """Close a day as a bank holiday, move its meetings by their own rules, and return what that did.

    Deadlines that have passed stay what they were; agendas that are out and affected open again.
    """
    called = named(name, "name", "The name of the day", 100)
    found = proclaimed(unit.session, day=day, name=called, today=unit.today)
    for passed in found.passed:
        kept = Kept(passed.kind, passed.old)
        keep_deadline(unit, passed.meeting_id, kept, f"It had passed when {called} was proclaimed")
    _close(unit, day, called)
    for move in found.moves:
        _move(unit, move)
    moved = {move.meeting_id for move in found.moves}
    for agenda in found.agendas:
        if agenda.meeting_id not in moved:
            _open_again(unit, agenda.meeting_id, f"{date_words(day)} is {called}")
    unit.say(f"Proclaim {called} on {date_words(day)}: {len(found.moves)} meetings moved")
    return found


def _close(unit: Unit, day: dt.date, name: str) -> None:
    """Close a day; one that the book had opened against the usual calendar is closed again."""
    row = next(iter(unit.rows(select(OneOffDay).where(OneOffDay.day == day))), None)
    row = row or unit.add(OneOffDay(day=day))
    row.name, row.closed = name, True


def _move(unit: Unit, move: HolidayMove) -> None:
    meeting = unit.get(Meeting, move.meeting_id)
    if move.new_date is None:
        fall_away(unit, meeting, MeetingStatus.CANCELLED, move.reason)
    else:
        kind = ChangeKind.RULE_CHANGED
        move_one(unit, meeting, date=move.new_date, start=meeting.start, reason=move.reason, kind=kind)


def _open_again(unit: Unit, meeting_id: str, reason: str) -> None:
    """Open an agenda whose deadlines fall otherwise, so that it is issued as its next version."""
    meeting = unit.get(Meeting, meeting_id)
    note_change(unit, meeting, ChangeKind.RULE_CHANGED, reason)
    reopen_issued(meeting)
    meeting.sequence += 1
