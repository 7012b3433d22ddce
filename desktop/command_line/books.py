"""The commands that make, check, keep and open books."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop.command_line.clock import clock_at
from desktop.command_line.user import user
from models.errors import BookUnavailable
from models.operations.demo import DEMO_TODAY, fill_demo, seeded_mint
from models.operations.framework import load_framework
from models.queries.shipped import framework_from
from models.rules.framework import Framework
from models.store.backup import back_up, restore_book
from models.store.book import create_book, open_book
from models.store.database import is_server
from models.store.workspace import Workspace


@contextmanager
def opened(book: str, today: date | None = None) -> Iterator[Workspace]:
    """Open a book in the name of whoever runs this command, and close it afterwards."""
    workspace = open_book(book, actor=user(), clock=clock_at(today))
    try:
        yield workspace
    finally:
        workspace.close()


def new(words: Namespace) -> None:
    """Make a new book: empty, with a framework, or with an invented year; a failure leaves nothing behind."""
    framework = framework_from(words.framework) if words.framework else None
    title = words.title or (framework.title if framework else Path(words.book).stem)
    create_book(words.book, title=title)
    try:
        with opened(words.book, words.today or (DEMO_TODAY if words.demo else None)) as workspace:
            fill(workspace, framework, words)
    except BaseException:
        remove_book(words.book)
        raise
    print(f"Made {words.book}.")


def fill(workspace: Workspace, framework: Framework | None, words: Namespace) -> None:
    """Put into a new book what was asked for."""
    if words.demo:
        workspace.transact_with(
            seeded_mint(words.seed), fill_demo, size=words.demo, seed=words.seed, framework=framework
        )
    elif framework:
        workspace.transact(load_framework, framework=framework)


def remove_book(book: str) -> None:
    """Remove a half-made book file; a server's database is left to its keeper."""
    if is_server(book):
        return
    for end in ("", "-wal", "-shm"):
        Path(book + end).unlink(missing_ok=True)


def check(words: Namespace) -> None:
    """Look for damage in a book."""
    with opened(words.book, words.today) as workspace:
        troubles = workspace.troubles()
    if troubles:
        raise BookUnavailable(f"{words.book} is damaged: {troubles[0]} Restore it from a backup.")
    print(f"{words.book} is sound.")


def backup(words: Namespace) -> None:
    """Copy a book that may be in use."""
    with opened(words.book, words.today) as workspace:
        print(f"Backed up to {back_up(workspace, words.output)}.")


def restore(words: Namespace) -> None:
    """Make a book from a backup."""
    restore_book(words.backup, Path(words.book), actor=user(), now=clock_at(None)())
    print(f"Made {words.book} from {words.backup}.")
