import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import readying
from desktop.app.readying import Readying


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(readying, "AT_REST", 400)
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_one_thing_is_made_after_another_until_there_is_no_more(parent: QWidget, qtbot: QtBot) -> None:
    left = ["calendar", "meeting", "actions"]
    made: list[str] = []

    def make_next() -> bool:
        made.append(left.pop(0))
        return bool(left)

    Readying(parent, make_next)
    qtbot.waitUntil(lambda: not left)
    qtbot.wait(500)
    assert made == ["calendar", "meeting", "actions"]


def test_nothing_is_made_while_somebody_types(parent: QWidget, qtbot: QtBot) -> None:
    made: list[int] = []
    line = QLineEdit(parent)
    parent.show()

    def make_next() -> bool:
        made.append(1)
        return False

    Readying(parent, make_next)
    for _ in range(10):
        qtbot.wait(20)
        QTest.keyClick(line, Qt.Key.Key_A)
    assert not made
    qtbot.waitUntil(lambda: made == [1])
