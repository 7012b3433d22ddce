"""What the chips of the planner mean: one for each level, and the arrow of a moved date."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import chip_label, icon_label, plain_label
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
        row.setSpacing(appearance.space(6))
        for level, code in _SAMPLES.items():
            row.addWidget(chip_label(code, level.value))
            row.addWidget(plain_label(level.value, "small", "text 2"))
            row.addSpacing(appearance.space(4))
        row.addWidget(icon_label("corner-down-right", "text 2", 13))
        row.addWidget(plain_label("moved", "small", "text 2"))
