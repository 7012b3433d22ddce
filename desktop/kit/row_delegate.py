"""Paints the cells of every list: text, two lines, code chips, statuses, numbers, moves and group lines."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon
from desktop.kit.row_table import CellRole, Column, Group, Line, RowTable

AnyIndex = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FIRST_INSET, INSET, LAST_INSET = 20, 6, 16


class RowDelegate(QStyledItemDelegate):
    """One painter for all columns; every size comes from the font."""

    def __init__(self, table: RowTable[Any], lines: int) -> None:
        super().__init__()
        self._table = table
        self._lines = lines

    def set_lines(self, lines: int) -> None:
        """Paint rows of one or two lines."""
        self._lines = lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return the fixed height; widths are the view's."""
        return QSize(0, appearance.row_height(self._lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, hairline and content of a cell."""
        line: Line[Any] = index.data(CellRole.LINE)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "selection" if chosen else "sunken" if line.group else "surface"
        painter.fillRect(rect, appearance.colour(ground))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line"))
        if line.row is not None:
            column = self._table.columns[index.column()]
            last = index.column() == len(self._table.columns) - 1
            self._paint_cell(painter, inner(rect, index.column(), last=last), column, line.row)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRectF, column: Column[Any], row: Any) -> None:  # noqa: ANN401
        if column.kind == "status" and column.status:
            painters.paint_status(painter, rect, column.status(row))
        elif column.kind == "chip" and column.code:
            self._paint_chip(painter, rect, column, row)
        elif column.kind == "moves":
            painters.paint_moves(painter, rect, int(column.text(row) or 0))
        elif column.kind == "two-line" and self._lines > 1:
            second = column.second(row) if column.second else ""
            code = column.code(row) if column.code else ("", "")
            painters.paint_two_lines(painter, rect, column.text(row), second, code)
        else:
            self._paint_text(painter, rect, column, row)

    def _paint_chip(self, painter: QPainter, rect: QRectF, column: Column[Any], row: Any) -> None:  # noqa: ANN401
        code = column.code(row) if column.code else ("", "")
        width = painters.paint_chip(painter, QPointF(rect.x(), rect.center().y()), *code) if code[0] else 0
        words = rect.adjusted(width + appearance.space(6), 0, 0, 0)
        painters.paint_text(painter, words, column.text(row), appearance.type_font(), appearance.colour("text"))

    def _paint_text(self, painter: QPainter, rect: QRectF, column: Column[Any], row: Any) -> None:  # noqa: ANN401
        tone = (column.tone(row) if column.tone else "") or "text"
        icon = column.icon(row) if column.icon else ""
        if icon:
            side = appearance.space(16)
            place = QRectF(rect.x(), rect.center().y() - side / 2, side, side)
            paint_icon(painter, icon, place, appearance.colour(tone))
            rect = rect.adjusted(side + appearance.space(6), 0, 0, 0)
        font = appearance.type_font(weight=600 if column.bold and column.bold(row) else 400)
        right = column.align == "right" or column.kind == "number"
        painters.paint_text(painter, rect, column.text(row), font, appearance.colour(tone), _RIGHT if right else _LEFT)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Show the whole text of a cell that was elided, or the column's own tooltip."""
        line: Line[Any] | None = index.data(CellRole.LINE) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or line is None or line.row is None:
            return super().helpEvent(event, view, option, index)
        column = self._table.columns[index.column()]
        words = column.tip(line.row) if column.tip else self._elided(column, line.row, option)
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True

    def _elided(self, column: Column[Any], row: Any, option: QStyleOptionViewItem) -> str:  # noqa: ANN401
        space = option.rect.width() - 2 * appearance.space(INSET)
        body = QFontMetricsF(appearance.type_font())
        texts = [column.text(row), column.second(row) if column.second else ""]
        return column.words(row) if any(body.horizontalAdvance(text) > space for text in texts) else ""


def plain_tip(text: str) -> str:
    """Return a tooltip text that Qt cannot take for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if escaped != text else text


def inner(rect: QRectF, column: int, *, last: bool = False) -> QRectF:
    """Return a cell's rectangle without its margins; the outer ones are those of the room."""
    left = appearance.space(FIRST_INSET if column == 0 else INSET)
    return rect.adjusted(left, 0, -appearance.space(LAST_INSET if last else INSET), -1)


def paint_group(painter: QPainter, rect: QRectF, group: Group) -> None:
    """Paint a group line over the whole width: chevron, title, meaning."""
    side = appearance.space(14)
    left = rect.x() + appearance.space(FIRST_INSET)
    place = QRectF(left, rect.center().y() - side / 2, side, side)
    paint_icon(painter, "chevron-right" if group.folded else "chevron-down", place, appearance.colour("text 2"))
    title = appearance.type_font(weight=600)
    words = rect.adjusted(left - rect.x() + side + appearance.space(6), 0, 0, 0)
    painters.paint_text(painter, words, group.title, title, appearance.colour("text"))
    width = QFontMetricsF(title).horizontalAdvance(group.title) + appearance.space(8)
    small = appearance.type_font("small")
    painters.paint_text(painter, words.adjusted(width, 0, 0, 0), group.meaning, small, appearance.colour("text 2"))
