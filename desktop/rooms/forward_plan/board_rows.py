"""The programme as the board shows it: forums in their groups, tiles with what is to be said of each."""

import datetime as dt
from collections.abc import Sequence

from desktop.kit.board_layout import Bars, Board, BoardCell, BoardMonth, BoardRow, BoardSlot, BoardTile
from models.queries.programme import Programme, ProgrammeCell, ProgrammeForum, Tile
from models.rules.theme_window import is_living
from models.rules.vocabulary import CascadeAnswer, Level, ThemeStatus
from models.rules.written_dates import MONTHS, date_words, short_date_words

TAKES = {
    Level.CORPORATE: ": deep-dives",
    Level.BUSINESS_GROUP: ": rolling themes",
    Level.BCU: ": rolling themes",
}
"""What the forums of a level take, behind its name."""
GAP, FIXED = "/gap", "/fixed"
"""What the key of a meeting is followed by where the tile is no row of the book."""
NO_MEETING = "no meeting"
_PRESSING = ("late", "cancelled", "postponed")
_KINDS = {"deep-dive": "deep-dive", "gold": "report of a Gold Group"}


def board_of(programme: Programme, today: dt.date, serving: frozenset[str] = frozenset()) -> Board:
    """Return the board; `serving` narrows it to tiles that serve one of these sources ("PCP 1")."""
    months = tuple(_month(programme, month, today) for month in programme.months)
    in_window = [month.in_window for month in months]
    rows = []
    for forum, name in zip(programme.forums, short_names(programme.forums), strict=True):
        cells = tuple(
            _cell(programme.cells.get((forum.id, month), ()), serving, in_window=inside)
            for month, inside in zip(programme.months, in_window, strict=True)
        )
        if not serving or any(slot.tiles for cell in cells for slot in cell.slots):
            group = f"{programme.names.opened(forum.level)}{TAKES.get(Level(forum.level), '')}"
            rows.append(BoardRow(forum.id, forum.code, name, forum.cadence_words, forum.level, group, cells))
    return Board(months, tuple(rows))


def short_names(forums: Sequence[ProgrammeForum]) -> list[str]:
    """Return the names of forums, those that set themes without the last word they share, such as "CrimeFighters"."""
    endings = [forum.name.rpartition(" ")[2] if forum.window else "" for forum in forums]
    shared = {ending for ending in endings if ending and endings.count(ending) > 1}
    return [
        forum.name.removesuffix(f" {ending}") if ending in shared else forum.name
        for forum, ending in zip(forums, endings, strict=True)
    ]


def month_title(month: dt.date, first: dt.date) -> str:
    """Return the head of a month, with the year at the January of another one than the first month's."""
    short = MONTHS[month.month - 1][:3]
    return f"{short} {month.year % 100:02}" if month.month == 1 and month != first else short


def serves(tile: Tile) -> frozenset[str]:
    """Return the sources of a tile as they are written on it."""
    return frozenset(part for part in tile.sources_words.split(" · ") if part)


def _month(programme: Programme, month: dt.date, today: dt.date) -> BoardMonth:
    """Return the head of a month; it is of the window where at least half of the forums that set themes say so."""
    rolling = [forum.id for forum in programme.forums if forum.window]
    met = [cells for key in rolling if (cells := programme.cells.get((key, month)))]
    inside = sum(any(cell.in_window for cell in cells) for cells in met)
    in_window = bool(met) and month in programme.window_months and inside * 2 >= len(met)
    this = month == today.replace(day=1)
    aside = "this month" if this else "window" if in_window else ""
    return BoardMonth(month_title(month, programme.months[0]), aside, in_window)


def _cell(cells: Sequence[ProgrammeCell], serving: frozenset[str], *, in_window: bool) -> BoardCell:
    """Return a forum's month; where the forum does not meet it is tinted as its month is."""
    slots = tuple(_slot(cell, serving, several=len(cells) > 1) for cell in cells)
    inside = any(slot.in_window for slot in slots) if slots else in_window
    return BoardCell(slots, "" if slots else NO_MEETING, inside)


def _slot(cell: ProgrammeCell, serving: frozenset[str], *, several: bool) -> BoardSlot:
    """Return a meeting with its tiles, named by its day where it is one of several in the month."""
    short = short_date_words(cell.date) if several else ""
    chosen = [tile for tile in cell.tiles if not serving or serves(tile) & serving]
    tiles = [_tile(tile, cell, short) for tile in chosen]
    if cell.gap and not serving:
        words = f"{cell.gap}, {cell.gap_words}".removesuffix(", ")
        key = cell.meeting_id + GAP
        tiles.append(BoardTile(key, cell.gap, cell.gap_words, "circle-dashed", "warn", words=words, gap=True))
    fallen = "" if is_living(cell.status) else f", {cell.status}"
    closed = cell.is_over or bool(fallen)
    words = f"{date_words(cell.date)}{fallen}"
    return BoardSlot(cell.meeting_id, words, tuple(tiles), cell.in_window, cell.is_over, closed, short)


def _tile(tile: Tile, cell: ProgrammeCell, day: str) -> BoardTile:
    icon, second, tone = _second_line(tile)
    strip = tile.cascade
    return BoardTile(
        key=tile.key or cell.meeting_id + FIXED,
        title=tile.title,
        second=second,
        icon=icon,
        tone=tone,
        aside=day or ("" if tile.gold_words else tile.repeats_words),
        bars=Bars(strip.accepted, strip.declined, strip.waiting) if strip else None,
        words=tile_words(tile),
        fixed=tile.kind != "theme" or cell.is_over,
    )


def _second_line(tile: Tile) -> tuple[str, str, str]:
    """Return icon, words and tone of what is said under the title: first what is wrong, else what it serves."""
    if tile.kind == "deep-dive":
        return "telescope", tile.trouble or tile.sources_words or tile.status, _tone(tile.trouble)
    if tile.trouble:
        pressing = _tone(tile.trouble) == "bad"
        return "triangle-alert" if pressing else "circle-help", tile.trouble, _tone(tile.trouble)
    if tile.status == CascadeAnswer.WAITING:
        return "hourglass", "to be answered", "warn"
    if tile.gold_words:
        return "shield", tile.gold_words, "text 2"
    if tile.status == ThemeStatus.PROPOSED:
        return "circle-dashed", "proposed", "special"
    return "repeat" if tile.repeats_words else "", tile.sources_words, "text 2"


def _tone(trouble: str) -> str:
    if not trouble:
        return "text 2"
    return "bad" if any(word in trouble for word in _PRESSING) else "warn"


def tile_words(tile: Tile) -> str:
    """Return a tile in words, a line for each thing that is to be said of it."""
    kind = _KINDS.get(tile.kind, "")
    strip = tile.cascade
    answers = f"{strip.accepted} accepted, {strip.declined} declined, {strip.waiting} waiting" if strip else ""
    repeats = f"at {tile.repeats_words} meetings" if tile.repeats_words else ""
    status = "to be answered" if tile.status == CascadeAnswer.WAITING else ""
    said = (kind, tile.sources_words, tile.trouble, status, tile.gold_words, repeats, answers)
    return "\n".join(part for part in (tile.title, *said) if part)
