"""Rooms made ready while nobody types, so that the first visit of each is as quick as the next one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

AT_REST = 800
"""Milliseconds without a key, a click or a turn of the wheel after which one more room is made."""
_INPUT = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class Readying(QObject):
    """Makes one thing ready after another; `make_next` returns whether there is more to make."""

    def __init__(self, parent: QObject, make_next: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._make_next = make_next
        self._rest = QTimer(self, singleShot=True, interval=AT_REST)
        self._rest.timeout.connect(self._make)
        application = QApplication.instance()
        if application:
            application.installEventFilter(self)
        self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait anew whenever somebody does something."""
        if event.type() in _INPUT and self._rest.isActive():
            self._rest.start()
        return super().eventFilter(watched, event)

    def _make(self) -> None:
        if QApplication.activeModalWidget() is not None or self._make_next():
            self._rest.start()
