"""A meeting's documents from the command line: what the screen shows, and what was issued byte for byte."""

import csv
import io
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop.command_line import main
from tests.documents.reading import whole

TODAY = ("--today", "2026-10-27")
HELD_ON = ("--meeting", "MB 2026-09-01", *TODAY)
COMING = ("--meeting", "MB 2026-11-03", *TODAY)
PAPERS = ("agenda", "run-sheet", "minutes", "record", "action-log", "decision-register", "papers-due")
BEGINS = {".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK", ".csv": b"\xef\xbb\xbf"}


def written(book: Path, out: Path, *words: str) -> bytes:
    """Return what `drumbeat print` writes."""
    assert main(["print", str(book), *words, "-o", str(out)]) == 0
    return out.read_bytes()


def refusal(capsys: pytest.CaptureFixture[str], book: Path, out: Path, *words: str) -> str:
    """Return the one sentence with which a print is refused; nothing is written."""
    capsys.readouterr()
    assert main(["print", str(book), *words, "-o", str(out)]) == 1
    assert not out.exists()
    return capsys.readouterr().err.strip()


def words_of(content: bytes) -> str:
    """Return the words of a Word file with single spaces, in paragraphs and in tables."""
    word = docx.Document(io.BytesIO(content))
    parts = [part.text for part in word.paragraphs]
    parts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("document", PAPERS)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_meetings_documents_are_prints_and_word_files(
    busy_board: Path, tmp_path: Path, document: str, suffix: str
) -> None:
    assert written(busy_board, tmp_path / f"out{suffix}", document, *HELD_ON).startswith(BEGINS[suffix])


@pytest.mark.parametrize("document", ["action-log", "decision-register", "risk-register", "papers-due"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx", ".csv"])
def test_registers_and_logs_are_tables_too(busy_board: Path, tmp_path: Path, document: str, suffix: str) -> None:
    content = written(busy_board, tmp_path / f"out{suffix}", document, "--forum", "MB", *TODAY)
    assert content.startswith(BEGINS[suffix])


def test_both_formats_say_what_was_recorded(busy_board: Path, tmp_path: Path) -> None:
    pdf = whole(written(busy_board, tmp_path / "log.pdf", "action-log", *HELD_ON)).replace("\xa0", " ")
    word = words_of(written(busy_board, tmp_path / "log.docx", "action-log", *HELD_ON)).replace("\xa0", " ")
    rows = list(
        csv.reader(io.StringIO(written(busy_board, tmp_path / "log.csv", "action-log", *HELD_ON).decode("utf-8-sig")))
    )
    references = [row[1] for row in rows[1:]]
    assert len(references) > 5
    assert all(reference in pdf and reference in word for reference in references)


def test_a_register_of_one_meeting_holds_the_decisions_of_that_day(busy_board: Path, tmp_path: Path) -> None:
    content = written(busy_board, tmp_path / "register.xlsx", "decision-register", *HELD_ON)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if any(row)]
    assert rows
    assert {f"{cell:%Y-%m-%d}" for row in rows for cell in row[1:4] if hasattr(cell, "strftime")} == {"2026-09-01"}


def test_an_issued_version_is_written_byte_for_byte(busy_board: Path, tmp_path: Path) -> None:
    years_later = (*COMING[:2], "--today", "2028-01-05")
    assert written(busy_board, tmp_path / "1.pdf", "agenda", *years_later, "--version", "1") == b"%PDF-1.7 one"
    assert written(busy_board, tmp_path / "2.pdf", "agenda", *COMING, "--version", "2") == b"%PDF-1.7 two"


@pytest.mark.parametrize(
    ("words", "out", "said"),
    [
        (("agenda", *COMING, "--version", "3"), "a.pdf", "of the agenda of MB 2026-11-03. There are versions 1 and 2."),
        (("agenda", *COMING, "--version", "1", "--part", "1"), "a.pdf", "of Part 1 of the agenda"),
        (("minutes", *COMING, "--version", "1"), "m.pdf", "None was issued yet."),
        (("agenda", *COMING, "--version", "1"), "a.docx", "went out as a .pdf file"),
        (("run-sheet", *COMING, "--version", "1"), "r.pdf", "Leave --version out."),
        (("action-log", *TODAY), "log.pdf", "Whose action log?"),
        (("decision-register", "--forum", "NOPE"), "r.pdf", "“NOPE”"),
    ],
)
def test_what_was_not_issued_or_not_named_is_refused(
    busy_board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], out: str, said: str
) -> None:
    assert said in refusal(capsys, busy_board, tmp_path / out, *words)


def test_the_risk_register_lists_the_risk(busy_board: Path, tmp_path: Path) -> None:
    said = words_of(written(busy_board, tmp_path / "risks.docx", "risk-register", "--level", "corporate", *TODAY))
    assert "Officer wellbeing" in said
