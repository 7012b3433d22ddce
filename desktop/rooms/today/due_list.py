"""The list of what is due: a painted row each, with the one button that does it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.kit.row_table import Column, RowTable
from desktop.rooms.today.due_lines import when_of
from desktop.rooms.today.due_painter import DueDelegate
from models.queries.today import DueRow

_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: -1,
    QAbstractItemView.CursorAction.MovePrevious: -1,
    QAbstractItemView.CursorAction.MoveDown: 1,
    QAbstractItemView.CursorAction.MoveNext: 1,
}


class DueList(QListView):
    """What is due in its groups; Enter, a double click or the button of a row does it."""

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, button_words: Callable[[DueRow], str], meaning: Callable[[str, Sequence[DueRow]], str]) -> None:
        super().__init__()
        column: Column[DueRow] = Column("Due", lambda row: row.title, second=lambda row: spoken(row, button_words(row)))
        self._table = RowTable((column,), lambda row: (row.kind, row.subject, row.title), group_of, meaning)
        self._words = button_words
        self._delegate = DueDelegate(button_words)
        self.setModel(self._table)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("What is due")
        self.setProperty("takesLetters", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(self._table.row_at(now)))

    def display(self, rows: Sequence[DueRow]) -> None:
        """Show what is due; the chosen line stays, at first it is the first one."""
        self._delegate.widest = max((self._delegate.button_width(self._words(row)) for row in rows), default=0)
        self._table.replace(rows)
        if self.current_row() is None and rows:
            self.setCurrentIndex(self._table.index(self._nearest_row(0, 1), 0))
        self.viewport().update()

    def rows(self) -> tuple[DueRow, ...]:
        """Return the lines shown."""
        return self._table.rows()

    def current_row(self) -> DueRow | None:
        """Return the chosen line, none if there is none."""
        return self._table.row_at(self.currentIndex())

    def button_rect(self, row: DueRow) -> QRectF:
        """Return where the button of a line is painted, in the viewport."""
        index = self._table.index(self._table.place_of((row.kind, row.subject, row.title)), 0)
        return self._delegate.button_place(QRectF(self.visualRect(index)), row, chosen=index == self.currentIndex())

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk over the group lines."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or self._table.row_at(index) is not None:
            return index
        step = _STEPS.get(action, 1)
        place = self._nearest_row(index.row(), step)
        return self._table.index(place, 0) if place >= 0 else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the chosen line with Enter; letters are left to the commands."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want(self.current_row())
        elif event.text() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave group lines alone; choose others."""
        if self._row_under(event) is not None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do a line whose button was clicked."""
        super().mouseReleaseEvent(event)
        row = self._row_under(event)
        if row is not None and self.button_rect(row).contains(event.position()):
            self._want(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do a line that was clicked twice beside its button."""
        row = self._row_under(event)
        if row is not None and not self.button_rect(row).contains(event.position()):
            self._want(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the mouse."""
        super().mouseMoveEvent(event)
        row = self._row_under(event)
        on = row is not None and self.button_rect(row).contains(event.position())
        self._light(row if on else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._light(None)

    def _light(self, row: DueRow | None) -> None:
        if self._delegate.lit != row:
            self._delegate.lit = row
            self.viewport().update()

    def _want(self, row: DueRow | None) -> None:
        if row is not None:
            self.wanted.emit(row)

    def _row_under(self, event: QMouseEvent) -> DueRow | None:
        index = self.indexAt(event.position().toPoint())
        return self._table.row_at(index) if index.isValid() else None

    def _nearest_row(self, place: int, step: int) -> int:
        """Return the next line from a place on that is no group, or -1."""
        while 0 <= place < self._table.rowCount():
            if self._table.line(place).row is not None:
                return place
            place += step
        return -1


def group_of(row: DueRow) -> str:
    """Return the title over a line."""
    return row.group[:1].upper() + row.group[1:]


def spoken(row: DueRow, button: str) -> str:
    """Return the rest of a line as a screen reader says it."""
    return " · ".join(part for part in (row.forum_code, row.detail, when_of(row).words, button) if part)
