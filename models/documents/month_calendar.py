"""Months on paper: weeks as rows, days as columns, each meeting with its time and name on its day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.documents.calendar_feed import CALLED_OFF, calendar_feed
from models.documents.content import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Prose,
    Role,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
    line,
)
from models.documents.meeting_list import meeting_table, sums
from models.documents.style import MM, SHEETS
from models.documents.wording import clock, held, opened, stem, wall_clock
from models.documents.year_calendar import month_start
from models.queries.calendar import YearCalendar
from models.queries.meetings import MeetingRow
from models.queries.words import natural
from models.rules.written_dates import MONTHS, WEEKDAYS

WORKING = 5
WEEKEND_SHARE = 0.07
"""The share of the page that a Saturday or Sunday takes."""
MOST_NAMES = 3
"""How many meetings a day may hold that are written out; more are grouped by time under their codes."""
GRID_HEAD = 125.0
"""Points that title and heads take from a page."""
WEEKS = 6
WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)


def month_calendar_document(
    calendar: YearCalendar, *, printed: dt.datetime, page: PageSize = PageSize.A4_LANDSCAPE
) -> Document:
    """Lay out the months of a calendar, one a page; `page` is a sheet in landscape."""
    held_meetings = tuple(meeting for meeting in calendar.meetings if meeting.status not in CALLED_OFF)
    closed = dict(calendar.closed_days)
    months = list(_months(calendar.first, calendar.last))
    blocks: list[Block] = []
    for first in months:
        blocks.extend(_month(first, held_meetings, closed, page, alone=len(months) == 1))
    only = f"{MONTHS[months[0].month - 1]} {months[0].year}" if len(months) == 1 else ""
    return Document(
        kind=" · ".join(part for part in ("Month calendar", only and calendar.title) if part),
        title=only or calendar.title,
        marking=calendar.marking,
        printed=wall_clock(printed),
        stem=stem(calendar.marking, "", "month calendar", _span(months)),
        running=f"{calendar.title} · Month calendar",
        page=page,
        position=sums(held_meetings),
        blocks=tuple(blocks),
        feed=calendar_feed(calendar.meetings, title=calendar.title, printed=printed, marking=calendar.marking),
    )


def _span(months: Sequence[dt.date]) -> str:
    first, last = months[0], months[-1]
    return f"{first:%Y-%m}" if first == last else f"{first:%Y-%m} to {last:%Y-%m}"


def _months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    start = first.replace(day=1)
    while start <= last:
        yield start
        start = month_start(start, 1)


def _month(
    first: dt.date, meetings: Sequence[MeetingRow], closed: Mapping[dt.date, str], page: PageSize, *, alone: bool
) -> Iterator[Block]:
    """Yield the sheet of a month, and what its codes stand for; a month alone is named by the title."""
    name = f"{MONTHS[first.month - 1]} {first.year}"
    here = [meeting for meeting in meetings if (meeting.date.year, meeting.date.month) == (first.year, first.month)]
    by_day: defaultdict[dt.date, list[MeetingRow]] = defaultdict(list)
    for meeting in sorted(here, key=lambda meeting: meeting.start):
        by_day[meeting.date].append(meeting)
    paper = SHEETS[page]
    least = (paper.depth - GRID_HEAD) / WEEKS
    rows = tuple(
        Row(tuple(_day(date, first, by_day[date], closed.get(date, "")) for date in week), least=least)
        for week in _weeks(first)
    )
    shown = Table(name, _columns(paper.measure / MM), (Group(rows),), data=False)
    yield Sheet("" if alone else name, shown, meeting_table(name, here))
    if remarks := "; ".join((*_codes(by_day), *(["° moved from its usual day"] if _moved(here) else []))):
        yield Prose((Run(f"{remarks}."),))


def _columns(measure: float) -> tuple[Column, ...]:
    weekend = measure * WEEKEND_SHARE
    working = (measure - 2 * weekend) / WORKING
    return tuple(Column(name, working if place < WORKING else weekend) for place, name in enumerate(WEEKDAYS))


def _weeks(first: dt.date) -> Iterator[list[dt.date]]:
    """Yield the weeks that hold days of a month, Mondays first."""
    monday = first - dt.timedelta(days=first.weekday())
    following = month_start(first, 1)
    while monday < following:
        yield [monday + place * DAY for place in range(7)]
        monday += WEEK


def _day(date: dt.date, month: dt.date, meetings: Sequence[MeetingRow], closed: str) -> Cell:
    if (date.year, date.month) != (month.year, month.month):
        return Cell()
    weekend = date.weekday() >= WORKING
    lines = [line(f"{date.day}", Role.PROSE if weekend or closed else Role.GROUP)]
    if closed:
        lines.append(line(opened(closed), tone=Tone.ITALIC))
    lines.extend(_lines(meetings, brief=weekend))
    return Cell(tuple(lines), tint=weekend or bool(closed))


def _lines(meetings: Sequence[MeetingRow], *, brief: bool) -> Iterator[Line]:
    """Yield a line for each meeting, or for each time of a crowded day."""
    if not brief and len(meetings) <= MOST_NAMES:
        for meeting in meetings:
            yield Line((Run(f"{clock(meeting.start)} ", Tone.STRONG), Run(f"{meeting.forum_name}{_sign(meeting)}")))
        return
    by_time: defaultdict[dt.time, list[str]] = defaultdict(list)
    for meeting in meetings:
        by_time[meeting.start].append(f"{held(meeting.forum_code)}{_sign(meeting)}")
    for time, codes in by_time.items():
        yield Line((Run(f"{clock(time)} ", Tone.STRONG), Run(", ".join(codes))))


def _sign(meeting: MeetingRow) -> str:
    return "°" if meeting.moved_because else ""


def _moved(meetings: Iterable[MeetingRow]) -> bool:
    return any(meeting.moved_because for meeting in meetings)


def _codes(by_day: Mapping[dt.date, Sequence[MeetingRow]]) -> Iterator[str]:
    """Say what the codes stand for that are printed without a name."""
    names = {
        meeting.forum_code: meeting.forum_name
        for date, meetings in sorted(by_day.items())
        for meeting in meetings
        if len(meetings) > MOST_NAMES or date.weekday() >= WORKING
    }
    return (f"{held(code)} {name}" for code, name in sorted(names.items(), key=lambda pair: natural(pair[0])))
