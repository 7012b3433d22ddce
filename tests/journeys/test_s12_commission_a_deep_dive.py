"""S12: the Commissioner commissions a “Violence Stocktake” at Management Board; it reports two months later."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.controls import Segment
from desktop.kit.row_view import RowView
from models.queries.deep_dives import DeepDiveRow, deep_dives
from tests.journeys.boards import meeting_id, record, sign_in, stand_still, take, the_agenda, the_record
from tests.journeys.sitting import Sitting, printed_words
from tests.journeys.years import laid_out

SEPTEMBER, NOVEMBER, GROUP = "MB 2026-09-01", "MB 2026-11-03", "PG 2026-11-18"
TITLE = "Violence Stocktake"
LINE = f"{TITLE}: where did violence with injury fall, and why? @AC Frontline Policing @Deputy Commissioner"
ACTIONS = (
    "Publish a ward-level forecast @AC Frontline Policing !2 weeks",
    "Name a lead for each repeat location @AC Frontline Policing !4 Dec 2026",
    "Share the learning of Central South @AC Met Operations !end of January",
    "Bring a costed plan for night patrols @AC Met Operations !next meeting",
    "Agree one set of violence figures @Director Strategy & Governance !Fri 20 Nov 2026",
    "Report on repeat victims @AC Professionalism !next meeting",
)
Seat = Callable[[dt.date], Sitting]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The year 2026-27 of the Met's framework, everybody in post; made once."""
    return laid_out(tmp_path_factory.mktemp("s12") / "year.book", 2026, dt.date(2026, 4, 1))


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path, year: bytes, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """The board secretary sits down on a day at the same book."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(year)
    stand_still(monkeypatch)
    monkeypatch.setattr(messages, "choose", lambda *_words: 0)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "log.pdf")

    def sit(day: dt.date) -> Sitting:
        seat = Sitting(qtbot, tmp_path, day)
        seat.open(book)
        return seat

    return sit


def enter(seat: Sitting, reference: str) -> None:
    """Open a meeting and enter its room."""
    seat.window.open_meeting(meeting_id(seat, reference))
    seat.look()
    seat.window.run("meeting.hold")
    seat.look()


def the_dive(seat: Sitting) -> DeepDiveRow:
    desk = seat.window.page().desk
    (row,) = desk.read(deep_dives, today=desk.today)
    return row


def commissioned(seat: Sitting) -> DeepDiveRow:
    """Commission it in the performance item with one line of the room, and end the meeting."""
    enter(seat, SEPTEMBER)
    sign_in(seat)
    take(seat, "Performance overview")
    record(seat, "F9", LINE)
    seat.window.run("meeting.end")
    row = the_dive(seat)
    seat.application.close()
    return row


def list_of_its_lead(seat: Sitting) -> str:
    """Go to the deep-dives of the forward plan, narrow them to the lead, and return what is read there."""
    seat.window.open_room("forward_plan")
    seat.look()
    next(one for one in seat.window.page().header.findChildren(Segment) if one.text() == "Deep-dives").click()
    seat.look()
    seat.filter("Lead", "AC Frontline Policing")
    table = next(one for one in seat.window.page().findChildren(RowView) if one.isVisible()).model()
    cells = [str(table.index(row, column).data()) for row in range(table.rowCount()) for column in range(2)]
    return " ".join([*cells, *(one.text() for one in seat.window.page().findChildren(QLabel) if one.isVisible())])


def reported(seat: Sitting) -> DeepDiveRow:
    """Take it at the November board, record six actions under it, and end the meeting."""
    enter(seat, NOVEMBER)
    sign_in(seat)
    take(seat, TITLE)
    for line in ACTIONS:
        record(seat, "F8", line)
    seat.window.run("meeting.end")
    row = the_dive(seat)
    seat.application.close()
    return row


def log_of_the_group(seat: Sitting, target: Path) -> str:
    """Print the action log at the Performance Group of 18 November, and return its words."""
    enter(seat, GROUP)
    seat.window.run("print.action_log")
    words = printed_words(target)
    seat.application.close()
    return words


def test_it_is_commissioned_in_the_room_with_lead_sponsor_meeting_and_deadline(sit_down: Seat) -> None:
    row = commissioned(sit_down(dt.date(2026, 9, 1)))
    assert (row.title, row.commissioner) == (TITLE, "Commissioner")
    assert (row.lead, row.sponsor) == ("AC Frontline Policing", "Deputy Commissioner")
    assert (row.forum_code, row.due) == ("MB", dt.date(2026, 11, 3))
    assert row.paper_due is not None
    assert row.paper_due.date() == dt.date(2026, 10, 27)


def test_it_is_on_its_leads_list_and_on_the_november_agenda(sit_down: Seat) -> None:
    commissioned(sit_down(dt.date(2026, 9, 1)))
    october = sit_down(dt.date(2026, 10, 20))
    said = list_of_its_lead(october)
    assert TITLE in said
    assert "Tue 3 Nov 2026" in said
    october.window.open_meeting(meeting_id(october, NOVEMBER))
    october.look()
    october.window.run("meeting.open_agenda")
    (item,) = [item for item in the_agenda(october, NOVEMBER).items if item.title == TITLE]
    assert item.origin.startswith("commissioned at MB Tue 1 Sep 2026, item ")
    assert (item.lead, len(item.papers)) == ("AC Frontline Policing", 1)
    october.application.close()


def test_its_actions_are_in_the_log_of_the_performance_group_under_the_boards_numbers(
    sit_down: Seat, tmp_path: Path
) -> None:
    commissioned(sit_down(dt.date(2026, 9, 1)))
    row = reported(sit_down(dt.date(2026, 11, 3)))
    assert (row.status, row.reported_on) == ("reported", dt.date(2026, 11, 3))
    assert [action.reference for action in row.actions] == [f"MB {number}/26" for number in range(1, 7)]
    assert {action.tracked_by for action in row.actions} == {"PG"}
    group = sit_down(dt.date(2026, 11, 18))
    assert {told.tracked_by for told in the_record(group, NOVEMBER).actions} == {"PG"}
    words = log_of_the_group(group, tmp_path / "log.pdf")
    assert "Performance Group" in words
    assert all(f"MB {number}/26" in words for number in range(1, 7))
    assert all(line.partition(" @")[0] in words for line in ACTIONS)
