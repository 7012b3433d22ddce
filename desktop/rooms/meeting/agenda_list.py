"""The list of items: Esc lets go of the chosen one, and an item is dragged to another place."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from desktop.kit import appearance
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowView
from models.queries.agenda import ItemRow

_LINE = 2  # px of the line at which an item would be dropped


class AgendaList(RowView[ItemRow]):
    """The items; `carried` hands on the item dragged and its new position, counted from 1.

    `menu_asked` tells where on the screen the menu of the chosen item is wanted.
    """

    let_go = Signal()
    carried = Signal(object, int)
    menu_asked = Signal(QPoint)

    def __init__(self, table: RowTable[ItemRow], name: str) -> None:
        super().__init__(table, name)
        self._items = table
        self._pressed: QPoint | None = None
        self._gap: int | None = None
        """Between which lines the dragged item would fall, counted from the top; none while nothing is dragged."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of what is dragged, or of the item, with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._drop_nothing()
        elif event.key() == Qt.Key.Key_Escape and self.currentIndex().isValid():
            self.let_item_go()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen item, by the Menu key or the right button."""
        if self.current_row() is not None:
            self.menu_asked.emit(event.globalPos())
        event.accept()

    def let_item_go(self) -> None:
        """Choose no item."""
        self.clearSelection()
        self.setCurrentIndex(self.rootIndex())
        self.let_go.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose an item, which may then be dragged."""
        super().mousePressEvent(event)
        there = self._items.row_at(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if there and left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the item would fall."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._gap is None and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._gap = self._gap_at(at.y())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the item fall where the line is."""
        super().mouseReleaseEvent(event)
        gap, row = self._gap, self.current_row()
        self._drop_nothing()
        if gap is None or row is None:
            return
        before = sum(1 for place in range(gap) if self._items.line(place).row is not None)
        position = before + (before < row.position)
        if position != row.position:
            self.carried.emit(row, position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line at which the dragged item would fall over the rows."""
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self._items.rowCount() - 1
        y = self.rowViewportPosition(self._gap) if self._gap <= last else self._foot(last)
        painter = QPainter(self.viewport())
        painter.fillRect(0, y - _LINE, self.viewport().width(), _LINE, appearance.colour("accent"))

    def _gap_at(self, y: int) -> int:
        """Return the gap nearest to a height, 0 over the first line."""
        place = self.rowAt(y)
        if place < 0:
            return self._items.rowCount() if y > 0 else 0
        middle = self.rowViewportPosition(place) + self.rowHeight(place) / 2
        return place + (y > middle)

    def _foot(self, place: int) -> int:
        return self.rowViewportPosition(place) + self.rowHeight(place)

    def _drop_nothing(self) -> None:
        self._pressed, self._gap = None, None
        self.viewport().unsetCursor()
        self.viewport().update()
