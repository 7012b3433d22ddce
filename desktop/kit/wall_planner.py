"""The year on the wall: its canvas, scrolling when the days do not fit, under a strip of its load."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.kit import appearance
from desktop.kit.carrying import Judge
from desktop.kit.heat_strip import HeatDay, HeatStrip
from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import Marks
from desktop.kit.year_canvas import YearCanvas


class YearPlanner(QScrollArea):
    """A wall of twelve months, or bands of levels, of days or weeks."""

    day_opened = Signal(object)
    meeting_opened = Signal(str)
    day_chosen = Signal(object)
    meeting_chosen = Signal(str)
    meeting_dropped = Signal(str, object)
    zoomed = Signal(int)

    def __init__(self, name: str = "Year planner") -> None:
        super().__init__()
        self._canvas = YearCanvas(name)
        self._canvas.setMinimumWidth(self._canvas.narrowest())
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusProxy(self._canvas)
        self._strip = HeatStrip("Load of the year")
        self._strip.setParent(self)
        self._strip.hide()
        self._load: tuple[HeatDay, ...] = ()
        for name_of_signal in ("day_opened", "meeting_opened", "meeting_chosen", "meeting_dropped"):
            getattr(self._canvas, name_of_signal).connect(getattr(self, name_of_signal))
        self._canvas.day_chosen.connect(self._follow)
        self._canvas.zoomed.connect(self._zoomed)
        self._canvas.carried_over.connect(self._show)
        self._strip.day_chosen.connect(self.go_to)
        self._strip.walked.connect(self._show_column)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._scroll)

    def display(
        self, meetings: tuple[PlannerMeeting, ...], closed: Mapping[date, str], first: date, today: date
    ) -> None:
        """Show twelve months from `first`, the first day of a month."""
        self._canvas.display(meetings, closed, first, today)
        self._place_strip()

    def set_marks(self, marks: Marks) -> None:
        """Draw a proposal and absences."""
        self._canvas.set_marks(marks)

    def set_judge(self, judge: Judge | None) -> None:
        """Let meetings be carried to another day."""
        self._canvas.set_judge(judge)

    def set_zoom(self, zoom: int) -> None:
        """Give each day room for 1 to 6 lines of chips."""
        self._canvas.set_zoom(zoom)

    def zoom(self) -> int:
        """Return how many lines of chips a day has room for at least."""
        return self._canvas.zoom

    def set_bands(self, by_level: bool) -> None:  # noqa: FBT001  it is said by the name
        """Show one band a level, or one for all."""
        self._cut(by_level=by_level, weekly=self._canvas.weekly)

    def set_cells(self, cells: str) -> None:
        """Show a cell for each `day` or each `week`."""
        self._cut(by_level=self._canvas.by_level, weekly=cells == "week")

    def _cut(self, *, by_level: bool, weekly: bool) -> None:
        """Cut the year otherwise; once it has its new size the chosen day is seen again."""
        self._canvas.set_cut(by_level=by_level, weekly=weekly)
        self._place_strip()
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        rect = self._canvas.rect_of(self._canvas.chosen)
        if not rect.isEmpty():
            self._show(rect.toAlignedRect())

    def set_load(self, days: tuple[HeatDay, ...]) -> None:
        """Show the load above the months; nothing hides it."""
        self._load = days
        self.setViewportMargins(0, self._strip.sizeHint().height() if days else 0, 0, 0)
        self._strip.setVisible(bool(days))
        self._place_strip()

    def go_to(self, day: date) -> None:
        """Choose a day and scroll to it."""
        self._canvas.choose(day)

    def chosen_day(self) -> date:
        """Return the chosen day."""
        return self._canvas.chosen

    def choose_meeting(self, meeting_id: str) -> None:
        """Choose a meeting and its day."""
        self._canvas.choose_meeting(meeting_id)

    def chosen_meeting(self) -> str:
        """Return the id of the chosen meeting, empty where only a day is chosen."""
        return self._canvas.chosen_meeting()

    def _follow(self, day: date) -> None:
        self._show(self._canvas.rect_of(day).toAlignedRect())
        self.day_chosen.emit(day)

    def _show(self, rect: QRect) -> None:
        place = rect.center()
        self.ensureVisible(place.x(), place.y(), appearance.space(60), appearance.space(60))

    def _show_column(self, day: date) -> None:
        """Scroll to a day from left to right only."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        self.ensureVisible(round(self._canvas.rect_of(day).center().x()), middle, appearance.space(60), 0)

    def _scroll(self) -> None:
        self._canvas.set_corner(QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))
        self._place_strip()

    def _place_strip(self) -> None:
        """Put the strip over the months or the columns of bands, wherever these are scrolled to."""
        if not self._load:
            return
        view = self.viewport().geometry()
        left, gutter = self.horizontalScrollBar().value(), self._canvas.gutter()
        width = max(self._canvas.width(), self._canvas.minimumWidth(), view.width())
        self._strip.setGeometry(view.x() - left, 0, width, self._strip.sizeHint().height())
        self._strip.set_left(gutter, left + gutter)
        self._strip.set_columns(self._canvas.columns())
        self._strip.display(self._load, self._canvas.first, self._canvas.today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the days share the new size."""
        super().resizeEvent(event)
        self._canvas.set_seen(self.viewport().size())
        self._place_strip()

    def _zoomed(self, zoom: int) -> None:
        """Let the strip follow the columns to their new width."""
        self._place_strip()
        self.zoomed.emit(zoom)
