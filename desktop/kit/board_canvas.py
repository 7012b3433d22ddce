"""The canvas of the programme board: one piece is chosen, arrows walk, Enter opens, Ctrl and arrows carry a tile."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip

from desktop.kit import appearance
from desktop.kit.board_carry import BoardCarry
from desktop.kit.board_layout import Board, BoardMeasures, BoardPicture, Piece, Place, board_layout
from desktop.kit.board_painting import BoardScene, paint_board, rect_of
from desktop.kit.carry_canvas import ENTERS
from desktop.kit.planner_parts import around, plain

_FORUM, _LEAST, _TILE, _GAP = 166, 128, 54, 4  # px at 100 %: forum column, least month, tile, and the air round it
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class BoardCanvas(BoardCarry):
    """Forums down, months across; names and heads are painted over what was scrolled under them."""

    piece_chosen = Signal()
    piece_opened = Signal()
    shown = Signal(QRect)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.board = Board()
        self._over_forums = ("Forum", "")
        self._corner = QPoint(0, 0)
        self._space = QSize(0, 0)
        self._chosen: Place | None = None

    def display(self, board: Board, over_forums: tuple[str, str]) -> None:
        """Show a board; what was chosen stays so by its key, and only what is another than before is painted anew."""
        held = self.chosen_piece()
        self.give_up()
        before, heads = self.picture, (self.board.months, self._over_forums)
        self.board, self._over_forums = board, over_forums
        self._lay_out()
        self._chosen = self._place_of(held) if held else None
        if heads == (board.months, over_forums) and _same_places(before, self.picture):
            self._update_changed(before, held)
        else:
            self.update()
        now = self.chosen_piece()
        if now and len(before.columns) not in {0, len(self.picture.columns)}:
            self.shown.emit(rect_of(now.box).toAlignedRect())

    def set_space(self, space: QSize) -> None:
        """Take the size of what is seen of the canvas: the months share its width."""
        if space != self._space:
            self._space = space
            self._lay_out()
            self.update()

    def set_corner(self, corner: QPoint) -> None:
        """Take the point at the upper left of what is seen: names and heads are painted there."""
        self._corner = corner
        self.update()

    def edges(self) -> tuple[float, float]:
        """Return the width of the forum column and the height of the heads, in logical pixels."""
        measures = self._measures()
        return measures.forum, measures.head

    def _place_of(self, held: Piece) -> Place | None:
        """Return where a piece stands now: its tile, else its meeting, else its cell."""
        tile = self.picture.tiles.get(held.tile.key) if held.tile else None
        slot = self.picture.slots.get(held.slot.key) if held.slot else None
        found = self.picture.piece(tile or slot or held.place)
        return found.place if found else None

    def _update_changed(self, before: BoardPicture, held: Piece | None) -> None:
        """Paint anew the cells that differ, and where the choice was and is."""
        for old, new in zip(before.lines, self.picture.lines, strict=True):
            for month, (was, is_now) in enumerate(zip(old.row.cells, new.row.cells, strict=True)):
                if was != is_now:
                    self.update(around(rect_of(self.picture.cell_box(new.cells[month][0].place))))
        now = self.chosen_piece()
        for piece in (held, now):
            if piece and (held is None or now is None or held.place != now.place):
                self.update(around(rect_of(piece.box)))

    def _measures(self) -> BoardMeasures:
        small = QFontMetricsF(appearance.type_font("small"))
        lower = QFontMetricsF(appearance.type_font("planner"))
        return BoardMeasures(
            width=float(self._space.width()),
            forum=float(appearance.space(_FORUM)),
            head=float(round(small.height() + appearance.space(18))),
            group=float(round(small.height() + appearance.space(8))),
            tile=float(max(appearance.space(_TILE), round(small.height() + lower.height() + appearance.space(14)))),
            gap=float(appearance.space(_GAP)),
            least=float(appearance.space(_LEAST)),
        )

    def _lay_out(self) -> None:
        self.picture = board_layout(self.board, self._measures())
        size = QSize(round(self.picture.width), max(round(self.picture.height), self._space.height()))
        self.setFixedSize(size.expandedTo(self._space))

    # what is chosen

    def chosen_piece(self) -> Piece | None:
        """Return the chosen piece."""
        return self.picture.piece(self._chosen) if self._chosen else None

    def choose_key(self, key: str) -> bool:
        """Choose a tile, or else a meeting, by its key; return whether it is on the board."""
        place = self.picture.tiles.get(key) or self.picture.slots.get(key)
        piece = self.picture.piece(place) if place else None
        if piece:
            self.choose(piece)
        return piece is not None

    def choose(self, piece: Piece) -> None:
        """Choose a piece and say it."""
        before, self._chosen = self.chosen_piece(), piece.place
        if before:
            self.update(around(rect_of(before.box)))
        self.update(around(rect_of(piece.box)))
        words = self.words_of(piece)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.shown.emit(rect_of(piece.box).toAlignedRect())
        self.piece_chosen.emit()

    def words_of(self, piece: Piece) -> str:
        """Return a piece in words: forum, day or month, and what is there."""
        row, month = self.board.rows[piece.place[0]], self.board.months[piece.place[1]]
        if piece.slot is None:
            return f"{row.name}, {month.title}: {row.cells[piece.place[1]].words or 'no meeting'}"
        said = (piece.tile.words or piece.tile.title) if piece.tile else "no theme"
        return f"{row.name}, {piece.slot.words}\n{said}"

    def _walk(self, key: Qt.Key) -> None:
        """Go to the next month, or down the pieces of a cell and then to the next row."""
        here = self.chosen_piece()
        if here is None:
            first = self.picture.piece((0, 0, 0))
            if first:
                self.choose(first)
            return
        down, across = _STEPS[key]
        row, month, number = here.place
        inside = self.picture.lines[row].cells[month]
        if down and 0 <= number + down < len(inside):
            there: Place = (row, month, number + down)
        else:
            there = (row + down, month + across, number if across else (0 if down > 0 else len(inside) + 99))
        piece = self.picture.piece(there)
        if piece:
            self.choose(piece)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what changed, and the ring of the meeting a tile is carried over."""
        painter = QPainter(self)
        scene = BoardScene(
            self.picture,
            self.board.months,
            self._over_forums,
            QPointF(self._corner),
            *self.edges(),
            appearance.edition(),
            self.devicePixelRatioF(),
            self.chosen_piece(),
            self.hasFocus(),
        )
        for touched in event.region():  # type: ignore[attr-defined]
            painter.setClipRect(touched)
            painter.fillRect(touched, appearance.colour("surface"))
            paint_board(painter, scene, QRectF(touched))
        painter.setClipping(False)
        self.paint_carried(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew for another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            self._lay_out()
            self.update()

    # keys and pointer

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what is chosen."""
        super().focusInEvent(event)
        piece = self.chosen_piece() or self.picture.piece((0, 0, 0))
        if piece:
            self.choose(piece)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        piece = self.chosen_piece()
        if piece:
            self.update(around(rect_of(piece.box)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, carry with Ctrl and the arrows, open with Enter."""
        if self.took_key(event):
            return
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(key)
        elif key in ENTERS and self.chosen_piece():
            self.piece_opened.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the piece under the pointer, and take hold of it."""
        super().mousePressEvent(event)
        piece = self.piece_at(event.position())
        if piece:
            self.choose(piece)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the piece under the pointer."""
        piece = self.piece_at(event.position())
        if piece:
            self.choose(piece)
            self.piece_opened.emit()

    def event(self, event: QEvent) -> bool:
        """Say the whole of a piece in a tooltip, but not while a tile is carried."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            piece = self.piece_at(QPointF(event.pos()))
            words = self.words_of(piece) if piece and not self.carried else ""
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)


def _same_places(one: BoardPicture, other: BoardPicture) -> bool:
    """Return whether rows, heads and columns of two pictures stand at the same places, by the same names."""
    if one.columns != other.columns or one.groups != other.groups or len(one.lines) != len(other.lines):
        return False
    pairs = list(zip(one.lines, other.lines, strict=True))
    return all(old.box == new.box and replace(old.row, cells=()) == replace(new.row, cells=()) for old, new in pairs)
