"""Undo and redo while a proposal is edited by hand: its edits go before the book's own deeds."""

from collections.abc import Callable

from desktop.kit import messages
from desktop.rooms.calendar.planning import Planning


class HandUndo:
    """What Undo and Redo do to the open proposal, and the words they are called by; empty where there is nothing."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning

    @property
    def undo_words(self) -> str:
        """The edit that would be taken back: `PG to Wed 24 Mar`."""
        edit = self._planning.edits.last()
        return edit.words if edit else ""

    @property
    def redo_words(self) -> str:
        """The edit that would be made again."""
        edit = self._planning.edits.next()
        return edit.words if edit else ""

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return the commands that are possible now."""
        back: dict[str, Callable[[], None]] = {"edit.undo": self.take_back} if self.undo_words else {}
        return back | ({"edit.redo": self.bring_back} if self.redo_words else {})

    def take_back(self) -> None:
        """Take back the last change made to the proposal by hand."""
        words = messages.attempt(self._planning.take_back)
        if words:
            messages.toast(f"Undone: {words}")

    def bring_back(self) -> None:
        """Make the change taken back last again."""
        messages.attempt(self._planning.bring_back)
