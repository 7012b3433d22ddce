"""Fusion with a focus ring of two pixels in the accent, and boxes and radios whose edges can be seen in the dark."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

_RADIUS = 4.0
_LEAST = 12.0  # px, the side of a box in a crowded row


class FocusRingStyle(QProxyStyle):
    """Draws every keyboard focus alike, so that it is always to be seen."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our ring, box and radio, and leave everything else to Fusion."""
        if element not in _OURS:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        _OURS[element](painter, option)
        painter.restore()


def draw_focus_ring(painter: QPainter, rect: QRectF, palette: QPalette, radius: float = _RADIUS) -> None:
    """Draw the accent ring just inside the rectangle (px)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def _draw_ring(painter: QPainter, option: QStyleOption) -> None:
    draw_focus_ring(painter, QRectF(option.rect), option.palette)


def _draw_box(painter: QPainter, option: QStyleOption) -> None:
    """Draw a check box: a control's edge, filled with the accent where it is ticked, half where it is in part."""
    box, state = _ground(painter, option), option.state
    painter.drawRoundedRect(box, 2.5, 2.5)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Base), box.width() / 7))
    if state & QStyle.StateFlag.State_On:
        places = ((0.22, 0.52), (0.43, 0.73), (0.80, 0.28))
        points = [box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in places]
        painter.drawPolyline(points)
    elif state & QStyle.StateFlag.State_NoChange:
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))


def _draw_radio(painter: QPainter, option: QStyleOption) -> None:
    """Draw a radio: a control's edge, filled with the accent round a dot where it is chosen."""
    box = _ground(painter, option)
    painter.drawEllipse(box)
    if option.state & QStyle.StateFlag.State_On:
        painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)


def _ground(painter: QPainter, option: QStyleOption) -> QRectF:
    """Prepare edge and filling of a box or radio, and return the square it fills."""
    side = max(min(option.rect.width(), option.rect.height()) - 1.0, _LEAST)
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(option.rect).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marked = option.state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange)
    enabled = option.state & QStyle.StateFlag.State_Enabled
    edge = QPalette.ColorRole.Accent if marked and enabled else QPalette.ColorRole.Dark
    painter.setPen(QPen(option.palette.color(edge), 1.2))
    painter.setBrush(option.palette.color(edge if marked else QPalette.ColorRole.Base))
    return square.adjusted(0.5, 0.5, -0.5, -0.5)


_OURS: dict[QStyle.PrimitiveElement, Callable[[QPainter, QStyleOption], None]] = {
    QStyle.PrimitiveElement.PE_FrameFocusRect: _draw_ring,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: _draw_box,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck: _draw_box,
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: _draw_radio,
}
