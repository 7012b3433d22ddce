"""The bridge: pages ask here, the book answers, and every page hears what changed."""

import datetime as dt
from pathlib import Path
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from models.queries.settings import settings
from models.rules.level_names import LevelNames
from models.store.files import atomic_write
from models.store.workspace import Operation, Outcome, Query, Workspace

P = ParamSpec("P")
T = TypeVar("T")
EVERYTHING: frozenset[tuple[str, str]] = frozenset()
"""What `changed` carries when any row may have changed."""


def write_file(path: Path, body: bytes) -> None:
    """Write a file whole or not at all; CannotWrite if the system refuses."""
    atomic_write(path, body)


class Desk(QObject):
    """One user at one open book.

    `changed` carries the (table, key) of every row a deed touched, or EVERYTHING; `saved` carries the deed's words.
    """

    changed = Signal(frozenset)
    saved = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = workspace.read(settings)
        self._steps = workspace.steps()

    def perform(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do an operation and tell every page what it touched; what the rules refuse is raised."""
        return self._announce(self._workspace.transact(operation, *args, **kwargs))

    def read(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a query finds."""
        return self._workspace.read(query, *args, **kwargs)

    def undo(self) -> None:
        """Take the last deed back."""
        self._announce(self._workspace.undo())

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._announce(self._workspace.redo())

    def now(self) -> dt.datetime:
        """Return the present moment in UTC."""
        return self._workspace.clock()

    @property
    def today(self) -> dt.date:
        """The date on the wall."""
        return self._workspace.today()

    @property
    def undo_words(self) -> str:
        """What undo would take back, empty if nothing."""
        return self._steps[0]

    @property
    def redo_words(self) -> str:
        """What redo would bring back, empty if nothing."""
        return self._steps[1]

    @property
    def actor(self) -> str:
        """Who sits at this desk."""
        return self._workspace.actor

    @property
    def marking(self) -> str:
        """The protective marking of the book."""
        return self._settings.marking

    @property
    def levels(self) -> LevelNames:
        """What the levels are called."""
        return self._settings.levels

    @property
    def book_title(self) -> str:
        """The title of the book."""
        return self._settings.title

    @property
    def book_place(self) -> str:
        """Where the book is kept, in words: the name of its file, or the server's database."""
        return Path(self._workspace.place).name

    @property
    def read_only(self) -> bool:
        """Whether the book can only be read."""
        return self._workspace.read_only

    def _announce(self, outcome: Outcome[T]) -> T:
        if outcome.changes:
            self._settings = self._workspace.read(settings)
            self._steps = self._workspace.steps()
            self.changed.emit(outcome.changes)
            self.saved.emit(outcome.words)
        return outcome.value
