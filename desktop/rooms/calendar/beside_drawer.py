"""Room beside a drawer: what it would cover moves out from under it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget


class BesideDrawer(QObject):
    """Keeps the body of a room as narrow as the pane leaves it while that lies over the body."""

    def __init__(self, body: QSplitter, pane: QWidget) -> None:
        super().__init__(body)
        self._body, self._pane = body, pane
        pane.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Make room when the pane is shown, hidden or otherwise wide."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.ParentChange}:
            covers = self._body.indexOf(self._pane) < 0 and not self._pane.isHidden()
            self._body.setContentsMargins(0, 0, self._pane.width() if covers else 0, 0)
        return False
