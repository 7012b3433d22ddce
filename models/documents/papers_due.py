"""The list of papers due, by deadline: what is missing, what is to come, and what is there."""

import datetime as dt

from models.documents.content import (
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
from models.documents.wording import NONE, counted, day, held, opened, sentence, short_day, stem, wall_clock
from models.queries.paper_deadlines import ACCEPTED
from models.queries.papers import PaperRow
from models.queries.papers_due import PapersDue

COLUMNS = (
    Column("Due", 34),
    Column("Paper", 24),
    Column("Title", 74, gutter=12),
    Column("For", 34),
    Column("Who", 56, gutter=12),
    Column("Standing", 45, gutter=0),
)


def papers_due_document(view: PapersDue, *, printed: dt.datetime) -> Document:
    """Lay out the papers due in a span of days, the missing ones first."""
    title = view.forum_name or "All forums"
    span = f"{day(view.first)} to {day(view.last)}"
    return Document(
        kind="Papers due",
        title=title,
        marking=view.marking,
        printed=wall_clock(printed),
        stem=stem(view.marking, view.forum, "papers due", f"{view.first} to {view.last}"),
        running=f"Papers due · {span}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(span, Role.TEXT), Line((Run(_sum(view), Tone.STRONG),), Role.POSITION)),
        blocks=(Table("Papers due", COLUMNS, _groups(view)),),
    )


def _groups(view: PapersDue) -> tuple[Group, ...]:
    missing = {row.id for row in view.missing}
    coming = tuple(row for row in view.rows if row.status not in ACCEPTED and row.id not in missing)
    there = tuple(row for row in view.rows if row.status in ACCEPTED)
    return (
        _group("Missing, deadline passed", view.missing, "No paper is missing.", view),
        _group("To come", coming, "No other paper is due in these days.", view),
        _group("Received", there, "None of them is there yet.", view),
    )


def _group(title: str, rows: tuple[PaperRow, ...], nil: str, view: PapersDue) -> Group:
    return Group(tuple(_row(row, view.now) for row in rows), title, nil, f"({len(rows)})")


def _sum(view: PapersDue) -> str:
    if not view.rows and not view.missing:
        return "No paper is due"
    parts = [f"{counted(len(view.rows), 'paper')} due"]
    parts += [f"{len(view.missing)} missing"] if view.missing else []
    parts += [f"{len(view.late)} taken late"] if view.late else []
    return ", ".join(parts)


def _row(row: PaperRow, now: dt.datetime) -> Row:
    for_item = f"item {row.item_number}" if row.item_number else "no item yet"
    due = [line(day(row.due), tone=Tone.STRONG), line(f"{row.due:%H:%M}", tone=Tone.QUIET)] if row.due else [line(NONE)]
    return Row(
        (
            Cell(tuple(due), row.due.date() if row.due else None),
            Cell((line(held(row.reference), tone=Tone.STRONG), *_aside(row.kind if row.kind != "paper" else ""))),
            Cell((line(row.title, Role.MAIN),)),
            Cell((line(row.meeting_words or row.forum_code), *_aside(for_item))),
            Cell((line(row.authors_words or row.sponsor or NONE), *_aside(_chased(row)))),
            _standing(row, now),
        )
    )


def _aside(words: str) -> tuple[Line, ...]:
    return (line(words, tone=Tone.QUIET),) if words else ()


def _chased(row: PaperRow) -> str:
    return f"chased {short_day(row.last_chased)}" if row.last_chased else ""


def _standing(row: PaperRow, now: dt.datetime) -> Cell:
    """Say where a paper stands, how late it is, and what is still missing from it."""
    value = f"{row.status}, late" if row.late else row.status
    wanting = () if row.ready or row.status in ACCEPTED else _aside(f"{counted(len(row.troubles), 'thing')} to settle")
    if row.late and row.status in ACCEPTED:
        late = Line((Run(f"Late: {sentence(row.late_reason)}", Tone.ALARM),))
        return Cell((line(opened(row.status)), late), value, symbol="▲")
    if row.late and row.due:
        days = (now.date() - row.due.date()).days
        said = f"{opened(row.status)}, {counted(days, 'day')} late" if days else f"{opened(row.status)}, late today"
        return Cell((line(said, tone=Tone.ALARM), *wanting), value, symbol="▲")
    return Cell((line(opened(row.status)), *wanting), value, symbol="●" if row.status in ACCEPTED else "○")
