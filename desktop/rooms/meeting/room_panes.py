"""Where the parts of the room stand: agenda at the left, the item in the middle, people and actions at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label, rule

_LEFT, _RIGHT = 240, 260  # px at 100 %, the least
_WIDE, _NARROW = (290, 10_000, 330), (274, 10_000, 306)  # px at 100 %, at first
_WIDE_FROM = 1360  # px at 100 %: the width of the room
_SHARES = {0: 6, 2: 1}  # of the height at the right: the seats are shown whole before the actions get more
_WITH_LEFT, _WITH_RIGHT = 700, 940  # px at 100 %: the width of the room from where on the sides are shown


class SidePane(QWidget):
    """The ground under the agenda at the left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the side's colour."""
        QPainter(self).fillRect(event.rect(), appearance.colour("side"))


class RoomPanes(QSplitter):
    """The three panes; in a small window the middle gets all the room."""

    def __init__(self, order: QWidget, pace: QWidget, centre: QWidget, right: Sequence[QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._sides = (_left(order, pace), _right(right))
        for side, least in zip(self._sides, (_LEFT, _RIGHT), strict=True):
            side.setMinimumWidth(appearance.space(least))
        for place, pane in enumerate((self._sides[0], centre, self._sides[1])):
            self.addWidget(pane)
            self.setStretchFactor(place, place % 2)
        self._sized_for = (0, 0, 0)

    def fit(self, width: int) -> None:
        """Show the sides for which there is room in a width (px), narrower in a small window."""
        wanted = _WIDE if width >= appearance.space(_WIDE_FROM) else _NARROW
        if wanted != self._sized_for:
            self._sized_for = wanted
            self.setSizes([appearance.space(wide) for wide in wanted])
        self._sides[0].setVisible(width >= appearance.space(_WITH_LEFT))
        self._sides[1].setVisible(width >= appearance.space(_WITH_RIGHT))


def scrolled(body: QWidget, name: str) -> QScrollArea:
    """Return a scroll area around a body that is as wide as its area."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    body.setObjectName("inspectorBody")
    area.setWidget(body)
    return area


def _left(order: QWidget, pace: QWidget) -> QWidget:
    left = SidePane()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, appearance.space(12), 0, 0)
    column.setSpacing(0)
    head = QHBoxLayout()
    edge = appearance.space(14)
    head.setContentsMargins(edge, 0, edge, appearance.space(8))
    head.addWidget(plain_label("Agenda", "small", "text 2", weight=600))
    head.addStretch(1)
    head.addWidget(plain_label("used of allotted", "small", "text 2"))
    column.addLayout(head)
    column.addWidget(order, 1)
    column.addWidget(pace)
    return left


def _right(parts: Sequence[QWidget]) -> QWidget:
    right = QWidget()
    column = QVBoxLayout(right)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, part in enumerate(parts):
        if place:
            column.addWidget(rule())
        column.addWidget(part, _SHARES.get(place, 0))
    return right
