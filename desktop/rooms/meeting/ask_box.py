"""What the forum is asked under an item, and where each was answered."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import icon_label, plain_label
from models.queries.record import AskRow

NOT_TAKEN = "not taken yet"


def ask_words(ask: AskRow) -> str:
    """Say what is asked: note the fall in violence."""
    return f"{ask.verb} {ask.text}"


class AskBox(QWidget):
    """The recommendations of the papers with their letters, or what the agenda asks, in a quiet box."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        edge = appearance.space(12)
        column.setContentsMargins(edge, appearance.space(8), edge, appearance.space(8))
        column.setSpacing(appearance.space(3))
        self._who = plain_label("", "small", "text 2", weight=600)
        self._text = plain_label("", wrap=True)
        self._rows = QWidget()
        column.addWidget(self._who)
        column.addWidget(self._text)
        column.addWidget(self._rows)

    def display(self, forum: str, asks: Sequence[AskRow], text: str) -> None:
        """Show what is asked; nothing hides the box."""
        self._who.setText(f"{forum} is asked to")
        self._text.setText(text)
        self._text.setVisible(bool(text) and not asks)
        self._show_rows(asks)
        self.setVisible(bool(text) or bool(asks))

    def _show_rows(self, asks: Sequence[AskRow]) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(appearance.space(8))
        grid.setVerticalSpacing(appearance.space(3))
        grid.setColumnStretch(2, 1)
        several = len({ask.paper_id for ask in asks}) > 1
        top = Qt.AlignmentFlag.AlignTop
        for place, ask in enumerate(asks):
            sign, tone = ("check", "good") if ask.answered else ("circle", "text 3")
            grid.addWidget(icon_label(sign, tone, 16), place, 0, top)
            grid.addWidget(plain_label(ask.letter, weight=600), place, 1, top)
            words = f"{ask_words(ask)} ({ask.paper})" if several else ask_words(ask)
            grid.addWidget(plain_label(words, wrap=True), place, 2)
            answered = ask.answered or NOT_TAKEN
            grid.addWidget(plain_label(answered, "small", "text 2"), place, 3, top)
        column = self.layout()
        if column is not None:
            column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.setVisible(bool(asks))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("line strong"), 1))
        painter.setBrush(appearance.colour("alternate"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
