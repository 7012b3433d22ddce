"""A user at the real window, with a keyboard: what the journeys are told with."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.application import Application
from desktop.kit import messages
from desktop.kit.controls import Button
from desktop.kit.filters import FilterChip
from desktop.kit.form import Form
from desktop.kit.list_dialog import ListDialog
from desktop.kit.printing import Preview
from desktop.kit.view_state import ViewState
from desktop.window import MainWindow

LOOKS_EVERY = 20
"""Milliseconds after which the user looks again whether a dialog is there."""
PATIENCE = 15_000
"""Milliseconds after which a dialog or an end of some work is given up."""
REFUSES = 3_000
"""Milliseconds in which a form that was submitted closes, or has refused."""

Reply = Callable[[QDialog], object]
Row = TypeVar("Row")


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

    def click(self, words: str) -> None:
        """Press the button of the room whose text begins with some words."""
        click(self.window.page(), words)
        self.look()

    def filter(self, title: str, words: str) -> None:
        """Choose a value of a filter of the room by typing some of its words."""
        chip = next(chip for chip in self.window.page().findChildren(FilterChip) if title in chip.accessibleName())
        chip.open_under(chip)
        menu = QApplication.activePopupWidget()
        line = menu.focusProxy() if menu else None
        assert line, f"the filter {title} does not open"
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.look()
        assert words in chip.value_words(), f"{title} is {chip.value_words()}"

    def paper(self, deed: Callable[[], object], target: Path) -> str:
        """Do something that shows a document, save it from its preview, and return its words."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(messages, "ask_save_path", lambda *_words: target)
            self.meet(deed, saved(target))
        return printed_words(target)

    def until(self, done: Callable[[], bool]) -> None:
        """Wait until something has come about, such as the end of a proof."""
        self.qtbot.waitUntil(done, timeout=PATIENCE)
        self.look()

    def answer(self, deed: Callable[[], object], **answers: str) -> None:
        """Do something that asks by a form, and type the answers into its fields, by keyboard alone."""
        self.meet(deed, filled(**answers))

    def meet(self, deed: Callable[[], object], *replies: Reply) -> None:
        """Do something that opens dialogs, one after the other or over one another, and reply to each as it comes."""
        answers = Replies(replies)
        with answers.listening():
            deed()
            self.look()
        assert not answers.waiting, "a dialog did not come"


