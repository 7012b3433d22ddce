"""Two places of one meeting side by side, what follows from the change, and the other places there were."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import icon_label, plain_label
from models.rules.planner.answer import Cost
from models.rules.planner.problem import Slot
from models.rules.written_dates import date_words, short_date_words

_PAD = 10


class SlotCard(QWidget):
    """One place of a meeting: its title, day, time and room."""

    def __init__(self, title: str, slot: Slot, end: str, *, proposed: bool) -> None:
        super().__init__()
        self._proposed = proposed
        self.setAccessibleName(f"{title}: {date_words(slot.date)}, {slot.start:%H:%M} to {end}, {slot.place}")
        column = QVBoxLayout(self)
        pad = appearance.space(_PAD)
        column.setContentsMargins(pad, appearance.space(6), pad, appearance.space(6))
        column.setSpacing(appearance.space(1))
        column.addWidget(plain_label(title, "small", "text 2"))
        day = plain_label(
            short_date_words(slot.date), tone="text" if proposed else "text 2", weight=600 if proposed else 400
        )
        column.addWidget(day if proposed else struck(day))
        column.addWidget(plain_label(f"{slot.start:%H:%M}–{end}", tone="text" if proposed else "text 2"))
        if slot.place:
            column.addWidget(plain_label(slot.place, "small", "text 2", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge: strong and in the accent for the proposed place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("accent" if self._proposed else "line strong"), 2 - (not self._proposed)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


def side_by_side(before: tuple[str, Slot, str], after: tuple[str, Slot, str]) -> QWidget:
    """Return two cards with an arrow between; each is a title, a slot and the time it ends."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(appearance.space(6))
    row.addWidget(SlotCard(*before, proposed=False), 1)
    row.addWidget(icon_label("arrow-right", "text 2", 14))
    row.addWidget(SlotCard(*after, proposed=True), 1)
    return pair


def struck(label: QWidget) -> QWidget:
    """Strike the words of a label."""
    font = label.font()
    font.setStrikeOut(True)
    label.setFont(font)
    return label


def changes(rows: tuple[tuple[str, str, str], ...], sentence: str) -> QWidget:
    """Return lines of a label, the struck old value and the new one, and a sentence beneath."""
    grid = _grid(0)
    right = Qt.AlignmentFlag.AlignRight
    for place, (label, old, new) in enumerate(rows):
        grid.addWidget(plain_label(label, "small", wrap=True), place, 0)
        if old != new:
            grid.addWidget(struck(plain_label(old, "small", "text 2")), place, 1, right)
            grid.addWidget(icon_label("arrow-right", "text 2", 12), place, 2)
        grid.addWidget(plain_label(new, "small", weight=600), place, 3, right)
    grid.addWidget(plain_label(sentence, "small", "text 2", wrap=True), len(rows), 0, 1, -1)
    return _held(grid)


def choices(rows: tuple[tuple[str, str, str], ...]) -> QWidget:
    """Return lines of a place, what it would mean and its cost."""
    grid = _grid(1)
    top = Qt.AlignmentFlag.AlignTop
    for place, (day, meaning, cost) in enumerate(rows):
        grid.addWidget(plain_label(day, "small", weight=600), place, 0, top)
        grid.addWidget(plain_label(meaning, "small", "text 2", wrap=True), place, 1, top)
        grid.addWidget(plain_label(cost, "small", weight=600), place, 2, top | Qt.AlignmentFlag.AlignRight)
    words = "Cost: how far and how high the board, people standing in or missing, boards on that day."
    grid.addWidget(plain_label(words, "small", "text 2", wrap=True), len(rows), 0, 1, -1)
    return _held(grid)


def cost_words(cost: Cost | None) -> str:
    """Return a cost in figures as it is compared: distance, people, crowd; `no` where the place is forbidden."""
    return f"{cost.distance} · {cost.people} · {cost.crowd}" if cost else "no"


def _grid(wide: int) -> QGridLayout:
    """Return an empty grid whose one column takes the spare width."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(appearance.space(8))
    grid.setVerticalSpacing(appearance.space(5))
    grid.setColumnStretch(wide, 1)
    return grid


def _held(grid: QGridLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(grid)
    return holder
