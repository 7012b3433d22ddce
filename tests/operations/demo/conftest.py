from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.operations.demo import fill_demo, seeded_mint
from models.store.workspace import Workspace
from tests.books import new_book

Rows = Callable[[Any], Sequence[Any]]


def demo_book(address: Path | str, size: str, seed: int = 1) -> Workspace:
    """Make a demo book and leave it open."""
    book = new_book(str(address), clock=lambda: datetime(2026, 10, 27, 9, tzinfo=UTC))
    book.transact_with(seeded_mint(seed), fill_demo, size=size, seed=seed)
    return book


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo year, made once; only to be read."""
    book = demo_book(tmp_path_factory.mktemp("demo") / "year.book", "year")
    yield book
    book.close()


@pytest.fixture(scope="session")
def found(demo_year: Workspace) -> Rows:
    """Ask the demo year with a select of any columns and get its rows."""
    return lambda statement: demo_year.read(lambda session: session.execute(statement).all())
