"""The programme board of 40 forums by 12 months, painted beside an empty table of that size in the same run.

Every cell has its tile. Both are shown whole, as large as they are, and painted onto the same picture; the table
is Qt's own over Qt's own empty model. The repainted region of a tile that is carried to another cell, and dropped
there, is told as a share of the board.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPixmap, QRegion, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.books import Books
from benchmarks.figure import RUNS, Figure, pair_ms
from desktop.kit import appearance
from desktop.kit.board_layout import Bars, Board, BoardCell, BoardMonth, BoardRow, BoardSlot, BoardTile, Piece
from desktop.kit.programme_board import ProgrammeBoard
from desktop.kit.tokens import Appearance

FORUMS, MONTHS = 40, 12
LIMIT = 1.5
_LEVELS = ("corporate", "business group", "thematic", "BCU")
_THEMES = ("Knife crime", "Moped enabled theft", "Burglary", "Criminal justice", "Winter demand", "Vetting", "Robbery")
_WIDE, _SETTLED = 140, 6
_FROM, _TO = (10, 3), (11, 5)
"""Row and month a tile is carried from and to."""


@dataclass(frozen=True, slots=True)
class Share(Figure):
    """A figure in per cent of an area."""

    def row(self) -> str:
        """Return the line of the Markdown table."""
        return f"| {self.subject} | {self.ours:.1f} % | {self.against} | {self.theirs:,.0f} % | {self.ratio:.2f} |"


class Watch(QObject):
    """Adds up what a widget paints anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the region of each paint event."""
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def figures(_books: Books) -> Iterator[Figure]:
    """Measure the painting of the whole board, and what carrying a tile paints anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["benchmarks"])
    if isinstance(app, QApplication):
        appearance.apply(app, Appearance.LIGHT)
    planner = ProgrammeBoard()
    planner.resize(_WIDE * (MONTHS + 2), 1)
    planner.display(made_board())
    planner.resize(planner.canvas.size())
    planner.set_judge(lambda _tile, _slot: ("", ""))
    table = empty_table(planner.size())
    for each in (planner, table):
        each.show()
    settle()
    picture = QPixmap(planner.size())
    ours, theirs = pair_ms(lambda: planner.render(picture), lambda: table.render(picture), 2 * RUNS)
    yield Figure(
        f"Programme board painted, {FORUMS} forums by {MONTHS} months", ours, "an empty table of that size", theirs
    )
    yield Figure("The same", ours, f"limit: {LIMIT} times that", LIMIT * theirs)
    yield Share("The same: painted anew while a tile is carried and dropped", carried(planner), "all of it", 100)


def made_board() -> Board:
    """Return a board with a tile in every cell."""
    months = tuple(BoardMonth(f"Month {place}", "window", in_window=place in {1, 2, 3}) for place in range(MONTHS))
    return Board(months, tuple(_row(row) for row in range(FORUMS)))


def _row(row: int) -> BoardRow:
    level = _LEVELS[row * len(_LEVELS) // FORUMS]
    cells = tuple(_cell(row, month) for month in range(MONTHS))
    return BoardRow(f"{row}", f"CF-{row}", f"Forum number {row}", "first Thursday", level, level, cells)


def _cell(row: int, month: int) -> BoardCell:
    bars = Bars(9, 1, 2) if month % 3 == 1 else None
    aside, icon = ("2 of 6", "repeat") if month % 3 == 0 else ("", "")
    title = _THEMES[(row * 5 + month) % len(_THEMES)]
    tile = BoardTile(f"{row}.{month}", title, f"PCP {row % 4 + 1}", icon, aside=aside, bars=bars)
    return BoardCell((BoardSlot(f"slot {row}.{month}", f"meeting {month}", (tile,)),), in_window=month in {1, 2, 3})


def empty_table(size: QSize) -> QTableView:
    """Return an empty table of as many rows and columns, as large as the board."""
    table = QTableView()
    table.setModel(QStandardItemModel(FORUMS, MONTHS, table))
    head, side = table.horizontalHeader(), table.verticalHeader()
    head.setDefaultSectionSize((size.width() - _WIDE) // MONTHS)
    side.setDefaultSectionSize((size.height() - head.sizeHint().height()) // FORUMS)
    side.setFixedWidth(_WIDE)
    table.resize(size)
    return table


def carried(planner: ProgrammeBoard) -> float:
    """Carry a tile to another cell with the pointer, drop it there, show it; return the share that was painted anew."""
    canvas, watch = planner.canvas, Watch()
    begin, end = (_middle(planner.canvas.picture.piece((*place, 0))) for place in (_FROM, _TO))
    QTest.mouseMove(canvas, begin)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    settle()
    canvas.installEventFilter(watch)
    QTest.mouseMove(canvas, end)
    settle()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    planner.display(_swapped(made_board()))
    settle()
    canvas.removeEventFilter(watch)
    return 100 * _area(watch.region) / _area(QRegion(canvas.rect()))


def _middle(piece: Piece | None) -> QPoint:
    if piece is None:
        raise RuntimeError(FORUMS)
    return QPoint(round(piece.box.x + piece.box.width / 2), round(piece.box.y + piece.box.height / 2))


def _swapped(board: Board) -> Board:
    """Return a board on which the tile has changed places with the one it was dropped on."""
    (from_row, from_month), (to_row, to_month) = _FROM, _TO
    cells = [list(row.cells) for row in board.rows]
    here, there = cells[from_row][from_month], cells[to_row][to_month]
    cells[from_row][from_month], cells[to_row][to_month] = there, here
    rows = (BoardRow(one.key, one.code, one.name, one.second, one.level, one.group, tuple(inside))
            for one, inside in zip(board.rows, cells, strict=True))  # fmt: skip
    return Board(board.months, tuple(rows))


def _area(region: QRegion) -> int:
    """Return the area of a region in square pixels."""
    return sum(rect.width() * rect.height() for rect in region)  # type: ignore[attr-defined]


def settle() -> None:
    """Let everything be painted."""
    for _ in range(_SETTLED):
        QApplication.processEvents()
