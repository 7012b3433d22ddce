"""The books the figures are taken on, and how fast the large one answers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.figure import Figure, median_ms, timed
from desktop.app.books import Contents, make_book, open_for
from models.queries.actions import actions
from models.queries.meetings import meetings
from models.queries.search import found
from models.queries.shipped import framework_from
from models.store.workspace import Workspace

TODAY = date(2026, 10, 27)
ANSWER = 100.0
"""Milliseconds within which the window must answer."""


class Books:
    """Books made when they are first asked for, in a folder that goes with the run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def framework(self) -> Workspace:
        """Return a book with the framework of 2026 and no meetings."""
        return self._opened("framework", Contents("Framework", framework_from("met-2026")))

    def demo_year(self) -> Workspace:
        """Return the demo year."""
        return self._opened("year", Contents("Year", demo="year"))

    def large(self) -> Workspace:
        """Return the large book."""
        return self._opened("large", Contents("Large", demo="large"))

    def path(self, name: str) -> Path:
        """Return where a book of this run is kept."""
        return self.folder / f"{name}.book"

    def _opened(self, name: str, contents: Contents) -> Workspace:
        path = self.path(name)
        if not path.exists():
            make_book(str(path), contents, actor="Benchmark")
        return open_for(str(path), "Benchmark", TODAY)


def figures(books: Books) -> Iterator[Figure]:
    """Measure the large book: 7,000 meetings, 52,000 items, 15,000 actions."""
    made: list[Workspace] = []
    yield Figure("The large demo book made", timed(lambda: made.append(books.large())), "limit", 60_000.0)
    book = made[0]
    reads = {
        "Large book: open actions": lambda: book.read(actions, today=TODAY, status="open"),
        "Large book: a year of meetings": lambda: book.read(meetings, first=date(2026, 4, 1), last=date(2027, 3, 31)),
        "Large book: a search as one types": lambda: book.read(found, text="custody", today=TODAY, limit=12),
    }
    for subject, read in reads.items():
        yield Figure(subject, median_ms(read), "limit", ANSWER)
    book.close()
