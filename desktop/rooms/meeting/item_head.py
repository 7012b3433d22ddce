"""The item being taken: its facts in one line, its title in the largest type, and what the forum is asked."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label
from models.queries.agenda import ItemRow
from models.rules.vocabulary import ItemKind


def facts_of(item: ItemRow) -> str:
    """Return number, time, purpose, lead, paper and part of an item in one line."""
    lead = f"{item.lead}, {item.lead_name}" if item.lead and item.lead_name else item.lead
    parts = [
        f"Item {item.number}" if item.number else "Break",
        f"{item.start:%H:%M}–{item.end:%H:%M}",
        f"to {item.purpose}" if item.kind != ItemKind.BREAK else "",
        f"{lead} presents" if lead else "",
        item.paper,
        f"Part {item.part}" if item.part != 1 else "",
    ]
    return " · ".join(part for part in parts if part)


class AskBox(QWidget):
    """What the forum is asked under an item, in a quiet box."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        edge = appearance.space(12)
        column.setContentsMargins(edge, appearance.space(8), edge, appearance.space(8))
        column.setSpacing(appearance.space(2))
        self._who = plain_label("", "small", "text 2", weight=600)
        self._text = plain_label("", wrap=True)
        column.addWidget(self._who)
        column.addWidget(self._text)

    def display(self, forum: str, text: str) -> None:
        """Show what is asked; nothing hides the box."""
        self._who.setText(f"{forum} is asked to")
        self._text.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("line strong"), 1))
        painter.setBrush(appearance.colour("alternate"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class ItemHead(QWidget):
    """The head of the middle: facts, title, what is asked."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.space(4))
        self._facts = plain_label("", tone="text 2", wrap=True)
        self._title = plain_label("", "current", wrap=True, weight=600)
        self._ask = AskBox()
        for part in (self._facts, self._title, self._ask):
            column.addWidget(part)

    def display(self, item: ItemRow | None, forum: str) -> None:
        """Show another item; none says that the agenda is empty."""
        self._facts.setText(facts_of(item) if item else "")
        self._title.setText(item.title if item else "No item on the agenda")
        self._ask.display(forum, item.ask if item else "")
