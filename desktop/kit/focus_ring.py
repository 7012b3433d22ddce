"""Fusion with a focus ring of two pixels in the accent, one pixel outside the control."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

_RADIUS = 4.0


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
        """Draw our ring for a focus frame and leave everything else to Fusion."""
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        draw_focus_ring(painter, QRectF(option.rect), option.palette)
        painter.restore()


def draw_focus_ring(painter: QPainter, rect: QRectF, palette: QPalette, radius: float = _RADIUS) -> None:
    """Draw the accent ring just inside the rectangle (px)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
