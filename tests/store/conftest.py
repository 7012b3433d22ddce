"""A book to write in, and a deed or two to do in it."""

import datetime as dt
from collections.abc import Iterator

import pytest

from models.store.book import create_book, open_book
from models.store.workspace import Workspace

NOON = dt.datetime(2026, 10, 27, 12, tzinfo=dt.UTC)


@pytest.fixture
def workspace(book_address: str) -> Iterator[Workspace]:
    """An empty book, open, once on SQLite and once on PostgreSQL."""
    create_book(book_address, title="Test")
    opened = open_book(book_address, actor="Secretary", clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def colleague(workspace: Workspace, book_address: str) -> Iterator[Workspace]:
    """The same book, open on a second desk."""
    opened = open_book(book_address, actor="Colleague", clock=lambda: NOON)
    yield opened
    opened.close()
    assert workspace.engine is not opened.engine
