"""Fixtures of operations and queries: a small book to work in, once on SQLite and once on PostgreSQL."""

from collections.abc import Iterator

import pytest

from models.store.workspace import Workspace
from tests.books import Clock, SmallBook, new_book, small_book


@pytest.fixture
def clock() -> Clock:
    """Tue 27 Oct 2026, nine o'clock, until the test moves it."""
    return Clock()


@pytest.fixture
def workspace(book_address: str, clock: Clock) -> Iterator[Workspace]:
    """An empty book, open."""
    opened = new_book(book_address, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    """The keys of a small organisation in it."""
    return small_book(workspace)
