"""The changes somebody makes to a proposal by hand, and how each is taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from models.rules.planner.answer import Answer


@dataclass(frozen=True, slots=True)
class HandEdit:
    """What the proposal was before an edit, and the book's last deed after it.

    `pinned`: the edit was written into the book too, as a pin. No `answer`: there was no proposal.
    """

    words: str
    answer: Answer | None
    goodness: str
    deed: str
    pinned: bool = False


class HandEdits:
    """The edits of the open proposal, the last one first to go; `deed` gives the book's last deed."""

    def __init__(self, deed: Callable[[], str]) -> None:
        self._deed = deed
        self._edits: list[HandEdit] = []

    def add(self, words: str, answer: Answer | None, goodness: str, *, pinned: bool = False) -> None:
        """Remember what the proposal was before an edit that has just been made."""
        self._edits.append(HandEdit(words, answer, goodness, self._deed(), pinned))

    def last(self) -> HandEdit | None:
        """Return the edit that is taken back next, none where the book was changed since: that goes first."""
        return self._edits[-1] if self._edits and self._edits[-1].deed == self._deed() else None

    def take(self) -> HandEdit | None:
        """Return the edit that is taken back, and forget it."""
        return self._edits.pop() if self.last() else None

    def clear(self) -> None:
        """Forget all of them."""
        self._edits.clear()
