"""What the journeys through a board's meeting share: its views, its papers, and forms that refuse at first."""

import datetime as dt
from collections.abc import Mapping

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.kit.controls import Segment
from desktop.kit.form import Form
from desktop.rooms.meeting.nameables import names
from desktop.rooms.meeting.room_view import RoomView
from models.queries.agenda import AgendaView, agenda
from models.queries.meetings import find_meeting
from models.queries.papers import PaperRow, papers
from models.queries.record import MeetingRecord, meeting_record
from tests.journeys.sitting import Reply, Sitting, fill_form, pressed, refusals, settle

BOARD = "MB 2026-11-03"
SHOWN_PRESSED = 200
"""Milliseconds in which a button pressed by its key has done its work."""


def stand_still(monkeypatch: pytest.MonkeyPatch, hour: int = 9) -> None:
    """Let it be the same time of day all through a journey: what is due at 17:00 is not late in the evening."""
    moment = dt.datetime(2026, 1, 5, hour, 30, tzinfo=dt.UTC)
    monkeypatch.setattr("desktop.app.clock.real_clock", lambda: moment)


def meeting_id(seat: Sitting, reference: str = BOARD) -> str:
    """Return the key of a meeting."""
    return seat.window.page().desk.read(find_meeting, reference=reference).id


def open_view(seat: Sitting, view: str, reference: str = BOARD) -> None:
    """Open a meeting and one of its views by the word on its button."""
    seat.window.open_meeting(meeting_id(seat, reference))
    seat.look()
    choose_view(seat, view)


def choose_view(seat: Sitting, view: str) -> None:
    """Go to a view of the meeting that is shown."""
    next(one for one in seat.window.page().header.findChildren(Segment) if one.text() == view).click()
    seat.look()


def the_agenda(seat: Sitting, reference: str = BOARD) -> AgendaView:
    """Return the agenda as it stands."""
    return seat.window.page().desk.read(agenda, meeting_id=meeting_id(seat, reference))


def the_record(seat: Sitting, reference: str = BOARD) -> MeetingRecord:
    """Return the record as it stands."""
    desk = seat.window.page().desk
    return desk.read(meeting_record, meeting_id=meeting_id(seat, reference), today=desk.today)


def the_paper(seat: Sitting, title: str, reference: str = BOARD) -> PaperRow:
    """Return a paper of a meeting by its title."""
    desk = seat.window.page().desk
    rows = desk.read(papers, meeting_id=meeting_id(seat, reference), now=desk.now())
    return next(row for row in rows if row.title == title)


def choose_row(seat: Sitting, key: str, reference: str = BOARD) -> None:
    """Open the meeting at one of its papers or items, as the search does."""
    seat.window.open_meeting(meeting_id(seat, reference), key)
    seat.look()


def in_room(seat: Sitting) -> RoomView:
    """Return the room as it is on the screen."""
    return next(one for one in seat.window.page().findChildren(RoomView) if one.isVisible())


def take(seat: Sitting, title: str) -> None:
    """Go from item to item, by keyboard, until the one with these words is being taken."""
    order = in_room(seat).order
    for key in ("Ctrl+Down", "Ctrl+Up"):
        for _ in range(order.model().rowCount()):
            item = order.current_item()
            if item and title in item.title:
                return
            seat.press(key)
    raise AssertionError(f"no item “{title}”")


def record(seat: Sitting, key: str, line: str) -> None:
    """Record a line of a kind by its key: F5 minute, F7 decision, F8 action, F9 deep-dive, F12 escalation."""
    seat.press(key)
    seat.type(line)
    seat.press("Return")
    assert not in_room(seat).capture.text.toPlainText(), f"“{line}” was not taken"


def seat_words(seat: Sitting) -> tuple[str, ...]:
    """Return what to type for each seat: the initials of who sits there where nobody else has them, else the post."""
    view = the_agenda(seat)
    known = names(seat.window.page().desk, view.meeting.date).initials
    said = [known.get(one.person_id, "") for one in view.seats]
    return tuple(
        initials if initials and said.count(initials) == 1 else one.post
        for initials, one in zip(said, view.seats, strict=True)
    )


def sign_in(seat: Sitting, away: int = 0) -> None:
    """Type the attendance in one line: the last few send apologies, all others are here."""
    words = seat_words(seat)
    here = len(words) - away
    seat.press("F4")
    seat.type(", ".join([*words[:here], *(f"{one} apologies" for one in words[here:])]))
    seat.press("Return")
    assert not in_room(seat).seats.refusal(), in_room(seat).seats.refusal()


def one_by_one(*keys: str) -> Reply:
    """Return the reply that presses keys of buttons one after the other: each waits for the dialog it may open."""

    def reply(dialog: QDialog) -> None:
        for key in keys:
            press_button_key(dialog, key)

    return reply


def press_button_key(dialog: QDialog, key: str) -> None:
    """Press the key of a button and wait until what it opens has come and gone: Qt shows the press for a moment."""
    settle(dialog)
    QTest.keySequence(dialog.focusWidget() or dialog, QKeySequence(key))
    QTest.qWait(SHOWN_PRESSED)


def refused_first(words: str, first: Mapping[str, str], then: Mapping[str, str]) -> Reply:
    """Return the reply to a form that refuses what is filled in first, saying some words, and takes the second."""

    def reply(form: QDialog) -> None:
        assert isinstance(form, Form), f"a form was expected, {form} is there"
        fill_form(form, dict(first))
        pressed("Ctrl+Return")(form)
        assert form.isVisible(), "the form was not refused"
        assert words in refusals(form), refusals(form)
        fill_form(form, dict(then))
        pressed("Ctrl+Return")(form)
        assert not form.isVisible(), f"the form refused: {refusals(form)}"

    return reply
