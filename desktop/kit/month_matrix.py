"""A matrix of months on screen: names stand still at the left, heads above, chips between them, walked with arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
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
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from desktop.kit import appearance
from desktop.kit.matrix_layout import CellLook, MatrixLayout, MatrixMonth, MatrixRow, Measures
from desktop.kit.matrix_painting import (
    letters_width,
    paint_cell,
    paint_group,
    paint_head,
    paint_label,
    paint_line,
    paint_name,
    paint_total,
)
from desktop.kit.planner_parts import paint_ring, plain

_ROW_AIR, _GROUP_AIR, _HEAD_AIR = 13, 15, 12
_NAME, _NAME_SHARE, _NAME_LEAST = 300, 0.3, 150
_MONTH, _TOTAL, _LETTERS_AIR = 42, 64, 14
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-8, 0), Qt.Key.Key_PageDown: (8, 0), Qt.Key.Key_Home: (0, -99), Qt.Key.Key_End: (0, 99),
}  # fmt: skip


class MonthMatrix(QAbstractScrollArea):
    """Rows by month; `cell_chosen` when another cell is chosen, `cell_opened` on Enter and double click."""

    cell_chosen = Signal()
    cell_opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.viewport().update())
        self._labels = ("", "")
        self._months: tuple[MatrixMonth, ...] = ()
        self._rows: tuple[MatrixRow, ...] = ()
        self._layout = MatrixLayout(Measures(0, 0, 0, 1, 0, 0), (), (), 0)
        self._place: tuple[int, int] | None = None

    def display(
        self,
        months: Sequence[MatrixMonth],
        rows: Sequence[MatrixRow],
        labels: tuple[str, str] = ("", ""),
        start: int = 0,
    ) -> None:
        """Show months and rows under the labels of names and totals (none: without totals).

        The cell chosen stays chosen where its row and month are still there; else the month `start` of the first row.
        """
        self._labels = labels
        before = self._place
        key = self._rows[before[0]].key if before else ""
        self._months, self._rows = tuple(months), tuple(rows)
        self._lay_out()
        again = next((n for n, row in enumerate(self._rows) if row.cells and row.key == key), None)
        if before and again is not None and before[1] < len(self._months):
            self._place = again, before[1]
        else:
            self._begin(start)
        self.viewport().update()

    def _begin(self, month: int) -> None:
        """Choose a month of the first row, and bring it into view."""
        first = self._layout.first()
        self._place = (first[0], min(month, len(self._months) - 1)) if first else None
        if self._place:
            self._bring_into_view(self._place)

    def place(self) -> tuple[str, int] | None:
        """Return the key of the row chosen and the number of the month, none in an empty matrix."""
        return (self._rows[self._place[0]].key, self._place[1]) if self._place else None

    def choose(self, key: str, month: int) -> None:
        """Choose a cell by the key of its row and its month."""
        row = next((n for n, one in enumerate(self._rows) if one.cells and one.key == key), None)
        if row is not None and 0 <= month < len(self._months):
            self._choose((row, month))

    def words_of(self, place: tuple[int, int]) -> str:
        """Return a cell in words: row, month and what it says."""
        row, month = self._rows[place[0]], self._months[place[1]]
        said = row.cells[place[1]].words or "nothing"
        return f"{row.title}, {month.name}: {said}"

    def cell_box(self, key: str, month: int) -> QRectF:
        """Return where a cell stands in the viewport."""
        row = next(n for n, one in enumerate(self._rows) if one.key == key and one.cells)
        return self._layout.cell_rect(row, month).translated(self._shift())

    # measuring

    def _lay_out(self) -> None:
        body, small = (QFontMetricsF(appearance.type_font(role)).height() for role in ("body", "small"))
        wide = self.viewport().width()
        letters = any(cell.look is CellLook.LETTERS for row in self._rows for cell in row.cells)
        month = letters_width() + appearance.space(_LETTERS_AIR) if letters else appearance.space(_MONTH)
        under = any(one.under for one in self._months)
        measures = Measures(
            head=round(small * (2 if under else 1)) + appearance.space(_HEAD_AIR),
            row=round(body) + appearance.space(_ROW_AIR),
            group=round(small) + appearance.space(_GROUP_AIR),
            month=month,
            name=min(appearance.space(_NAME), max(appearance.space(_NAME_LEAST), round(wide * _NAME_SHARE))),
            total=appearance.space(_TOTAL) if self._labels[1] else 0,
        )
        self._layout = MatrixLayout(measures, self._months, self._rows, wide)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(wide)
        across.setSingleStep(self._layout.month)
        across.setRange(0, max(0, self._layout.width - wide))
        high = self.viewport().height() - measures.head
        down.setPageStep(max(high, 1))
        down.setSingleStep(measures.row)
        down.setRange(0, max(0, self._layout.height - high))

    def _shift(self) -> QPointF:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QPointF(-across, self._layout.measures.head - down)

    def minimumSizeHint(self) -> QSize:
        """Return a size that shows a few rows."""
        return QSize(appearance.space(240), appearance.space(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the months over the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew for another font or appearance."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._lay_out()
            self.viewport().update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view, then the names and heads over them."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), appearance.colour("surface"))
        shift, layout = self._shift(), self._layout
        head = layout.measures.head
        top, bottom = event.rect().top() - shift.y(), event.rect().bottom() + 1 - shift.y()
        for number in layout.rows_within(top, bottom):
            self._paint_row(painter, number, shift)
        if self._place and self.hasFocus():
            ring = layout.cell_rect(*self._place).translated(shift)
            if ring.x() >= layout.measures.name - 1 and ring.y() >= head - 1:
                paint_ring(painter, ring, appearance.colour("accent"))
        self._paint_heads(painter, shift)

    def _paint_row(self, painter: QPainter, number: int, shift: QPointF) -> None:
        row, layout = self._rows[number], self._layout
        whole = layout.row_rect(number).translated(shift)
        wide = QRectF(0, whole.y(), self.viewport().width(), whole.height())
        if not row.cells:
            paint_group(painter, wide, row)
            paint_line(painter, QLineF(0, whole.bottom() - 0.5, wide.width(), whole.bottom() - 0.5))
            return
        for month, cell in enumerate(row.cells):
            rect = layout.cell_rect(number, month).translated(shift)
            if self._months[month].tinted:
                painter.fillRect(rect, appearance.colour("selection soft"))
            paint_cell(painter, rect, cell)
        if layout.measures.total:
            total = QRectF(whole.right() - layout.measures.total, whole.y(), layout.measures.total, whole.height())
            paint_total(painter, total, row)
        paint_name(painter, QRectF(0, whole.y(), layout.measures.name, whole.height()), row)
        strong = row.summed or (number + 1 < len(self._rows) and self._rows[number + 1].summed)
        paint_line(painter, QLineF(0, whole.bottom() - 0.5, wide.width(), whole.bottom() - 0.5), strong=strong)

    def _paint_heads(self, painter: QPainter, shift: QPointF) -> None:
        layout, wide = self._layout, self.viewport().width()
        head = layout.measures.head
        painter.fillRect(QRectF(0, 0, wide, head), appearance.colour("surface"))
        for number, month in enumerate(self._months):
            left = layout.measures.name + number * layout.month + shift.x()
            paint_head(painter, QRectF(left, 0, layout.month, head), month)
        if layout.measures.total:
            left = layout.width - layout.measures.total + shift.x()
            paint_label(painter, QRectF(left, 0, layout.measures.total, head), self._labels[1], right=True)
        paint_label(painter, QRectF(0, 0, layout.measures.name, head), self._labels[0])
        paint_line(painter, QLineF(0, head - 0.5, wide, head - 0.5), strong=True)

    # keys and pointer

    def _choose(self, place: tuple[int, int]) -> None:
        self._place = place
        self._bring_into_view(place)
        words = self.words_of(place)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.viewport().update()
        self.cell_chosen.emit()

    def _bring_into_view(self, place: tuple[int, int]) -> None:
        rect, across, down = self._layout.cell_rect(*place), self.horizontalScrollBar(), self.verticalScrollBar()
        left = rect.x() - self._layout.measures.name
        if left < across.value():
            across.setValue(round(left))
        elif rect.right() > across.value() + self.viewport().width():
            across.setValue(round(rect.right() - self.viewport().width()))
        if rect.y() < down.value():
            down.setValue(0 if (place[0], 0) == self._layout.first() else round(rect.y()))
        elif rect.bottom() > down.value() + down.pageStep():
            down.setValue(round(rect.bottom() - down.pageStep()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        key = Qt.Key(event.key())
        step = _STEPS.get(key)
        if step and self._place and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(self._layout.step(self._place, *step))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._place:
            self.cell_opened.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the arrows stand."""
        super().focusInEvent(event)
        if self._place:
            self.setAccessibleDescription(self.words_of(self._place))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _place_at(self, point: QPoint) -> tuple[int, int] | None:
        if point.y() < self._layout.measures.head:
            return None
        shift = self._shift()
        across = point.x() if point.x() < self._layout.measures.name else point.x() - shift.x()
        return self._layout.place_at(across, point.y() - shift.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        place = self._place_at(event.position().toPoint())
        if place:
            self._choose(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a click as well."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell under the pointer."""
        if self._place_at(event.position().toPoint()):
            self.cell_opened.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tip what the cell under the pointer holds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            if place and self._rows[place[0]].cells[place[1]].words:
                QToolTip.showText(event.globalPos(), plain(self.words_of(place)), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
