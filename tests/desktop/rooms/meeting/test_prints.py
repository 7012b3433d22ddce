from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.rooms.meeting.prints import MeetingPrints
from models.operations.minutes_layout import set_minutes_layout
from models.queries.meetings import MeetingRow, find_meeting
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book
from tests.documents.reading import whole


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    made = Board(workspace, small_book(workspace), clock)
    made.decide(reasons="Injuries rose.")
    return made


@pytest.fixture
def prints(desk: Desk, qtbot: QtBot) -> MeetingPrints:
    parent = QWidget()
    qtbot.addWidget(parent)
    return MeetingPrints(parent, desk)


@pytest.fixture
def meeting(board: Board) -> MeetingRow:
    return board.record().agenda.meeting


@pytest.mark.parametrize(
    ("command", "suffix"),
    [
        ("print.agenda", ".pdf"),
        ("print.agenda", ".docx"),
        ("print.run_sheet", ".pdf"),
        ("print.run_sheet", ".docx"),
        ("print.minutes", ".docx"),
        ("print.action_log", ".pdf"),
        ("print.action_log_xlsx", ".xlsx"),
        ("print.action_log_csv", ".csv"),
    ],
)
def test_everything_of_a_meeting_is_saved_as_its_name_says(
    prints: MeetingPrints, meeting: MeetingRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    command: str, suffix: str,
) -> None:  # fmt: skip
    target = tmp_path / f"print{suffix}"
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: target)
    prints.commands(meeting)[command]()
    begins = {".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK"}.get(suffix, b"")
    assert target.read_bytes().startswith(begins)
    assert target.stat().st_size > 50


def test_the_minutes_are_shown_in_the_layout_of_the_forum(
    prints: MeetingPrints, meeting: MeetingRow, board: Board, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, body, _name: shown.append(whole(body)))
    prints.preview_record(meeting)
    desk.perform(set_minutes_layout, forum_id=board.book.forums["MB"], layout="continuous numbered minutes")
    prints.preview_record(meeting)
    assert "Person responsible" in shown[0]
    assert "Person responsible" not in shown[1]
    assert all("Injuries rose." in words for words in shown)


def test_a_meeting_without_an_agenda_has_no_run_sheet(
    prints: MeetingPrints, desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    later = desk.read(find_meeting, reference="MB 2027-01-05")
    assert later.id != board.id
    prints.save_run_sheet(later)
    assert refused == ["MB 2027-01-05 has no agenda yet; open it first."]
