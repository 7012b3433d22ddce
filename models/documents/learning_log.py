"""The learning log on paper and in spreadsheets: what worked where, who presented it, and who took it over."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, column_day, counted, day, held, sentence, stem, wall_clock
from models.queries.practice import PracticeRow

COLUMNS = (
    Column("Date", 22),
    Column("What worked", 112, gutter=14),
    Column("From", 38, gutter=10),
    Column("Presented", 47, gutter=10),
    Column("Taken over by", 48, gutter=0),
)


def learning_log_document(
    rows: Sequence[PracticeRow],
    *,
    printed: dt.datetime,
    marking: str,
    title: str = "All forums",
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> Document:
    """Lay out good practices, the latest first; `title` says whose were chosen, `first` and `last` bound the days."""
    printed = wall_clock(printed)
    period = _period(rows, first, last)
    return Document(
        kind="Learning log",
        title=title,
        marking=marking,
        printed=printed,
        stem=stem(marking, title, "learning log", f"{printed:%Y-%m-%d}"),
        running=f"{title} · Learning log{f' · {period}' if period else ''}",
        page=PageSize.A4_LANDSCAPE,
        position=(*((line(period, Role.POSITION, Tone.STRONG),) if period else ()), _sum(rows)),
        blocks=(Table("Good practice", COLUMNS, _groups(rows)),),
    )


def _period(rows: Sequence[PracticeRow], first: dt.date | None, last: dt.date | None) -> str:
    days = [row.on for row in rows]
    begins, ends = first or min(days, default=None), last or max(days, default=None)
    if begins is None or ends is None:
        return ""
    return day(begins) if begins == ends else f"{day(begins)} to {day(ends)}"


def _sum(rows: Sequence[PracticeRow]) -> Line:
    """Say how many there are, how many were taken over, and how often."""
    if not rows:
        return Line((Run("No good practice is recorded", Tone.BOLD),), Role.TEXT)
    taken = [row for row in rows if row.adopted]
    times = sum(len(row.adopted) for row in rows)
    said = f", {len(taken)} of them taken over, {counted(times, 'time')} in all" if taken else ", none taken over yet"
    return Line((Run(counted(len(rows), "practice"), Tone.BOLD), Run(said)), Role.TEXT)


def _groups(rows: Sequence[PracticeRow]) -> tuple[Group, ...]:
    groups = []
    for month, found in groupby(rows, key=lambda row: f"{row.on:%B %Y}"):
        there = tuple(map(_row, found))
        groups.append(Group(there, month, note=f"({len(there)})"))
    return tuple(groups) or (Group((), nil="Nothing of this choice is in the learning log."),)


def _row(row: PracticeRow) -> Row:
    theme = (line(f"Theme: {row.theme}", tone=Tone.QUIET),) if row.theme else ()
    words = (line(sentence(row.words)),) if row.words else ()
    origin = f"{row.origin} ({row.origin_code})" if row.origin else NONE
    presented = [line(held(row.presented))] if row.presented else []
    presented += [line(row.presenter, tone=Tone.QUIET)] if row.presenter else []
    return Row(
        (
            Cell((line(column_day(row.on)),), row.on),
            Cell((line(row.title, Role.MAIN), *words, *theme)),
            Cell((line(origin),)),
            Cell(tuple(presented) or (line(NONE),)),
            _taken(row),
        )
    )


def _taken(row: PracticeRow) -> Cell:
    if not row.adopted:
        return Cell((line("Nobody yet", tone=Tone.QUIET),))
    return Cell(
        tuple(
            Line((Run(held(one.unit_code), Tone.STRONG), Run(f" {held(column_day(one.on))}{_aside(one.note)}")))
            for one in row.adopted
        )
    )


def _aside(note: str) -> str:
    return f", {note}" if note else ""
