"""Attendance on paper: how each seat of each board was filled, over the meetings the board really had."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from models.documents.content import (
    Align,
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import counted, day, held, stem, wall_clock
from models.queries.attendance import AttendanceRow

COLUMNS = (
    Column("Seat", 128, gutter=12),
    Column("Meetings", 24, Align.RIGHT),
    Column("Here", 20, Align.RIGHT),
    Column("Deputy", 22, Align.RIGHT),
    Column("Apologies", 25, Align.RIGHT),
    Column("Not said", 22, Align.RIGHT),
    Column("Filled", 20, Align.RIGHT, gutter=0),
)


@dataclass(frozen=True, slots=True)
class BoardAttendance:
    """The seats of one board over a span; a board that did not meet has none."""

    code: str
    name: str
    rows: tuple[AttendanceRow, ...]

    @property
    def meetings(self) -> int:
        """The number of meetings that took place: no seat can have had more."""
        return max((row.meetings for row in self.rows), default=0)


def attendance_document(
    boards: Sequence[BoardAttendance], *, span: tuple[dt.date, dt.date], title: str, marking: str, printed: dt.datetime
) -> Document:
    """Lay out attendance from the first to the last day of `span`, one group a board."""
    first, last = span
    words, met = f"{day(first)} to {day(last)}", [board for board in boards if board.rows]
    count = f"{counted(sum(board.meetings for board in met), 'meeting')} of {counted(len(met), 'board')} held"
    return Document(
        kind="Attendance",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "attendance", f"{first} to {last}"),
        running=f"{title} · Attendance · {words}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(words, Role.TEXT), Line((Run(count, Tone.STRONG),), Role.POSITION)),
        blocks=(Table("Attendance", COLUMNS, tuple(_group(board) for board in boards)),),
    )


def _group(board: BoardAttendance) -> Group:
    heading = f"{board.name} {held(board.code)}"
    return Group(
        tuple(_row(row) for row in board.rows),
        heading,
        "No meeting was held.",
        f"({counted(board.meetings, 'meeting')})",
    )


def _row(row: AttendanceRow) -> Row:
    share = f"{row.rate:.0%}"
    return Row(
        (
            Cell((line(row.post),)),
            *(
                Cell((line(str(number)),), number)
                for number in (row.meetings, row.here, row.deputised, row.apologies, row.unknown)
            ),
            Cell((line(share, tone=Tone.STRONG),), share),
        )
    )
