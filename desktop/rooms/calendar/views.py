"""The four views of the calendar's rows: year on the wall, month, week with people as lanes, and list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.kit.carrying import Judge
from desktop.kit.heat_strip import HeatDay
from desktop.kit.month_planner import MonthPlanner
from desktop.kit.proposal_marks import Marks
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.wall_planner import YearPlanner
from desktop.kit.week_planner import WeekPlanner
from desktop.rooms.calendar.columns import columns
from desktop.rooms.calendar.lanes import WeekLanes
from desktop.rooms.calendar.months import month_words
from desktop.rooms.calendar.narrowing import counted, moved, planner_meetings
from models.queries.meetings import MeetingRow

VIEWS = (("year", "Year"), ("month", "Month"), ("week", "Week"), ("list", "List"))
_NO_LANES = "Nobody chairs a board in this week, and nobody sits at two."


@dataclass(frozen=True, slots=True)
class Span:
    """What is looked at: the first of the year, the first of the month, the Monday of the week, and today."""

    year: date
    month: date
    monday: date
    today: date


class CalendarViews(QStackedWidget):
    """One of the four is shown; all tell of a day, of a meeting that is to be opened, or of one dropped elsewhere."""

    day_chosen = Signal(object)
    day_opened = Signal(object)
    meeting_chosen = Signal(str)
    meeting_opened = Signal(str)
    meeting_dropped = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._codes: Mapping[str, str] = {}
        self.year = YearPlanner("Year planner")
        self.month = MonthPlanner("Month planner")
        self.week = WeekPlanner("Week planner")
        self._table = RowTable(columns(), lambda row: row.id, lambda row: month_words(row.date), _meaning)
        self.meetings: RowView[MeetingRow] = RowView(self._table, "Meetings")
        self._pane = RowPane(self.meetings)
        for planner in (self.year, self.month, self.week):
            self.addWidget(planner)
            planner.day_chosen.connect(self.day_chosen)
            planner.day_opened.connect(self.day_opened)
            planner.meeting_chosen.connect(self.meeting_chosen)
            planner.meeting_opened.connect(self.meeting_opened)
        for sheet in (self.year, self.month):
            sheet.meeting_dropped.connect(lambda key, day: self.meeting_dropped.emit(key, day, None))
        self.week.meeting_dropped.connect(self.meeting_dropped)
        self.addWidget(self._pane)
        self.meetings.chosen.connect(self._choose)
        self.meetings.opened.connect(self._open)

    def choose(self, name: str) -> None:
        """Show a view by its name."""
        self.setCurrentIndex([view for view, _ in VIEWS].index(name))
        faces = {"year": self.year, "month": self.month, "week": self.week}
        self.setFocusProxy(faces.get(name, self.meetings))

    def set_codes(self, codes: Mapping[str, str]) -> None:
        """Take the short codes of all forums of the year, those that are filtered out too."""
        self._codes = codes

    def set_judge(self, judge: Judge) -> None:
        """Take who judges the places a meeting is carried to."""
        for planner in (self.year, self.month, self.week):
            planner.set_judge(judge)

    def set_marks(self, marks: Marks) -> None:
        """Show a proposal and absences over the meetings."""
        for planner in (self.year, self.month, self.week):
            planner.set_marks(marks)

    def display(self, rows: Sequence[MeetingRow], closed: Mapping[date, str], span: Span) -> None:
        """Show rows in year, month and list."""
        self.year.display(planner_meetings(rows, span.today, self._codes), closed, span.year, span.today)
        self.month.display(planner_meetings(rows, span.today), closed, span.month, span.today)
        self._table.replace(tuple(rows))

    def display_week(
        self, rows: Sequence[MeetingRow], lanes: WeekLanes, closed: Mapping[date, str], span: Span
    ) -> None:
        """Show the rows of one week in the lanes of their people."""
        shown = planner_meetings(rows, span.today, lanes=lanes.of_meetings)
        self.week.display(
            shown, lanes.lanes, span.monday, span.today, closed=closed, absences=lanes.absences, empty=_NO_LANES
        )

    def set_load(self, days: tuple[HeatDay, ...]) -> None:
        """Show over the year how full its days are."""
        self.year.set_load(days)

    def go_to(self, day: date, meeting_id: str) -> None:
        """Choose a day in the planners, and in the list the meeting, or the first one from that day on."""
        for planner in (self.year, self.month, self.week):
            planner.go_to(day)
            row = self._table.row_of(meeting_id)
            if row and row.date == day:
                planner.choose_meeting(meeting_id)
        if self.currentWidget() is self._pane and not self.meetings.select_key(meeting_id):
            later = [row for row in self._table.rows() if row.date >= day]
            if later:
                self.meetings.select_key(later[0].id)

    def set_foot(self, words: str) -> None:
        """Say under the list what is shown of what."""
        self._pane.set_foot(words)

    def _choose(self, row: MeetingRow | None) -> None:
        if row and self.currentWidget() is self._pane:
            self.meeting_chosen.emit(row.id)

    def _open(self, row: MeetingRow | None) -> None:
        if row:
            self.meeting_opened.emit(row.id)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _meaning(_title: str, rows: Sequence[MeetingRow]) -> str:
    """Return how many meetings a month has and how many of them moved."""
    away = sum(moved(row) for row in rows)
    return f"{counted(len(rows), 'meeting')}{f', {away} moved' if away else ''}"
