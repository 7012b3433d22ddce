"""One translucent colour over the window while the palette is open."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.kit import appearance

_SHADE = 0.35


class Scrim(QWidget):
    """Fills its parent until it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shade."""
        shade = appearance.colour("text_3")
        shade.setAlphaF(_SHADE)
        QPainter(self).fillRect(self.rect(), shade)
