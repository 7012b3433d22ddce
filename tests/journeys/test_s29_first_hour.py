"""S29: a new officer makes a forum, a meeting, an item, an action and an agenda, by keyboard alone."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.kit import messages
from desktop.kit.controls import Button
from desktop.opening import CHOICES, Beginning
from models.queries.actions import actions
from models.queries.agenda import AgendaView, agenda
from models.queries.forums import forums
from models.queries.meetings import MeetingRow, meetings
from tests.journeys.sitting import Sitting, filled

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def newcomer(sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    """An empty book, just begun."""
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "New book.book")
    empty = next(choice for choice in CHOICES if choice.beginning is Beginning.EMPTY)
    assert sitting.application.start(empty)
    sitting.qtbot.addWidget(sitting.window)
    sitting.look()
    yield sitting
    assert refused == []


def add_forum(user: Sitting) -> None:
    """Make a forum in the Framework room."""
    user.press("Ctrl+7")
    user.meet(lambda: user.press("Ctrl+N"), filled(name="Vehicle Crime Board", chair="Commander Local Policing"))


def add_meeting(user: Sitting) -> None:
    """Put a meeting of it on the calendar."""
    user.press("Ctrl+3")
    user.meet(lambda: user.press("Ctrl+N"), filled(forum_id="Vehicle Crime", date="Tue 10 Nov 2026"))


def open_its_agenda(user: Sitting) -> None:
    """Open the meeting and its agenda, with the filled button of the room."""
    user.window.open_meeting(the_meeting(user).id)
    user.look()
    shown = [button for button in user.window.page().findChildren(Button) if button.isVisible()]
    filled_one = next(button for button in shown if button.kind == "filled")
    assert filled_one.text() == "Open agenda"
    filled_one.setFocus()
    QTest.keyClick(filled_one, Qt.Key.Key_Space)
    user.look()


def add_item(user: Sitting) -> None:
    """Add an item."""
    user.meet(lambda: user.press("Ins"), filled(title="Keyless car theft", minutes="25"))


def record_action(user: Sitting) -> None:
    """Record an action against it in the room."""
    user.window.run("meeting.hold")
    user.press("Ctrl+Down", "F8")
    user.type("Write to the manufacturers @Commander Local Policing !Fri 13 Nov 2026")
    user.press("Return")


def the_meeting(user: Sitting) -> MeetingRow:
    """The one meeting of the book."""
    return user.window.page().desk.read(meetings)[0]


def the_agenda(user: Sitting) -> AgendaView:
    """Its agenda."""
    return user.window.page().desk.read(agenda, meeting_id=the_meeting(user).id)


def test_from_nothing_to_a_printed_agenda(newcomer: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_forum(newcomer)
    add_meeting(newcomer)
    open_its_agenda(newcomer)
    add_item(newcomer)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "agenda.pdf")
    newcomer.window.run("print.agenda")
    document = pypdfium2.PdfDocument(tmp_path / "agenda.pdf")
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Vehicle Crime Board" in text
    assert "Keyless car theft" in text
    record_action(newcomer)
    promised = newcomer.window.page().desk.read(actions, today=TODAY)
    assert [(row.owner, row.due) for row in promised] == [("Commander Local Policing", dt.date(2026, 11, 13))]


def test_undo_works_at_each_step(newcomer: Sitting) -> None:
    desk = newcomer.window.page().desk
    add_forum(newcomer)
    newcomer.press("Ctrl+Z")
    assert desk.read(forums, as_of=TODAY) == ()
    newcomer.press("Ctrl+Shift+Z")
    add_meeting(newcomer)
    newcomer.press("Ctrl+Z")
    assert desk.read(meetings) == ()
    newcomer.press("Ctrl+Shift+Z")
    open_its_agenda(newcomer)
    before = the_agenda(newcomer).items
    add_item(newcomer)
    assert len(the_agenda(newcomer).items) == len(before) + 1
    newcomer.press("Ctrl+Z")
    assert the_agenda(newcomer).items == before
    newcomer.press("Ctrl+Shift+Z")
    record_action(newcomer)
    newcomer.window.run("edit.undo")
    assert desk.read(actions, today=TODAY) == ()
