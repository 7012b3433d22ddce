"""The programme board on paper: forums down, months across, and what each meeting takes."""

import datetime as dt
from collections.abc import Iterator, Sequence

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
from models.documents.theme_coverage import period_words
from models.documents.wording import NONE, counted, day, held, short_day, stem, wall_clock
from models.queries.programme import Programme, ProgrammeCell, ProgrammeForum, Tile
from models.rules.vocabulary import Level
from models.rules.written_dates import MONTHS

KIND = "Forward plan: programme board"
FORUM = 44.0
MEASURES = {PageSize.A4_LANDSCAPE: 267.0, PageSize.A3_LANDSCAPE: 396.0}
MONTHS_ON_A4, MONTHS_A_TABLE = 6, 12
NOTHING = Group((), nil="No forum takes themes in these months.")


def programme_board_document(
    view: Programme, *, title: str, marking: str, today: dt.date, printed: dt.datetime, whole: bool = False
) -> Document:
    """Lay out the board level by level: up to six months on A4 landscape, up to twelve on A3; more follow below.

    `whole` puts all months into one table, for files that have no pages.
    """
    page = PageSize.A4_LANDSCAPE if len(view.months) <= MONTHS_ON_A4 else PageSize.A3_LANDSCAPE
    period = period_words(view.months)
    return Document(
        kind=KIND,
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "programme board", f"{view.months[0]:%Y-%m}"),
        running=f"{title} · Programme board · {period}",
        page=page,
        position=(line(period, Role.POSITION), line(_as_at(view, today), Role.TEXT)),
        blocks=tuple(_tables(view, MEASURES[page], len(view.months) if whole else MONTHS_A_TABLE)),
    )


def _as_at(view: Programme, today: dt.date) -> str:
    gaps = f"{counted(view.gaps, 'theme')} not set in the window" if view.gaps else "Every theme of the window is set"
    return f"{gaps}. Tinted: window. As at {day(today)}"


def _tables(view: Programme, measure: float, most: int) -> Iterator[Table]:
    """Yield the board, so many months a table at most."""
    for start in range(0, len(view.months), most):
        months = view.months[start : start + most]
        wide = (measure - FORUM) / len(months)
        heads = (Column(f"{MONTHS[month.month - 1][:3]} {month.year % 100:02}", wide) for month in months)
        levels = dict.fromkeys(forum.level for forum in sorted(view.forums, key=_by_level))
        groups = tuple(
            Group(
                tuple(_row(view, forum, months) for forum in view.forums if forum.level == level),
                view.names.opened(level),
                coloured=True,
            )
            for level in levels
        )
        alone = len(view.months) <= most
        name = "Programme board" if alone else f"Programme {period_words(months)}"
        yield Table(
            name, (Column("Forum", FORUM), *heads), groups or (NOTHING,), heading="" if alone else period_words(months)
        )


def _by_level(forum: ProgrammeForum) -> int:
    order = [level.value for level in Level]
    return order.index(forum.level) if forum.level in order else len(order)


def _row(view: Programme, forum: ProgrammeForum, months: Sequence[dt.date]) -> Row:
    rhythm = f"{held(forum.code)}, {forum.cadence_words}" if forum.cadence_words else held(forum.code)
    name = Cell((line(forum.name, Role.MAIN, Tone.STRONG), line(rhythm, tone=Tone.QUIET)))
    return Row((name, *(_cell(view.cells.get((forum.id, month), ())) for month in months)))


def _cell(meetings: Sequence[ProgrammeCell]) -> Cell:
    """Return a month of a forum: each of its meetings by its day, with what it takes or what is wanting."""
    if not meetings:
        return Cell((line(NONE, tone=Tone.QUIET),))
    lines = tuple(said for meeting in meetings for said in _meeting(meeting))
    return Cell(lines, "; ".join(said.text for said in lines), tint=any(meeting.in_window for meeting in meetings))


def _meeting(meeting: ProgrammeCell) -> Iterator[Line]:
    yield line(short_day(meeting.date), Role.LABEL)
    for tile in meeting.tiles:
        yield from _tile(tile)
    if meeting.gap:
        yield Line((Run(meeting.gap, Tone.ALARM),), Role.CELL)
        if meeting.gap_words:
            yield line(meeting.gap_words, tone=Tone.QUIET)


def _tile(tile: Tile) -> Iterator[Line]:
    yield line(tile.title, Role.CELL, Tone.STRONG if tile.taken or tile.kind != "theme" else Tone.QUIET)
    kind = "" if tile.kind in {"theme", "fixed"} else {"gold": "Gold Group"}.get(tile.kind, tile.kind)
    said = (kind, tile.sources_words, tile.gold_words, tile.repeats_words)
    if any(said):
        yield line(" · ".join(held(part) for part in said if part), tone=Tone.QUIET)
    if tile.cascade:
        answers = ((tile.cascade.accepted, "yes"), (tile.cascade.declined, "no"), (tile.cascade.waiting, "waiting"))
        yield line(", ".join(held(f"{count} {word}") for count, word in answers if count), tone=Tone.QUIET)
    if tile.trouble:
        yield line(tile.trouble, tone=Tone.ALARM)
