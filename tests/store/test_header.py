"""Files that are no books are refused with their reason, and nothing is written."""

import struct
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from models.errors import BookTooNew, BookUnavailable
from models.store.book import create_book, open_book
from models.store.header import SCHEMA
from tests.store.conftest import NOON


def refused(path: Path) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(BookUnavailable) as trouble:
        open_book(str(path), actor="Secretary", clock=lambda: NOON)
    return str(trouble.value)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A closed, sound book."""
    path = tmp_path / "sound.book"
    create_book(str(path), title="Sound")
    return path


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "zero bytes"), (b"Dear all,\n" * 30, "not a Drumbeat book"), (b"SQLite", "not a Drumbeat book")],
)
def test_a_file_that_is_no_book_is_refused_and_left_alone(tmp_path: Path, body: bytes, reason: str) -> None:
    path = tmp_path / "other.book"
    path.write_bytes(body)
    assert reason in refused(path)
    assert path.read_bytes() == body


def test_a_missing_book_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "There is no book at" in refused(tmp_path / "none.book")
    assert "is a folder" in refused(tmp_path)


def test_a_book_cut_short_is_refused(book: Path) -> None:
    body = book.read_bytes()
    book.write_bytes(body[: len(body) // 2 // 4096 * 4096])
    assert "cut short" in refused(book)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE thing (id INTEGER)")
    connection.commit()
    connection.close()
    assert "another program" in refused(path)


def test_a_newer_book_is_refused_as_such(book: Path) -> None:
    body = bytearray(book.read_bytes())
    body[60:64] = struct.pack(">I", SCHEMA + 1)
    book.write_bytes(body)
    with pytest.raises(BookTooNew, match="newer Drumbeat"):
        open_book(str(book), actor="Secretary", clock=lambda: NOON)


def test_a_damaged_page_is_noticed_at_opening(book: Path) -> None:
    body = bytearray(book.read_bytes())
    for page in range(1, len(body) // 4096):
        body[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    book.write_bytes(body)
    assert "damaged" in refused(book)
