"""Slow work in one thread beside the window: progress after 0.3 s, and it can be cancelled."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label

T = TypeVar("T")
PATIENCE = 300  # ms before progress is shown
_WIDTH = 400


class Progress(QObject):
    """What the work may say and must ask; safe from its thread."""

    reported = Signal(float, str)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = False

    def report(self, share: float, words: str) -> None:
        """Say how far the work is, 0 to 1, and with what."""
        self.reported.emit(share, words)

    def cancel(self) -> None:
        """Ask the work to stop at its next question."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Return whether the user gave up."""
        return self._cancelled


class Work(QThread):
    """One piece of work; it ends with a value or an error, told in the window's thread."""

    succeeded = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject, function: Callable[[Progress], Any]) -> None:
        super().__init__(parent)
        self._function = function
        self.progress = Progress()

    def run(self) -> None:
        """Work; every error is carried to the window, which knows what to say."""
        try:
            value = self._function(self.progress)
        except Exception as error:  # noqa: BLE001  carried over to the caller's `failed`
            self.broke.emit(error)
        else:
            self.succeeded.emit(value)


class ProgressDialog(QDialog):
    """How far the work is, and the way out."""

    def __init__(self, parent: QWidget, words: str, progress: Progress) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        self.setMinimumWidth(appearance.space(_WIDTH))
        column = QVBoxLayout(self)
        edge = appearance.space(20)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(appearance.space(10))
        column.addWidget(plain_label(words, "record", weight=600, wrap=True))
        self._words = plain_label("", "small", "text 2")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Cancel", self.reject, key="Esc")))
        column.addLayout(row)
        progress.reported.connect(self._show_share)
        self.rejected.connect(progress.cancel)

    def _show_share(self, share: float, words: str) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))
        self._words.setText(words)


def run(
    parent: QWidget,
    words: str,
    function: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> Work:
    """Run a function in a thread; `done` or `failed` is called in the window's thread, none after Cancel."""
    work = Work(parent, function)
    dialog = ProgressDialog(parent, words, work.progress)
    wait = QTimer(dialog, singleShot=True, interval=PATIENCE)
    wait.timeout.connect(dialog.open)

    def finish(answer: Callable[[], None]) -> None:
        wait.stop()
        dialog.rejected.disconnect()
        dialog.close()
        dialog.deleteLater()
        if not work.progress.is_cancelled():
            answer()

    work.succeeded.connect(lambda value: finish(lambda: done(value)))
    work.broke.connect(lambda error: finish(lambda: failed(error)))
    work.finished.connect(work.deleteLater)
    wait.start()
    work.start()
    return work
