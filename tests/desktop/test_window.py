from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed
from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.kit.palette import Hit
from desktop.kit.room_header import Sentence
from desktop.kit.sidebar import OpenMeeting, Sidebar
from desktop.kit.status_line import StatusLine
from desktop.kit.tokens import Appearance
from desktop.kit.view_state import ViewState
from desktop.window import MainWindow, RoomEntry
from tests.desktop.kit.fakes import FakeDesk, ListPage, the


class TodayPage(Page):
    name = "today"

    needs_width = False

    @property
    def wants_narrow_sidebar(self) -> bool:
        return self.needs_width

    def refresh(self) -> None:
        self.set_title("Today")


def a_window(desk: FakeDesk, folder: Path, first: type[Page] = TodayPage) -> MainWindow:
    rooms = (
        RoomEntry("today", "Today", "sun", first),
        RoomEntry("actions", "Actions", "list-checks", ListPage, lambda _desk: 31),
    )
    return MainWindow(
        desk,
        rooms,
        ViewState(folder / "view.ini"),
        search=lambda text: [Hit("Actions", text, "", "list-checks", lambda: None)],
        open_meetings=lambda: [OpenMeeting("m1", "MB", "corporate", "Tue 3 Nov")],
        commands={"book.open": lambda: None},
    )


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def window(qtbot: QtBot, desk: FakeDesk, tmp_path: Path) -> MainWindow:
    window = a_window(desk, tmp_path)
    qtbot.addWidget(window)
    window.show()
    return window


def test_rooms_open_and_the_title_says_where_we_are(window: MainWindow) -> None:
    assert window.windowTitle() == "Today – Met HQ 2026-27 – Drumbeat"
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle() == "Actions – Met HQ 2026-27 – Drumbeat"
    window.back()
    assert isinstance(window.page(), TodayPage)


def test_commands_are_possible_only_where_offered(window: MainWindow, desk: FakeDesk) -> None:
    assert "record.action" not in window.offered()
    window.open_action("MB 2/26")
    page = window.page()
    assert isinstance(page, ListPage)
    assert page.view.current_row() is not None
    assert {"record.action", "book.open"} <= window.offered()
    assert "edit.undo" not in window.offered()
    desk.words = "Record action"
    desk.changed.emit(frozenset({("action", "1")}))
    window.run("record.action")
    assert page.done == ["record"]


def test_undo_names_the_deed_and_takes_it_back(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.words = "Record action"
    desk.changed.emit(frozenset())
    desk.saved.emit("Record action")
    qtbot.waitUntil(lambda: "edit.undo" in window.offered())
    window.run("edit.undo")
    qtbot.waitUntil(lambda: "edit.undo" not in window.offered())


class EditingPage(TodayPage):
    """A page whose own edits go before the book's deeds."""

    undo_words, redo_words = "PG to Wed 24 Mar", "PG to Thu 25 Mar"

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self.done: list[str] = []

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"edit.undo": lambda: self.done.append("undo"), "edit.redo": lambda: self.done.append("redo")}


