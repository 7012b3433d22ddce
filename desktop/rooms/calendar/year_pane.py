"""The middle of the calendar: the proposal's banner over the year, the month, the week or the list."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rooms.calendar.proposal_banner import ProposalBanner
from desktop.rooms.calendar.views import CalendarViews


class YearPane(QWidget):
    """Banner above, views beneath."""

    def __init__(self, banner: ProposalBanner, views: CalendarViews) -> None:
        super().__init__()
        self.setAccessibleName("Calendar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(banner)
        column.addWidget(views, 1)
        self.setFocusProxy(views)
