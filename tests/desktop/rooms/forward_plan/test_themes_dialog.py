"""The vocabulary of themes and the windows of forums at the desk."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.tick_dialog import TickDialog
from desktop.rooms.forward_plan.themes_dialog import ThemesDialog
from desktop.rooms.forward_plan.windows_dialog import WindowsDialog
from models.operations.themes import theme_named
from models.queries.settings import settings
from models.queries.theme_windows import theme_windows
from models.queries.themes import themes
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import filled
from tests.programmes import TODAY

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_theme_is_added_changed_found_and_removed(
    book: SmallBook, workspace: Workspace, desk: Desk, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert book
    dialog = ThemesDialog(parent, desk)
    violence = {"title": "Violence", "kind": "headline"}
    QTimer.singleShot(0, filled(violence))
    dialog.add()
    knives = {"title": "Knife crime", "synonyms": "Knives\nKnife injury", "parent_id": "Violence"}
    QTimer.singleShot(0, filled(knives))
    dialog.add()
    dialog.filter_line.setText("injury")
    (row,) = dialog.table.rows()
    assert (row.title, row.parent, row.synonyms) == ("Knife crime", "Violence", ("Knives", "Knife injury"))
    dialog.lines.select_first()
    QTimer.singleShot(0, filled({"note": "since 2017"}))
    dialog.edit()
    assert dialog.table.rows()[0].note == "since 2017"
    dialog.filter_line.setText("headline")
    dialog.lines.select_first()
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    dialog.remove()
    assert refused == ["“Violence” stays in the vocabulary: other themes count under it."]
    assert len(workspace.read(themes)) == 2


def test_it_is_said_where_a_theme_is_prevalent(
    book: SmallBook, workspace: Workspace, desk: Desk, parent: QWidget
) -> None:
    workspace.transact(theme_named, title="Knife crime")
    dialog = ThemesDialog(parent, desk)

    def tick() -> None:
        units = QApplication.activeModalWidget()
        assert isinstance(units, TickDialog)
        units.toggle()
        units.go_on()

    QTimer.singleShot(0, tick)
    dialog.prevalent()
    assert workspace.read(themes)[0].prevalent_unit_ids == (book.units["AS"],)


def in_windows(step: Callable[[WindowsDialog], object]) -> None:
    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WindowsDialog)
        step(dialog)
        dialog.accept()

    QTimer.singleShot(0, go)


def test_a_forum_gets_its_window_and_the_book_its_thresholds(
    book: SmallBook, workspace: Workspace, desk: Desk, parent: QWidget
) -> None:
    workspace.transact(theme_named, title="Violence")
    dialog = ThemesDialog(parent, desk)

    def window(windows: WindowsDialog) -> None:
        windows.lines.select_key(book.forums["CF-FLP"])
        QTimer.singleShot(0, filled({"window": "4", "fixed_theme_id": "Violence"}))
        windows.edit()

    in_windows(window)
    dialog.windows()
    (row,) = (row for row in workspace.read(theme_windows, as_of=TODAY) if row.code == "CF-FLP")
    assert (row.window, row.fixed_theme, row.local_priorities) == (4, "Violence", "")
    QTimer.singleShot(0, filled({"in_a_row": "4", "times": "0"}))
    dialog.thresholds()
    kept = workspace.read(settings)
    assert (kept.enduring_in_a_row, kept.enduring_times, kept.enduring_of) == (4, 0, 6)
