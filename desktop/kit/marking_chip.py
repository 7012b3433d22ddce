"""The protective marking in the corner of the menu bar, with its shield."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.kit import appearance
from desktop.kit.icons import paint_icon


class MarkingChip(QWidget):
    """OFFICIAL and OFFICIAL-SENSITIVE on a tint, SECRET filled."""

    def __init__(self) -> None:
        super().__init__()
        self._marking = ""

    def set_marking(self, marking: str) -> None:
        """Show another marking, in capitals."""
        self._marking = marking.upper()
        self.setAccessibleName(f"Marking: {self._marking}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of shield and words with their margins, as tall as the menus beside it."""
        width = QFontMetricsF(appearance.type_font("small", 600)).horizontalAdvance(self._marking)
        height = QFontMetricsF(appearance.type_font()).height() + 2 * appearance.space(4)
        return QSize(round(width + appearance.space(50)), round(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "secret" if self._marking.startswith("SECRET") else "mark"
        gap = appearance.space(2)
        chip = QRectF(self.rect()).adjusted(0, gap, -appearance.space(8), -gap)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(appearance.colour(f"{tone} tint"))
        painter.drawRoundedRect(chip, 4, 4)
        side = appearance.space(13)
        left = chip.x() + appearance.space(8)
        ink = appearance.colour(tone)
        paint_icon(painter, "shield", QRectF(left, chip.center().y() - side / 2, side, side), ink)
        painter.setPen(ink)
        painter.setFont(appearance.type_font("small", 600))
        words = chip.adjusted(side + appearance.space(14), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._marking)
