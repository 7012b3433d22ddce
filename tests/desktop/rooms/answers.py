"""Answers to dialogs that open over one another."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.kit.form import Form
from desktop.kit.tick_dialog import TickDialog
from desktop.rooms.framework.follows_dialog import FollowsDialog

Step = Callable[[QDialog], object]


def in_turn(*steps: Step) -> None:
    """Give each dialog that will be on top its answer, in turn."""
    waiting = list(steps)

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        step = waiting.pop(0)
        if waiting:
            QTimer.singleShot(0, go)
        step(dialog)

    QTimer.singleShot(0, go)


def answer(values: Mapping[str, str]) -> Step:
    """Return the answer that fills a form and presses its button."""

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, Form)
        for name, words in values.items():
            dialog.boxes[name].set_typed(words)
        dialog.press()

    return step


def press(dialog: QDialog) -> None:
    """Do what the list of what follows shows."""
    assert isinstance(dialog, FollowsDialog)
    dialog.store()


def leave(dialog: QDialog) -> None:
    """Go back as with Esc."""
    dialog.reject()


def ticked(keys: tuple[str, ...], values: Mapping[str, str]) -> Step:
    """Return the answer that ticks lines, fills the fields over them and goes on."""

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        for key in keys:
            dialog.lines.select_key(key)
            dialog.toggle()
        for name, words in values.items():
            dialog.fields.boxes[name].set_typed(words)
        dialog.go_on()

    return step
