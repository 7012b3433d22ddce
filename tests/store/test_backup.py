"""A copy of a book in use can be trusted, and brought back."""

from pathlib import Path

import pytest

from models.errors import BookUnavailable
from models.store.backup import back_up, restore_book
from models.store.book import open_book
from tests.store import deeds
from tests.store.conftest import NOON
from tests.store.test_undo import new_book


def test_a_backup_of_an_open_book_holds_everything_and_comes_back(tmp_path: Path) -> None:
    workspace = new_book(tmp_path / "Met.book")
    workspace.transact(deeds.add_person, name="Ada")
    backup = back_up(workspace)
    workspace.close()
    assert backup.name == "Met 2026-10-27 120000.backup"
    restore_book(backup, tmp_path / "again.book", actor="Secretary", now=NOON)
    again = open_book(str(tmp_path / "again.book"), actor="Secretary", clock=lambda: NOON)
    assert again.read(deeds.names) == ["Ada"]
    again.close()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    workspace = new_book(tmp_path / "Met.book")
    backup = back_up(workspace, tmp_path / "kept.backup")
    with pytest.raises(BookUnavailable, match="is there already"):
        back_up(workspace, backup)
    with pytest.raises(BookUnavailable, match="is there already"):
        restore_book(backup, tmp_path / "Met.book", actor="Secretary", now=NOON)
    workspace.close()
