from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.issuing import issue_log, issued_bytes, issued_name, print_words, reprint
from models.errors import BookUnavailable
from models.operations.forums import rename_forum
from models.operations.issuing import issue_minutes
from models.queries.issued import IssuedRow, issued_documents
from models.records.settings import Content
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, new_book, small_book


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Workspace:
    return new_book(str(tmp_path / "test.book"), clock=clock)


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    made = Board(workspace, small_book(workspace), clock)
    made.bring_to("held")
    return made


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:  # noqa: ARG001  Qt must be there
    return Desk(workspace)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes, str]]:
    """The previews that opened: title, bytes and name."""
    found: list[tuple[str, bytes, str]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, *what: found.append(what))
    return found


def last(desk: Desk, board: Board) -> IssuedRow:
    return desk.read(issued_documents, meeting_id=board.id)[0]


@pytest.mark.parametrize(("answer", "kept", "looked_at"), [(0, 1, 1), (1, 0, 1), (-1, 0, 0)])
def test_the_log_is_issued_or_looked_at_or_left(  # noqa: PLR0913, PLR0917  a table
    board: Board, desk: Desk, parent: QWidget, monkeypatch: pytest.MonkeyPatch,
    shown: list[tuple[str, bytes, str]], answer: int, kept: int, looked_at: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(messages, "choose", lambda _title, _sentence, _deeds: answer)
    issue_log(parent, desk, board.id)
    rows = desk.read(issued_documents, meeting_id=board.id)
    assert (len(rows), len(shown)) == (kept, looked_at)
    assert [row.name for row in rows] == [name for _, _, name in shown[:kept]]


def test_a_print_is_shown_again_byte_for_byte_after_the_forum_was_renamed(
    board: Board, desk: Desk, parent: QWidget, shown: list[tuple[str, bytes, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "choose", lambda _title, _sentence, _deeds: 0)
    issue_log(parent, desk, board.id)
    desk.perform(rename_forum, forum_id=board.book.forums["MB"], name="Executive Board", starts=desk.today)
    reprint(parent, desk, last(desk, board))
    assert shown[0][1:] == shown[1][1:]
    assert shown[1][0] == "Action log, version 1 · MB 2026-11-03"


def test_what_is_no_pdf_is_saved_instead(
    board: Board, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.perform(issue_minutes, meeting_id=board.id, body=b"PK words", name="minutes.docx", part=1)
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, kinds: asked.extend((name, kinds)))
    reprint(parent, desk, last(desk, board))
    assert asked == ["minutes.docx", "Word document (*.docx)"]
    assert print_words(last(desk, board)) == "Minutes, version 1, public print"
    assert not list(tmp_path.glob("*.docx"))


def test_bytes_that_were_tampered_with_are_never_shown(board: Board, desk: Desk) -> None:
    def tamper(unit: Unit) -> None:
        unit.session.execute(update(Content).values(body=b"%PDF other"))

    desk.perform(issue_minutes, meeting_id=board.id, body=b"%PDF words")
    assert issued_bytes(desk, last(desk, board).digest) == b"%PDF words"
    assert issued_name(last(desk, board)) == "MB minutes 2026-11-03 v1.pdf"
    board.workspace.transact(tamper)
    with pytest.raises(BookUnavailable, match="damaged"):
        issued_bytes(desk, last(desk, board).digest)
