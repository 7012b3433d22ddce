from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.kit import appearance
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.view_state import ViewState
from tests.desktop.kit.fakes import COLUMNS, Promise

ROWS = (Promise("a", "x", "Late"), Promise("b", "y", "Late"), Promise("c", "z", "Soon"))


@pytest.fixture
def view(qtbot: QtBot) -> RowView[Promise]:
    table = RowTable(COLUMNS, lambda row: row.id, lambda row: row.group)
    view = RowView(table, "Actions")
    qtbot.addWidget(view)
    table.replace(ROWS)
    view.resize(600, 400)
    view.show()
    return view


def test_enter_opens_and_space_previews_the_current_row(view: RowView[Promise], qtbot: QtBot) -> None:
    view.select_key("b")
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.previewed) as previewed:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert opened.args == [ROWS[1]]
    assert previewed.args == [ROWS[1]]


def test_enter_on_a_group_folds_it(view: RowView[Promise]) -> None:
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.model().rowCount() == 3
    assert view.current_row() is None


def test_selection_survives_a_refresh(view: RowView[Promise]) -> None:
    view.select_key("b")
    table = view.model()
    assert isinstance(table, RowTable)
    table.replace((Promise("new", "first", "Late"), *ROWS))
    assert view.current_row() == ROWS[1]


def test_one_column_takes_the_spare_width_and_compact_rows_are_lower(view: RowView[Promise]) -> None:
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    tall = view.rowHeight(1)
    view.set_compact(compact=True)
    assert tall == appearance.row_height(2)
    assert view.rowHeight(1) == appearance.row_height(1)
    assert view.rowHeight(0) < view.rowHeight(1)


def test_the_foot_says_what_is_shown(qtbot: QtBot) -> None:
    pane = RowPane(RowView(RowTable(COLUMNS, lambda row: row.id), "Actions"))
    qtbot.addWidget(pane)
    pane.show()
    pane.set_foot("3 shown of 3", "adds up")
    assert {"3 shown of 3", "adds up"} <= {label.text() for label in pane.findChildren(QLabel) if label.isVisible()}
    pane.set_foot("")
    assert not any(label.isVisible() for label in pane.findChildren(QLabel))


def test_a_click_on_the_head_sorts_and_the_arrow_says_which_way(view: RowView[Promise]) -> None:
    head = view.horizontalHeader()
    head.sectionClicked.emit(0)
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Reference ↑"
    head.sectionClicked.emit(0)
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Reference ↓"
    assert [view.model().index(place, 0).data() for place in (1, 2)] == ["b", "a"]
    head.sectionClicked.emit(1)
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Reference ↓"


def test_dragged_widths_survive_a_resize_and_are_kept_for_next_time(view: RowView[Promise], tmp_path: Path) -> None:
    state = ViewState(tmp_path / "desk.ini")
    view.keep_widths(state, "actions/columns")
    view.horizontalHeader().resizeSection(0, 222)
    view.resize(700, 300)
    assert view.columnWidth(0) == 222
    again = RowView(RowTable(COLUMNS, lambda row: row.id), "Actions")
    again.keep_widths(state, "actions/columns")
    assert again.columnWidth(0) == 222
    view.horizontalHeader().sectionHandleDoubleClicked.emit(0)
    assert view.columnWidth(0) != 222
    again.deleteLater()


def test_what_is_dragged_off_the_spare_column_goes_to_its_neighbour(view: RowView[Promise]) -> None:
    head = view.horizontalHeader()
    spare = next(place for place, column in enumerate(COLUMNS) if not column.width)
    before = view.columnWidth(spare)
    head.resizeSection(spare, before - 40)
    assert sum(view.columnWidth(place) for place in range(len(COLUMNS))) == view.viewport().width()


def test_heads_can_be_sorted_by_keyboard(view: RowView[Promise]) -> None:
    menu = view.sort_menu()
    assert [entry.text() for entry in menu.actions() if entry.isCheckable()] == ["Reference", "In the order given"]
    menu.actions()[1].trigger()
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Reference ↑"
    view.sort_menu().actions()[-1].trigger()
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Reference"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_alt_down_opens_the_sort_menu(view: RowView[Promise]) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
