"""S05: the head of Frontline Policing is on leave for the June CrimeFighters; a DAC takes the chair."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.books import Contents, make_book
from desktop.kit import messages
from desktop.kit.away_dialog import MOVES, TAKES, AwayDialog
from desktop.kit.controls import Button
from models.operations.people import add_person, appoint
from models.operations.year import lay_out_year
from models.queries.attendance import attendance_statistics
from models.queries.changes import meeting_changes
from models.queries.forums import find_forum
from models.queries.meetings import find_meeting
from models.queries.people import find_post
from models.queries.shipped import framework_from
from models.store.book import open_book
from tests.journeys.sitting import Sitting, clicked, filled, pressed, walk_down

DAY = dt.date(2026, 6, 4)
HOLDERS = {"AC Frontline Policing": "Grace Adeyemi-Clarke", "DAC Frontline Policing": "Callum Ferris-Boyd"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The year 2026-27 in which both posts are held."""
    book = tmp_path / "Met HQ.book"
    make_book(str(book), Contents("Met HQ", framework_from("met-2026")), actor="Imogen Farrier")
    workspace = open_book(str(book), actor="Imogen Farrier", clock=lambda: dt.datetime(2026, 6, 4, 8, tzinfo=dt.UTC))
    workspace.transact(lay_out_year, first=dt.date(2026, 4, 1), last=dt.date(2027, 3, 31))
    for title, name in HOLDERS.items():
        post = workspace.read(find_post, words=title, as_of=DAY)
        person = workspace.transact(add_person, name=name).value
        workspace.transact(appoint, post_id=post.id, person_id=person, starts=dt.date(2026, 4, 1))
    workspace.close()
    return book


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    """The chair's office on the morning of the June meeting."""
    monkeypatch.setattr(messages, "choose", lambda *_words: 0)
    seat = Sitting(qtbot, tmp_path, DAY)
    seat.open(book)
    yield seat
    seat.application.close()


@pytest.fixture
def week_before(qtbot: QtBot, tmp_path: Path, book: Path) -> Iterator[Sitting]:
    """The chair's office a week before, when the leave is granted."""
    seat = Sitting(qtbot, tmp_path, DAY - dt.timedelta(days=7))
    seat.open(book)
    yield seat
    seat.application.close()


def let_the_deputy_chair(office: Sitting) -> str:
    """Open the June meeting and name who takes the chair; return the meeting's key."""
    meeting = office.window.page().desk.read(find_meeting, reference="CF-FLP 2026-06-04")
    office.window.open_meeting(meeting.id)
    office.look()
    button = next(one for one in office.window.page().findChildren(Button) if one.text().startswith("Deputy takes"))

    def press() -> None:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    office.meet(press, filled(post_id="DAC Frontline Policing", reason="The AC is on leave"))
    return meeting.id


def printed(office: Sitting, command: str, target: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the words of a document saved by a command."""
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: target)
    office.window.run(command)
    document = pypdfium2.PdfDocument(target)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return text


def test_the_agenda_names_the_acting_chair_and_the_forum_keeps_its_own(
    office: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_the_deputy_chair(office)
    text = printed(office, "print.agenda", tmp_path / "agenda.pdf", monkeypatch)
    assert "DAC Frontline Policing, Callum Ferris-Boyd, acting chair" in text
    desk = office.window.page().desk
    assert desk.read(find_forum, code="CF-FLP", as_of=DAY).chair == "AC Frontline Policing"
    july = desk.read(find_meeting, reference="CF-FLP 2026-07-02")
    assert (july.chair, july.chair_name) == ("AC Frontline Policing", "Grace Adeyemi-Clarke")


def test_the_record_names_the_acting_chair_and_the_statistics_count_a_deputy(
    office: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_the_deputy_chair(office)
    office.window.run("meeting.hold")
    office.press("Ctrl+Down", "F7")
    office.type("agreed: burglary stays the theme for July")
    office.press("Return")
    text = printed(office, "print.minutes", tmp_path / "record.pdf", monkeypatch)
    assert "Callum Ferris-Boyd" in text
    desk = office.window.page().desk
    forum = desk.read(find_forum, code="CF-FLP", as_of=DAY)
    rows = desk.read(attendance_statistics, forum_id=forum.id, first=DAY, last=DAY)
    chair = next(row for row in rows if row.post == "AC Frontline Policing")
    assert chair.deputised == 1


def test_the_leave_is_put_down_and_the_dialog_offers_the_deputy_and_other_days(
    week_before: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way: her absence is recorded, “Chair is away” says so, and the deputy is taken from its list."""
    absence = {"person_id": "Grace Adeyemi-Clarke", "starts": "Mon 1 Jun 2026", "ends": "Fri 5 Jun 2026"}
    week_before.window.open_room("calendar")
    add = filled(**absence, reason="Annual leave")
    week_before.meet(lambda: week_before.window.run("plan.absences"), clicked("Add", "Esc"), add)
    desk = week_before.window.page().desk
    june = desk.read(find_meeting, reference="CF-FLP 2026-06-04")
    week_before.window.open_meeting(june.id)
    week_before.look()
    offered: dict[str, str] = {}

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, AwayDialog)
        offered.update({way.words: way.kind for way in dialog.table.rows()})
        walk_down(dialog, "DAC Frontline Policing")
        pressed("Ctrl+Return")(dialog)

    week_before.meet(lambda: week_before.window.run("meeting.away"), take)
    assert offered["DAC Frontline Policing, Callum Ferris-Boyd"] == TAKES
    assert MOVES in offered.values()
    after = desk.read(find_meeting, reference="CF-FLP 2026-06-04")
    assert (after.chair, after.acting_chair, after.date) == ("DAC Frontline Policing", True, DAY)
    assert "Callum Ferris-Boyd, acting chair" in printed(
        week_before, "print.agenda", tmp_path / "agenda.pdf", monkeypatch
    )
    (change,) = desk.read(meeting_changes, meeting_id=june.id)
    assert change.words == "Chair named"
    assert "DAC Frontline Policing takes the chair" in change.reason
    assert desk.read(find_forum, code="CF-FLP", as_of=DAY).chair == "AC Frontline Policing"
    week_before.press("Ctrl+Z")
    assert desk.read(find_meeting, reference="CF-FLP 2026-06-04").chair == "AC Frontline Policing"
