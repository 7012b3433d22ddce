"""A user at the real window, with a keyboard: what the journeys are told with."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.application import Application
from desktop.kit.form import Form
from desktop.kit.view_state import ViewState
from desktop.window import MainWindow


class Sitting:
    """Drumbeat as one user sees it; every dialog must be answered, or the journey fails."""

    def __init__(self, qtbot: QtBot, folder: Path, today: date) -> None:
        self.qtbot = qtbot
        self.application = Application(ViewState(folder / "desk.ini"), "Imogen Farrier", today, folder)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        window = self.application.window
        assert window is not None, "no book is open"
        return window

    def open(self, book: Path) -> None:
        """Open a book and look at its window."""
        assert self.application.open(str(book))
        self.qtbot.addWidget(self.window)
        self.look()

    def look(self) -> None:
        """Let the window paint and settle."""
        self.window.activateWindow()
        for _ in range(10):
            QApplication.processEvents()

    def press(self, *keys: str) -> None:
        """Press keys where the focus is: "Ctrl+N", "Down", "Return"."""
        for key in keys:
            self.look()
            QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(key))
            self.look()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.look()

    def answer(self, deed: Callable[[], object], **answers: str) -> None:
        """Do something that asks by a form, and type the answers into its fields, by keyboard alone."""
        answered: list[bool] = []

        def fill() -> None:
            form = QApplication.activeModalWidget()
            assert isinstance(form, Form), f"a form was expected, {form} is there"
            fill_form(form, answers)
            QTest.keySequence(form, QKeySequence("Ctrl+Return"))
            answered.append(not form.isVisible())
            if form.isVisible():
                form.reject()

        self.meet(deed, fill)
        assert answered == [True], "the form refused its answers"

    def meet(self, deed: Callable[[], object], reply: Callable[[], object]) -> None:
        """Do something that opens a dialog, and reply to it when it is there."""
        failures: list[BaseException] = []

        def once() -> None:
            try:
                reply()
            except BaseException as failure:  # noqa: BLE001  a failure inside Qt's loop is told by the journey
                failures.append(failure)
                close_all()

        QTimer.singleShot(150, once)
        deed()
        self.look()
        if failures:
            raise failures[0]


def fill_form(form: Form, answers: dict[str, str]) -> None:
    """Type each answer into its field; a choice is typed by its word."""
    for name, text in answers.items():
        box = form.boxes[name]
        field = box.focusProxy() or box
        field.setFocus()
        QTest.keySequence(field, QKeySequence("Ctrl+A"))
        if box.field.kind == "choice":
            box.set_typed(text)
        else:
            QTest.keyClicks(field, text)
        close_popup()


def close_popup() -> None:
    """Close the list of a type-ahead, as leaving its field does."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()


def close_all() -> None:
    """Close every dialog, innermost first."""
    dialog: QWidget | None = QApplication.activeModalWidget()
    while isinstance(dialog, QDialog):
        dialog.reject()
        dialog = QApplication.activeModalWidget()
