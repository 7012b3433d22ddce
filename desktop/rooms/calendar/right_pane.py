"""The right side of the calendar: findings once the year was checked, and the chosen day beneath."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rooms.calendar.day_pane import DayPane
from desktop.rooms.calendar.findings_panel import FindingsPanel


class RightPane(QWidget):
    """Findings above, the day with its meeting below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Findings and day")
        self.findings = FindingsPanel()
        self.findings.hide()
        self.day = DayPane()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.findings)
        column.addWidget(self.day, 1)
        self.setFocusProxy(self.day)
