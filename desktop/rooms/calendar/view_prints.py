"""The month, the week and the list on paper, with the meetings that the filters let through."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.kit.desk import Desk
from desktop.rooms.calendar.months import month_words
from desktop.rooms.calendar.views import monday_of
from models.documents.content import Document
from models.documents.meeting_list import meeting_list_document
from models.documents.month_calendar import month_calendar_document
from models.documents.week_calendar import week_calendar_document
from models.queries.absences import absences
from models.queries.calendar import YearCalendar, year_calendar
from models.queries.invitations import invitations
from models.queries.meetings import MeetingRow
from models.rules.written_dates import date_words

_SUNDAY = timedelta(days=6)


def month_print(desk: Desk, rows: Sequence[MeetingRow], day: date) -> tuple[str, Document]:
    """Return title and paper of the month of a day."""
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    shown = _calendar(desk, rows, day.replace(day=1), last)
    return f"Calendar, {month_words(day)}", month_calendar_document(shown, printed=desk.now())


def week_print(desk: Desk, rows: Sequence[MeetingRow], day: date) -> tuple[str, Document]:
    """Return title and paper of the week of a day: people as lanes, and who is away."""
    first = monday_of(day)
    shown = _calendar(desk, rows, first, first + _SUNDAY)
    invited = desk.read(invitations, meetings=shown.meetings)
    away = desk.read(absences, first=first, last=first + _SUNDAY)
    document = week_calendar_document(shown, invited, printed=desk.now(), absences=away)
    return f"Week of {date_words(first)}", document


def list_print(desk: Desk, rows: Sequence[MeetingRow], day: date) -> tuple[str, Document]:  # noqa: ARG001  as the others
    """Return title and paper of the meetings shown in the list."""
    title = desk.book_title
    return f"Meetings, {title}", meeting_list_document(rows, title=title, marking=desk.marking, printed=desk.now())


def _calendar(desk: Desk, rows: Sequence[MeetingRow], first: date, last: date) -> YearCalendar:
    """Return the calendar of a span with the meetings that are shown only."""
    shown = {row.id for row in rows}
    found = desk.read(year_calendar, first=first, last=last)
    return replace(found, meetings=tuple(row for row in found.meetings if row.id in shown))
