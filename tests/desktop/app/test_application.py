"""Another book in the place of the one that is open."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.app.application import Application
from desktop.kit.view_state import ViewState
from tests.books import new_book
from tests.desktop.kit.fakes import the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Unsaved(QObject):
    """Something in a window that would be lost by closing it; the user stays."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """An application with the first of two books open."""
    assert qtbot
    for name in ("one", "two"):
        new_book(str(tmp_path / f"{name}.book")).close()
    made = Application(ViewState(tmp_path / "desk.ini"), "Imogen", date(2026, 10, 27), tmp_path)
    assert made.open(str(tmp_path / "one.book"))
    yield made
    made.close()


def test_another_book_is_opened_only_when_the_old_window_may_close(application: Application, tmp_path: Path) -> None:
    window, workspace = the(application.window), the(application.workspace)
    unsaved = Unsaved(window)
    window.installEventFilter(unsaved)
    assert not application.open(str(tmp_path / "two.book"))
    assert (application.window, application.workspace) == (window, workspace)
    assert window.isVisible()
    assert workspace.steps() == ("", "")
    window.removeEventFilter(unsaved)
    assert application.open(str(tmp_path / "two.book"))
    assert the(application.workspace).place.endswith("two.book")
    assert not window.isVisible()
