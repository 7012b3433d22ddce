"""The foot of the agenda in the room: the time, how the meeting keeps to it, and the command that mends it."""

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label
from desktop.rooms.meeting.pace import Pace


class ClockLine(QWidget):
    """Time and pace in words; only digits change."""

    def __init__(self, refit: Callable[[], None]) -> None:
        super().__init__()
        self._time = plain_label("", "inspector", weight=600)
        self._pace = plain_label("", "small", wrap=True)
        self._refit = Button.of(
            Deed("Re-fit the rest", refit, key="Ctrl+R", icon="rotate-ccw", kind="flat"), small=True
        )
        column = QVBoxLayout(self)
        edge = appearance.space(14)
        column.setContentsMargins(edge, appearance.space(8), appearance.space(6), appearance.space(8))
        column.setSpacing(appearance.space(4))
        row = QHBoxLayout()
        row.setSpacing(appearance.space(8))
        row.addWidget(self._time)
        row.addWidget(self._pace, 1)
        column.addLayout(row)
        column.addWidget(self._refit)

    def display(self, time: str, pace: Pace) -> None:
        """Show the time on the wall and the pace; without a running clock nothing is shown."""
        self.setVisible(pace.ends is not None)
        self._time.setText(time)
        self._pace.setText(pace.words)
        self._pace.set_tone("warn" if pace.behind > 0 else "text 2")
        self.setAccessibleName(f"{time}, {pace.words}")

    def words(self) -> str:
        """Return what is shown, empty while nothing is reckoned."""
        return "" if self.isHidden() else self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above."""
        QPainter(self).fillRect(0, 0, event.rect().right() + 1, 1, appearance.colour("line"))
