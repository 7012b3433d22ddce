"""The three views of the calendar's rows: year on the wall, month, and list."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.kit.month_planner import MonthPlanner
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.wall_planner import YearPlanner
from desktop.rooms.calendar.columns import columns
from desktop.rooms.calendar.months import month_words
from desktop.rooms.calendar.narrowing import counted, moved, planner_meetings
from models.queries.meetings import MeetingRow

VIEWS = (("year", "Year"), ("month", "Month"), ("list", "List"))


class CalendarViews(QStackedWidget):
    """One of the three is shown; all tell of a day, or of a meeting that is to be opened."""

    day_chosen = Signal(object)
    day_opened = Signal(object)
    meeting_chosen = Signal(object)
    meeting_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._codes: Mapping[str, str] = {}
        self.year = YearPlanner("Year planner")
        self.month = MonthPlanner("Month planner")
        self._table = RowTable(columns(), lambda row: row.id, lambda row: month_words(row.date), _meaning)
        self.meetings: RowView[MeetingRow] = RowView(self._table, "Meetings")
        self._pane = RowPane(self.meetings)
        for planner in (self.year, self.month):
            self.addWidget(planner)
            planner.day_chosen.connect(self.day_chosen)
            planner.day_opened.connect(self.day_opened)
            planner.meeting_opened.connect(self.meeting_opened)
        self.addWidget(self._pane)
        self.meetings.chosen.connect(self.meeting_chosen)
        self.meetings.opened.connect(self._open)

    def choose(self, name: str) -> None:
        """Show a view by its name."""
        self.setCurrentIndex([view for view, _ in VIEWS].index(name))
        self.setFocusProxy({"year": self.year, "month": self.month}.get(name, self.meetings))

    def set_codes(self, codes: Mapping[str, str]) -> None:
        """Take the short codes of all forums of the year, those that are filtered out too."""
        self._codes = codes

    def display(
        self, rows: Sequence[MeetingRow], closed: Mapping[date, str], months: tuple[date, date], today: date
    ) -> None:
        """Show rows in all three; `months` are the first of the year and the one shown alone."""
        self.year.display(planner_meetings(rows, self._codes), closed, months[0], today)
        self.month.display(planner_meetings(rows), closed, months[1], today)
        self._table.replace(tuple(rows))

    def go_to(self, day: date, meeting_id: str) -> None:
        """Choose a day in the planners, and in the list the meeting, or the first one from that day on."""
        for planner in (self.year, self.month):
            planner.go_to(day)
        if self.currentWidget() is self._pane and not self.meetings.select_key(meeting_id):
            later = [row for row in self._table.rows() if row.date >= day]
            if later:
                self.meetings.select_key(later[0].id)

    def set_foot(self, words: str) -> None:
        """Say under the list what is shown of what."""
        self._pane.set_foot(words)

    def _open(self, row: MeetingRow | None) -> None:
        if row:
            self.meeting_opened.emit(row.id)


def _meaning(_title: str, rows: Sequence[MeetingRow]) -> str:
    """Return how many meetings a month has and how many of them moved."""
    away = sum(moved(row) for row in rows)
    return f"{counted(len(rows), 'meeting')}{f', {away} moved' if away else ''}"
