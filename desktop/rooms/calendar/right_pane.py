"""The right side of the calendar: findings once the year was checked, and the chosen day beneath or beside them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Segmented
from desktop.rooms.calendar.day_pane import DayPane
from desktop.rooms.calendar.findings_panel import FindingsPanel

_LOW, _EDGE = 470, 18
FINDINGS, DAY = "findings", "day"


class RightPane(QWidget):
    """Findings above, the day with its meeting below; in a low window one of the two at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Findings and day")
        self._checked = False
        self.findings = FindingsPanel()
        self.day = DayPane()
        self.sides = Segmented(((FINDINGS, "Findings"), (DAY, "Day")), FINDINGS, "What is shown")
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        edge, air = appearance.space(_EDGE), appearance.space(6)
        row.setContentsMargins(edge, air, edge, air)
        row.addWidget(self.sides)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choice)
        column.addWidget(self.findings)
        column.addWidget(self.day, 1)
        self.setFocusProxy(self.day)
        self.sides.chosen.connect(lambda _side: self._share())
        self._share()

    def set_checked(self, checked: bool) -> None:  # noqa: FBT001  it is said by the name
        """Show the findings, or the day alone."""
        if checked != self._checked:
            self._checked = checked
            self._share()

    def show_side(self, side: str) -> None:
        """Bring findings or day to the front, where only one of them has room."""
        self.sides.set_current(side)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        low = self.height() < appearance.space(_LOW)
        both = self._checked and not low
        side = self.sides.current()
        self._choice.setVisible(self._checked and low)
        self.findings.setVisible(both or (self._checked and side == FINDINGS))
        self.day.setVisible(both or not self._checked or side == DAY)
        self.findings.set_tall(low)
