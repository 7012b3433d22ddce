"""The first window: one choice of what to begin with."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import paint_icon


class Beginning(StrEnum):
    """What a new desk can begin with."""

    DEMO = "demo"
    FRAMEWORK = "framework"
    EMPTY = "empty"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Choice:
    """One card of the first window; `name` is the shipped framework it stands for, where there is one."""

    beginning: Beginning
    icon: str
    title: str
    text: str
    name: str = ""


CHOICES = (
    Choice(
        Beginning.DEMO,
        "calendar-days",
        "Look round the demo year",
        "40 boards, 391 meetings and invented people, April 2026 to March 2027. Nothing in it is real.",
    ),
    Choice(
        Beginning.FRAMEWORK,
        "waypoints",
        "Start with the Met’s framework",
        "The boards, units and posts of 2026, ready for your people and your year.",
        "met-2026",
    ),
    Choice(
        Beginning.EMPTY,
        "book-plus",
        "Start an empty book",
        "Add your own units, posts and boards by hand, or import a framework later.",
    ),
    Choice(
        Beginning.OPEN,
        "folder-open",
        "Open a book that is there already",
        "A book file on this computer, from a colleague or a backup.",
    ),
)


class Card(QAbstractButton):
    """A choice as a row one can pick: icon, title and a sentence."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.setCheckable(True)
        self.setText(choice.title)
        self.setAccessibleName(choice.title)
        self.setAccessibleDescription(choice.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(appearance.space(52), *(appearance.space(12),) * 3)
        words = QVBoxLayout()
        words.setSpacing(appearance.space(2))
        for label in (plain_label(choice.title, weight=600), plain_label(choice.text, "small", "text 2", wrap=True)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        row.addLayout(words)

    def sizeHint(self) -> QSize:
        """Return the height that title and sentence need at the present width."""
        wide = appearance.space(520)
        layout = self.layout()
        return QSize(wide, layout.totalHeightForWidth(wide) if layout else appearance.space(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge and icon; the chosen card has a ring and a filled dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setBrush(appearance.colour("selection" if chosen else "surface"))
        painter.setPen(QPen(appearance.colour("accent" if chosen else "line strong"), 2 if chosen else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        side = appearance.space(24)
        place = QRectF(appearance.space(14), (self.height() - side) / 2, side, side)
        paint_icon(painter, self.choice.icon, place, appearance.colour("accent" if chosen else "text 2"))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), self.palette(), 8)


class Opening(QDialog):
    """Asks what to begin with; `chosen` carries the choice."""

    chosen = Signal(Choice)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Welcome to Drumbeat")
        column = QVBoxLayout(self)
        margin = appearance.space(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(appearance.space(10))
        column.addWidget(plain_label("What would you like to begin with?", "room", weight=600))
        column.addWidget(plain_label("You can change your mind: each book is a file of its own.", tone="text 2"))
        self._cards = QButtonGroup(self)
        for place, choice in enumerate(CHOICES):
            card = Card(choice)
            self._cards.addButton(card, place)
            column.addWidget(card)
        self._cards.button(0).setChecked(True)
        column.addStretch(1)
        column.addLayout(self._foot())
        self.setMinimumWidth(appearance.space(600))

    def choice(self) -> Choice:
        """Return the card that is picked."""
        return CHOICES[self._cards.checkedId()]

    def choose(self, beginning: Beginning) -> None:
        """Pick a card."""
        for place, choice in enumerate(CHOICES):
            if choice.beginning is beginning:
                self._cards.button(place).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys walk the cards."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        card = self._cards.button((self._cards.checkedId() + step) % len(CHOICES))
        card.setChecked(True)
        card.setFocus()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Close", self.reject)))
        begin = Button.of(Deed("Begin", self._begin, key="Return", kind="filled"))
        begin.setDefault(True)
        row.addWidget(begin)
        return row

    def _begin(self) -> None:
        self.chosen.emit(self.choice())
        self.accept()
