"""What the chips of the planner mean: one for each level, and the arrow of a moved date."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.kit import appearance, painters
from desktop.kit.controls import Painted, icon_label, plain_label
from models.rules.vocabulary import Level

_SAMPLES = {
    Level.CORPORATE: "MB",
    Level.BUSINESS_GROUP: "FLP",
    Level.THEMATIC: "SV",
    Level.BCU: "EA",
    Level.PROGRAMME: "PB2",
    Level.OVERSIGHT: "AP",
}


class Legend(QWidget):
    """A sample chip and its word for each level."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Legend")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(appearance.space(5))
        for level, code in _SAMPLES.items():
            row.addWidget(_sample(code, level.value))
            row.addWidget(plain_label(level.value, "small", "text 2"))
            row.addSpacing(appearance.space(5))
        row.addWidget(icon_label("corner-down-right", "text 2", 13))
        row.addWidget(plain_label("moved", "small", "text 2"))


def _sample(code: str, level: str) -> Painted:
    """Return a chip as the planner paints it."""

    def size() -> QSize:
        return QSize(round(painters.planner_chip_width(code, level)), round(painters.chip_size(code).height()))

    def paint(painter: QPainter, rect: QRectF) -> None:
        painters.paint_planner_chip(painter, rect, code, level)

    return Painted(size, paint, f"{code}, {level}")
