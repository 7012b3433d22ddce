"""Clashes on paper: who is asked to two places at once, which rooms are booked twice, which chairs are away."""

import datetime as dt

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, counted, day, held, opened, stem, wall_clock
from models.queries.clashes import ClashReport, ClashRow

COLUMNS = (
    Column("Day", 32),
    Column("Clash", 38),
    Column("Meetings", 46, gutter=12),
    Column("In words", 91, gutter=12),
    Column("Who or where", 60, gutter=0),
)
KINDS = {"overlap": "Two places at once", "room": "Room booked twice", "chair away": "Chair away"}
"""What a clash is called in a column of them."""
PAST = "notice"


def clash_report_document(report: ClashReport, *, marking: str, printed: dt.datetime) -> Document:
    """Lay out the clashes of a span, those that can still be settled first."""
    whose, _, span = report.title.rpartition(", ")
    coming = tuple(row for row in report.rows if row.severity != PAST)
    past = tuple(row for row in report.rows if row.severity == PAST)
    return Document(
        kind="Clash report",
        title=whose,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, whose, "", f"{wall_clock(printed).date()}"),
        running=f"{whose} · {held(span)}",
        page=PageSize.A4_LANDSCAPE,
        position=(
            line(span, Role.TEXT),
            Line((Run(_sum(coming, past), Tone.STRONG),), Role.POSITION),
        ),
        blocks=(
            Table(
                "Clashes",
                COLUMNS,
                (
                    Group(tuple(map(_row, coming)), "To be settled", "Nothing clashes.", f"({len(coming)})"),
                    *([Group(tuple(map(_row, past)), "Past", note=f"({len(past)})")] if past else []),
                ),
            ),
        ),
    )


def _sum(coming: tuple[ClashRow, ...], past: tuple[ClashRow, ...]) -> str:
    found = counted(len(coming), "clash", "clashes") if coming else "No clash"
    return f"{found} to be settled" + (f", {len(past)} past" if past else "")


def _row(row: ClashRow) -> Row:
    when = Cell((line(day(row.date), tone=Tone.STRONG),), row.date) if row.date else Cell((line(NONE),))
    kind = line(KINDS.get(row.kind, opened(row.kind)), tone=Tone.ALARM if row.severity != PAST else Tone.PLAIN)
    who = "; ".join((*row.who, *([row.place] if row.place else [])))
    return Row(
        (
            when,
            Cell((kind,), symbol="▲" if row.severity != PAST else "△"),
            Cell(tuple(line(held(name), tone=Tone.STRONG) for name in row.meetings)),
            Cell((line(row.text, Role.MAIN),)),
            Cell((line(who or NONE),)),
        )
    )
