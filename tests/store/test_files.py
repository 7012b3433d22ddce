"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from models.errors import CannotWrite
from models.store.files import atomic_write


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    target.write_text("old")
    atomic_write(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]
    assert target.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Choose another folder"):
        atomic_write(tmp_path / "none" / "log.csv", b"new")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "log.csv"
    target.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.store.files.os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        atomic_write(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]
    assert target.read_text() == "old"
