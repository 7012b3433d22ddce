from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.folders import ask_folder, write_all
from models.errors import CannotWrite


def test_files_are_written_whole_and_none_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "log.pdf").write_bytes(b"older")
    written = write_all(tmp_path, {"log.pdf": b"log", "letter.eml": b"letter"})
    assert [path.name for path in written] == ["log (2).pdf", "letter.eml"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "log.pdf": b"older",
        "log (2).pdf": b"log",
        "letter.eml": b"letter",
    }


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    assert write_all(inner, {"../../letter.eml": b"letter"}) == (inner / "letter.eml",)


def test_a_folder_that_is_gone_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Choose another folder"):
        write_all(tmp_path / "gone", {"log.pdf": b"log"})


def test_a_folder_is_asked_for_or_given_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for chosen, wanted in ((str(tmp_path), tmp_path), ("", None)):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda _parent, _title, chosen=chosen: chosen)
        assert ask_folder(parent, "Where to?") == wanted
