"""The year on paper: one sheet for each level, with every meeting, closed day and the sums."""

import calendar as months_of
import datetime as dt
import re
from typing import Literal

from models.documents.calendar_feed import calendar_feed
from models.documents.content import (
    Block,
    Cell,
    Column,
    DayMark,
    Document,
    Group,
    PageSize,
    Prose,
    Row,
    Run,
    Table,
    YearSheet,
    line,
)
from models.documents.wording import clock, counted, day, stem, wall_clock
from models.queries.calendar import ForumLegend, YearCalendar
from models.queries.meetings import FALLEN_AWAY, MeetingRow
from models.rules.vocabulary import Level
from models.rules.written_dates import MONTHS

Page = Literal["A3", "A4"]
PAGES: dict[Page, tuple[PageSize, int]] = {"A3": (PageSize.A3_LANDSCAPE, 12), "A4": (PageSize.A4_YEAR, 6)}
"""The sheet of each page size, and how many months stand on it."""
HEADLINE = "Management Board"
"""The forum whose code is set white on black."""
COLUMNS = (
    Column("Date", 30),
    Column("Start", 14),
    Column("End", 14),
    Column("Code", 22),
    Column("Forum", 60),
    Column("Level", 26),
    Column("Place", 50),
    Column("Status", 24),
    Column("Moved because", 40),
)
YEAR = 12


def year_calendar_document(
    calendar: YearCalendar, *, printed: dt.datetime, page: Page = "A3", levels: tuple[str, ...] | None = None
) -> Document:
    """Lay out the year, one sheet a level in the order of the levels; A4 takes two sheets of six months."""
    size, months = PAGES[page]
    chosen = [level.value for level in Level if levels is None or level.value in levels]
    meetings = tuple(meeting for meeting in calendar.meetings if meeting.level in chosen)
    blocks: list[Block] = []
    for level in chosen:
        blocks.extend(_sheets(calendar, level, months))
    if not blocks:
        blocks = [Prose((Run(f"No meetings are planned from {day(calendar.first)} to {day(calendar.last)}."),))]
    return Document(
        kind="Year calendar",
        title=calendar.title,
        marking=calendar.marking,
        printed=wall_clock(printed),
        stem=stem(calendar.marking, "", "year calendar", _years(calendar)),
        page=size,
        blocks=tuple(blocks),
        feed=calendar_feed(meetings, title=calendar.title, printed=printed, marking=calendar.marking),
    )


def year_calendar_pdf(
    calendar: YearCalendar, *, printed: dt.datetime, page: Page = "A3", levels: tuple[str, ...] | None = None
) -> bytes:
    """Print the year as a PDF."""
    from models.documents.write_pdf import write_pdf  # noqa: PLC0415  reportlab is loaded only to print

    return write_pdf(year_calendar_document(calendar, printed=printed, page=page, levels=levels))


def _years(calendar: YearCalendar) -> str:
    first, last = calendar.first.year, calendar.last.year
    return f"{first}" if first == last else f"{first}-{last % 100:02}"


def _sheets(calendar: YearCalendar, level: str, months: int) -> list[YearSheet]:
    """Return the sheets of a level; none where it has neither forums nor meetings."""
    forums = [forum for forum in calendar.forums if forum.level == level]
    meetings = [meeting for meeting in calendar.meetings if meeting.level == level]
    if not forums and not meetings:
        return []
    span = (calendar.last.year - calendar.first.year) * YEAR + calendar.last.month - calendar.first.month + 1
    starts = range(0, span, months)
    return [
        _sheet(calendar, level, (month_start(calendar.first, start), min(months, span - start)), forums)
        for start in starts
    ]


def month_start(first: dt.date, months: int) -> dt.date:
    """Return the first day of the month so many months after that of a day."""
    years, month = divmod(first.month - 1 + months, YEAR)
    return dt.date(first.year + years, month + 1, 1)


def _sheet(calendar: YearCalendar, level: str, span: tuple[dt.date, int], forums: list[ForumLegend]) -> YearSheet:
    first, months = span
    final = month_start(first, months - 1)
    last = final.replace(day=months_of.monthrange(final.year, final.month)[1])
    here = [meeting for meeting in calendar.meetings if meeting.level == level and first <= meeting.date <= last]
    held = [meeting for meeting in here if meeting.status not in FALLEN_AWAY]
    moved = sum(bool(meeting.moved_because) for meeting in held)
    codes = len({meeting.forum_code for meeting in held})
    times = {meeting.start for meeting in held}
    at_once = clock(times.pop()) if len(times) == 1 and codes > 1 else ""
    return YearSheet(
        title=f"{calendar.levels.opened(level)} boards",
        period=period_words(first, final) + (f", all at {at_once}" if at_once else ""),
        position=f"{counted(len(held), 'meeting')} of {counted(codes, 'board')}",
        remark=f"{moved} moved by a holiday or closure, marked °" if moved else "",
        first=first,
        months=months,
        marks=tuple(_mark(meeting, timed=not at_once) for meeting in held),
        closed=tuple((date, words) for date, words in calendar.closed_days if first <= date <= last),
        legend=tuple(_legend(forum, timed=not at_once) for forum in sorted(forums, key=_by_code)),
        headline=HEADLINE,
        table=Table(
            calendar.levels.opened(level),
            COLUMNS,
            (Group(tuple(map(_row, here)), nil="No meetings are planned."),),
        ),
    )


def period_words(first: dt.date, final: dt.date) -> str:
    """Say from which month to which: April 2026 to March 2027."""
    start = MONTHS[first.month - 1] + (f" {first.year}" if first.year != final.year else "")
    return f"{start} to {MONTHS[final.month - 1]} {final.year}"


def _by_code(forum: ForumLegend) -> tuple[tuple[str, int], ...]:
    """Order codes as people do: TH 2 before TH 10."""
    return tuple((word, int(number or 0)) for word, number in re.findall(r"(\D+)(\d*)", forum.code))


def _legend(forum: ForumLegend, *, timed: bool) -> tuple[str, str, str]:
    """Return code, name with cadence and time, and name with the time alone."""
    time = clock(forum.start) if forum.start and timed else ""
    rule = ", ".join(part for part in (forum.cadence, time) if part)
    short = ", ".join(part for part in (forum.name, time) if part)
    return forum.code, f"{forum.name}: {rule}" if rule else forum.name, short


def _mark(meeting: MeetingRow, *, timed: bool) -> DayMark:
    words = f"{day(meeting.date)}, {clock(meeting.start)}, {meeting.forum_name}"
    return DayMark(
        day=meeting.date,
        code=meeting.forum_code,
        time=clock(meeting.start) if timed else "",
        moved=bool(meeting.moved_because),
        reversed=meeting.forum_name == HEADLINE,
        words=f"{words}, moved: {meeting.moved_because}" if meeting.moved_because else words,
    )


def _row(meeting: MeetingRow) -> Row:
    words = (meeting.forum_code, meeting.forum_name, meeting.level, meeting.place, meeting.status)
    return Row(
        (
            Cell((line(day(meeting.date)),), meeting.date),
            Cell((line(clock(meeting.start)),), meeting.start),
            Cell((line(clock(meeting.end)),), meeting.end),
            *(Cell((line(said),)) for said in words),
            Cell((line(meeting.moved_because),)),
        )
    )
