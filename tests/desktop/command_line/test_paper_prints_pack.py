"""Packs from the command line: whole, public, with files beside them, and as they went out."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from desktop.app.books import opened
from models.operations.issuing import issue_pack
from models.operations.paper_files import attach_file
from models.operations.paper_stages import set_status
from models.operations.papers import edit_paper
from models.queries.meetings import find_meeting
from models.queries.papers import papers
from tests.desktop.command_line.test_meeting_prints import COMING, refusal, written
from tests.documents.pack_samples import SHEET, paper_pdf
from tests.documents.reading import whole


@pytest.fixture
def packed(busy_board: Path, tmp_path: Path) -> Path:
    """The board of 3 November with a paper in hand, a sheet of figures beside it, and a pack that was issued."""
    book = tmp_path / "packed.book"
    shutil.copyfile(busy_board, book)
    with opened(str(book), "Imogen Farrier", dt.date(2026, 10, 20)) as workspace:
        meeting = workspace.read(find_meeting, reference="MB 2026-11-03")
        rows = workspace.read(papers, meeting_id=meeting.id, now=workspace.clock())
        key = next(row.id for row in rows if row.title == "Knife crime theme")
        workspace.transact(edit_paper, paper_id=key, marking="OFFICIAL")
        workspace.transact(attach_file, paper_id=key, name="theme.pdf", body=paper_pdf("Theme", 2))
        workspace.transact(attach_file, paper_id=key, name="figures.xlsx", body=SHEET, appendix=True)
        workspace.transact(set_status, paper_id=key, status="received", late_reason="figures came late")
        workspace.transact(issue_pack, meeting_id=meeting.id, body=b"%PDF-1.7 went out", name="MB pack.pdf")
    return book


@pytest.mark.parametrize("part", [(), ("--part", "1")])
def test_a_pack_is_written_with_its_files_beside_it(packed: Path, tmp_path: Path, part: tuple[str, ...]) -> None:
    said = whole(written(packed, tmp_path / "out.pdf", "pack", *COMING, *part))
    assert "Theme, leaf 2" in said
    assert "Appendix A (XLSX) is sent as a separate file." in said
    (beside,) = tmp_path.glob("*.xlsx")
    assert beside.name.endswith("appendix A.xlsx")
    assert beside.read_bytes() == SHEET


def test_an_issued_pack_is_the_one_that_went_out(packed: Path, tmp_path: Path) -> None:
    assert written(packed, tmp_path / "out.pdf", "pack", *COMING, "--version", "1") == b"%PDF-1.7 went out"


def test_a_pack_is_a_pdf(packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(capsys, packed, tmp_path / "pack.docx", "pack", *COMING)
    assert said == "A pack is a PDF file. Name a file that ends in .pdf."
