"""Room beside a drawer: what it would cover moves out from under it."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QSplitter, QWidget

_HEARD = {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.ParentChange}


class BesideDrawer(QObject):
    """Keeps the body of a room as narrow as the pane leaves it while that lies over the body, and as high as it is."""

    def __init__(self, body: QSplitter, pane: QWidget) -> None:
        super().__init__(body)
        self._body, self._pane = body, pane
        body.installEventFilter(self)
        pane.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Make room when the pane is shown, hidden or otherwise wide; move it when something comes above the body."""
        if event.type() in _HEARD:
            self._share()
        return False

    def _share(self) -> None:
        body, pane = self._body, self._pane
        covers = body.indexOf(pane) < 0 and not pane.isHidden()
        body.setContentsMargins(0, 0, pane.width() if covers else 0, 0)
        above = pane.parentWidget()
        if covers and above is not None and above.isAncestorOf(body):
            top = body.mapTo(above, QPoint(0, 0)).y()
            pane.setGeometry(pane.x(), top, pane.width(), body.height())
