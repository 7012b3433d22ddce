"""Render every room, dialog and empty state to PNG: `python -m tests.tour [FOLDER]`, for people to look at.

One picture a stop in each look: light and dark, 1366x768, 1920x1080, and 1440x900 at 200 %.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.application import Application
from desktop.app.books import Contents, make_book
from desktop.kit import appearance
from desktop.kit.tokens import Appearance
from desktop.kit.view_state import ViewState
from desktop.opening import Opening
from desktop.window import MainWindow
from models.operations.stages import enter_room
from models.queries.meetings import find_meeting

TODAY = date(2026, 10, 27)
LOOKS = (
    ("light", 1366, 768, 1),
    ("dark", 1366, 768, 1),
    ("light", 1920, 1080, 1),
    ("dark", 1920, 1080, 1),
    ("light", 720, 450, 2),
    ("dark", 720, 450, 2),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the tour: what to do there, and whether the picture is of the dialog that it opens."""

    name: str
    go: Callable[[MainWindow], object]
    dialog: bool = False


def room(name: str) -> Callable[[MainWindow], object]:
    """Return the way to a room."""
    return lambda window: window.open_room(name)


def command(room_name: str, command_id: str) -> Callable[[MainWindow], object]:
    """Return the way to the dialog of a command in a room."""

    def go(window: MainWindow) -> None:
        window.open_room(room_name)
        QApplication.processEvents()
        window.run(command_id)

    return go
