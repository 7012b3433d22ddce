"""The agenda at the left of the room: start, number, wrapped title, time used, and what was recorded under each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon
from desktop.kit.row_table import CellRole, Column, Line, RowTable
from desktop.rooms.meeting.pace import MINUTE
from models.queries.agenda import ItemRow
from models.queries.item_clock import Clock
from models.rules.vocabulary import ItemKind, ItemOutcome

AnyIndex = QModelIndex | QPersistentModelIndex
PINNED = frozenset({ItemKind.PINNED_FIRST, ItemKind.PINNED_LAST})
_EDGE, _AIR, _GAP = 14, 8, 8  # px at 100 %
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An item with its start as it went or will go, the seconds used of it, none while it was not taken."""

    item: ItemRow
    start: dt.time
    used: int | None = None
    running: bool = False
    pinned: bool = field(default=False)

    @property
    def time(self) -> str:
        """Say the time: 15 of 35 once it was taken, 35 min before."""
        if self.used is None:
            return f"{self.item.minutes} min"
        return f"{round(self.used / MINUTE)} of {self.item.minutes}"

    @property
    def over(self) -> bool:
        """Whether more was used than allotted."""
        return self.used is not None and self.used > self.item.minutes * MINUTE

    @property
    def sign(self) -> tuple[str, str, str]:
        """Return icon, colour and word of how far the item has come, empty while it is to come."""
        if self.running:
            return "play", "accent", "being taken"
        if self.item.withdrawn_because:
            return "x", "text 2", "withdrawn"
        if self.item.outcome in OUTCOMES:
            return OUTCOMES[self.item.outcome]
        return ("check", "good", "taken") if self.used is not None else ("", "", "")


OUTCOMES = {
    ItemOutcome.TAKEN.value: ("check", "good", "taken"),
    ItemOutcome.NOT_REACHED.value: ("clock", "warn", "not reached"),
    ItemOutcome.NEXT_TIME.value: ("repeat", "warn", "decide next time"),
}


def order_lines(items: tuple[ItemRow, ...], clock: Clock, starts: Mapping[str, dt.time]) -> tuple[OrderLine, ...]:
    """Return the lines of an agenda with its clock; `starts` are those reckoned, by the item's key."""
    return tuple(
        OrderLine(
            item,
            starts.get(item.id, item.start),
            clock.spans.get(item.id),
            item.id == clock.running_item_id,
            item.kind in PINNED,
        )
        for item in items
    )


def counts(item: ItemRow) -> str:
    """Say what was recorded under an item: 1 D · 2 A."""
    parts = (f"{item.decisions} D" if item.decisions else "", f"{item.actions} A" if item.actions else "")
    return " · ".join(part for part in parts if part)


def second_line(line: OrderLine) -> str:
    """Say what stands under the title: counts, Part 2, and an outcome that is not just taken."""
    word = line.sign[2] if line.sign[1] in {"warn", "text 2"} else ""
    part = "Part 2" if line.item.part == 2 else ""  # noqa: PLR2004  the closed part
    return " · ".join(one for one in (counts(line.item), part, word) if one)


def spoken(line: OrderLine) -> str:
    """Say a line of the running order in full, for screen readers and tooltips."""
    item = line.item
    number = f"item {item.number}" if item.number else "break"
    parts = (f"{line.start:%H:%M}", number, item.title, line.time, line.sign[2], counts(item))
    return ", ".join(part for part in parts if part)


class OrderDelegate(QStyledItemDelegate):
    """Paints one item; its height follows the title's wrapping."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of the wrapped title and the counts."""
        line: Line[OrderLine] = index.data(CellRole.LINE)
        width = self._view.viewport().width()
        chosen = index == self._view.currentIndex()
        return QSize(width, round(_height(line.row, width, chosen=chosen)) if line.row else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, bar, times, number, title and counts."""
        line: Line[OrderLine] = index.data(CellRole.LINE)
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
    """The items of a meeting; choosing one brings it into the middle, Enter or a double click takes it."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        columns = (Column[OrderLine]("Item", spoken),)
        self._table: RowTable[OrderLine] = RowTable(columns, key=lambda line: line.item.id)
        self.setModel(self._table)
        self.setItemDelegate(OrderDelegate(self))
        self.setAccessibleName("Agenda")
        self.setObjectName("runningOrder")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self._dress()
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.activated.connect(lambda _index: self.taken.emit(self.current_item()))

    def display(self, lines: tuple[OrderLine, ...]) -> None:
        """Show the items; the chosen one stays chosen."""
        if lines != self._table.rows():
            same = [(line.item, line.sign) for line in lines] == [(row.item, row.sign) for row in self._table.rows()]
            self._table.replace(lines)
            if not same:
                self.scheduleDelayedItemsLayout()

    def lines(self) -> tuple[OrderLine, ...]:
        """Return the lines shown."""
        return self._table.rows()

    def current_item(self) -> ItemRow | None:
        """Return the chosen item."""
        line = self._table.row_at(self.currentIndex())
        return line.item if line else None

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
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        """Stand on the ground of the side."""
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Base, appearance.colour("side"))
        self.setPalette(ground)

    def _tell(self, current: QModelIndex, _before: Any) -> None:  # noqa: ANN401  Qt hands an index
        self.scheduleDelayedItemsLayout()
        line = self._table.row_at(current)
        self.chosen.emit(line.item if line else None)


