from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.printing import Preview, save_bytes
from tests.desktop.kit.fakes import the


def a_pdf(pages: int, width: float = 595) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, 842)
    body = BytesIO()
    document.save(body)
    document.close()
    return body.getvalue()


def test_a_preview_turns_pages_zooms_and_saves(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = Preview(parent, "Agenda", a_pdf(3), "MB agenda.pdf")
    qtbot.addWidget(preview)
    preview.turn(1)
    preview.turn(5)
    assert preview.page_words() == "page 3 of 3"
    preview.zoom(1)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "a.pdf")
    preview.save()
    preview.done(0)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("width", [595, 842, 1191])
def test_a_page_is_seen_whole_when_the_preview_opens(width: float, qtbot: QtBot) -> None:
    preview = Preview(None, "Agenda", a_pdf(1, width), "MB agenda.pdf")
    qtbot.addWidget(preview)
    preview.show()
    area = preview.findChildren(QScrollArea)[0]
    assert the(area.widget()).width() <= area.viewport().width()
    preview.done(0)


def test_a_saved_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda words, **_undo: said.append(words))
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / name)
    assert save_bytes("log.csv", "CSV (*.csv)", b"x") == tmp_path / "log.csv"
    assert said == ["Saved log.csv"]


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / "no folder" / name)
    assert save_bytes("a.pdf", "PDF (*.pdf)", b"x") is None
    assert "another folder" in said[0]


def test_nothing_is_written_when_nobody_chose_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: None)
    assert save_bytes("a.pdf", "PDF (*.pdf)", b"x") is None
