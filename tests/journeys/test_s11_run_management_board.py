"""S11: 3 November 2026, Management Board: five decisions and seven actions, recorded while people speak."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from models.queries.agenda import AgendaView, agenda
from models.queries.meetings import find_meeting
from models.queries.record import MeetingRecord, meeting_record
from models.rules.vocabulary import ItemKind
from tests.journeys.sitting import Sitting, filled

DAY = dt.date(2026, 11, 3)
DECISIONS = (
    "agreed: hold knife crime as a common theme from November to January",
    "approved: the outline business case for custody capacity",
    "noted: the fall in violence with injury",
    "endorsed: the refreshed Control Strategy for consultation",
    "agreed: publish the answer to the nine recommendations",
)
ACTIONS = (
    "Publish a ward-level robbery forecast to all BCUs @AC Frontline Policing !next meeting",
    "Bring a costed plan for response times @AC Met Operations !end of January",
    "Close the gap in the estates running costs @Director Estates !2 weeks",
    "Agree one line for overtime in board papers @Director Commercial & Finance !18 Nov",
    "Share learning from the child protection inspection @AC Professionalism !Fri 20 Nov 2026",
    "Name a lead for each repeat location @AC Frontline Policing !4 Dec 2026",
    "Report on vetting backlog @AC Professionalism !next meeting",
)


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path, demo_book: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    """The morning of the meeting: its agenda is issued, and the room is entered."""
    seat = Sitting(qtbot, tmp_path, DAY)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: None)
    monkeypatch.setattr(messages, "choose", lambda *_words: 0)
    seat.open(demo_book)
    seat.window.open_meeting(meeting_id(seat))
    seat.meet(lambda: seat.window.run("agenda.issue"), filled())
    seat.window.run("meeting.hold")
    seat.look()
    yield seat
    seat.application.close()


def meeting_id(seat: Sitting) -> str:
    """The key of the board."""
    return seat.window.page().desk.read(find_meeting, reference="MB 2026-11-03").id


def the_agenda(seat: Sitting) -> AgendaView:
    """The agenda as it stands."""
    return seat.window.page().desk.read(agenda, meeting_id=meeting_id(seat))


def the_record(seat: Sitting) -> MeetingRecord:
    """The record as it stands."""
    return seat.window.page().desk.read(meeting_record, meeting_id=meeting_id(seat), today=DAY)


def record_all(seat: Sitting) -> None:
    """Type five decisions and seven actions, going from item to item."""
    seat.press("Ctrl+Down", "Ctrl+Down")
    for line in DECISIONS:
        seat.press("F7")
        seat.type(line)
        seat.press("Return", "Ctrl+Down")
    for line in ACTIONS:
        seat.press("F8")
        seat.type(line)
        seat.press("Return")


def test_business_begins_with_performance_and_ends_with_the_risk_picture(board: Sitting) -> None:
    items = [item for item in the_agenda(board).items if item.kind not in {ItemKind.FORMALITY, ItemKind.BREAK}]
    assert "Performance overview" in items[0].title
    business = [item for item in items if item.kind not in {ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING}]
    assert "risk picture" in business[-1].title


def test_what_is_typed_is_recorded_with_references_owners_and_dates(board: Sitting) -> None:
    record_all(board)
    record = the_record(board)
    assert len(record.decisions) == 5
    assert [row.verb for row in record.decisions] == ["agreed", "approved", "noted", "endorsed", "agreed"]
    assert len(record.actions) == 7
    assert all(row.reference.startswith("MB ") and row.reference.endswith("/26") for row in record.actions)
    assert len({row.reference for row in record.actions}) == 7
    assert all(row.tracked_by == "PG" for row in record.actions)
    owners = {row.text.split(" ")[0]: (row.owner, row.due) for row in record.actions}
    assert owners["Publish"] == ("AC Frontline Policing", dt.date(2027, 1, 5))
    assert owners["Close"] == ("Director Estates", dt.date(2026, 11, 17))


def test_undo_takes_the_last_line_back_and_its_number_is_not_given_again(board: Sitting) -> None:
    board.press("F8")
    board.type(ACTIONS[0])
    board.press("Return")
    taken = the_record(board).actions[-1].reference
    board.window.run("edit.undo")
    assert taken not in {row.reference for row in the_record(board).actions}
    board.press("F8")
    board.type(ACTIONS[1])
    board.press("Return")
    assert the_record(board).actions[-1].reference > taken


def test_the_action_log_is_on_paper_before_the_room_is_empty(
    board: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all(board)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "log.pdf")
    board.window.run("print.action_log")
    document = pypdfium2.PdfDocument(tmp_path / "log.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    document.close()
    assert "Management Board" in text
    assert "Publish a ward-level robbery" in text
    assert "7 raised" in text
