from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.meeting.issue_prints import AgendaIssue, MinutesIssue, missing_words
from models.operations.agenda import add_item
from models.operations.corrections import record_correction
from models.queries.agenda import agenda, issued_body, versions
from models.queries.issued import IssuedRow, issued_documents
from models.store.workspace import Workspace
from tests.boards import DAY, Board
from tests.books import Clock, small_book
from tests.desktop.kit.fakes import filled
from tests.documents.reading import whole

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    return Board(workspace, small_book(workspace), clock)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the whole print is saved when it is offered."""
    target = tmp_path / "print.pdf"
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: target)
    return target


def issued(desk: Desk, board: Board, kind: str) -> tuple[IssuedRow, ...]:
    return desk.read(issued_documents, meeting_id=board.id, kind=kind)


def give(note: str) -> None:
    QTimer.singleShot(0, filled({"note": note}))


def test_an_agenda_goes_out_whole_and_public_under_one_version(
    board: Board, desk: Desk, parent: QWidget, saved: Path
) -> None:
    desk.perform(add_item, meeting_id=board.id, title="Suspension of a senior officer", part=2,
                 part_reason="personal data", title_sensitive=True)  # fmt: skip
    meeting = desk.read(agenda, meeting_id=board.id).meeting
    give("Please bring the maps")
    AgendaIssue(parent, desk, meeting).ask()
    rows = issued(desk, board, "agenda")
    assert [(row.version, row.part) for row in rows] == [(1, 0), (1, 1)]
    assert rows[0].name == "OFFICIAL MB agenda 2026-11-03 v1.pdf"
    assert len({row.name for row in rows}) == 2
    bodies = [desk.read(issued_body, digest=row.digest) for row in rows]
    assert saved.read_bytes() == bodies[0]
    assert "Suspension" in whole(bodies[0])
    assert "Suspension" not in whole(bodies[1])
    assert "Please bring the maps" in whole(bodies[0])


def test_the_next_version_prints_and_keeps_what_changed_with_what_is_added(
    board: Board, desk: Desk, parent: QWidget, saved: Path
) -> None:
    meeting = desk.read(agenda, meeting_id=board.id).meeting
    give("")
    AgendaIssue(parent, desk, meeting).ask()
    desk.perform(add_item, meeting_id=board.id, title="Winter demand", late_reason="The figures came today",
                 late_agreed_by="The chair")  # fmt: skip
    give("the chair asks for punctuality")
    AgendaIssue(parent, desk, meeting).ask()
    note = issued(desk, board, "agenda")[0].note
    assert note.endswith("added (late); the chair asks for punctuality")
    printed = " ".join(whole(saved.read_bytes()).split())
    assert "the chair asks for punctuality" in printed
    assert "added (late)" in printed


def test_minutes_are_issued_as_draft_and_again_when_agreed_and_corrected(
    board: Board, desk: Desk, parent: QWidget, saved: Path, clock: Clock
) -> None:
    heard = board.minute()
    board.bring_to("draft")
    meeting = desk.read(agenda, meeting_id=board.id).meeting
    give("")
    MinutesIssue(parent, desk, meeting).ask()
    assert [(row.version, row.part) for row in issued(desk, board, "minutes")] == [(1, 0), (1, 1)]
    assert "Draft 1" in whole(saved.read_bytes())
    clock.go_to(DAY, 12)
    board.go_on("agreed")
    issue = MinutesIssue(parent, desk, meeting)
    drafted = desk.read(versions, meeting_id=board.id, kind="minutes")[-1]
    assert issue.changed(drafted) == "agreed"
    desk.perform(record_correction, meeting_id=board.id, minute_id=heard, text="It rose.", reason="Misheard")
    assert issue.changed(drafted).startswith("corrected: minute ")
    give("corrected: minute 4.1")
    issue.ask()
    last = issued(desk, board, "minutes")[0]
    assert (last.version, last.note) == (2, "corrected: minute 4.1")
    assert "It rose." in whole(saved.read_bytes())
    assert last.name.endswith("2026-11-03.pdf")


def test_what_is_missing_is_said_before_issue(board: Board, desk: Desk) -> None:
    assert missing_words(desk, board.id).startswith("Still missing: No presenter: Violence Stocktake")
