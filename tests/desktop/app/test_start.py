"""From nothing on the screen to an open book."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.application import Application
from desktop.app.start import Start
from desktop.kit import messages
from desktop.kit.view_state import ViewState
from tests.books import new_book

TODAY = date(2026, 10, 27)
LOADED_ONLY_TO_PRINT = ("reportlab", "xlsxwriter", "pypdfium2")
AFTER_THE_WINDOW_IS_SHOWN = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app.start import Start
from desktop.kit.view_state import ViewState

print("at the start", *sys.modules)
app = QApplication([])
book = Path(sys.argv[1])
start = Start(ViewState(book.with_suffix(".ini")), "Imogen", date(2026, 10, 27), book.parent, app.exit)

def look():
    if any(top.objectName() == "mainWindow" and top.isVisible() for top in app.topLevelWidgets()):
        print("in the end", *sys.modules)
        app.exit()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
start.begin(str(book))
app.exec()
start.close()
"""


@pytest.fixture
def book(tmp_path: Path) -> str:
    """A new book that nobody has open."""
    address = str(tmp_path / "Met HQ.book")
    new_book(address).close()
    return address


@pytest.fixture
def given_up() -> list[str]:
    """What is said when the program ends without a window."""
    return []


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, given_up: list[str]) -> Start:  # noqa: ARG001  Qt must be there
    """Somebody about to start."""
    return Start(ViewState(tmp_path / "desk.ini"), "Imogen", TODAY, tmp_path, lambda: given_up.append("ended"))


def shown() -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]


def names() -> list[str]:
    return [top.objectName() for top in shown()]


def test_a_plain_window_stands_there_until_the_real_one_takes_its_place(qtbot: QtBot, start: Start, book: str) -> None:
    assert start.begin(book)
    [plain] = shown()
    assert plain.windowTitle() == "Drumbeat"
    place = plain.geometry()
    qtbot.waitUntil(lambda: names() == ["mainWindow"], timeout=20_000)
    [window] = shown()
    assert window.geometry() == place
    assert window.windowTitle().endswith(" – Test HQ – Drumbeat")
    start.close()
    assert not shown()


def test_the_last_book_is_opened_again(qtbot: QtBot, start: Start, book: str, tmp_path: Path) -> None:
    state = ViewState(tmp_path / "desk.ini")
    state.remember("book/last", book)
    state.store()
    assert start.begin("")
    qtbot.waitUntil(lambda: names() == ["mainWindow"], timeout=20_000)
    start.close()


def test_a_book_that_cannot_be_opened_is_refused_with_its_reason(
    qtbot: QtBot, start: Start, given_up: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.book"
    broken.write_bytes(b"not a book")
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    assert start.begin(str(broken))
    qtbot.waitUntil(lambda: given_up == ["ended"], timeout=20_000)
    assert "broken.book" in said[0]
    start.close()


def test_closing_the_plain_window_leaves_nothing_open(qtbot: QtBot, start: Start, book: str) -> None:
    start.begin(book)
    shown()[0].close()
    start.close()
    qtbot.wait(50)
    assert not shown()


def test_a_first_start_asks_what_to_begin_with(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Application] = []

    def ask(application: Application) -> bool:
        asked.append(application)
        return False

    monkeypatch.setattr(Application, "ask", ask)
    assert not start.begin("")
    assert len(asked) == 1
    start.close()


def test_nothing_heavy_is_loaded_before_the_window_and_no_exporter_before_a_print(book: str) -> None:
    command = [sys.executable, "-c", AFTER_THE_WINDOW_IS_SHOWN, book]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    first, last = (set(line.split()) for line in ran.stdout.splitlines())
    assert not first & {"sqlalchemy", "models.records", "desktop.window"}
    assert {"sqlalchemy", "desktop.window"} <= last
    assert not last & set(LOADED_ONLY_TO_PRINT)
