"""The deep-dives on paper and in spreadsheets: by the forum they report to, with every date they had."""

import datetime as dt
from collections.abc import Iterable, Sequence

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, column_day, counted, day, held, opened, sentence, stem, wall_clock
from models.queries.deep_dives import DeepDiveRow, SlipRow
from models.rules.vocabulary import MARKINGS, DeepDiveStatus

PUBLIC = 1
LOWEST, SENSITIVE, _ = MARKINGS
COLUMNS = (
    Column("Due", 24),
    Column("Deep-dive", 82, gutter=14),
    Column("Lead and sponsor", 47),
    Column("Commissioned", 34),
    Column("Paper", 30),
    Column("Standing", 50, gutter=0),
)
SYMBOLS = {DeepDiveStatus.COMMISSIONED: "○", DeepDiveStatus.REPORTED: "●", DeepDiveStatus.CLOSED: "✓"}


def deep_dives_document(
    rows: Sequence[DeepDiveRow],
    *,
    printed: dt.datetime,
    title: str = "All forums",
    marking: str = "",
    span: tuple[dt.date, dt.date] | None = None,
    part: int | None = None,
) -> Document:
    """Lay out deep-dives by the forum they report to, those to come first; `span` says which days were asked for.

    The print of Part 1 leaves out what was commissioned in Part 2; one that holds it is OFFICIAL-SENSITIVE at least.
    """
    at, rows = wall_clock(printed), [row for row in rows if part != PUBLIC or row.part == PUBLIC]
    marking = SENSITIVE if marking == LOWEST and any(row.part != PUBLIC for row in rows) else marking
    period = f"due {day(span[0])} to {day(span[1])}" if span else ""
    return Document(
        kind="Deep-dives",
        title=title,
        marking=marking,
        printed=at,
        stem=stem(marking, title, "deep-dives", f"{at:%Y-%m-%d}"),
        running=f"{title} · Deep-dives",
        page=PageSize.A4_LANDSCAPE,
        position=(*((line(opened(period), Role.TEXT),) if period else ()), _sum(rows, at.date())),
        blocks=(Table("Deep-dives", COLUMNS, _groups(rows, at.date())),),
    )


def is_behind(row: DeepDiveRow, today: dt.date) -> bool:
    """Whether a deep-dive should have reported: it is still to, and the day is past."""
    return row.status == DeepDiveStatus.COMMISSIONED and row.due is not None and row.due < today


def slip_words(slip: SlipRow) -> str:
    """Say one change of date: from 3 Nov 2026 to 5 Jan 2027: more evidence is wanted."""
    old, new = (column_day(one) if one else "no date" for one in (slip.old, slip.new))
    return f"from {old} to {new}: {slip.because}" if slip.because else f"from {old} to {new}"


def _sum(rows: Sequence[DeepDiveRow], today: dt.date) -> Line:
    """Say how many there are in which stage, and that it adds up."""
    parts = [(sum(1 for row in rows if row.status == status), status.value) for status in DeepDiveStatus]
    said = " + ".join(f"{count} {word}" for count, word in parts if count)
    total = counted(len(rows), "deep-dive")
    behind = sum(1 for row in rows if is_behind(row, today))
    late = (Run(f", {behind} behind", Tone.ALARM),) if behind else ()
    return Line((Run(f"{said} = " if said else ""), Run(total, Tone.BOLD), *late), Role.TEXT)


def _groups(rows: Sequence[DeepDiveRow], today: dt.date) -> tuple[Group, ...]:
    in_turn = sorted(rows, key=lambda row: row.status != DeepDiveStatus.COMMISSIONED)
    forums = dict.fromkeys((row.forum_name, row.forum_code) for row in in_turn)
    made = []
    for name, code in forums:
        mine = [row for row in rows if row.forum_code == code]
        coming = [row for row in mine if row.status == DeepDiveStatus.COMMISSIONED]
        over = [row for row in mine if row.status != DeepDiveStatus.COMMISSIONED]
        made.append(Group(tuple(_row(row, today) for row in (*coming, *reversed(over))), name, note=f"({len(mine)})"))
    return tuple(made) or (Group((), nil="No deep-dive was commissioned in this choice."),)


def _row(row: DeepDiveRow, today: dt.date) -> Row:
    due = column_day(row.due) if row.due else "no date yet"
    tone = Tone.ALARM if is_behind(row, today) else Tone.STRONG
    moved = [line(column_day(row.first_due), tone=Tone.QUIET)] if row.slips and row.first_due else []
    return Row(
        (
            Cell((line(due, tone=tone), *moved), row.due),
            Cell(tuple(_subject(row))),
            Cell((line(row.lead or NONE, tone=Tone.STRONG), *_aside(_people(row)))),
            Cell((line(row.commissioned), *_aside(row.commissioner))),
            Cell(tuple(_paper(row))),
            Cell(tuple(_standing(row, today)), row.status, "▲" if is_behind(row, today) else SYMBOLS[_status(row)]),
        )
    )


def _status(row: DeepDiveRow) -> DeepDiveStatus:
    return DeepDiveStatus(row.status)


def _subject(row: DeepDiveRow) -> Iterable[Line]:
    """Say what it asks, what it serves, and whom it informs."""
    yield line(row.title, Role.MAIN)
    if row.question:
        yield line(row.question)
    serves = [f"{source.label} {source.words}" for source in row.sources]
    words = [] if row.part == PUBLIC else [held("Part 2")]
    words += [f"Theme: {row.theme}"] if row.theme else []
    words += [f"Serves {'; '.join(serves)}"] if serves else []
    words += [f"Informs {', '.join(row.informs)}"] if row.informs else []
    if words:
        yield line(". ".join(words), tone=Tone.QUIET)
    for slip in row.slips:
        yield line(f"Moved {slip_words(slip)}", tone=Tone.QUIET)


def _people(row: DeepDiveRow) -> str:
    return ", ".join(part for part in (held(row.lead_name), f"sponsor {row.sponsor}" if row.sponsor else "") if part)


def _paper(row: DeepDiveRow) -> Iterable[Line]:
    yield line(held(row.paper_reference) or NONE, tone=Tone.STRONG)
    if row.paper_reference and row.status == DeepDiveStatus.COMMISSIONED:
        due = f", due {column_day(row.paper_due)}" if row.paper_due else ""
        yield line(f"{row.paper_status}{due}", tone=Tone.QUIET)


def _standing(row: DeepDiveRow, today: dt.date) -> Iterable[Line]:
    """Say where it stands, on which agenda, what came of it, and who follows that up."""
    late = f", {counted((today - row.due).days, 'day')} behind" if row.due and is_behind(row, today) else ""
    on = row.closed_on or row.reported_on
    said = f"{opened(row.status)}{f' {column_day(on)}' if on else ''}{late}"
    yield line(said, tone=Tone.ALARM if late else Tone.STRONG)
    if row.slot and row.status == DeepDiveStatus.COMMISSIONED:
        yield line(f"on the agenda of {row.slot}", tone=Tone.QUIET)
    if row.outcome:
        yield line(sentence(row.outcome))
    if row.actions:
        tracked = sorted({one.tracked_by for one in row.actions if one.tracked_by} or {row.tracking_code} - {""})
        by = f", tracked by {', '.join(tracked)}" if tracked else ""
        yield line(f"{', '.join(held(one.reference) for one in row.actions)}{by}")
    elif row.tracking_code:
        yield line(f"its actions are tracked by {row.tracking_code}", tone=Tone.QUIET)


def _aside(words: str) -> tuple[Line, ...]:
    return (line(words, tone=Tone.QUIET),) if words else ()
