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
READY = 3000.0
"""Milliseconds after which a user may work."""
WATCHED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and isinstance(seen, QWidget) and seen.isWindow():
            print(time.time() - float(os.environ["STARTED"]), flush=True)
            if isinstance(seen, QMainWindow):
                QTimer.singleShot(0, lambda: os._exit(0))
        return False
watch = Watch()
"""
BARE = (
    WATCHED
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
    WATCHED
    + """
from desktop.app import start
made = start.QApplication
def watched(arguments):
    app = made(arguments)
    app.installEventFilter(watch)
    return app
start.QApplication = watched
start.run(os.environ["BOOK"], actor="Benchmark", today=None, arguments=["drumbeat"])
"""
)


def figures(books: Books) -> Iterator[Figure]:
    """Measure both in turn: the plain window that stands in, then the main window with its first room."""
    books.demo_year().close()
    starts = [(painted(DRUMBEAT, books), painted(BARE, books)) for _ in range(RUNS + 1)][1:]
    first, bare, ready = zip(*((mine[0], theirs[0], mine[-1]) for mine, theirs in starts), strict=True)
    yield Figure("Start to first painted window", median(first), "a bare PySide6 window", median(bare))
    yield Figure("Start to the Today room, demo year", median(ready), "limit", READY)


def median(seconds: tuple[float, ...]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1000


def painted(script: str, books: Books) -> list[float]:
    """Return the seconds from start to each painting of a window, up to the first one of a main window.

    Python keeps what it compiled, as it does where Drumbeat is installed.
    """
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(books.folder / "compiled")}
    settings = {"STARTED": repr(time.time()), "BOOK": str(books.path("year")), "XDG_CONFIG_HOME": str(books.folder)}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **kept, **settings}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [float(line) for line in ran.stdout.split()]
