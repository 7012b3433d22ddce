import email
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.meeting import after_prints
from desktop.rooms.meeting.after_prints import send_out
from models.operations.people import edit_person
from models.queries.agenda import agenda, issued_body
from models.queries.issued import issued_documents
from models.queries.meetings import MeetingRow, find_meeting
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
COMING = "MB 2027-01-05"


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    made = Board(workspace, small_book(workspace), clock)
    made.promise("Publish ward-level maps")
    made.promise("Count the cars")
    made.bring_to("held")
    return made


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def meeting(desk: Desk, board: Board) -> MeetingRow:
    return desk.read(agenda, meeting_id=board.id).meeting


def test_one_gesture_writes_all_files_issues_the_log_and_opens_the_next_agenda(
    board: Board, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(after_prints, "ask_folder", lambda _parent, _title: folder)
    monkeypatch.setattr(messages, "toast", lambda text, **_more: said.append(text))
    desk.perform(edit_person, person_id=board.book.people["AC-FLP"], email="grace@example.org")
    send_out(parent, desk, meeting(desk, board))
    names = sorted(path.name for path in folder.iterdir())
    assert [Path(name).suffix for name in names].count(".pdf") == 3
    letters = [path for path in folder.iterdir() if path.suffix == ".eml"]
    letter = email.message_from_bytes(letters[0].read_bytes())
    assert "grace@example.org" in str(letter["To"])
    row = desk.read(issued_documents, meeting_id=board.id, kind="action log")[0]
    assert desk.read(issued_body, digest=row.digest) == (folder / row.name).read_bytes()
    assert desk.read(find_meeting, reference=COMING).status == "agenda open"
    wrote = "Wrote 5 files, 1 letter among them, into out. Issued the action log, version 1."
    assert said == [f"{wrote} Opened the agenda of {COMING}."]


def test_nothing_is_issued_when_the_folder_cannot_be_written(
    board: Board, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(after_prints, "ask_folder", lambda _parent, _title: tmp_path / "gone")
    monkeypatch.setattr(messages, "refuse", refused.append)
    send_out(parent, desk, meeting(desk, board))
    assert "Choose another folder" in refused[0]
    assert not desk.read(issued_documents, meeting_id=board.id)
    assert desk.read(find_meeting, reference=COMING).status == "planned"


def test_giving_up_the_folder_does_nothing(
    board: Board, desk: Desk, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_prints, "ask_folder", lambda _parent, _title: None)
    send_out(parent, desk, meeting(desk, board))
    assert not desk.read(issued_documents, meeting_id=board.id)
