from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed
from desktop.kit.page import Empty
from desktop.kit.room_header import Sentence, Title
from tests.desktop.kit.fakes import FakeDesk, FakeNavigator, ListPage, the


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> ListPage:
    page = ListPage(FakeDesk(), FakeNavigator(tmp_path))
    qtbot.addWidget(page)
    page.resize(1300, 700)
    return page


def test_a_hidden_page_waits_until_it_is_looked_at(page: ListPage) -> None:
    page.desk.changed.emit(frozenset({("action", "1")}))
    assert page.refreshed == 0
    page.show()
    assert page.refreshed == 1
    page.desk.changed.emit(frozenset({("meeting", "1")}))
    assert page.refreshed == 1
    page.desk.changed.emit(frozenset({("action", "1")}))
    page.desk.changed.emit(frozenset())
    assert page.refreshed == 3


def test_a_button_runs_its_command_through_the_window(page: ListPage) -> None:
    page.show()
    button = next(each for each in page.findChildren(Button) if each.text() == "Record action")
    assert button.kind == "filled"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(page.navigator, FakeNavigator)
    assert page.navigator.ran == ["record.action"]


def test_below_1200_the_inspector_is_a_drawer(page: ListPage) -> None:
    page.show()
    assert page.inspector.isVisible()
    page.resize(appearance.space(1000), 700)
    assert not page.inspector.isVisible()
    page.show_inspector()
    assert page.inspector.isVisible()
    page.set_banner("Two meetings were moved.")
    QApplication.processEvents()
    assert page.inspector.mapTo(page, QPoint()).y() == page.body.mapTo(page, QPoint()).y()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.inspector.isVisible()
    page.resize(appearance.space(1300), 700)
    assert page.inspector.isVisible()


def test_an_empty_room_says_what_belongs_there(page: ListPage) -> None:
    page.show()
    page.set_empty(Empty("gavel", "No meeting yet", "Meetings belong here.", Deed("Lay out a year", page.close)))
    words = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert {"No meeting yet", "Meetings belong here."} <= words
    page.set_empty(None)
    assert page.view.isVisible()


def test_a_banner_comes_and_goes(page: ListPage) -> None:
    page.show()
    page.set_banner("Two meetings were moved.", deeds=[Deed("Show", page.refresh)])
    assert "Two meetings were moved." in {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    page.set_banner("")
    assert "Two meetings were moved." not in {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_second_buttons_go_into_the_menu_when_narrow(page: ListPage) -> None:
    page.show()
    first = page.header.add_deed(Deed("Chase owners…", page.close))
    second = page.header.add_deed(Deed("Print", page.close))
    page.header.fit()
    assert not first.isHidden()
    page.resize(appearance.space(400), 600)
    assert second.isHidden()


def test_the_sentence_goes_beneath_the_title_before_a_button_goes(page: ListPage) -> None:
    page.show()
    last = page.header.add_deed(Deed("Print", page.close))
    page.set_title("Actions", "two open, one of them late")
    sentence, title = the(page.header.findChild(Sentence)), the(page.header.findChild(Title))
    high = page.header.height()
    assert sentence.x() > title.x()
    page.resize(appearance.space(480), 600)
    QApplication.processEvents()
    assert sentence.y() > title.y()
    assert sentence.width() >= sentence.sizeHint().width()
    assert not last.isHidden()
    assert page.header.height() == high


def test_views_fold_into_a_menu_before_a_title_is_cut(page: ListPage) -> None:
    views = page.header.add_views((("due", "By due"), ("owner", "By owner"), ("forum", "By forum")), "owner")
    page.show()
    page.resize(1300, 700)
    assert views.isVisible()
    page.resize(380, 700)
    assert not views.isVisible()
    folded = [each for each in page.header.findChildren(Button) if each.isVisible() and each.text() == "By owner"]
    assert [each.accessibleName() for each in folded] == ["Choose a view"]
