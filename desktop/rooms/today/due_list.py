"""The list of what is due: a painted row each, with the one button that does it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.kit import appearance, painters
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import paint_icon
from desktop.kit.row_table import CellRole, Column, Group, Line, RowTable
from desktop.rooms.today.due_lines import tone_of, when_of
from models.queries.today import DueRow

AnyIndex = QModelIndex | QPersistentModelIndex
_EDGE, _ICON, _TEXT = 20, 16, 48
_WHEN_AT = 0.6
_ENTER = "⏎"
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

    def __init__(self, button_words: Callable[[DueRow], str], icon_of: Callable[[DueRow], str], meaning: Callable[[str, Sequence[DueRow]], str]) -> None:  # noqa: E501
        super().__init__()
        column: Column[DueRow] = Column("Due", lambda row: row.title, second=lambda row: spoken(row, button_words(row)))
        self._table = RowTable((column,), lambda row: (row.kind, row.subject, row.title), group_of, meaning)
        self._words = button_words
        self._delegate = DueDelegate(button_words, icon_of)
        self.setModel(self._table)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("What is due")
        self.setProperty("takesLetters", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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


class DueDelegate(QStyledItemDelegate):
    """Paints group lines and due lines; every size comes from the font."""

    def __init__(self, words: Callable[[DueRow], str], icon_of: Callable[[DueRow], str]) -> None:
        super().__init__()
        self._words, self._icon_of = words, icon_of
        self.widest = 0.0
        self.lit: DueRow | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return 41 px for a line and 30 for a group, more where the font is larger."""
        line: Line[DueRow] = index.data(CellRole.LINE)
        grown = appearance.row_height(2) + appearance.space(2)
        return QSize(appearance.space(320), appearance.row_height(1) + 1 if line.group else grown)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, hairline and content of a line."""
        line: Line[DueRow] = index.data(CellRole.LINE)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and line.row is not None
        painter.save()
        painter.fillRect(rect, appearance.colour("selection" if chosen else "surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line"))
        if line.group:
            paint_group(painter, rect, line.group)
        if line.row is not None:
            self._paint_row(painter, rect, line.row, chosen=chosen)
            if chosen and option.state & QStyle.StateFlag.State_HasFocus:
                draw_focus_ring(painter, rect.adjusted(0, 0, 0, -1), option.palette, 0)
        painter.restore()

    def button_width(self, words: str) -> float:
        """Return the width of a button of these words, without its key."""
        metrics = QFontMetricsF(appearance.type_font(weight=500))
        return metrics.horizontalAdvance(words) + 2 * appearance.space(10) + 1

    def button_place(self, rect: QRectF, row: DueRow, *, chosen: bool) -> QRectF:
        """Return the rectangle of a line's button; the chosen one shows its key."""
        width = self.button_width(self._words(row))
        width += painters.key_cap_size(_ENTER).width() + appearance.space(8) if chosen else 0
        height = max(appearance.space(26), QFontMetricsF(appearance.type_font()).height() + appearance.space(7))
        left = rect.right() - appearance.space(_EDGE) - width
        return QRectF(left, rect.center().y() - height / 2 - 0.5, width, height)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: DueRow, *, chosen: bool) -> None:
        side = appearance.space(_ICON)
        place = QRectF(rect.x() + appearance.space(_EDGE), rect.center().y() - side / 2, side, side)
        paint_icon(painter, self._icon_of(row), place, appearance.colour(tone_of(row)))
        when = self._when_left(rect)
        words = QRectF(rect.x() + appearance.space(_TEXT), rect.y(), 0, rect.height() - 1)
        words.setRight(when - appearance.space(16))
        painters.paint_two_lines(painter, words, row.title, row.detail, (row.forum_code, row.level))
        self._paint_when(painter, QRectF(when, rect.y(), rect.right() - when, rect.height() - 1), row)
        self._paint_button(painter, self.button_place(rect, row, chosen=chosen), row, chosen=chosen)

    def _when_left(self, rect: QRectF) -> float:
        """Return the left edge (px) of the column that says when: as far right as the buttons leave room."""
        words = QFontMetricsF(appearance.type_font()).horizontalAdvance("1,000 days late")
        key = painters.key_cap_size(_ENTER).width() + appearance.space(8)
        buttons = self.widest + key + 2 * appearance.space(_EDGE)
        needed = words + appearance.space(_ICON) + appearance.space(5) + buttons
        return max(rect.x(), min(rect.x() + rect.width() * _WHEN_AT, rect.right() - needed))

    def _paint_when(self, painter: QPainter, rect: QRectF, row: DueRow) -> None:
        when = when_of(row)
        side = appearance.space(15)
        ink = appearance.colour(when.tone)
        paint_icon(painter, when.icon, QRectF(rect.x(), rect.center().y() - side / 2, side, side), ink)
        left = side + appearance.space(5)
        painters.paint_text(painter, rect.adjusted(left, 0, 0, 0), when.words, appearance.type_font(), ink)

    def _paint_button(self, painter: QPainter, rect: QRectF, row: DueRow, *, chosen: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("line strong"), 1))
        painter.setBrush(appearance.colour("sunken" if self.lit == row else "surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = rect.adjusted(appearance.space(10), 0, -appearance.space(10), 0)
        ink, font = appearance.colour("text"), appearance.type_font(weight=500)
        painters.paint_text(painter, inner.adjusted(0, 0, 1, 0), self._words(row), font, ink)
        if chosen:
            cap = painters.key_cap_size(_ENTER)
            place = QRectF(inner.right() - cap.width(), inner.center().y() - cap.height() / 2, cap.width(), cap.height())
            painters.paint_key_cap(
                painter, place, _ENTER, appearance.colour("text 2"), appearance.colour("line strong")
            )


def paint_group(painter: QPainter, rect: QRectF, group: Group) -> None:
    """Paint a group line: its title, and what belongs to it."""
    title = appearance.type_font(weight=600)
    words = rect.adjusted(appearance.space(_EDGE), 0, -appearance.space(_EDGE), -1)
    painters.paint_text(painter, words, group.title, title, appearance.colour("text"))
    width = QFontMetricsF(title).horizontalAdvance(group.title) + appearance.space(9)
    painters.paint_text(
        painter, words.adjusted(width, 0, 0, 0), group.meaning, appearance.type_font(), appearance.colour("text 2")
    )


def group_of(row: DueRow) -> str:
    """Return the title over a line."""
    return row.group[:1].upper() + row.group[1:]


def spoken(row: DueRow, button: str) -> str:
    """Return the rest of a line as a screen reader says it."""
    return " · ".join(part for part in (row.forum_code, row.detail, when_of(row).words, button) if part)
