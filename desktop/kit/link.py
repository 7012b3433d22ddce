"""A value that leads somewhere: words in the accent, wrapped, that open what they name."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.kit import appearance
from desktop.kit.focus_ring import draw_focus_ring

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_NO_LIMIT = 100_000


class Link(QPushButton):
    """Words at the left edge, as tall as their width asks for; underlined under the pointer."""

    def __init__(self, words: str, do: Callable[[], object]) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: do())  # noqa: PLW0108  the signal would hand on its bool

    def hasHeightForWidth(self) -> bool:
        """Return that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height (px) of the words in a width."""
        return self._bounds(width).height()

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line."""
        return self._bounds(_NO_LIMIT).size()

    def minimumSizeHint(self) -> QSize:
        """Return the height of one line; the words may wrap."""
        return QSize(0, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the underline."""
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as well as with Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words and the focus ring."""
        painter = QPainter(self)
        font = appearance.type_font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(appearance.colour("accent"))
        painter.drawText(self.rect(), _WRAP, self.text())
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), self.palette(), 2)

    def _bounds(self, width: int) -> QRect:
        return QFontMetrics(appearance.type_font()).boundingRect(QRect(0, 0, width, _NO_LIMIT), _WRAP, self.text())
