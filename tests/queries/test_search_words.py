"""Everything written is found as typed, says where it is and what opens it."""

import io
import zipfile

import pytest

from models.operations.agenda import add_item
from models.operations.decisions import record_decision
from models.operations.minutes import record_minute
from models.operations.paper_files import attach_file
from models.operations.papers import commission_paper
from models.operations.risks import add_risk
from models.operations.year import lay_out_year
from models.queries.found import FoundRow
from models.queries.meetings import find_meeting
from models.queries.search_words import found_words
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The key of the Management Board of 3 November in the small book."""
    assert book.forums["MB"]
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace.read(find_meeting, reference="MB 2026-11-03").id


@pytest.fixture
def item(workspace: Workspace, board: str) -> str:
    """The key of an item on its agenda."""
    return workspace.transact(add_item, meeting_id=board, title="Violence Stocktake").value


def search(workspace: Workspace, typed: str) -> list[FoundRow]:
    return workspace.read(found_words, typed=typed, limit=12)


def letter(words: str) -> bytes:
    """Return a small Word document."""
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("[Content_Types].xml", kinds)
        parts.writestr("word/document.xml", body)
    return made.getvalue()


def test_an_item_a_minute_and_a_decision_open_at_their_item(workspace: Workspace, board: str, item: str) -> None:
    workspace.transact(record_minute, meeting_id=board, item_id=item, text="The Board heard from Mr O'Neil of R&D.")
    workspace.transact(record_decision, meeting_id=board, item_id=item, text="Release 50% of the reserve")
    assert search(workspace, "stockt") == [FoundRow("item", board, "Violence Stocktake", "MB Tue 3 Nov 2026", item)]
    for typed, kind in (("O'Neil", "minute"), ("r&d", "minute"), ("50% of the res", "decision")):
        [hit] = search(workspace, typed)
        assert (hit.kind, hit.id, hit.within, hit.detail) == (
            kind,
            board,
            item,
            "MB Tue 3 Nov 2026, Violence Stocktake",
        )


def test_the_words_inside_a_file_find_its_paper_once(workspace: Workspace, book: SmallBook, board: str) -> None:
    paper = workspace.transact(
        commission_paper, forum_id=book.forums["MB"], meeting_id=board, title="Custody capacity"
    ).value
    body = letter("Custody: the occupancy of cells in Brixton")
    workspace.transact(attach_file, paper_id=paper, name="custody.docx", body=body)
    [inside] = search(workspace, "occupancy brixt")
    assert (inside.kind, inside.id, inside.within) == ("paper", board, paper)
    assert "in its file" in inside.detail
    assert [row.within for row in search(workspace, "custody")] == [paper]


def test_a_risk_is_found_and_a_formality_is_not(workspace: Workspace, item: str) -> None:
    assert item
    key = workspace.transact(add_risk, title="Serious violence", level="corporate", likelihood=4, impact=5).value
    [hit] = search(workspace, "serious")
    assert (hit.kind, hit.id, hit.detail) == ("risk", key, "corporate risk")
    assert search(workspace, "apologies") == []
