"""Copies of a book that may be in use, re-opened and checked when made, and bringing them back."""

import datetime as dt
from pathlib import Path

from models.errors import BookUnavailable
from models.store.book import check_new_file, open_book
from models.store.database import outside_transaction
from models.store.files import atomic_write, reason
from models.store.workspace import Workspace


def backup_name(book: Path, now: dt.datetime) -> Path:
    """Return where a backup made now stands beside its book: `Met.book` gives `Met 2026-10-27 0830.backup`."""
    return book.with_name(f"{book.stem} {now:%Y-%m-%d %H%M%S}.backup")


def back_up(workspace: Workspace, target: Path | None = None) -> Path:
    """Copy an open book to a new file, check the copy, and return where it stands; BookUnavailable if it cannot be."""
    if workspace.engine.dialect.name != "sqlite":
        raise BookUnavailable("A book on PostgreSQL is backed up by its server: use pg_dump.")
    copy = target or backup_name(Path(workspace.place), workspace.clock())
    check_new_file(copy)
    outside_transaction(workspace.engine, "VACUUM INTO ?", str(copy))
    checked(copy, workspace)
    return copy


def checked(copy: Path, workspace: Workspace) -> None:
    """Open a fresh copy and refuse it if it is damaged."""
    again = open_book(str(copy), actor=workspace.actor, clock=workspace.clock)
    troubles = again.troubles()
    again.close()
    if troubles:
        copy.unlink()
        raise BookUnavailable(f"The backup could not be trusted and was removed: {troubles[0]}")


def restore_book(backup: Path, book: Path, *, actor: str, now: dt.datetime) -> None:
    """Make a book from a backup; the backup is checked first and stays, and nothing is ever written over."""
    check_new_file(book)
    workspace = open_book(str(backup), actor=actor, clock=lambda: now)
    troubles = workspace.troubles()
    workspace.close()
    if troubles:
        raise BookUnavailable(f"{backup} is damaged: {troubles[0]}. Choose an older backup.")
    try:
        body = backup.read_bytes()
    except OSError as trouble:
        raise BookUnavailable(f"{backup} cannot be read: {reason(trouble)}.") from trouble
    atomic_write(book, body)
