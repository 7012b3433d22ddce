import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.kit.row_view import RowView
from desktop.rooms.history.page import HistoryPage
from models.operations.people import add_person
from models.store.workspace import Workspace
from tests.books import Clock
from tests.desktop.kit.fakes import FakeNavigator


@pytest.fixture
def clock() -> Clock:
    return Clock(dt.datetime(2026, 10, 26, 23, 30, tzinfo=dt.UTC))


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> HistoryPage:
    page = HistoryPage(Desk(workspace), FakeNavigator(tmp_path))
    qtbot.addWidget(page)
    page.show()
    return page


def shown(page: HistoryPage) -> list[tuple[str, ...]]:
    table = page.findChildren(RowView)[0].model()
    return [
        tuple(str(table.index(row, column).data()) for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def said(page: HistoryPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_new_book_has_no_history(page: HistoryPage) -> None:
    assert "Nothing has been done in this book yet" in said(page)


def test_deeds_appear_by_day_newest_first_on_the_clocks_of_the_house(page: HistoryPage, clock: Clock) -> None:
    page.desk.perform(add_person, name="Dev Chaudhry-Lisle")
    clock.go_to(dt.date(2026, 10, 27), 8)
    page.desk.perform(add_person, name="Priya Ravensworth")
    assert shown(page) == [
        ("Tue 27 Oct 2026, 1 entry", "", "", "", ""),
        ("08:00", "Imogen", "Add person Priya Ravensworth", "1", ""),
        ("Mon 26 Oct 2026, 1 entry", "", "", "", ""),
        ("23:30", "Imogen", "Add person Dev Chaudhry-Lisle", "1", ""),
    ]
    assert "2 shown of 2" in said(page)


def test_what_was_taken_back_says_so(page: HistoryPage) -> None:
    page.desk.perform(add_person, name="Dev Chaudhry-Lisle")
    page.desk.undo()
    assert [row[2:] for row in shown(page)[1:]] == [
        ("Undo Add person Dev Chaudhry-Lisle", "1", ""),
        ("Add person Dev Chaudhry-Lisle", "1", "Taken back"),
    ]
    page.chips.set_values("state", frozenset({"taken back"}))
    assert len(shown(page)) == 2


def test_a_hidden_room_catches_up_when_it_is_shown(page: HistoryPage) -> None:
    page.hide()
    page.desk.perform(add_person, name="Dev Chaudhry-Lisle")
    page.show()
    assert shown(page)[1][2] == "Add person Dev Chaudhry-Lisle"
