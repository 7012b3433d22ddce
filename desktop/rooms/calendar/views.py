"""The four views of the calendar's rows: year on the wall, month, week with people as lanes, and list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.kit.carrying import Judge
from desktop.kit.heat_strip import HeatDay
from desktop.kit.month_planner import MonthPlanner
from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import Marks, Mode
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.short_words import counted
from desktop.kit.wall_planner import YearPlanner
from desktop.kit.week_planner import WeekPlanner
from desktop.rooms.calendar.columns import columns
from desktop.rooms.calendar.lanes import WeekLanes
from desktop.rooms.calendar.months import month_words
from desktop.rooms.calendar.narrowing import moved, planner_meetings
from models.queries.meetings import MeetingRow
from models.rules.written_dates import short_date_words

VIEWS = (("year", "Year"), ("month", "Month"), ("week", "Week"), ("list", "List"))
_NO_LANES = "Nobody chairs a board in this week, and nobody sits at two."


@dataclass(frozen=True, slots=True)
class Span:
    """What is looked at: the first of the year, the first of the month, the Monday of the week, and today."""

    year: date
    month: date
    monday: date
    today: date


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view is to show: rows and closed days of a span, a proposal's marks and rings, and how full days are."""

    rows: tuple[MeetingRow, ...]
    closed: Mapping[date, str]
    span: Span
    marks: Marks
    rings: Mapping[str, str]
    load: tuple[HeatDay, ...] = ()
    lanes: WeekLanes = field(default_factory=WeekLanes)


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
        self._given: dict[str, object] = {}
        self._proposed: dict[str, str] = {}  # what the list says of a meeting that the proposal changes
        self.year = YearPlanner("Year planner")
        self.month = MonthPlanner("Month planner")
        self.week = WeekPlanner("Week planner")
        self._table = RowTable(
            columns(lambda row: self._proposed.get(row.id, "")),
            lambda row: row.id,
            lambda row: month_words(row.date),
            _meaning,
        )
        self.meetings: RowView[MeetingRow] = RowView(self._table, "Meetings")
        self._pane = RowPane(self.meetings)
        self._sheet = QScrollArea()
        self._sheet.setWidget(self.month)
        self._sheet.setWidgetResizable(True)
        self._sheet.setFrameShape(QFrame.Shape.NoFrame)
        for widget in (self.year, self._sheet, self.week):
            self.addWidget(widget)
        for planner in (self.year, self.month, self.week):
            planner.day_chosen.connect(self.day_chosen)
            planner.day_opened.connect(self.day_opened)
            planner.meeting_chosen.connect(self.meeting_chosen)
            planner.meeting_opened.connect(self.meeting_opened)
        for sheet in (self.year, self.month):
            sheet.meeting_dropped.connect(lambda key, day: self.meeting_dropped.emit(key, day, None))
        self.week.meeting_dropped.connect(self.meeting_dropped)
        self.addWidget(self._pane)
        self.setMinimumWidth(1)  # each view scrolls
        self.meetings.chosen.connect(self._choose)
        self.meetings.opened.connect(self._open)

    def choose(self, name: str) -> None:
        """Show a view by its name."""
        self.setCurrentIndex([view for view, _ in VIEWS].index(name))
        faces = {"year": self.year, "month": self.month, "week": self.week}
        self.setFocusProxy(faces.get(name, self.meetings))

    def _face(self) -> QWidget | None:
        """Return the view that is looked at; the month lies in what scrolls it."""
        face = self.currentWidget()
        return self.month if face is self._sheet else face

    def set_codes(self, codes: Mapping[str, str]) -> None:
        """Take the short codes of all forums of the year, those that are filtered out too."""
        self._codes = codes

    def set_judge(self, judge: Judge) -> None:
        """Take who judges the places a meeting is carried to."""
        for planner in (self.year, self.month, self.week):
            planner.set_judge(judge)

    def display(self, shown: Shown) -> None:
        """Show rows in the view that is looked at; the others wait until they are chosen."""
        face = self._face()
        if face is self._pane:
            self._proposed = listed(shown.marks, shown.rings)
            self._fill("list", (shown.rows, self._proposed), lambda: self._table.replace(shown.rows))
            return
        span, closed, today = shown.span, shown.closed, shown.span.today
        if face is self.week:
            found = planner_meetings(shown.rows, today, lanes=shown.lanes.of_meetings, ringed=shown.rings)
            known = (found, shown.lanes, span.monday, today, dict(closed))
            self._fill("week", known, lambda: self._show_week(found, shown))
            self._fill("week marks", shown.marks, lambda: self.week.set_marks(shown.marks))
            return
        sheet, first = (self.month, span.month) if face is self.month else (self.year, span.year)
        codes = None if sheet is self.month else self._codes
        found = planner_meetings(shown.rows, today, codes, ringed=shown.rings)
        given = (found, first, today, dict(closed))
        name = type(sheet).__name__
        self._fill(name, given, lambda: sheet.display(found, closed, first, today))
        self._fill(f"{name} marks", shown.marks, lambda: sheet.set_marks(shown.marks))
        if sheet is self.year:
            self._fill("load", shown.load, lambda: self.year.set_load(shown.load))

    def _fill(self, part: str, given: object, show: Callable[[], None]) -> None:
        """Show something unless it is what the part shows already."""
        if part not in self._given or self._given[part] != given:
            self._given[part] = given
            show()

    def _show_week(self, found: tuple[PlannerMeeting, ...], shown: Shown) -> None:
        lanes, span = shown.lanes, shown.span
        self.week.display(
            found,
            lanes.lanes,
            span.monday,
            span.today,
            closed=shown.closed,
            absences=lanes.absences,
            travel=lanes.travel,
            empty=_NO_LANES,
        )

    def go_to(self, day: date, meeting_id: str, *, stands: bool) -> None:
        """Choose a day and, if it `stands` there, its meeting; in the list the meeting, or the first from that day."""
        face = self._face()
        if isinstance(face, YearPlanner | MonthPlanner | WeekPlanner):
            face.go_to(day)
            if stands:
                face.choose_meeting(meeting_id)
        elif not self.meetings.select_key(meeting_id):
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


def listed(marks: Marks, rings: Mapping[str, str]) -> dict[str, str]:
    """Return what the list says of the meetings that a proposal changes: `to Fri 19 Feb, proposed`."""
    if marks.mode is Mode.BEFORE:
        return {}
    moved = [each for each in marks.proposed if each.meeting_id not in rings]
    said = {each.meeting_id: f"to {short_date_words(each.date)}" if each.date else "no place" for each in moved}
    return {key: f"{words}, proposed" for key, words in said.items()} | dict.fromkeys(rings, "proposed")


def _meaning(_title: str, rows: Sequence[MeetingRow]) -> str:
    """Return how many meetings a month has and how many of them moved."""
    away = sum(moved(row) for row in rows)
    return f"{counted(len(rows), 'meeting')}{f', {away} moved' if away else ''}"
