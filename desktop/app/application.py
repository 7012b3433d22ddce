"""The application: one window on one book, and what is said to it as a whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.book_settings import ask_settings
from desktop.app.book_state import book_state
from desktop.app.books import Contents, make_book, open_for, remove_book
from desktop.app.finding import finder
from desktop.app.first_window import FirstWindow
from desktop.app.rooms import ROOMS, open_meetings
from desktop.kit import appearance, messages, worker
from desktop.kit.desk import Desk
from desktop.kit.view_state import ViewState
from desktop.kit.worker import Progress
from desktop.opening import Beginning, Choice, Opening
from desktop.window import MainWindow
from models.queries.shipped import framework_from
from models.store.backup import back_up
from models.store.workspace import Workspace

AT_HOME = {
    "plan.year": "calendar",
    "print.year_calendar": "calendar",
    "print.calendar_file": "calendar",
    "record.action": "actions",
    "print.action_log": "actions",
    "print.action_log_xlsx": "actions",
    "print.action_log_csv": "actions",
    "print.decision_register": "documents",
    "print.papers_due": "documents",
}
"""Commands that can be given everywhere, and the room that does them."""
BOOKS = "Drumbeat book (*.book);;Any file (*)"


class Application:
    """Opens books in a window, one at a time; `actor` sits at this desk, `today` stops the calendar for a demo."""

    def __init__(self, view_state: ViewState, actor: str, today: date | None, folder: Path) -> None:
        self._state = view_state
        self._actor = actor
        self._today = today
        self._folder = folder
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None

    def open(self, address: str) -> bool:
        """Show a book in a new window, in the place of the one before.

        A refusal is said and leaves that one open; so does the user who would lose something there and stays.
        """
        before, old = self.workspace, self.window
        workspace = messages.attempt(lambda: self.opened(address))
        if workspace is None:
            return False
        if old and not old.may_close():
            workspace.close()
            self.workspace = before
            return False
        self._window_on(workspace, address).show()
        if old:
            old.close()
            old.deleteLater()
        if before:
            before.close()
        return True

    def opened(self, address: str) -> Workspace:
        """Open a book but show nothing yet; works in any thread, and is refused with the reason if it is none."""
        self.workspace = open_for(address, self._actor, self._today, ticking=True)
        return self.workspace

    def replace(self, first: FirstWindow, workspace: Workspace, address: str) -> None:
        """Show a book that was opened, where the plain window stands."""
        dress(self._state)
        first.give_way(self._window_on(workspace, address))

    def ask(self) -> bool:
        """Ask what to begin with, and begin."""
        opening = Opening(self.window)
        return bool(opening.exec()) and self.start(opening.choice())

    def start(self, choice: Choice) -> bool:
        """Do what a card of the first window promises; False when the user thought better of it."""
        if choice.beginning is Beginning.OPEN:
            return self._open_file()
        if choice.beginning is Beginning.DEMO:
            return self._open_demo()
        framework = framework_from(choice.name) if choice.name else None
        title = framework.title if framework else "New book"
        path = messages.ask_save_path("Where should the book be kept?", str(self._folder / f"{title}.book"), BOOKS)
        if path is None or not self._make(path, Contents(path.stem, framework)):
            return False
        return self.open(str(path))

    def close(self) -> None:
        """Let go of window and book."""
        if self.window:
            self.window.close()
        if self.workspace:
            self.workspace.close()

    def _open_file(self) -> bool:
        path = messages.ask_open_path("Open a book", BOOKS)
        return path is not None and self.open(str(path))

    def _open_demo(self) -> bool:
        path = self._folder / "Demo year.book"
        return (path.exists() or self._make(path, Contents("Demo year 2026-27", demo="year"))) and self.open(str(path))

    def _make(self, path: Path, contents: Contents) -> bool:
        """Make a book while a progress bar moves; a refusal is said, and giving up leaves nothing behind."""
        loop, failures = QEventLoop(), list[Exception]()

        def make(progress: Progress) -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            make_book(str(path), contents, actor=self._actor, today=self._today)
            if progress.is_cancelled():
                remove_book(str(path))

        parent = self.window or QWidget()
        work = worker.run(parent, "Making the book", make, lambda _nothing: None, failures.append)
        work.finished.connect(loop.quit)
        loop.exec()
        if failures:
            return bool(messages.attempt(lambda: raised(failures[0])))
        return path.exists()

    def _window_on(self, workspace: Workspace, address: str) -> MainWindow:
        """Return a window on an open book, not yet shown, and remember the book as the last one."""
        self._state.remember("book/last", str(Path(address).absolute()) if Path(address).is_file() else address)
        desk = Desk(workspace)
        self.window = MainWindow(
            desk,
            ROOMS,
            self._state,
            search=lambda text: finder(desk, self.window, text),
            open_meetings=lambda: open_meetings(desk),
            commands=self._commands(desk),
        )
        self.window.tell_state(book_state)
        return self.window

    def _commands(self, desk: Desk) -> dict[str, Callable[[], None]]:
        """Return what can be done with the book in every room, and what another room does from anywhere."""
        own = {
            "book.new": self._ask_again,
            "book.open": self._open_another,
            "book.settings": lambda: self._change_settings(desk),
            "book.backup": self._back_up,
        }
        return {**{name: self._way(room, name) for name, room in AT_HOME.items()}, **own}

    def _way(self, room: str, command_id: str) -> Callable[[], None]:
        def go() -> None:
            if self.window:
                self.window.open_room(room)
                self.window.run(command_id)

        return go

    def _ask_again(self) -> None:
        self.ask()

    def _open_another(self) -> None:
        self._open_file()

    def _change_settings(self, desk: Desk) -> None:
        if self.window and ask_settings(self.window, desk):
            messages.toast("The settings of the book are stored.", undo=True)

    def _back_up(self) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        copy = messages.attempt(lambda: back_up(workspace))
        if copy:
            messages.toast(f"Backed up to {copy.name}")


def raised(error: Exception) -> bool:
    """Raise an error that a thread has caught."""
    raise error


def dress(state: ViewState) -> None:
    """Give the application the look that this desk has chosen."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        appearance.apply(app, appearance.followed(state.words("view/appearance", "system")))
