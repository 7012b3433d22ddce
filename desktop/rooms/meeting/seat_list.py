"""The seats of a meeting as a list: initials, post, and how the seat is filled."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.kit import appearance, painters
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.row_table import CellRole, Column, Line, RowTable
from desktop.kit.statuses import Status
from desktop.rooms.meeting.seat_line import initials_of
from models.queries.agenda import SeatRow
from models.rules.vocabulary import Presence

PRESENCES = {
    Presence.HERE.value: Status("Here", "check", "good"),
    Presence.DEPUTY.value: Status("Deputy", "repeat", "special"),
    Presence.APOLOGIES.value: Status("Apologies", "x", "warn"),
}
UNKNOWN = Status("Not known", "circle", "hold")
_EDGE, _GAP = 18, 8  # px at 100 %
_SET = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}

AnyIndex = QModelIndex | QPersistentModelIndex


def seat_status(seat: SeatRow) -> Status:
    """Return how a seat is filled, as it is shown; for whom came or left in between, from and until which item."""
    status, span = PRESENCES.get(seat.presence, UNKNOWN), span_words(seat.from_item, seat.to_item)
    if not span:
        return status
    if seat.presence == Presence.DEPUTY:
        return Status(f"Deputy, {span}", status.icon, status.tone)
    return Status(f"{span[0].upper()}{span[1:]}", "door-open", "info")


def span_words(first: str, last: str) -> str:
    """Say for which items somebody is there: from item 4, until item 3, items 2–5; empty for all of them."""
    if first and last:
        return f"item {first}" if first == last else f"items {first}–{last}"
    return f"from item {first}" if first else f"until item {last}" if last else ""


def seat_words(seat: SeatRow) -> str:
    """Name a seat: its post, or the post somebody stands in for."""
    return f"for {seat.post}" if seat.presence == Presence.DEPUTY else seat.post


class SeatDelegate(QStyledItemDelegate):
    """Paints one seat; every size comes from the font."""

    def __init__(self, view: "SeatList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return the height of a one-line row."""
        return QSize(0, appearance.row_height(1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint initials, post and presence."""
        line: Line[SeatRow] = index.data(CellRole.LINE)
        if line.row is None:
            return
        painter.save()
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        if chosen:
            painter.fillRect(rect, appearance.colour("selection"))
        inner = rect.adjusted(appearance.space(_EDGE), 0, -appearance.space(_EDGE), 0)
        bold, body = appearance.type_font("small", 600), appearance.type_font()
        first = QFontMetricsF(bold).horizontalAdvance("MWM") + appearance.space(_GAP)
        status = seat_status(line.row)
        last = painters.status_width(status)
        initials = self._view.initials_in(line.row)
        painters.paint_text(painter, inner, initials, bold, appearance.colour("text 2"))
        words = inner.adjusted(first, 0, -last - appearance.space(_GAP), 0)
        painters.paint_text(painter, words, seat_words(line.row), body, appearance.colour("text"))
        painters.paint_status(painter, QRectF(inner.right() - last, inner.y(), last + 1, inner.height()), status)
        if chosen:
            draw_focus_ring(painter, rect, self._view.palette(), 0)
        painter.restore()


class SeatList(QListView):
    """The seats; a click, Space or Enter sets the presence of one."""

    pressed_on = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.initials: dict[str, str] = {}
        columns = (Column[SeatRow]("Seat", _spoken, tip=_spoken),)
        self._table: RowTable[SeatRow] = RowTable(columns, key=lambda seat: seat.post_id)
        self.setModel(self._table)
        self.setItemDelegate(SeatDelegate(self))
        self.setAccessibleName("Attendance")
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def display(self, seats: tuple[SeatRow, ...], initials: dict[str, str]) -> None:
        """Show the seats; initials by person. All are shown where they fit, at least four."""
        self.initials = initials
        self._table.replace(seats)
        self._fit()
        self.viewport().update()

    def initials_in(self, seat: SeatRow) -> str:
        """Return the initials of whoever sits in a seat: its holder, or the deputy."""
        deputised = seat.presence == Presence.DEPUTY and seat.deputy_name
        return initials_of(seat.deputy_name) if deputised else self.initials.get(seat.person_id, "")

    def current_seat(self) -> SeatRow | None:
        """Return the seat under the mark."""
        return self._table.row_at(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the presence of the seat under the pointer."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.pressed_on.emit(self.current_seat())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the presence of the seat under the mark with Space or Enter."""
        if event.key() in _SET and self.current_seat():
            self.pressed_on.emit(self.current_seat())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a seat in full as its tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            place: Any = getattr(event, "pos", None)
            index = self.indexAt(place()) if place else QModelIndex()
            seat = self._table.row_at(index)
            self.setToolTip(_spoken(seat) if seat else "")
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the system font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of all seats."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _fit(self) -> None:
        rows, row = max(1, self._table.rowCount()), appearance.row_height(1)
        self.setMaximumHeight(rows * row)
        self.setMinimumHeight(min(rows, 4) * row)
        self.updateGeometry()


def _spoken(seat: SeatRow) -> str:
    if seat.presence == Presence.DEPUTY:
        span = span_words(seat.from_item, seat.to_item)
        said = f"{seat.deputy}, {seat.deputy_name or 'vacant'}, for {seat.post}"
        return f"{said}, {span}" if span else said
    return f"{seat.post}, {seat.name or 'vacant'}, {seat_status(seat).word}"
