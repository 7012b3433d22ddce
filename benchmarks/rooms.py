"""How fast the window answers on the large book: opening each room, and storing a change."""

import os
import statistics
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from benchmarks.books import ANSWER, TODAY, Books
from benchmarks.figure import RUNS, Figure, timed
from desktop.app.application import Application
from desktop.kit.view_state import ViewState
from desktop.window import MainWindow
from models.operations.actions import update_action
from models.queries.actions import actions

ROOMS = ("calendar", "meeting", "forward_plan", "actions", "framework", "history", "today")
CHANGE = "an update of an action stored and shown"
SETTLED = 6
"""Turns of the event loop after which everything asked for is painted."""


def figures(books: Books) -> Iterator[Figure]:
    """Measure the window on the large book, opened anew for each run; the first run warms up."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["benchmarks"])
    books.large().close()
    laps = [lap(str(books.path("large"))) for _ in range(RUNS + 1)][1:]
    for subject in laps[0]:
        yield Figure(f"Large book: {subject}", statistics.median(one[subject] for one in laps), "limit", ANSWER)
    app.processEvents()


def lap(book: str) -> dict[str, float]:
    """Return how long each room takes to open for the first time, and a change to be stored and shown."""
    with TemporaryDirectory() as folder:
        application = Application(ViewState(Path(folder) / "desk.ini"), "Benchmark", TODAY, Path(folder))
        application.open(book)
        window = application.window
        if window is None:
            raise RuntimeError(book)
        settle()
        answers = {f"{room} room opened": timed(partial(go, window, room)) for room in ROOMS}
        go(window, "actions")
        first = window.page().desk.read(actions, today=TODAY, status="open")[0]
        answers[CHANGE] = timed(partial(change, window, first.id))
        application.close()
    return answers


def go(window: MainWindow, room: str) -> None:
    """Open a room and let it paint."""
    window.open_room(room)
    settle()


def change(window: MainWindow, action_id: str) -> None:
    """Write an update of an action and let the window show it."""
    window.page().desk.perform(update_action, action_id=action_id, text="Half done.", status="on track")
    settle()


def settle() -> None:
    """Let the window paint."""
    for _ in range(SETTLED):
        QApplication.processEvents()
