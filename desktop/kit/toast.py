"""A sentence that appears above the status line and goes by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.commands import key_words
from desktop.kit.controls import plain_label

_STAYS = 6000  # ms
_ABOVE = 38  # px over the window's lower edge: the status line and a gap


class Toast(QWidget):
    """One toast; a newer one replaces it, Esc or six seconds remove it."""

    def __init__(self, window: QWidget, text: str, key: str) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(appearance.space(12), appearance.space(8), appearance.space(12), appearance.space(8))
        row.addWidget(plain_label(text, tone="surface"))
        if key:
            row.addSpacing(appearance.space(8))
            row.addWidget(plain_label(f"Undo  {key_words(key)}", tone="surface", weight=600))
        self._window = window
        window.installEventFilter(self)
        QTimer.singleShot(_STAYS, self, self.leave)

    @classmethod
    def show_on(cls, window: QWidget, text: str, key: str) -> "Toast":
        """Show a toast on a window in place of the one before."""
        for before in window.findChildren(Toast):
            before.leave()
        made = cls(window, text, key)
        made.adjustSize()
        made.place()
        made.show()
        made.raise_()
        return made

    def place(self) -> None:
        """Stand at the bottom left, above the status line."""
        self.move(appearance.space(16), self._window.height() - self.height() - appearance.space(_ABOVE))

    def leave(self) -> None:
        """Go away."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size and leave on Esc."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.leave()
        return super().eventFilter(watched, event)
