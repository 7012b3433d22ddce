"""The changes somebody makes to a proposal by hand, and how each is taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

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
    """The edits of the open proposal, the last one first to go, and those taken back, the last one first to return.

    `deed` gives the book's last deed: where the book was changed since an edit, the book's change goes first.
    """

    def __init__(self, deed: Callable[[], str]) -> None:
        self._deed = deed
        self._edits: list[HandEdit] = []
        self._undone: list[HandEdit] = []

    def add(self, words: str, answer: Answer | None, goodness: str, *, pinned: bool = False) -> None:
        """Remember what the proposal was before an edit that has just been made; what was taken back is forgotten."""
        self._undone.clear()
        self._edits.append(HandEdit(words, answer, goodness, self._deed(), pinned))

    def last(self) -> HandEdit | None:
        """Return the edit that is taken back next."""
        return self._top(self._edits)

    def next(self) -> HandEdit | None:
        """Return the edit that is brought back next, with the proposal as it was after it."""
        return self._top(self._undone)

    def take(self) -> HandEdit | None:
        """Return the edit that is taken back, and forget it."""
        return self._edits.pop() if self.last() else None

    def take_next(self) -> HandEdit | None:
        """Return the edit that is brought back, and forget it."""
        return self._undone.pop() if self.next() else None

    def taken(self, edit: HandEdit, answer: Answer | None, goodness: str) -> None:
        """Remember what the proposal was before an edit was taken back."""
        self._undone.append(replace(edit, answer=answer, goodness=goodness, deed=self._deed()))

    def brought(self, edit: HandEdit, answer: Answer | None, goodness: str) -> None:
        """Remember what the proposal was before an edit was brought back."""
        self._edits.append(replace(edit, answer=answer, goodness=goodness, deed=self._deed()))

    def clear(self) -> None:
        """Forget all of them."""
        self._edits.clear()
        self._undone.clear()

    def _top(self, edits: list[HandEdit]) -> HandEdit | None:
        return edits[-1] if edits and edits[-1].deed == self._deed() else None
