"""Paints the due list: icon, title, chip and detail, when, and one button per line."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.kit import appearance, painters
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import paint_icon
from desktop.kit.row_table import CellRole, Group, Line
from desktop.rooms.today.due_lines import icon_of, tone_of, when_of
from models.queries.today import DueRow

AnyIndex = QModelIndex | QPersistentModelIndex
_EDGE, _ICON, _TEXT = 20, 16, 48
_WHEN_AT = 0.6
_ENTER = "⏎"


class DueDelegate(QStyledItemDelegate):
    """Paints group lines and due lines; every size comes from the font."""

    def __init__(self, words: Callable[[DueRow], str]) -> None:
        super().__init__()
        self._words = words
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
        paint_icon(painter, icon_of(row), place, appearance.colour(tone_of(row)))
        when = self._when_left(rect)
        words = QRectF(rect.x() + appearance.space(_TEXT), rect.y(), 0, rect.height() - 1)
        words.setRight(when - appearance.space(16))
        paint_words(painter, words, row)
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
            left, top = inner.right() - cap.width(), inner.center().y() - cap.height() / 2
            quiet, edge = appearance.colour("text 2"), appearance.colour("line strong")
            painters.paint_key_cap(painter, QRectF(left, top, cap.width(), cap.height()), _ENTER, quiet, edge)


def paint_words(painter: QPainter, rect: QRectF, row: DueRow) -> None:
    """Paint the title over chip and detail; the chip's height keeps the two lines apart."""
    body, small = appearance.type_font(), appearance.type_font("small")
    upper = QFontMetricsF(body).height()
    lower = max(QFontMetricsF(small).height(), painters.chip_size("X").height())
    top = rect.y() + (rect.height() - upper - lower) / 2
    ink, quiet = appearance.colour("text"), appearance.colour("text 2")
    painters.paint_text(painter, QRectF(rect.x(), top, rect.width(), upper), row.title, body, ink)
    line = QRectF(rect.x(), top + upper, rect.width(), lower)
    if row.forum_code:
        middle = QPointF(line.x(), line.center().y())
        width = painters.paint_chip(painter, middle, row.forum_code, row.level)
        line.adjust(width + appearance.space(6), 0, 0, 0)
    painters.paint_text(painter, line, row.detail, small, quiet)


def paint_group(painter: QPainter, rect: QRectF, group: Group) -> None:
    """Paint a group line: its title, and what belongs to it."""
    title = appearance.type_font(weight=600)
    words = rect.adjusted(appearance.space(_EDGE), 0, -appearance.space(_EDGE), -1)
    painters.paint_text(painter, words, group.title, title, appearance.colour("text"))
    width = QFontMetricsF(title).horizontalAdvance(group.title) + appearance.space(9)
    painters.paint_text(
        painter, words.adjusted(width, 0, 0, 0), group.meaning, appearance.type_font(), appearance.colour("text 2")
    )
