"""What is asked before a proposal that is neither accepted nor kept would be lost."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.rooms.calendar.changes import change_words
from desktop.rooms.calendar.planning import Planning

KEEP, DROP, STAY = "Keep draft", "Drop", "Stay"


class Leaving(QObject):
    """Asks once when another year or another book is opened or the window closes over an open proposal."""

    def __init__(self, page: QWidget, planning: Planning, keep_draft: Callable[[], bool]) -> None:
        super().__init__(page)
        self._planning, self._keep_draft = planning, keep_draft
        self._window: QWidget | None = None

    def watch(self, window: QWidget) -> None:
        """Ask before this window closes."""
        if self._window is not window:
            self._window = window
            window.installEventFilter(self)

    def may_leave(self) -> bool:
        """Return whether nothing is lost any more."""
        found = self._planning.proposal
        if found is None:
            return True
        sentence = f"The proposal {change_words(found)}. It is neither accepted nor kept."
        choice = messages.choose("Keep the proposal?", sentence, (KEEP, DROP, STAY))
        if choice not in {0, 1} or (choice == 0 and not self._keep_draft()):
            return False
        self._planning.drop()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hold a window that is about to close over a proposal."""
        if event.type() != QEvent.Type.Close or self.may_leave():
            return False
        event.ignore()
        return True
