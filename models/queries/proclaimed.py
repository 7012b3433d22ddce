"""What a bank holiday proclaimed late would do: meetings that move, deadlines that fall otherwise, agendas anew."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import RuleBroken
from models.queries.closed_days import one_off_days, working_calendar
from models.queries.deadlines import BEFOREHAND, DeadlineBook, deadline_rules, longest_reach
from models.queries.forum_rules import rule_in_force, rules_of_forums
from models.queries.meetings import FALLEN_AWAY
from models.queries.words import AnyRow
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.cadence import ClosedDay, Dates
from models.rules.holidays import KNOWN_ONE_OFFS, WEEKEND, OneOff, WorkingCalendar, bank_holidays
from models.rules.layout import lay_out
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words

TO_BE_HELD = (MeetingStatus.PLANNED.value, MeetingStatus.AGENDA_OPEN.value, MeetingStatus.AGENDA_ISSUED.value)


@dataclass(frozen=True, slots=True)
class HolidayMove:
    """A meeting that leaves a proclaimed holiday by its forum's rule; `new_date` is none where the rule skips it."""

    meeting_id: str
    reference: str
    forum_code: str
    old_date: dt.date
    new_date: dt.date | None
    reason: str


@dataclass(frozen=True, slots=True)
class ShiftedDeadline:
    """A deadline that falls otherwise: wall-clock moments before and after, and whether one of them has `passed`.

    One that has passed stays what it was; `text` says in words what becomes of it.
    """

    meeting_id: str
    reference: str
    kind: str
    old: dt.datetime
    new: dt.datetime
    passed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda that is out and has to be issued anew, as its next version."""

    meeting_id: str
    reference: str


@dataclass(frozen=True, slots=True)
class Proclaimed:
    """What a holiday does: `moves`, `deadlines` that fall otherwise, `passed` ones that stay, `agendas` to issue."""

    day: dt.date
    name: str
    moves: tuple[HolidayMove, ...]
    deadlines: tuple[ShiftedDeadline, ...]
    passed: tuple[ShiftedDeadline, ...]
    agendas: tuple[Agenda, ...]


def proclaimed(session: Session, *, day: dt.date, name: str, today: dt.date) -> Proclaimed:
    """Return what happens when a day becomes a bank holiday; nothing is stored.

    RuleBroken if the day is one already.
    """
    present = working_calendar(session, first=day, last=day)
    if present.is_bank_holiday(day) or present.why_closed(day) == WEEKEND:
        raise RuleBroken(f"{date_words(day)} is closed already: {present.why_closed(day)}. Choose another day.", "day")
    calendar = calendar_with(session, day=day, name=name)
    moves = _moves(session, day, calendar, today)
    dates = {move.meeting_id: move.new_date for move in moves}
    shifts = shifted_deadlines(session, day=day, calendar=calendar, today=today, dates=dates)
    touched = {*dates, *(one.meeting_id for one in shifts if not one.passed and one.kind in BEFOREHAND)}
    return Proclaimed(
        day=day,
        name=name,
        moves=moves,
        deadlines=tuple(one for one in shifts if not one.passed),
        passed=tuple(one for one in shifts if one.passed),
        agendas=tuple(
            Agenda(row.id, _reference(row))
            for row in _around(session, day)
            if row.id in touched and row.status == MeetingStatus.AGENDA_ISSUED
        ),
    )


def shifted_deadlines(
    session: Session,
    *,
    day: dt.date,
    calendar: WorkingCalendar,
    today: dt.date,
    dates: Mapping[str, dt.date | None] | None = None,
) -> tuple[ShiftedDeadline, ...]:
    """Return the deadlines around a day that fall otherwise by another calendar, by date of their meeting.

    `dates` are the new days of meetings that move; none: the meeting falls away.
    """
    moved = dates or {}
    rows = [row for row in _around(session, day) if moved.get(row.id, row.date) is not None]
    if not rows:
        return ()
    days = [row.date for row in rows]
    books = [DeadlineBook(session, min(days), max(days), by) for by in (None, calendar)]
    found = []
    for row in rows:
        before = dict(books[0].of(row.forum_id, row.date, row.id))
        for kind, new in books[1].of(row.forum_id, moved.get(row.id) or row.date, row.id):
            if before[kind] != new:
                found.append(_shifted(row, kind, before[kind], new, today))
    return tuple(found)


def calendar_with(session: Session, *, day: dt.date, name: str) -> WorkingCalendar:
    """Return the working calendar with a day closed under a name, or without a name opened."""
    present = working_calendar(session, first=day, last=day)
    others = {date: called for date, called in present.holidays.items() if date != day}
    return WorkingCalendar({**others, day: name} if name else others, present.closures)


def calendar_without(session: Session, *, day: dt.date) -> WorkingCalendar:
    """Return the working calendar as it is without what the book itself says of a day."""
    own = [OneOff(row.day, row.name, row.closed) for row in one_off_days(session) if row.day != day]
    present = working_calendar(session, first=day, last=day)
    days = bank_holidays(min(present.holidays).year, max(present.holidays).year, (*KNOWN_ONE_OFFS, *own))
    return WorkingCalendar(days, present.closures)


def _moves(session: Session, day: dt.date, calendar: WorkingCalendar, today: dt.date) -> tuple[HolidayMove, ...]:
    """Return where the meetings go that are still to be held on a day."""
    rules = rules_of_forums(session)
    rows = [row for row in _around(session, day) if row.date == day and row.status in TO_BE_HELD and day >= today]
    return tuple(_move(row, rule_in_force(rules.get(row.forum_id, []), day), calendar) for row in rows)


def _move(row: AnyRow, rule: AnyRow | None, calendar: WorkingCalendar) -> HolidayMove:
    closed_day = ClosedDay(rule.closed_day) if rule else ClosedDay.NEXT_WORKING
    (laid,) = lay_out(Dates((row.date,)), closed_day, calendar, row.date, row.date)
    return HolidayMove(row.id, _reference(row), row.code, row.date, laid.date, laid.moved_because)


def _around(session: Session, day: dt.date) -> list[AnyRow]:
    """Return the meetings whose deadlines may reach over a day, by date."""
    reach = longest_reach(rule for rules in deadline_rules(session).values() for rule in rules)
    columns = (Meeting.id, Meeting.forum_id, Meeting.date, Meeting.start, Meeting.status, Forum.code)
    chosen = select(*columns).join(Forum, Forum.id == Meeting.forum_id)
    chosen = chosen.where(Meeting.date.between(day - reach, day + reach), Meeting.status.not_in(FALLEN_AWAY))
    return list(session.execute(chosen.order_by(Meeting.date, Meeting.start, Forum.code)))


def _shifted(row: AnyRow, kind: str, old: dt.datetime, new: dt.datetime, today: dt.date) -> ShiftedDeadline:
    reference, said = _reference(row), f"{kind} of {_reference(row)}"
    before, after = date_words(old.date()), date_words(new.date())
    if old.date() < today:
        text = f"{said}: {before} has passed and stays (counted anew: {after})."
    elif new.date() < today:
        text = f"{said}: {after} has passed already; {before} stays."
    else:
        text = f"{said}: {before} → {after}."
    passed = old.date() < today or new.date() < today
    return ShiftedDeadline(row.id, reference, kind, old, new, passed, text[0].upper() + text[1:])


def _reference(row: AnyRow) -> str:
    return f"{row.code} {row.date.isoformat()}"
