"""A user at the real window, with a keyboard: what the journeys are told with."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.application import Application
from desktop.kit.form import Form
from desktop.kit.view_state import ViewState
from desktop.window import MainWindow

DIALOG_COMES = 250
"""Milliseconds after which a dialog that was asked for is there."""
BUTTON_SINKS = 150
"""Milliseconds for which a button pressed by its key is shown pressed before it acts."""


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
        self.meet(deed, filled(**answers))

    def meet(self, deed: Callable[[], object], *replies: Callable[[QDialog], object]) -> None:
        """Do something that opens dialogs one after the other, and reply to each when it is there."""
        failures: list[BaseException] = []
        waiting = list(replies)

        def once() -> None:
            dialog = QApplication.activeModalWidget()
            reply = waiting.pop(0)
            try:
                assert isinstance(dialog, QDialog), "no dialog is there"
                reply(dialog)
            except BaseException as failure:  # noqa: BLE001  a failure inside Qt's loop is told by the journey
                failures.append(failure)
                waiting.clear()
                close_all()
            if waiting:
                QTimer.singleShot(DIALOG_COMES, once)

        QTimer.singleShot(DIALOG_COMES, once)
        deed()
        self.look()
        if failures:
            raise failures[0]
        assert not waiting, "a dialog did not come"


def filled(**answers: str) -> Callable[[QDialog], None]:
    """Return the reply to a form that types the answers into its fields and submits them by keyboard."""

    def reply(form: QDialog) -> None:
        assert isinstance(form, Form), f"a form was expected, {form} is there"
        fill_form(form, answers)
        pressed("Ctrl+Return")(form)
        assert not form.isVisible(), f"the form refused: {refusals(form)}"

    return reply


def pressed(key: str) -> Callable[[QDialog], None]:
    """Return the reply that presses a key in a dialog."""

    def reply(dialog: QDialog) -> None:
        QTest.keySequence(dialog, QKeySequence(key))
        QTest.qWait(BUTTON_SINKS)

    return reply


def refusals(form: Form) -> str:
    """Return what a form says against its values."""
    said = [(box.focusProxy() or box).accessibleDescription() for box in form.boxes.values()]
    return " ".join(words for words in said if words)


def fill_form(form: Form, answers: dict[str, str]) -> None:
    """Type each answer into its field; a choice is typed by its word."""
    for name, text in answers.items():
        box = form.boxes[name]
        field = box.focusProxy() or box
        field.setFocus()
        if isinstance(field, QComboBox) and not field.isEditable():
            walk_to(field, text)
            continue
        QTest.keySequence(field, QKeySequence("Ctrl+A"))
        QTest.keyClicks(field, text)
        close_popup()


def walk_to(choices: QComboBox, text: str) -> None:
    """Walk through a list of choices with the arrow keys until one holds the text."""
    QTest.keyClick(choices, Qt.Key.Key_Home)
    for _ in range(choices.count()):
        if text in choices.currentText():
            return
        QTest.keyClick(choices, Qt.Key.Key_Down)
    raise AssertionError(f"no choice holds “{text}”")


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
