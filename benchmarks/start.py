"""From the start of the process to the first painted window, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.books import Books
from benchmarks.figure import RUNS, Figure

ROOT = Path(__file__).parent.parent
PAINTED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and isinstance(seen, QMainWindow):
            print(time.time() - float(os.environ["STARTED"]), flush=True)
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
watch = Watch()
"""
BARE = (
    PAINTED
    + """
app = QApplication([])
app.installEventFilter(watch)
window = QMainWindow()
window.resize(1440, 868)
window.show()
app.exec()
"""
)
DRUMBEAT = (
    PAINTED
    + """
from desktop.app import application
made = application.QApplication
def watched(arguments):
    app = made(arguments)
    app.installEventFilter(watch)
    return app
application.QApplication = watched
application.run(os.environ["BOOK"], actor="Benchmark", today=None, arguments=["drumbeat"])
"""
)


def figures(books: Books) -> Iterator[Figure]:
    """Measure both in turn."""
    books.demo_year().close()
    pairs = [(start(DRUMBEAT, books), start(BARE, books)) for _ in range(RUNS + 1)][1:]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield Figure("Start to first painted window, demo year", mine, "a bare PySide6 window", theirs)


def start(script: str, books: Books) -> float:
    """Return the time from start to first paint in milliseconds."""
    settings = {"STARTED": repr(time.time()), "BOOK": str(books.path("year")), "XDG_CONFIG_HOME": str(books.folder)}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **settings}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(ran.stdout.split()[0]) * 1000
