"""Meetings in the order in which they fall, one line each, by month."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from models.documents.calendar_feed import CALLED_OFF, calendar_feed
from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, clock, counted, day, held, opened, post_and_name, stem, wall_clock
from models.queries.meetings import MeetingRow
from models.rules.written_dates import MONTHS

COLUMNS = (
    Column("Date", 31),
    Column("Start", 13),
    Column("End", 13),
    Column("Code", 22),
    Column("Meeting", 66, gutter=12),
    Column("Place", 40),
    Column("Chair", 44),
    Column("Standing", 38, gutter=0),
)


def meeting_list_document(
    meetings: Iterable[MeetingRow], *, title: str, marking: str, printed: dt.datetime
) -> Document:
    """Lay out meetings as a list; `title` says whose they are."""
    rows = tuple(meetings)
    return Document(
        kind="List of meetings",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "meetings", span_name(rows)),
        running=f"{title} · List of meetings",
        page=PageSize.A4_LANDSCAPE,
        position=sums(rows),
        blocks=(meeting_table("Meetings", rows),),
        feed=calendar_feed(rows, title=title, printed=printed, marking=marking),
    )


def meeting_table(name: str, meetings: Iterable[MeetingRow]) -> Table:
    """Return meetings as a table, a group for each month."""
    months = groupby(meetings, key=lambda meeting: (meeting.date.year, meeting.date.month))
    groups = tuple(_month(year, month, tuple(there)) for (year, month), there in months)
    return Table(name, COLUMNS, groups or (Group((), nil="No meetings are planned."),))


def sums(meetings: tuple[MeetingRow, ...]) -> tuple[Line, ...]:
    """Say how many meetings there are, of how many boards, and how many of them were moved or called off."""
    boards = len({meeting.forum_id for meeting in meetings})
    off = sum(meeting.status in CALLED_OFF for meeting in meetings)
    moved = sum(bool(meeting.moved_because) for meeting in meetings)
    said = [f"{moved} moved" if moved else "", f"{off} of them not held" if off else ""]
    count = Run(f"{counted(len(meetings), 'meeting')} of {counted(boards, 'board')}", Tone.STRONG)
    remark = ", ".join(part for part in said if part)
    return (Line((count,), Role.POSITION), *([line(remark, Role.TEXT)] if remark else []))


def span_name(meetings: tuple[MeetingRow, ...]) -> str:
    """Return first and last day as a file name holds them, empty for no meetings."""
    days = [meeting.date for meeting in meetings]
    if not days:
        return ""
    return f"{min(days)}" if min(days) == max(days) else f"{min(days)} to {max(days)}"


def _month(year: int, month: int, meetings: tuple[MeetingRow, ...]) -> Group:
    return Group(tuple(map(_row, meetings)), f"{MONTHS[month - 1]} {year}", note=f"({len(meetings)})")


def _row(meeting: MeetingRow) -> Row:
    tone = Tone.QUIET if meeting.status in CALLED_OFF else Tone.PLAIN
    chair = post_and_name(meeting.chair, meeting.chair_name) if meeting.chair else NONE
    return Row(
        (
            Cell((line(day(meeting.date), tone=tone),), meeting.date),
            Cell((line(clock(meeting.start), tone=tone),), meeting.start),
            Cell((line(clock(meeting.end), tone=tone),), meeting.end),
            Cell((line(held(meeting.forum_code), tone=tone if tone is Tone.QUIET else Tone.STRONG),)),
            Cell((line(meeting.forum_name, Role.MAIN, tone),)),
            Cell((line(meeting.place or NONE, tone=tone),)),
            Cell((line(chair, tone=tone),)),
            _standing(meeting),
        )
    )


def _standing(meeting: MeetingRow) -> Cell:
    """Say the status, and why a meeting stands off its rule date."""
    lines = [line(opened(meeting.status), tone=Tone.STRONG if meeting.status in CALLED_OFF else Tone.PLAIN)]
    if meeting.moved_because:
        lines.append(line(f"Moved: {meeting.moved_because}", tone=Tone.QUIET))
    return Cell(tuple(lines))
