"""The line at the foot of the window: saved, what undo would take back, the book and its marking."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import icon_label, key_cap, plain_label
from desktop.kit.room_header import Sentence

_ZONE = ZoneInfo("Europe/London")


class StatusLine(QWidget):
    """Words only; every one of them is also to be had by a command."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Status")
        row = QHBoxLayout(self)
        edge, air = appearance.space(12), appearance.space(4)
        row.setContentsMargins(edge, air, edge, air)
        row.setSpacing(appearance.space(7))
        self._tick = icon_label("check", "text 2", 14)
        self._saved = plain_label("", "small", "text 2")
        self._undo = Sentence("small", "text 2")
        self._key = key_cap("Ctrl+Z")
        self._place = plain_label("", "small", "text 2")
        self._marking = plain_label("", "small", "text 2")
        row.addWidget(self._tick)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        row.addWidget(self._key)
        row.addStretch(1)
        row.addWidget(icon_label("hard-drive", "text 2", 14))
        row.addWidget(self._place)
        row.addWidget(plain_label("•", "small", "text 2"))
        row.addWidget(self._marking)
        self._undo.setSizePolicy(self._undo.sizePolicy().Policy.Preferred, self._undo.sizePolicy().Policy.Preferred)
        self.set_saved(None)
        self.set_undo("")

    def set_saved(self, moment: datetime | None) -> None:
        """Say when the last deed was stored (an aware moment), or that nothing waits to be."""
        words = f"Saved {moment.astimezone(_ZONE):%H:%M}" if moment else "All saved"
        self._saved.setText(words)

    def set_undo(self, words: str) -> None:
        """Say what undo would take back."""
        self._undo.set_text(f"•  Undo {words}" if words else "")
        self._key.setVisible(bool(words))

    def set_book(self, place: str, marking: str) -> None:
        """Say where the book is and its marking."""
        self._place.setText(place)
        self._marking.setText(marking)
