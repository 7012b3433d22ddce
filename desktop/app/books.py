"""Making and opening books for whoever sits here, by window or by command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.app.clock import clock_of_day, real_clock, stopped_clock
from models.queries.settings import settings
from models.rules.framework import Framework
from models.store.book import create_book, open_book
from models.store.database import is_server
from models.store.unit import Mint, random_key
from models.store.workspace import Workspace

REPLAY = "replay"
"""The demo that is done again on the framework given rather than invented."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a new book begins with: a framework, an invented year (`demo` small, year or large), or nothing.

    `demo` may be REPLAY as well: what was done on the framework of 2017, day by day.
    """

    title: str
    framework: Framework | None = None
    demo: str = ""
    seed: int = 1


def open_for(book: str, actor: str, today: date | None = None, *, ticking: bool = False) -> Workspace:
    """Open a book; an invented year stands still on its own day, unless `today` names another.

    `ticking` lets the time of that day run on, as a window wants it; without it output can be repeated.
    """
    workspace = open_book(book, actor=actor, clock=real_clock)
    told = workspace.read(settings).demo_today
    day = today or (date.fromisoformat(told) if told else None)
    if day:
        workspace.clock = clock_of_day(day) if ticking else stopped_clock(day)
    return workspace


@contextmanager
def opened(book: str, actor: str, today: date | None = None) -> Iterator[Workspace]:
    """Open a book for one command and close it afterwards."""
    workspace = open_for(book, actor, today)
    try:
        yield workspace
    finally:
        workspace.close()


def make_book(book: str, contents: Contents, *, actor: str, today: date | None = None) -> None:
    """Make a new book with its contents; a failure leaves nothing behind."""
    from models.operations.demo import DEMO_TODAY, seeded_mint  # noqa: PLC0415  opening a book needs none of the demo

    mint = seeded_mint(contents.seed) if contents.demo else random_key
    create_book(book, title=contents.title, mint=mint)
    try:
        with opened(book, actor, today or (DEMO_TODAY if contents.demo else None)) as workspace:
            fill(workspace, contents, mint)
    except BaseException:
        remove_book(book)
        raise


def fill(workspace: Workspace, contents: Contents, mint: Mint) -> None:
    """Put into a new book what it begins with, its keys from `mint`."""
    from models.operations.demo import fill_demo  # noqa: PLC0415  as above
    from models.operations.framework import load_framework  # noqa: PLC0415  as above

    if contents.demo == REPLAY and contents.framework:
        from models.operations.demo.replay_2017 import replay_2017  # noqa: PLC0415  as above

        replay_2017(workspace, contents.framework, mint)
    elif contents.demo:
        workspace.transact_with(mint, fill_demo, size=contents.demo, seed=contents.seed)
    elif contents.framework:
        workspace.transact(load_framework, framework=contents.framework)


def remove_book(book: str) -> None:
    """Remove a half-made book file; a server's database is left to its keeper."""
    if is_server(book):
        return
    for end in ("", "-wal", "-shm"):
        Path(book + end).unlink(missing_ok=True)
