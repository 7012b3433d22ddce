"""Drafts of a plan side by side on paper: only the meetings in which they differ."""

import datetime as dt

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.plan import slot_words
from models.documents.wording import counted, day, held, stamp, stem, wall_clock
from models.queries.drafts import ComparedRow, Comparison, DraftRow
from models.rules.planner.problem import Slot

DRAFTS = (
    Column("Draft", 70, gutter=12),
    Column("From", 32),
    Column("To", 32),
    Column("Made", 50),
    Column("By", 40),
    Column("Meetings", 22),
    Column("Without a place", 21, gutter=0),
)
MEETING, NOW, WHOLE = 66.0, 40.0, 267.0
"""Widths in millimetres: of the meeting, of its present place, of all columns."""


def compared_drafts_document(comparison: Comparison, *, title: str, marking: str, printed: dt.datetime) -> Document:
    """Lay out several drafts side by side; what a draft changes against the calendar is set bold."""
    differing = counted(len(comparison.rows), "meeting")
    names = [draft.name for draft in comparison.drafts]
    width = (WHOLE - MEETING - NOW) / max(len(names), 1)
    columns = (
        Column("Meeting", MEETING),
        Column("Stands now", NOW),
        *(Column(f"{place}. {name}", width) for place, name in enumerate(names, start=1)),
    )
    rows = tuple(map(_row, comparison.rows))
    return Document(
        kind="Drafts compared",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "drafts compared", f"{wall_clock(printed).date()}"),
        running=f"{title} · Drafts compared",
        page=PageSize.A4_LANDSCAPE,
        position=(
            line(f"{counted(len(names), 'draft')} side by side", Role.TEXT),
            Line((Run(f"{differing} placed differently", Tone.STRONG),), Role.POSITION),
        ),
        blocks=(
            Table("Drafts", DRAFTS, (Group(tuple(map(_draft, comparison.drafts)), nil="No draft is kept."),)),
            Table("Differences", columns, (Group(rows, nil="The drafts do not differ."),), "Where they differ"),
        ),
    )


def _draft(draft: DraftRow) -> Row:
    name = [line(draft.name, Role.MAIN, Tone.STRONG), *([line(draft.note, tone=Tone.QUIET)] if draft.note else [])]
    return Row(
        (
            Cell(tuple(name), draft.name),
            Cell((line(day(draft.first)),), draft.first),
            Cell((line(day(draft.last)),), draft.last),
            Cell((line(stamp(wall_clock(draft.made_at))),)),
            Cell((line(draft.made_by),)),
            Cell((line(f"{draft.meetings}"),), draft.meetings),
            Cell((line(f"{draft.unplaced}", tone=Tone.ALARM if draft.unplaced else Tone.PLAIN),), draft.unplaced),
        )
    )


def _row(row: ComparedRow) -> Row:
    rule = f"{row.forum_code}, rule date {day(row.rule_date)}" if row.rule_date else row.forum_code
    name = (line(row.forum_name, Role.MAIN), line(held(rule), tone=Tone.QUIET))
    now = Cell((line(slot_words(row.now) if row.now else "not stored yet", tone=Tone.QUIET),))
    return Row((Cell(name), now, *(_slot(slot, row.now) for slot in row.slots)))


def _slot(slot: Slot | None, now: Slot | None) -> Cell:
    if slot is None:
        return Cell((line("no place", tone=Tone.ALARM),), symbol="▲")
    tone = Tone.PLAIN if slot == now else Tone.STRONG
    lines = [line(slot_words(slot), tone=tone)]
    if slot.place and now and slot.place != now.place:
        lines.append(line(slot.place, tone=tone))
    return Cell(tuple(lines))
