"""The view of a list: fixed row heights, column widths from sample texts, keyboard, group lines and a foot."""

from collections.abc import Hashable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.column_widths import ColumnWidths
from desktop.kit.controls import icon_label, plain_label
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.row_delegate import FIRST_INSET, RowDelegate, paint_group
from desktop.kit.row_table import RowTable
from desktop.kit.view_state import ViewState

Row = TypeVar("Row")


class RowView(QTableView, Generic[Row]):
    """A list of rows; `chosen` follows the current line, Enter opens, Space previews."""

    chosen = Signal(object)
    opened = Signal(object)
    previewed = Signal(object)

    def __init__(self, table: RowTable[Row], name: str, *, lines: int = 2) -> None:
        super().__init__()
        self._table = table
        self._lines = self._tall = lines
        self._delegate = RowDelegate(table, lines)
        self.setModel(table)
        self._widths = ColumnWidths(self, table)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("takesLetters", True)
        self._set_up()
        self._set_up_head()
        self._lay_out()
        for signal in (table.layoutChanged, table.rowsInserted, table.rowsRemoved, table.modelReset):
            signal.connect(self._span_groups)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(lambda _index: self._open())

    def _set_up(self) -> None:
        """Choose whole single rows, no grid, rows of one height."""
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_head(self) -> None:
        """Let the head sort and be resized; one column takes the spare width."""
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._sort)

    def _lay_out(self) -> None:
        """Measure heights and widths at the present font."""
        self.horizontalHeader().setFont(appearance.type_font("small", 600))
        self.horizontalHeader().setFixedHeight(appearance.space(30))
        self.verticalHeader().setMinimumSectionSize(appearance.space(20))
        self.verticalHeader().setDefaultSectionSize(appearance.row_height(self._lines))
        self._widths.measure_again()
        self._span_groups()

    def _span_groups(self) -> None:
        """Give group lines their own height."""
        tall, low = appearance.row_height(self._lines), appearance.space(27)
        for place in range(self._table.rowCount()):
            wanted = low if self._table.line(place).group else tall
            if self.rowHeight(place) != wanted:
                self.setRowHeight(place, wanted)

    def _sort(self, section: int) -> None:
        """Sort by a head that was clicked, and the other way when it was already."""
        if self._table.columns[section].sort_key is None:
            return
        down = self._table.sorted_by() == (section, False)
        self._table.sort(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def keep_widths(self, state: ViewState, name: str) -> None:
        """Keep the widths that the user drags under a name."""
        self._widths.keep_in(state, name)

    def sort_menu(self) -> QMenu:
        """Return the menu that sorts by each head that can, for those without a mouse."""
        menu = QMenu("Sort by", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection("Sort by")
        now = self._table.sorted_by()
        for place, column in enumerate(self._table.columns):
            if column.sort_key is not None:
                entry = menu.addAction(column.title, partial(self._sort, place))
                entry.setCheckable(True)
                entry.setChecked(now is not None and now[0] == place)
        entry = menu.addAction("In the order given", lambda: self._table.sort(-1))
        entry.setCheckable(True)
        entry.setChecked(now is None)
        return menu

    def _open_sort_menu(self) -> None:
        """Open the menu under the head, if any head sorts."""
        if any(column.sort_key for column in self._table.columns):
            head = self.horizontalHeader()
            self.sort_menu().popup(head.mapToGlobal(head.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to sort, by the Menu key or the right button."""
        self._open_sort_menu()
        event.accept()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001
        """Show one line per row, or as many as the list was made for."""
        self._lines = 1 if compact else self._tall
        self._delegate.set_lines(self._lines)
        self._lay_out()
        self.viewport().update()

    def current_row(self) -> Row | None:
        """Return the chosen row, None for none or a group."""
        return self._table.row_at(self.currentIndex())

    def select_key(self, key: Hashable) -> bool:
        """Choose and show the row with a key; False when it is not in the list."""
        place = self._table.place_of(key)
        if place < 0:
            return False
        self.setCurrentIndex(self._table.index(place, 0))
        self.scrollTo(self._table.index(place, 0))
        return True

    def select_first(self) -> None:
        """Choose the first row that is no group."""
        rows = [place for place in range(self._table.rowCount()) if self._table.line(place).row is not None]
        if rows:
            self.setCurrentIndex(self._table.index(rows[0], 0))

    def _tell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._table.row_at(current))

    def _open(self) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        if self._table.line(index.row()).group:
            self._table.fold(index.row())
        else:
            self.opened.emit(self.current_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, preview with Space, sort with Alt+Down; type-ahead search is left to the filter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.key() == Qt.Key.Key_Space:
            self.previewed.emit(self.current_row())
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._open_sort_menu()
        elif event.text() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a group by a click on it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._table.line(index.row()).group:
            self._table.fold(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then the group lines over all columns, then the focus ring; no row is shown half."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        for place in range(max(0, self.rowAt(event.rect().top())), self._table.rowCount()):
            top = self.rowViewportPosition(place)
            if top > event.rect().bottom():
                break
            group = self._table.line(place).group
            if 0 < self.viewport().height() - top < self.rowHeight(place) and top > 0:
                painter.fillRect(0, top, width, self.rowHeight(place), appearance.colour("surface"))
            elif group:
                paint_group(painter, QRectF(0, top, width, self.rowHeight(place) - 1), group)
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.currentIndex().row()
            ring = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row) - 1)
            draw_focus_ring(painter, QRectF(ring), self.palette(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._widths.share()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that Qt makes current, so that ring and ground agree."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the system font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._lay_out()


class RowPane(QWidget):
    """A list with its foot: what is shown of what, and the sum that must hold."""

    def __init__(self, view: RowView[Any]) -> None:
        super().__init__()
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        self._foot = QWidget()
        self._foot.setObjectName("tableFoot")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._foot)
        edge = appearance.space(8)
        row.setContentsMargins(appearance.space(FIRST_INSET), edge, appearance.space(12), edge)
        row.setSpacing(appearance.space(6))
        self._words = plain_label("", "small", "text 2")
        self._tick = icon_label("check", "good", 14)
        self._checked = plain_label("", "small", "good")
        for part in (self._words, self._tick, self._checked):
            row.addWidget(part)
        row.addStretch(1)
        column.addWidget(self._foot)
        self._foot.hide()

    def set_foot(self, words: str, checked: str = "") -> None:
        """Say what is shown; `checked` stands in green with a tick. Empty words hide the foot."""
        self._words.setText(words)
        self._checked.setText(checked)
        self._tick.setVisible(bool(checked))
        self._foot.setVisible(bool(words))
