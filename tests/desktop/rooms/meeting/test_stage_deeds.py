import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.controls import Button, Deed
from desktop.kit.desk import Desk
from desktop.kit.room_header import RoomHeader
from desktop.rooms.meeting.prints import MeetingPrints
from desktop.rooms.meeting.stage_deeds import StageDeeds
from models.operations.issuing import issue_action_log, issue_minutes
from models.operations.meetings import cancel_meeting
from models.rules.vocabulary import MeetingStatus
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    return Board(workspace, small_book(workspace), clock)


@pytest.fixture
def arrived() -> list[MeetingStatus]:
    return []


@pytest.fixture
def header(qtbot: QtBot) -> RoomHeader:
    made = RoomHeader(lambda _command: None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def deeds(desk: Desk, header: RoomHeader, arrived: list[MeetingStatus], qtbot: QtBot) -> StageDeeds:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = StageDeeds(desk, MeetingPrints(parent, desk), arrived.append)
    made.add_buttons(header, Deed("New meeting…", lambda: None, kind="filled"))
    return made


def offered(header: RoomHeader) -> list[tuple[str, str]]:
    buttons = [one for one in header.findChildren(QPushButton) if not one.isHidden()]
    return [(one.text(), one.kind) for one in buttons if isinstance(one, Button) and one.text()]


def test_one_button_brings_a_meeting_to_its_next_stage(
    board: Board, deeds: StageDeeds, header: RoomHeader, desk: Desk
) -> None:
    seen = []

    def look() -> None:
        deeds.display(board.record())
        seen.append(offered(header))

    look()
    board.bring_to("held")
    look()
    desk.perform(issue_action_log, meeting_id=board.id, body=b"%PDF log")
    look()
    board.go_on("draft")
    look()
    desk.perform(issue_minutes, meeting_id=board.id, body=b"%PDF minutes")
    look()
    board.go_on("agreed")
    look()
    assert seen == [
        [("Issue agenda…", "filled")],
        [("Send out…", "filled")],
        [("Finish draft minutes", "filled")],
        [("Issue minutes…", "filled")],
        [("Agree minutes…", "filled")],
        [("Issue minutes…", "plain")],
    ]


def test_no_meeting_offers_a_new_one_and_a_cancelled_one_nothing(
    board: Board, deeds: StageDeeds, header: RoomHeader, desk: Desk
) -> None:
    deeds.display(None)
    assert offered(header) == [("New meeting…", "filled")]
    desk.perform(cancel_meeting, meeting_id=board.id, reason="Merged")
    deeds.display(board.record())
    assert offered(header) == []
    assert deeds.commands() == {}


def test_the_button_does_what_its_command_does(board: Board, deeds: StageDeeds, header: RoomHeader) -> None:
    board.bring_to("held")
    deeds.display(board.record())
    assert set(deeds.commands()) == {"meeting.finish_minutes", "meeting.issue_minutes", "meeting.send_out"}
    next(one for one in header.findChildren(QPushButton) if one.text() == "Finish draft minutes").click()
    assert board.record().agenda.meeting.status == "minutes draft"
