from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.rooms.meeting import pack_prints
from desktop.rooms.meeting.pack_prints import ISSUE, LOOK, PackDeeds
from models.queries.agenda import agenda, issued_body
from models.queries.issued import issued_documents
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    return Board(workspace, small_book(workspace), clock)


@pytest.fixture
def ask(board: Board, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Ask for the pack and answer with one of the two deeds."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def press(answer: int) -> None:
        monkeypatch.setattr(messages, "choose", lambda *_words: answer)
        PackDeeds(parent, desk).ask(desk.read(agenda, meeting_id=board.id).meeting)

    return press


def test_a_pack_that_is_only_looked_at_is_a_draft_and_keeps_nothing(
    board: Board, desk: Desk, ask: Callable[[int], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, body, _name: shown.append(body))
    ask(LOOK)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].startswith(b"%PDF-")
    assert desk.read(issued_documents, meeting_id=board.id) == ()


def test_an_issued_pack_is_written_with_its_public_print_and_kept_byte_for_byte(
    board: Board,
    desk: Desk,
    ask: Callable[[int], None],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(pack_prints, "ask_folder", lambda _parent, _title: tmp_path)
    monkeypatch.setattr(messages, "toast", lambda text, **_more: said.append(text))
    ask(ISSUE)
    qtbot.waitUntil(lambda: bool(said))
    rows = desk.read(issued_documents, meeting_id=board.id, kind="pack")
    assert sorted(row.part for row in rows) == [0, 1]
    for row in rows:
        assert desk.read(issued_body, digest=row.digest) == (tmp_path / row.name).read_bytes()
    assert said[0].startswith(f"Issued version 1 of the pack of {rows[0].reference}. Wrote 2 files into ")


def test_giving_up_the_folder_issues_nothing(
    board: Board, desk: Desk, ask: Callable[[int], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pack_prints, "ask_folder", lambda _parent, title: asked.append(title))
    ask(ISSUE)
    qtbot.waitUntil(lambda: bool(asked))
    assert desk.read(issued_documents, meeting_id=board.id) == ()
