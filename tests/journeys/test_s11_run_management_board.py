"""S11: 3 November 2026, Management Board: five decisions and seven actions, recorded while people speak."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from models.queries.effects import effects
from models.rules.vocabulary import ItemKind
from tests.journeys.boards import in_room, meeting_id, record, sign_in, stand_still, take, the_agenda, the_record
from tests.journeys.sitting import Sitting, filled, printed_words

DAY = dt.date(2026, 11, 3)
DECISIONS = (
    ("Performance overview", "noted: the fall in violence with injury to September"),
    ("Violence Stocktake", "b agreed; review next meeting"),
    ("Custody capacity", "approved: option 2 for the full business case; because it costs least over ten years"),
    ("Control Strategy", "endorsed: the refreshed Control Strategy for consultation"),
    ("Inspection response", "agreed: publish the answer to the nine recommendations"),
)
"""Each under its item; the second answers recommendation b of the paper."""
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
    stand_still(monkeypatch)
    seat.open(demo_book)
    seat.window.open_meeting(meeting_id(seat))
    seat.meet(lambda: seat.window.run("agenda.issue"), filled())
    seat.window.run("meeting.hold")
    seat.look()
    yield seat
    seat.application.close()


def record_all(seat: Sitting) -> None:
    """Type five decisions, each under its item, and seven actions."""
    for title, line in DECISIONS:
        take(seat, title)
        record(seat, "F7", line)
    for line in ACTIONS:
        record(seat, "F8", line)


def test_business_begins_with_performance_and_ends_with_the_risk_picture(board: Sitting) -> None:
    items = [item for item in the_agenda(board).items if item.kind not in {ItemKind.FORMALITY, ItemKind.BREAK}]
    assert "Performance overview" in items[0].title
    business = [item for item in items if item.kind not in {ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING}]
    assert "risk picture" in business[-1].title


def test_what_is_typed_is_recorded_with_references_owners_and_dates(board: Sitting) -> None:
    record_all(board)
    told = the_record(board)
    assert len(told.decisions) == 5
    assert [row.verb for row in told.decisions] == ["noted", "agreed", "approved", "endorsed", "agreed"]
    assert "knife crime as the common theme" in told.decisions[1].text
    assert told.decisions[1].review_on == dt.date(2027, 1, 5)
    assert all(row.reference.startswith("MB D ") for row in told.decisions)
    assert len(told.actions) == 7
    assert all(row.reference.startswith("MB ") and row.reference.endswith("/26") for row in told.actions)
    assert len({row.reference for row in told.actions}) == 7
    assert all(row.tracked_by == "PG" for row in told.actions)
    owners = {row.text.split(" ")[0]: (row.owner, row.due) for row in told.actions}
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


def test_attendance_is_typed_in_one_line_and_the_quorum_is_met(board: Sitting) -> None:
    sign_in(board, away=2)
    seats = the_agenda(board).seats
    assert [seat.presence for seat in seats] == ["here"] * (len(seats) - 2) + ["apologies"] * 2


def test_the_closing_item_lists_the_decisions_with_their_risks_and_takes_an_effect_for_each(board: Sitting) -> None:
    record_all(board)
    take(board, "Corporate risk picture")
    shown = in_room(board).effects.table.rows()
    assert {row.decision.reference for row in shown} == {row.reference for row in the_record(board).decisions}
    board.window.run("meeting.effects")
    for row in shown:
        board.press("N" if not row.risk_id else "D")
    sheet = board.window.page().desk.read(effects, meeting_id=meeting_id(board))
    assert sheet.outstanding == 0
    violence = sheet.decisions[1]
    assert [(line.reference, line.effect) for line in violence.lines] == [("CR-03", "down")]


def test_the_action_log_is_on_paper_before_the_room_is_empty(
    board: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all(board)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "log.pdf")
    board.window.run("print.action_log")
    text = printed_words(tmp_path / "log.pdf")
    assert "Management Board" in text
    assert "Publish a ward-level robbery" in text
    assert "7 raised" in text
