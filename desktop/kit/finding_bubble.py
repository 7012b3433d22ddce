"""The words beside the pointer while a meeting is carried: where to, and the finding there."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon
from desktop.kit.statuses import finding

_WIDEST, _EDGE, _ICON = 300, 8, 15
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class FindingBubble(QWidget):
    """A child of a canvas that the pointer goes through; it stays inside what is seen of the canvas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._head = self._words = ""
        self._severity = ""
        self.hide()

    def say(self, head: str, severity: str, words: str) -> None:
        """Take a place in words, and the finding there."""
        self._head, self._severity, self._words = head, severity, words
        self.resize(self.sizeHint())
        self.update()

    def words(self) -> str:
        """Return all that the bubble says."""
        return f"{self._head}: {finding(self._severity or 'fine').word}, {self._words}"

    def move_beside(self, point: QPoint) -> None:
        """Stand right below a point, or on its other side where there is no room; the point stays free."""
        off = appearance.space(14)
        seen = self._canvas.visibleRegion().boundingRect()
        right = point.x() + off + self.width() <= seen.right()
        below = point.y() + off + self.height() <= seen.bottom()
        left = point.x() + off if right else max(point.x() - off - self.width(), seen.left())
        self.move(left, point.y() + off if below else max(point.y() - off - self.height(), seen.top()))
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        """Return the size of the words, wrapped at a readable width."""
        edge, side = appearance.space(_EDGE), appearance.space(_ICON)
        widest = appearance.space(_WIDEST)
        head = QFontMetricsF(appearance.type_font("small", 600))
        metrics = QFontMetricsF(appearance.type_font("small"))
        words = metrics.boundingRect(QRectF(0, 0, widest, 10_000), _WRAP, self._said())
        width = max(head.horizontalAdvance(self._head), words.width() + 2) + side + edge * 3
        return QSize(round(width), round(head.height() + words.height() + edge * 2))

    def _said(self) -> str:
        return f"{finding(self._severity or 'fine').word}: {self._words}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, place and finding on a surface of its own."""
        painter = QPainter(self)
        status = finding(self._severity or "fine")
        ink = appearance.colour(status.tone)
        edge, side = appearance.space(_EDGE), appearance.space(_ICON)
        painter.fillRect(self.rect(), appearance.colour("surface"))
        painter.setPen(QPen(ink, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        bold = appearance.type_font("small", 600)
        tall = QFontMetricsF(bold).height()
        left = edge * 2 + side
        line = QRectF(left, edge, self.width() - left, tall)
        painters.paint_text(painter, line, self._head, bold, appearance.colour("text"))
        paint_icon(painter, status.icon, QRectF(edge, edge + (tall - side) / 2, side, side), ink)
        painter.setFont(appearance.type_font("small"))
        painter.setPen(ink)
        painter.drawText(QRectF(left, edge + tall, self.width() - left - edge, self.height()), _WRAP, self._said())