class Replies:
    """Replies to dialogs in the order in which they come; one that is not expected is closed and fails the journey."""

    def __init__(self, replies: tuple[Reply, ...]) -> None:
        self.waiting = list(replies)
        self._failures: list[BaseException] = []
        self._answered: list[QWidget] = []
        self._since = QElapsedTimer()
        self._listens = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Reply while something is done; what failed is raised afterwards."""
        self._since.start()
        self._listens = True
        self._look_again()
        try:
            yield
        finally:
            self._listens = False
        if self._failures:
            raise self._failures[0]

    def _look_again(self) -> None:
        """Look soon, by a timer of its own: a reply may itself open the next dialog."""
        QTimer.singleShot(LOOKS_EVERY, self._look)

    def _look(self) -> None:
        if not self._listens:
            return
        self._look_again()
        dialog = QApplication.activeModalWidget()
        try:
            if isinstance(dialog, QDialog) and dialog not in self._answered:
                assert self.waiting, f"nobody expected the dialog “{dialog.windowTitle()}”"
                self._answered.append(dialog)
                settle(dialog)
                self.waiting.pop(0)(dialog)
                self._since.restart()
            elif dialog is not None:
                assert self._since.elapsed() < PATIENCE, "the dialog that is there was answered already"
        except BaseException as failure:  # noqa: BLE001  a failure inside Qt’s loop is told by the journey
            self._failures.append(failure)
            self.waiting.clear()
            close_all()


def settle(dialog: QDialog) -> None:
    """Let a dialog come to the front and paint."""
    dialog.activateWindow()
    for _ in range(5):
        QApplication.processEvents()


def filled(**answers: str) -> Reply:
    """Return the reply to a form that types the answers into its fields and submits them by keyboard."""

    def reply(form: QDialog) -> None:
        assert isinstance(form, Form), f"a form was expected, {form} is there"
        fill_form(form, answers)
        pressed("Ctrl+Return")(form)
        assert not form.isVisible(), f"the form refused: {refusals(form)}"

    return reply


def pressed(*keys: str) -> Reply:
    """Return the reply that presses keys in a dialog, the last of which closes it unless it refuses."""

    def reply(dialog: QDialog) -> None:
        for key in keys:
            QTest.keySequence(focus_in(dialog), QKeySequence(key))
        closes(dialog)

    return reply


def saved(target: Path) -> Reply:
    """Return the reply that saves a document from its preview and closes that."""

    def reply(preview: QDialog) -> None:
        assert isinstance(preview, Preview), f"a preview was expected, {preview} is there"
        waited = QElapsedTimer()
        waited.start()
        QTest.keySequence(preview, QKeySequence("Ctrl+S"))
        while waited.elapsed() < PATIENCE and not target.exists():
            QTest.qWait(LOOKS_EVERY)
        preview.reject()

    return reply


def clicked(words: str, *keys: str) -> Reply:
    """Return the reply that presses the button whose text begins with some words, and then perhaps keys to close."""

    def reply(dialog: QDialog) -> None:
        click(dialog, words)
        if keys:
            pressed(*keys)(dialog)

    return reply


def chosen(words: str, *keys: str) -> Reply:
    """Return the reply that walks a dialog’s list down to the row that holds some words, and presses keys there."""

    def reply(dialog: QDialog) -> None:
        assert isinstance(dialog, ListDialog), f"a list was expected, {dialog} is there"
        walk_down(dialog, words)
        pressed(*keys)(dialog)

    return reply


def walk_down(dialog: ListDialog[Row], words: str) -> None:
    """Walk a dialog’s list down until the row holds some words."""
    lines = dialog.lines
    lines.setFocus()
    QTest.keySequence(lines, QKeySequence("Ctrl+Home"))
    for _ in range(lines.model().rowCount()):
        row = lines.currentIndex().row()
        cells = [str(lines.model().index(row, column).data()) for column in range(lines.model().columnCount())]
        if words in " ".join(cells):
            return
        QTest.keyClick(lines, Qt.Key.Key_Down)
    raise AssertionError(f"no row holds “{words}”")


def focus_in(dialog: QDialog) -> QWidget:
    """Return what has the focus in a dialog, or the dialog."""
    return dialog.focusWidget() or dialog


def click(place: QWidget, words: str) -> None:
    """Press the button whose text begins with some words, by keyboard."""
    shown = [button for button in place.findChildren(Button) if button.isVisible() and button.isEnabled()]
    button = next((one for one in shown if one.text().startswith(words)), None)
    assert button, f"no button “{words}” among {[one.text() for one in shown]}"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def closes(dialog: QDialog) -> None:
    """Wait until a dialog has closed, or shows a refusal, or stays."""
    waited = QElapsedTimer()
    waited.start()
    while waited.elapsed() < REFUSES and dialog.isVisible():
        QTest.qWait(LOOKS_EVERY)


def printed_words(document: Path) -> str:
    """Return the words of a PDF, page after page, with single spaces."""
    pdf = pypdfium2.PdfDocument(document)
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return re.sub(r"\s+", " ", words)


def refusals(form: Form) -> str:
    """Return what a form says against its values."""
    said = [(box.focusProxy() or box).accessibleDescription() for box in form.boxes.values()]
    return " ".join(words for words in said if words)


def fill_form(form: Form, answers: dict[str, str]) -> None:
    """Type each answer into its field; a choice is typed by its word, a box to be ticked by “yes”."""
    for name, text in answers.items():
        box = form.boxes[name]
        field = box.focusProxy() or box
        field.setFocus()
        if isinstance(field, QComboBox) and not field.isEditable():
            walk_to(field, text)
            continue
        if isinstance(field, QCheckBox):
            if field.isChecked() != (text == "yes"):
                QTest.keyClick(field, Qt.Key.Key_Space)
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
