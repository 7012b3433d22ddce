import datetime as dt
from pathlib import Path

import pytest

from desktop.kit import messages
from desktop.kit.exporting import ROWS, TEXT, save_document
from models.documents.content import Document
from models.documents.decision_register import decision_register_document
from models.queries.decisions import DecisionRegister

PRINTED = dt.datetime(2026, 10, 27, 9, 41)  # noqa: DTZ001  wall clock


@pytest.fixture
def document() -> Document:
    return decision_register_document(DecisionRegister((), ()), printed=PRINTED)


@pytest.mark.parametrize(
    ("typed", "suffixes", "written"),
    [
        ("register.pdf", ROWS, "register.pdf"),
        ("register.docx", TEXT, "register.docx"),
        ("register.XLSX", ROWS, "register.XLSX"),
        ("register", ROWS, "register.pdf"),
        ("register.xlsx", TEXT, "register.xlsx.pdf"),
    ],
)
def test_the_end_of_the_name_says_what_a_document_is_saved_as(
    document: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    suffixes: tuple[str, ...],
    written: str,
) -> None:
    asked: list[tuple[str, ...]] = []

    def answer(*words: str) -> Path:
        asked.append(words)
        return tmp_path / typed

    monkeypatch.setattr(messages, "ask_save_path", answer)
    saved = save_document(document, suffixes)
    assert saved == tmp_path / written
    assert (tmp_path / written).read_bytes().startswith(b"%PDF" if written.endswith(".pdf") else b"PK")
    assert asked[0][0].endswith(suffixes[-1])
    assert asked[0][1].endswith(".pdf")


def test_giving_up_writes_nothing(document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: None)
    assert save_document(document, ROWS) is None
    assert not list(tmp_path.iterdir())
