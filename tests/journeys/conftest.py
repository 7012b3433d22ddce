"""A user sits down."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.books import Contents, make_book
from tests.collecting import collected_between_tests  # noqa: F401  a fixture for every test here
from tests.journeys.sitting import Sitting


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The demo year as a file, made once; each journey works on its own copy."""
    book = tmp_path_factory.mktemp("demo") / "demo.book"
    make_book(str(book), Contents("Met HQ 2026-27", demo="year"), actor="Imogen Farrier")
    return book.read_bytes()


@pytest.fixture
def demo_book(demo_year: bytes, tmp_path: Path) -> Path:
    """A copy of the demo year to work in."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(demo_year)
    return book


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    """Imogen Farrier sits down on 27 October 2026; no book is open yet."""
    seat = Sitting(qtbot, tmp_path, date(2026, 10, 27))
    yield seat
    seat.application.close()


@pytest.fixture
def march(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    """She sits down on 2 March 2026, before the year begins."""
    seat = Sitting(qtbot, tmp_path, date(2026, 3, 2))
    yield seat
    seat.application.close()
