"""What several parts of the kit are tried on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A main window on the screen, as messages and slow work need one."""
    window = QMainWindow()
    window.setObjectName("mainWindow")
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    yield window
    window.close()
