"""The start: a plain window at once; a thread loads the house and opens the book; then the real window.

Only what the plain window needs is imported at the top: SQLAlchemy, the mapped records and the rooms take half a
second, which nobody should wait for before something is on the screen.
"""

import gc
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from platformdirs import user_config_path, user_documents_path, user_log_path
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.clock import real_clock
from desktop.app.first_window import FirstWindow
from desktop.kit.exceptions import ExceptionHook
from desktop.kit.view_state import ViewState
from models.errors import DrumbeatError

PATIENCE = 250
"""Milliseconds after which the book is opened though the plain window was not painted: it may be minimised."""
REFUSED = 1


class Loading(QThread):
    """One piece of work in a thread of its own; what Drumbeat refuses is kept, a bug goes to the exception hook."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work
        self.refusal = ""

    def start_once(self) -> None:
        """Start, unless that was done before."""
        if not self.isRunning() and not self.isFinished():
            self.start()

    def run(self) -> None:
        """Work."""
        try:
            self._work()
        except DrumbeatError as refused:
            self.refusal = str(refused)


class Start:
    """One start of the program; `actor` sits at this desk, `folder` is where new books are offered to be kept.

    `give_up` ends the program when the book could not be opened.
    """

    def __init__(
        self, state: ViewState, actor: str, today: date | None, folder: Path, give_up: Callable[[], None]
    ) -> None:
        self._give_up = give_up
        self._desk = (state, actor, today, folder)
        self._state = state
        self._first: FirstWindow | None = None
        self._loading: Loading | None = None
        self._show: Callable[[FirstWindow], None] | None = None
        self._close: Callable[[], None] | None = None

    def begin(self, book: str) -> bool:
        """Open the named book, or the last one, or ask what to begin with; False when nothing is going to open."""
        last = self._state.words("book/last")
        address = book or (last if Path(last).is_file() else "")
        if not address:
            return self._ask()
        self._open(address)
        return True

    def close(self) -> None:
        """Let go of whatever is open, after the thread has come to its end."""
        self._first = None
        if self._loading:
            self._loading.wait()
        if self._close:
            self._close()

    def _open(self, address: str) -> None:
        """Paint the plain window and open the book behind it."""
        self._first = FirstWindow(self._state, f"Opening {Path(address).stem} …")
        self._loading = Loading(lambda: self._load(address))
        self._loading.finished.connect(self._go_on)
        self._first.painted.connect(self._loading.start_once)
        QTimer.singleShot(PATIENCE, self._loading, self._loading.start_once)
        self._first.show()

    def _load(self, address: str) -> None:
        """Import the house and open the book, in the thread."""
        from desktop.app.application import Application  # noqa: PLC0415  behind the painted window
        from desktop.app.readying import Readying  # noqa: PLC0415  as above

        application = Application(*self._desk)
        self._close = application.close
        workspace = application.opened(address)

        def show(first: FirstWindow) -> None:
            gc.freeze()  # what the program itself is made of never becomes garbage: looking through it costs 70 ms
            application.replace(first, workspace, address)
            if application.window:
                Readying(application.window, application.window.make_next)

        self._show = show

    def _go_on(self) -> None:
        """Put the real window in the place of the plain one, or say why there is none and end."""
        if self._first is None:
            return
        if self._show:
            self._show(self._first)
            return
        if self._loading and self._loading.refusal:
            refuse(self._loading.refusal)
        self._give_up()

    def _ask(self) -> bool:
        """Ask what to begin with, on a desk that has no book yet."""
        from desktop.app.application import Application, dress  # noqa: PLC0415  only where no plain window is painted

        dress(self._state)
        application = Application(*self._desk)
        self._close = application.close
        return application.ask()


def refuse(sentence: str) -> None:
    """Say what went wrong during the start or later."""
    from desktop.kit import messages  # noqa: PLC0415  a window paints before messages are loaded

    messages.refuse(sentence)


def run(book: str, *, actor: str, today: date | None, arguments: Sequence[str]) -> int:
    """Open the window and return its exit status when it is closed."""
    app = QApplication(list(arguments))
    app.setApplicationName("Drumbeat")
    app.setDesktopFileName("drumbeat")
    hook = ExceptionHook(user_log_path("drumbeat", appauthor=False) / "drumbeat.log", real_clock)
    hook.caught.connect(refuse)
    hook.install()
    state = ViewState(user_config_path("drumbeat", appauthor=False) / "desk.ini")
    start = Start(state, actor, today, user_documents_path() / "Drumbeat", lambda: app.exit(REFUSED))
    try:
        status = app.exec() if start.begin(book) else REFUSED
    finally:
        start.close()
    return status
