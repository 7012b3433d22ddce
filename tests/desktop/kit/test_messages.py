import pytest
from PySide6.QtWidgets import QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.toast import Toast
from models.errors import RuleBroken
from tests.desktop.kit.fakes import the


@pytest.fixture(autouse=True)
def no_message_box() -> None:
    """Here the boxes themselves are tried."""


def test_a_newer_toast_replaces_the_older(window: QMainWindow, qtbot: QtBot) -> None:
    messages.toast("Deleted MB 20/26.")
    messages.toast("Deleted MB 21/26.", undo=True)
    qtbot.waitUntil(lambda: len(window.findChildren(Toast)) == 1)
    toast = the(window.findChild(Toast))
    assert toast.accessibleName() == "Deleted MB 21/26."
    assert toast.geometry().bottom() < window.height()


def test_what_the_house_refuses_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)

    def refuse() -> int:
        raise RuleBroken("Not on a Sunday.")

    assert messages.attempt(refuse) is None
    assert messages.attempt(lambda: 7) == 7
    assert said == ["Not on a Sunday."]


def test_choosing_returns_the_deeds_place(window: QMainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.isVisible()
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 2)
    assert messages.choose("Two ways", "Which?", ("One", "Other")) == 1
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    assert messages.choose("Two ways", "Which?", ("One", "Other")) == -1
