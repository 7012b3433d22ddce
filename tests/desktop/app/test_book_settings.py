"""The settings of the book, asked for in a form."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.book_settings import ask_settings
from desktop.kit.desk import Desk
from models.queries.settings import settings
from tests.books import new_book
from tests.desktop.kit.fakes import filled


def test_title_marking_and_the_names_of_levels_are_stored_together(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = new_book(str(tmp_path / "one.book"))
    desk = Desk(workspace)
    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, filled({"title": "Force HQ", "marking": "OFFICIAL-SENSITIVE", "BCU": "district"}))
    assert ask_settings(parent, desk)
    assert (desk.book_title, desk.marking, desk.levels.opened("BCU")) == ("Force HQ", "OFFICIAL-SENSITIVE", "District")
    QTimer.singleShot(0, filled({"BCU": "Corporate"}))
    assert not ask_settings(parent, desk)
    assert desk.read(settings).levels.of("BCU") == "district"
    workspace.close()
