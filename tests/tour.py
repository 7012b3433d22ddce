"""Render every room, dialog and empty state to PNG: `python -m tests.tour [FOLDER]`, for people to look at.

One picture a stop in each look: light and dark, 1366x768, 1920x1080, and 1440x900 at 200 %.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.application import Application
from desktop.app.books import Contents, make_book
from desktop.kit import appearance
from desktop.kit.desk import Desk
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


def desk_of(window: MainWindow) -> Desk:
    """Return the desk at which the window stands."""
    return window.page().desk


def capture(window: MainWindow) -> None:
    """Go into the room of the next Management Board."""
    board = desk_of(window).read(find_meeting, reference="MB 2026-11-03")
    if board.status != "in the room":
        desk_of(window).perform(enter_room, meeting_id=board.id)
    window.open_meeting(board.id)


def next_board(window: MainWindow) -> None:
    """Open the next Management Board."""
    window.open_meeting(desk_of(window).read(find_meeting, reference="MB 2026-11-03").id)


STOPS = (
    Stop("01-today", room("today")),
    Stop("02-calendar", room("calendar")),
    Stop("03-meetings", room("meeting")),
    Stop("04-agenda", next_board),
    Stop("05-actions", room("actions")),
    Stop("06-framework", room("framework")),
    Stop("07-history", room("history")),
    Stop("08-palette", command("today", "go.palette"), dialog=True),
    Stop("09-keys", command("today", "help.keys"), dialog=True),
    Stop("10-record-action", command("actions", "record.action"), dialog=True),
    Stop("11-move-date", command("actions", "action.move_date"), dialog=True),
    Stop("12-close-action", command("actions", "action.close"), dialog=True),
    Stop("13-lay-out-year", command("calendar", "plan.year"), dialog=True),
    Stop("14-add-forum", command("framework", "framework.add_forum"), dialog=True),
    Stop("15-opening", lambda window: Opening(window).exec(), dialog=True),
    Stop("16-capture", capture),
)
EMPTY = tuple(Stop(f"empty-{name}", room(name)) for name in ("today", "calendar", "meeting", "actions", "framework"))


def main(folder: Path) -> None:
    """Make the books, then take every look in a process of its own: the scale is fixed when Qt starts."""
    for name, contents in {"demo": Contents("Met HQ 2026-27", demo="year"), "empty": Contents("New book")}.items():
        book = folder / f"{name}.book"
        book.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        make_book(str(book), contents, actor="Imogen Farrier")
    for look, width, height, scale in LOOKS:
        words = [sys.executable, "-m", "tests.tour", str(folder), look, str(width), str(height), str(scale)]
        settings = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        subprocess.run(words, env={**os.environ, **settings}, check=True)
    sys.stdout.write(f"Pictures are in {folder}.\n")


def one_look(folder: Path, look: str, size: tuple[int, int], scale: str) -> None:
    """Walk through both books in one look."""
    app = QApplication(["drumbeat"])
    appearance.apply(app, Appearance(look))
    target = folder / f"{look}-{size[0]}x{size[1]}@{scale}"
    target.mkdir(exist_ok=True)
    for name, stops in {"empty": EMPTY, "demo": STOPS}.items():
        state = ViewState(folder / f"{target.name}-{name}.ini")
        state.remember("view/appearance", look)
        application = Application(state, "Imogen Farrier", TODAY, folder)
        copy = folder / f"{target.name}-{name}.book"
        copy.write_bytes((folder / f"{name}.book").read_bytes())
        application.open(str(copy))
        assert application.window is not None
        walk(application.window, stops, size, target)
        application.close()


def walk(window: MainWindow, stops: tuple[Stop, ...], size: tuple[int, int], target: Path) -> None:
    """Go from stop to stop and take a picture of each."""
    window.setMinimumSize(*size)
    window.resize(*size)
    for stop in stops:
        path = target / f"{stop.name}.png"
        QTimer.singleShot(400, lambda path=path: grab(QApplication.activeModalWidget(), path))
        stop.go(window)
        settle()
        if not stop.dialog:
            window.grab().save(str(path))


def grab(dialog: QWidget | None, path: Path) -> None:
    """Take a picture of a dialog and close it."""
    if dialog is not None:
        dialog.grab().save(str(path))
        dialog.close()


def settle() -> None:
    """Let everything be laid out, painted and counted."""
    for _ in range(20):
        QApplication.processEvents()


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "out/tour")
    if len(sys.argv) > 2:
        one_look(where, sys.argv[2], (int(sys.argv[3]), int(sys.argv[4])), sys.argv[5])
    else:
        main(where)