def _paint_item(painter: QPainter, rect: QRectF, shown: OrderLine, *, chosen: bool) -> None:
    item, top = shown.item, rect.y() + appearance.space(_AIR)
    edge, gap, side = appearance.space(_EDGE), appearance.space(_GAP), appearance.space(15)
    body, small = appearance.type_font(), appearance.type_font("small")
    quiet, line = appearance.colour("text 2"), QFontMetricsF(body).height()
    start, number, title, minutes = _columns(rect.width())
    painters.paint_text(painter, QRectF(rect.x() + edge, top, start, line), f"{shown.start:%H:%M}", body, quiet)
    place = QRectF(rect.x() + edge + start + gap, top, number, line)
    if item.kind == ItemKind.BREAK:
        paint_icon(painter, "coffee", QRectF(place.x(), place.center().y() - side / 2, side, side), quiet)
    painters.paint_text(painter, place, item.number, body, appearance.colour("text"))
    words = QRectF(place.right() + gap, top, title, rect.height())
    font = _title_type(chosen=chosen)
    font.setStrikeOut(bool(item.withdrawn_because))
    painter.setFont(font)
    painter.setPen(appearance.colour("text" if chosen or not shown.sign[2] else "text 2"))
    painter.drawText(words, _WRAP, item.title)
    right = QRectF(words.right() + gap, top, minutes, line)
    ink = appearance.colour("warn") if shown.over else quiet
    painters.paint_text(painter, right, shown.time, body, ink, _RIGHT)
    _paint_signs(painter, right.translated(0, line), shown)
    if second_line(shown):
        low = QFontMetricsF(small).height()
        beneath = QRectF(words.x(), rect.bottom() - appearance.space(_AIR) - low, title, low)
        painters.paint_text(painter, beneath, second_line(shown), small, quiet)


def _paint_signs(painter: QPainter, beneath: QRectF, shown: OrderLine) -> None:
    """Paint at the right, under the minutes, how far an item has come, and before it that it is pinned."""
    side = appearance.space(15)
    square = QRectF(beneath.right() - side, beneath.y() + (beneath.height() - side) / 2, side, side)
    sign, tone, _ = shown.sign
    if sign:
        paint_icon(painter, sign, square, appearance.colour(tone))
        square.translate(-side - appearance.space(4), 0)
    if shown.pinned:
        paint_icon(painter, "pin", square, appearance.colour("text 2"))


def _title_type(*, chosen: bool) -> QFont:
    return appearance.type_font(weight=600 if chosen else 400)


def _columns(width: float) -> tuple[float, float, float, float]:
    """Return the widths of start, number, title and minutes in a line of `width` px."""
    metrics = QFontMetricsF(appearance.type_font())
    start, number = metrics.horizontalAdvance("00:00") + 1, metrics.horizontalAdvance("12A") + 1
    minutes = max(metrics.horizontalAdvance(sample) for sample in ("120 min", "34 of 120")) + 1
    return start, number, max(40.0, width - start - number - minutes - appearance.space(2 * _EDGE + 3 * _GAP)), minutes


def _height(shown: OrderLine, width: float, *, chosen: bool) -> float:
    """Return the height of an item's line in px: its wrapped title, bold when chosen, and the line beneath."""
    room = QRectF(0, 0, _columns(width)[2], 10_000)
    wrapped = QFontMetricsF(_title_type(chosen=chosen)).boundingRect(room, _WRAP, shown.item.title).height()
    low = QFontMetricsF(appearance.type_font("small")).height() if second_line(shown) else 0
    signs = 2 * QFontMetricsF(appearance.type_font()).height() if shown.sign[0] or shown.pinned else 0
    return max(max(wrapped + low, signs) + appearance.space(2 * _AIR + 1), appearance.row_height(1))
