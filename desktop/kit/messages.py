"""The one seam for messages, toasts and file dialogs: everything is plain text, and tests put their own in place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, icon_label, plain_label
from desktop.kit.toast import Toast
from models.errors import DrumbeatError

T = TypeVar("T")
_WIDTH = 440


def toast(text: str, *, undo: bool = False) -> None:
    """Show a sentence at the bottom left of the main window for six seconds; `undo` names the key."""
    window = _main_window()
    if window is not None:
        Toast.show_on(window, text, "Ctrl+Z" if undo else "")


def refuse(sentence: str) -> None:
    """Say why something was not done."""
    choose("This was not done", sentence, ("Close",))


def choose(title: str, sentence: str, deeds: Sequence[str]) -> int:
    """Ask with one button per deed, the first one filled; return its index, or -1 for Esc."""
    dialog = QDialog(QApplication.activeWindow() or _main_window())
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(appearance.space(_WIDTH))
    column = QVBoxLayout(dialog)
    margin = appearance.space(20)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(appearance.space(12))
    head = QHBoxLayout()
    head.addWidget(icon_label("info", "info", 20))
    head.addWidget(plain_label(title, "inspector", weight=600), 1)
    column.addLayout(head)
    column.addWidget(plain_label(sentence, wrap=True))
    column.addLayout(_buttons(dialog, deeds))
    return dialog.exec() - 1


def _buttons(dialog: QDialog, deeds: Sequence[str]) -> QHBoxLayout:
    """Return the row of buttons; each ends the dialog with its place, counted from one."""
    row = QHBoxLayout()
    row.addStretch(1)
    for index, deed in reversed(list(enumerate(deeds))):
        button = Button(deed, kind="plain" if index else "filled")
        button.setDefault(not index)
        button.clicked.connect(lambda _checked, index=index: dialog.done(index + 1))
        row.addWidget(button)
        if not index:
            QTimer.singleShot(0, button, button.setFocus)
    return row


def ask_save_path(title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where to save; `kinds` is a file dialog filter such as `PDF (*.pdf)`."""
    chosen, _ = QFileDialog.getSaveFileName(_main_window(), title, suggested, kinds)
    return Path(chosen) if chosen else None


def ask_open_path(title: str, kinds: str) -> Path | None:
    """Ask which file to open; `kinds` is a file dialog filter such as `Framework (*.toml)`."""
    chosen, _ = QFileDialog.getOpenFileName(_main_window(), title, "", kinds)
    return Path(chosen) if chosen else None


def attempt(deed: Callable[[], T]) -> T | None:
    """Run a deed; what the house refuses becomes a message and None."""
    try:
        return deed()
    except DrumbeatError as refused:
        refuse(str(refused))
        return None


def tell_failure(trouble: Exception) -> None:
    """Say what the house refused in a thread; anything else is a bug and goes on to the exception hook."""
    if not isinstance(trouble, DrumbeatError):
        raise trouble
    refuse(str(trouble))


def _main_window() -> QWidget | None:
    """Return the visible main window, told by its name, or None."""
    tops: list[QWidget] = [top for top in QApplication.topLevelWidgets() if _is_main(top)]
    return tops[0] if tops else None


def _is_main(top: QObject) -> bool:
    return top.objectName() == "mainWindow" and isinstance(top, QWidget) and top.isVisible()
