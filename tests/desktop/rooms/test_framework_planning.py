"""What the planner is told of forums, rooms and people, in the Framework room."""

import datetime as dt

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.absence_forms import AbsencesDialog
from desktop.kit.desk import Desk
from desktop.rooms.framework.page import FrameworkPage
from desktop.rooms.framework.planning import OrdersDialog, ask_leeway, planning_of
from desktop.rooms.framework.rooms_dialog import RoomsDialog
from models.queries.absences import absences
from models.queries.forums import ForumRow, find_forum
from models.queries.leeway import leeways, orders
from models.queries.rooms import rooms, travel
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled

FIRST, LAST = dt.date(2026, 10, 1), dt.date(2027, 3, 31)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def over(book: SmallBook, qtbot: QtBot) -> QWidget:
    """What the dialogs stand over."""
    assert book.forums
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def forum(desk: Desk, code: str) -> ForumRow:
    return desk.read(find_forum, code=code)


def leeway_words(desk: Desk, code: str) -> str:
    return desk.read(leeways)[forum(desk, code).id].words


def test_the_leeway_of_a_forum_is_set_and_forgotten(over: QWidget, desk: Desk) -> None:
    def now() -> None:
        ask_leeway(over, desk, planning_of(over, desk, forum(desk, "PG")).leeway)

    QTimer.singleShot(0, filled({"before": "2", "weekdays": "Mon-Thu", "starts": "14:00, 16:15", "most_a_day": "3"}))
    now()
    said = "up to 2 working days before, 5 after; Mon–Thu; 14:00 or 16:15; at most 3 boards a day for the chair"
    assert leeway_words(desk, "PG") == said
    QTimer.singleShot(0, filled({"usual": True}))
    now()
    assert leeway_words(desk, "PG") == "up to 5 working days either way"
    desk.undo()
    assert leeway_words(desk, "PG") == said


def test_an_order_of_two_forums_is_added_from_either_end(over: QWidget, desk: Desk) -> None:
    dialog = OrdersDialog(over, desk, forum(desk, "MB"))
    QTimer.singleShot(0, filled({"way": "after", "other_id": "RAB  Risk", "working_days": "3"}))
    dialog.add()
    assert [row.words for row in desk.read(orders)] == ["RAB at least 3 working days before MB"]
    dialog.lines.select_first()
    dialog.remove()
    assert not desk.read(orders)


def test_rooms_and_ways_are_listed_together(over: QWidget, desk: Desk) -> None:
    dialog = RoomsDialog(over, desk)
    QTimer.singleShot(0, filled({"name": "Room 4.12", "building": "Headquarters", "seats": "20"}))
    dialog.add_room()
    QTimer.singleShot(0, filled({"building": "Headquarters", "other_building": "City Hall", "minutes": "35"}))
    dialog.add_way()
    assert [(row.name, row.seats) for row in desk.read(rooms)] == [("Room 4.12", 20)]
    assert [row.minutes for row in desk.read(travel)] == [35]
    dialog.lines.select_key(desk.read(rooms)[0].id)
    dialog.remove()
    assert not desk.read(rooms)


def test_an_absence_is_recorded_changed_and_removed(
    over: QWidget, desk: Desk, book: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "toast", lambda *_words, **_undo: None)
    dialog = AbsencesDialog(over, desk)
    QTimer.singleShot(0, filled({"person_id": "Tobias Brennick", "starts": "15 Mar 2027", "ends": "19 Mar 2027"}))
    dialog.add()
    assert [row.words for row in desk.read(absences, first=FIRST, last=LAST)] == ["Mon 15 to Fri 19 Mar 2027"]
    dialog.lines.select_first()
    QTimer.singleShot(0, filled({"half": "Morning", "reason": "Course"}))
    dialog.edit()
    assert desk.read(absences, first=FIRST, last=LAST)[0].reason == "Course"
    dialog.remove()
    assert not desk.read(absences, first=FIRST, last=LAST)
    assert book.posts


def test_the_inspector_says_what_the_planner_is_told(
    book: SmallBook, desk: Desk, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page = FrameworkPage(desk, navigator)
    qtbot.addWidget(page)
    page.show()
    page.go_to("forums", book.forums["PG"])
    said = [label.text() for label in page.details.findChildren(QLabel)]
    assert "May move up to 5 working days either way (as usual)" in said
    assert "In any order with other forums" in said
