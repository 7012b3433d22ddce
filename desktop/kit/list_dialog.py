"""A dialog with a list and what can be done to its rows."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label, rule
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowView

Row = TypeVar("Row")
_SIZE = (640, 480)
_EDGE = 20


class ListDialog(QDialog, Generic[Row]):
    """Title, one sentence, the list, and a foot of buttons whose keys work."""

    def __init__(self, parent: QWidget, title: str, sentence: str, table: RowTable[Row], lines: int = 1) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(*(appearance.space(length) for length in _SIZE))
        self.table = table
        self.lines: RowView[Row] = RowView(table, title, lines=lines)
        edge = appearance.space(_EDGE)
        head = QVBoxLayout()
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(appearance.space(4))
        head.addWidget(plain_label(title, "inspector", weight=600, wrap=True))
        head.addWidget(plain_label(sentence, tone="text 2", wrap=True))
        self.above = QVBoxLayout()
        self.above.setContentsMargins(edge, 0, edge, 0)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(edge, appearance.space(4), edge, 0)
        self._foot.setSpacing(appearance.space(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, edge, 0, appearance.space(16))
        column.setSpacing(appearance.space(8))
        column.addLayout(head)
        column.addLayout(self.above)
        column.addWidget(self.lines, 1)
        column.addWidget(rule())
        column.addLayout(self._foot)

    def bind(self, key: str, do: Callable[[], None]) -> None:
        """Let a key do something while the dialog is open."""
        QShortcut(key, self, do)

    def set_deeds(self, deeds: Sequence[Deed], last: Sequence[Deed]) -> None:
        """Put buttons at the left of the foot, and others at its right end; no button takes Enter by itself."""
        for deed in (*deeds, None, *last):
            if deed is None:
                self._foot.addStretch(1)
                continue
            button = Button.of(deed)
            button.setAutoDefault(False)
            if deed.key not in {"", "Esc"}:
                button.setShortcut(deed.key)
            self._foot.addWidget(button)
