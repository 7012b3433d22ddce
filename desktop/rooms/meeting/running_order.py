"""The agenda at the left of the room: start, number, wrapped title, minutes, and what was recorded under each."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon
from desktop.kit.row_table import CellRole, Column, Line, RowTable
from models.queries.agenda import ItemRow
from models.rules.vocabulary import ItemKind

AnyIndex = QModelIndex | QPersistentModelIndex
_EDGE, _AIR, _GAP = 14, 8, 8  # px at 100 %
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def counts(item: ItemRow) -> str:
    """Say what was recorded under an item: 1 D · 2 A."""
    parts = (f"{item.decisions} D" if item.decisions else "", f"{item.actions} A" if item.actions else "")
    return " · ".join(part for part in parts if part)


def spoken(item: ItemRow) -> str:
    """Say a line of the running order in full, for screen readers and tooltips."""
    number = f"item {item.number}" if item.number else "break"
    parts = (f"{item.start:%H:%M}", number, item.title, f"{item.minutes} min", counts(item))
    return ", ".join(part for part in parts if part)


class OrderDelegate(QStyledItemDelegate):
    """Paints one item; its height follows the title's wrapping."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of the wrapped title and the counts."""
        line: Line[ItemRow] = index.data(CellRole.LINE)
        width = self._view.viewport().width()
        chosen = index == self._view.currentIndex()
        return QSize(width, round(_height(line.row, width, chosen=chosen)) if line.row else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, bar, times, number, title and counts."""
        line: Line[ItemRow] = index.data(CellRole.LINE)
        if line.row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, appearance.colour("surface" if chosen else "side"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line"))
        if chosen:
            painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height() - 1), appearance.colour("accent"))
        _paint_item(painter, rect, line.row, chosen=chosen)
        painter.restore()


class RunningOrder(QListView):
    """The items of a meeting; choosing one brings it into the middle."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        columns = (Column[ItemRow]("Item", spoken),)
        self._table: RowTable[ItemRow] = RowTable(columns, key=lambda item: item.id)
        self.setModel(self._table)
        self.setItemDelegate(OrderDelegate(self))
        self.setAccessibleName("Agenda")
        self.setObjectName("runningOrder")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def display(self, items: tuple[ItemRow, ...]) -> None:
        """Show the items; the chosen one stays chosen."""
        self._table.replace(items)
        self.scheduleDelayedItemsLayout()

    def current_item(self) -> ItemRow | None:
        """Return the chosen item."""
        return self._table.row_at(self.currentIndex())

    def choose(self, item_id: str) -> bool:
        """Choose an item; False when it is not on the agenda."""
        place = self._table.place_of(item_id)
        if place >= 0:
            self.setCurrentIndex(self._table.index(place, 0))
        return place >= 0

    def walk(self, step: int) -> None:
        """Choose the item before (-1) or after (1) the chosen one."""
        place = min(max(self.currentIndex().row() + step, 0), self._table.rowCount() - 1)
        self.setCurrentIndex(self._table.index(place, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the titles anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the system font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.scheduleDelayedItemsLayout()

    def _tell(self, current: QModelIndex, _before: Any) -> None:  # noqa: ANN401  Qt hands an index
        self.scheduleDelayedItemsLayout()
        self.chosen.emit(self._table.row_at(current))


def _paint_item(painter: QPainter, rect: QRectF, item: ItemRow, *, chosen: bool) -> None:
    top, edge, gap = rect.y() + appearance.space(_AIR), appearance.space(_EDGE), appearance.space(_GAP)
    body, small = appearance.type_font(), appearance.type_font("small")
    quiet, ink = appearance.colour("text 2"), appearance.colour("text")
    line = QFontMetricsF(body).height()
    start, number, title, minutes = _columns(rect.width())
    painters.paint_text(painter, QRectF(rect.x() + edge, top, start, line), f"{item.start:%H:%M}", body, quiet)
    place = QRectF(rect.x() + edge + start + gap, top, number, line)
    if item.kind == ItemKind.BREAK:
        side = appearance.space(15)
        paint_icon(painter, "coffee", QRectF(place.x(), place.center().y() - side / 2, side, side), quiet)
    painters.paint_text(painter, place, item.number, body, ink)
    words = QRectF(place.right() + gap, top, title, rect.height())
    painter.setFont(_title_type(chosen=chosen))
    painter.setPen(ink)
    painter.drawText(words, _WRAP, item.title)
    painters.paint_text(
        painter, QRectF(words.right() + gap, top, minutes, line), f"{item.minutes} min", body, quiet, _RIGHT
    )
    if counts(item):
        low = QFontMetricsF(small).height()
        beneath = QRectF(words.x(), rect.bottom() - appearance.space(_AIR) - low, title, low)
        painters.paint_text(painter, beneath, counts(item), small, quiet)


def _title_type(*, chosen: bool) -> QFont:
    return appearance.type_font(weight=600 if chosen else 400)


def _columns(width: float) -> tuple[float, float, float, float]:
    """Return the widths of start, number, title and minutes in a line of `width` px."""
    metrics = QFontMetricsF(appearance.type_font())
    start, number = metrics.horizontalAdvance("00:00") + 1, metrics.horizontalAdvance("12A") + 1
    minutes = metrics.horizontalAdvance("120 min") + 1
    return start, number, max(40.0, width - start - number - minutes - appearance.space(2 * _EDGE + 3 * _GAP)), minutes


def _height(item: ItemRow, width: float, *, chosen: bool) -> float:
    """Return the height of an item's line in px: its wrapped title, bold when chosen, and its counts."""
    room = QRectF(0, 0, _columns(width)[2], 10_000)
    wrapped = QFontMetricsF(_title_type(chosen=chosen)).boundingRect(room, _WRAP, item.title)
    low = QFontMetricsF(appearance.type_font("small")).height() if counts(item) else 0
    return max(wrapped.height() + low + appearance.space(2 * _AIR + 1), appearance.row_height(1))
