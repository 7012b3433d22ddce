"""The programme board as rectangles: forums down, months across, what each meeting takes as tiles."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from desktop.kit.wall_layout import Box

Place = tuple[int, int, int]
"""Row, month, and which of the pieces of that cell, each from 0."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How units answered to a theme passed down to them."""

    accepted: int = 0
    declined: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        """How many were asked."""
        return self.accepted + self.declined + self.waiting


@dataclass(frozen=True, slots=True)
class BoardTile:
    """A theme, or with `gap` the lack of one: a title over a second line, with an icon in a tone and something aside.

    `words` say it whole. A `fixed` tile may not be carried.
    """

    key: str
    title: str
    second: str = ""
    icon: str = ""
    tone: str = "text 2"
    aside: str = ""
    bars: Bars | None = None
    words: str = ""
    gap: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class BoardSlot:
    """A meeting on the board with its tiles; a `closed` one takes no tile that is carried to it.

    `short` names its day where the month has several meetings.
    """

    key: str
    words: str
    tiles: tuple[BoardTile, ...] = ()
    in_window: bool = False
    past: bool = False
    closed: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class BoardCell:
    """The meetings of a forum in a month; `words` stand where there is none."""

    slots: tuple[BoardSlot, ...] = ()
    words: str = ""
    in_window: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A forum: one cell a month, under the head of its group."""

    key: str
    code: str
    name: str
    second: str
    level: str
    group: str
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True, slots=True)
class BoardMonth:
    """A month's head: its title, a word at the right, and whether it is of the window."""

    title: str
    aside: str = ""
    in_window: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Months across and rows down; rows of one group stand together."""

    months: tuple[BoardMonth, ...] = ()
    rows: tuple[BoardRow, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardMeasures:
    """Lengths in logical pixels: the width there is, the forum column, heads, tiles with their gap, the least month."""

    width: float
    forum: float
    head: float
    group: float
    tile: float
    gap: float
    least: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be chosen in a cell: a tile, a meeting without one (no tile), or a month without a meeting (no slot)."""

    place: Place
    box: Box
    slot: BoardSlot | None = None
    tile: BoardTile | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its rectangle and, month by month, the pieces in it."""

    row: BoardRow
    box: Box
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class BoardPicture:
    """The board laid out; `columns` are the months over the whole height."""

    columns: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    groups: tuple[tuple[str, Box], ...] = ()
    width: float = 0
    height: float = 0
    _tops: tuple[float, ...] = field(default=(), repr=False)

    @cached_property
    def tiles(self) -> dict[str, Place]:
        """Where each tile stands, by its key."""
        return {piece.tile.key: piece.place for piece in self.pieces() if piece.tile}

    @cached_property
    def slots(self) -> dict[str, Place]:
        """Where each meeting's first piece stands, by its key."""
        found: dict[str, Place] = {}
        for piece in self.pieces():
            if piece.slot:
                found.setdefault(piece.slot.key, piece.place)
        return found

    def pieces(self) -> Iterator[Piece]:
        """Go over all pieces, row by row."""
        for line in self.lines:
            for cell in line.cells:
                yield from cell

    def piece(self, place: Place) -> Piece | None:
        """Return the piece at a place, the last one of its cell where there are fewer."""
        row, month, number = place
        if not (0 <= row < len(self.lines) and 0 <= month < len(self.columns)):
            return None
        cell = self.lines[row].cells[month]
        return cell[max(0, min(number, len(cell) - 1))]

    def piece_at(self, x: float, y: float) -> Piece | None:
        """Return the piece at a point; between two pieces of a cell the upper one."""
        row, month = self.row_at(y), self.month_at(x)
        if row is None or month is None:
            return None
        cell = self.lines[row].cells[month]
        above = [piece for piece in cell if piece.box.y <= y]
        return (above or cell[:1])[-1]

    def row_at(self, y: float) -> int | None:
        """Return the number of the row at a height, none on a head."""
        row = bisect_right(self._tops, y) - 1
        return row if row >= 0 and self.lines[row].box.holds(self.lines[row].box.x, y) else None

    def month_at(self, x: float) -> int | None:
        """Return the number of the month at a distance from the left, none left or right of them."""
        return next((place for place, box in enumerate(self.columns) if box.x <= x < box.x + box.width), None)

    def cell_box(self, place: Place) -> Box:
        """Return the whole cell of a place."""
        column, line = self.columns[place[1]], self.lines[place[0]].box
        return Box(column.x, line.y, column.width, line.height)

    def slot_box(self, slot: BoardSlot) -> Box:
        """Return what a meeting takes up of its cell: all of it, or its pieces where there are several meetings."""
        first = self.slots[slot.key]
        cell = self.cell_box(first)
        inside = self.lines[first[0]].cells[first[1]]
        own = [piece.box for piece in inside if piece.slot is slot]
        if len(own) == len(inside):
            return cell
        return Box(cell.x, own[0].y, cell.width, own[-1].y + own[-1].height - own[0].y)


def board_layout(board: Board, measures: BoardMeasures) -> BoardPicture:
    """Lay a board out: months as wide as there is room, rows as high as their fullest cell needs."""
    columns_at = _columns(len(board.months), measures)
    lines: list[Line] = []
    groups: list[tuple[str, Box]] = []
    width = columns_at[-1]
    top = measures.head
    for row in board.rows:
        if not groups or groups[-1][0] != row.group:
            groups.append((row.group, Box(0, top, width, measures.group)))
            top += measures.group
        height = max(map(_pieces_of, row.cells), default=1) * (measures.tile + measures.gap) + measures.gap + 1
        at = len(lines)
        cells = tuple(_cell(cell, (at, month), columns_at, top, measures) for month, cell in enumerate(row.cells))
        lines.append(Line(row, Box(0, top, width, height), cells))
        top += height
    columns = tuple(Box(left, 0, right - left, top) for left, right in pairwise(columns_at))
    return BoardPicture(columns, tuple(lines), tuple(groups), width, top, tuple(line.box.y for line in lines))


def _columns(months: int, measures: BoardMeasures) -> list[float]:
    """Return the left edges of the months and, last, the right edge of the board, in whole pixels."""
    share = max(measures.least, (measures.width - measures.forum) / max(months, 1))
    return [float(round(measures.forum + share * place)) for place in range(months + 1)]


def _pieces_of(cell: BoardCell) -> int:
    return sum(max(1, len(slot.tiles)) for slot in cell.slots) or 1


def _cell(
    cell: BoardCell, at: tuple[int, int], edges: list[float], top: float, measures: BoardMeasures
) -> tuple[Piece, ...]:
    """Lay the pieces of a cell out from its top."""
    inside: list[tuple[BoardSlot | None, BoardTile | None]] = []
    for slot in cell.slots:
        inside += [(slot, tile) for tile in slot.tiles] or [(slot, None)]
    left, right = edges[at[1]] + measures.gap, edges[at[1] + 1] - measures.gap
    found = []
    for number, (held, tile) in enumerate(inside or [(None, None)]):
        box = Box(left, top + measures.gap + number * (measures.tile + measures.gap), right - left, measures.tile)
        found.append(Piece((*at, number), box, held, tile))
    return tuple(found)
