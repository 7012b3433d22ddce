import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.rooms.meeting.minutes_deeds import MinutesDeeds
from models.operations.stages import enter_room
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book
from tests.desktop.kit.fakes import filled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    return Board(workspace, small_book(workspace), clock)


@pytest.fixture
def deeds(desk: Desk, qtbot: QtBot) -> MinutesDeeds:
    parent = QWidget()
    qtbot.addWidget(parent)
    return MinutesDeeds(parent, desk)


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        ("room", set()),
        ("held", {"meeting.finish_minutes", "meeting.issue_minutes", "meeting.send_out"}),
        ("draft", {"meeting.issue_minutes", "meeting.agree_minutes", "meeting.send_out"}),
        ("agreed", {"meeting.issue_minutes", "meeting.correct"}),
    ],
)
def test_every_stage_offers_what_brings_the_minutes_on(
    board: Board, deeds: MinutesDeeds, stage: str, offered: set[str]
) -> None:
    board.bring_to(stage)
    assert set(deeds.commands(board.record())) == offered


def test_minutes_are_finished_and_agreed_at_the_meeting_that_took_place(
    board: Board, desk: Desk, deeds: MinutesDeeds, clock: Clock
) -> None:
    board.minute()
    board.bring_to("held")
    deeds.commands(board.record())["meeting.finish_minutes"]()
    later = desk.read(find_meeting, reference="MB 2027-01-05")
    clock.go_to(later.date)
    desk.perform(enter_room, meeting_id=later.id)
    offered: list[str] = []

    def answer() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        offered.append(form.boxes["at_meeting_id"].typed())
        form.press()

    QTimer.singleShot(0, answer)
    deeds.commands(board.record())["meeting.agree_minutes"]()
    assert offered == ["MB Tue 5 Jan 2027"]
    record = board.record()
    assert (record.agenda.meeting.status, record.agreed_at) == ("minutes agreed", "MB Tue 5 Jan 2027")


def test_agreed_minutes_are_corrected_and_a_correction_begins_with_the_entry_chosen(
    board: Board, deeds: MinutesDeeds
) -> None:
    board.minute()
    decided = board.decide()
    board.bring_to("agreed")
    typed = {"text": "Hold burglary as a theme.", "reason": "Misheard"}
    QTimer.singleShot(0, filled(typed))
    deeds.commands(board.record(), decided)["meeting.correct"]()
    QTimer.singleShot(0, filled({"about": "The record as a whole"} | typed))
    deeds.commands(board.record())["meeting.correct"]()
    first, second = board.record().corrections
    assert (first.decision_id, first.about, first.reason) == (decided, "decision MB D 1/26", "Misheard")
    assert (second.decision_id, second.about) == ("", "the record")
    assert board.record().decisions[0].text == "hold knife crime as a theme"


def test_a_deed_whose_stage_has_passed_is_refused(
    board: Board, deeds: MinutesDeeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    board.bring_to("held")
    finish = deeds.commands(board.record())["meeting.finish_minutes"]
    board.go_on("draft", "agreed")
    finish()
    assert "only the minutes of a meeting that took place can be finished" in said[0]