def test_the_edit_menu_and_the_status_line_name_the_edit_of_a_page(
    desk: FakeDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = a_window(desk, tmp_path, EditingPage)
    qtbot.addWidget(window)
    window.show()
    desk.words = "Record action"
    desk.changed.emit(frozenset())
    titles = {action.text() for action in window.actions()}
    assert {"Undo PG to Wed 24 Mar", "Redo PG to Thu 25 Mar"} <= titles
    assert "Undo PG to Wed 24 Mar" in the(window.findChild(StatusLine)).findChildren(Sentence)[0].accessibleName()
    window.run("edit.undo")
    page = window.page()
    assert isinstance(page, EditingPage)
    assert (page.done, desk.words) == (["undo"], "Record action")
    window.open_room("actions")
    assert "Undo Record action" in {action.text() for action in window.actions()}


def test_the_sidebar_says_how_the_book_stands(window: MainWindow) -> None:
    side = the(window.findChild(Sidebar))
    assert "File on this desk" in [each.accessibleName() for each in side.findChildren(Sentence)]
    window.tell_state(lambda _desk: "Published 2 Mar 2026")
    assert "Published 2 Mar 2026" in [each.accessibleName() for each in side.findChildren(Sentence)]


def test_a_window_that_may_not_close_says_so_and_stays(window: MainWindow) -> None:
    class Stay(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Close:
                event.ignore()
            return event.type() == QEvent.Type.Close

    stays = Stay(window)
    window.installEventFilter(stays)
    assert not window.may_close()
    window.removeEventFilter(stays)
    assert window.may_close()
    assert window.isVisible()


def test_single_letters_work_only_while_a_table_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.open_room("actions")
    page = window.page()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(page.view.hasFocus)
    QTest.keyClick(page.view, Qt.Key.Key_C)
    assert page.done == ["close"]
    page.inspector.setFocus()
    QTest.keyClick(page.inspector, Qt.Key.Key_C)
    assert page.done == ["close"]


def test_appearance_and_room_are_remembered(
    window: MainWindow, desk: FakeDesk, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    window.run("view.appearance_dark")
    assert appearance.current() is Appearance.DARK
    window.open_room("actions")
    window.close()
    again = a_window(desk, tmp_path)
    qtbot.addWidget(again)
    assert isinstance(again.page(), ListPage)
    assert appearance.current() is Appearance.DARK
    appearance.apply(qapp, Appearance.LIGHT)


def test_the_palette_finds_rooms_and_records(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.palette_dialog()
    qtbot.addWidget(palette)
    palette.show_hits("actions")
    assert [hit.group for hit in palette.hits()][:2] == ["Actions", "Commands"]
    palette.hits()[1].open()
    assert isinstance(window.page(), ListPage)


def test_compact_rows_are_remembered_for_rooms_made_later(window: MainWindow) -> None:
    window.run("view.compact")
    window.open_room("actions")
    page = window.page()
    assert isinstance(page, ListPage)
    assert page.view.rowHeight(0) == appearance.row_height(1)


def test_panes_are_walked_with_f6(window: MainWindow) -> None:
    window.open_room("actions")
    page = window.page()
    assert isinstance(page, ListPage)
    page.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.inspector.isAncestorOf(focus)


def test_every_control_has_a_name(window: MainWindow) -> None:
    window.open_room("actions")
    focusable = [each for each in window.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    named = [each for each in focusable if each.accessibleName() or (isinstance(each, QAbstractButton) and each.text())]
    assert {type(each).__name__ for each in focusable if each not in named} == set()


def test_a_small_window_folds_the_sidebar_and_keeps_its_words(window: MainWindow) -> None:
    window.open_room("actions")
    window.resize(1024, 640)
    assert window.width() == 1024
    window.resize(1440, 868)
    assert window.page().isVisible()


def test_a_room_opens_with_the_focus_where_the_work_is(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.page().set_empty(Empty("sun", "Nothing due", "What is due belongs here.", Deed("Lay out a year", print)))
    window.open_room("actions")
    page = window.page()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(page.view.hasFocus)
    window.back()
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Lay out a year"


def test_the_sidebar_follows_a_room_that_needs_the_width(window: MainWindow) -> None:
    window.resize(1440, 868)
    side = window.findChild(Sidebar)
    assert side is not None
    page = window.page()
    assert isinstance(page, TodayPage)
    page.needs_width = True
    page.update_commands()
    assert side.is_narrow()
    window.open_room("actions")
    assert not side.is_narrow()


def test_column_widths_are_kept_for_the_room(window: MainWindow) -> None:
    window.open_room("actions")
    page = window.page()
    assert isinstance(page, ListPage)
    page.view.horizontalHeader().resizeSection(0, 210)
    assert window.view_state.numbers("actions/columns/Actions")[0] > 0


def test_rooms_are_made_ahead_without_being_shown(window: MainWindow) -> None:
    here = window.page()
    assert window.make_next() is False
    assert window.page() is here
    window.open_room("actions")
    assert window.page() is not here
