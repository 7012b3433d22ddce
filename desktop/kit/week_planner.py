"""A week of people or posts: its canvas, scrolling when the lanes do not fit."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.kit import appearance
from desktop.kit.carrying import Judge
from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import Marks
from desktop.kit.week_canvas import WeekCanvas
from desktop.kit.week_layout import Lane, LaneAbsence, TravelGap

_NARROWEST = 640  # px at 100 % of the names and five days
_NO_LANES = "Choose people or posts to see their week"


class Around(TypedDict, total=False):
    """What stands in the lanes besides meetings, and what is said where there are no lanes."""

    closed: Mapping[date, str]
    absences: Sequence[LaneAbsence]
    travel: Sequence[TravelGap]
    empty: str


class WeekPlanner(QScrollArea):
    """Lanes of people or posts over the days of a week."""

    day_opened = Signal(object)
    meeting_opened = Signal(str)
    day_chosen = Signal(object)
    meeting_chosen = Signal(str)
    lane_chosen = Signal(str)
    meeting_dropped = Signal(str, object, object)

    def __init__(self, name: str = "Week planner") -> None:
        super().__init__()
        self._canvas = WeekCanvas(name)
        self._canvas.setMinimumWidth(appearance.space(_NARROWEST))
        self._lanes: tuple[Lane, ...] = ()
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusProxy(self._canvas)
        for name_of_signal in ("day_opened", "meeting_opened", "meeting_chosen", "lane_chosen"):
            getattr(self._canvas, name_of_signal).connect(getattr(self, name_of_signal))
        self._canvas.meeting_timed.connect(self.meeting_dropped)
        self._canvas.day_chosen.connect(self._follow)
        self._canvas.carried_over.connect(self._show)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._scroll)

    def display(
        self,
        meetings: tuple[PlannerMeeting, ...],
        lanes: Sequence[Lane],
        monday: date,
        today: date,
        **around: Unpack[Around],
    ) -> None:
        """Show the meetings of the week in the lanes they name."""
        self._lanes = tuple(lanes)
        self._canvas.set_lanes(lanes, around.get("absences", ()), around.get("travel", ()))
        self._canvas.set_empty(around.get("empty", _NO_LANES))
        self._canvas.display(meetings, around.get("closed", {}), monday, today)

    def set_marks(self, marks: Marks) -> None:
        """Draw a proposal."""
        self._canvas.set_marks(marks)

    def set_judge(self, judge: Judge | None) -> None:
        """Let meetings be carried to another day and time."""
        self._canvas.set_judge(judge)

    def go_to(self, day: date) -> None:
        """Choose a day of the week."""
        self._canvas.choose(day)

    def chosen_day(self) -> date:
        """Return the chosen day."""
        return self._canvas.chosen

    def chosen_lane(self) -> str:
        """Return the id of the chosen lane, empty where there is none."""
        return self._lanes[self._canvas.lane].id if self._lanes else ""

    def choose_meeting(self, meeting_id: str) -> None:
        """Choose a meeting and its day."""
        self._canvas.choose_meeting(meeting_id)

    def chosen_meeting(self) -> str:
        """Return the id of the chosen meeting, empty where only a day is chosen."""
        return self._canvas.chosen_meeting()

    def _scroll(self) -> None:
        self._canvas.set_corner(QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))

    def _follow(self, day: date) -> None:
        self.day_chosen.emit(day)

    def _show(self, rect: QRect) -> None:
        place = rect.center()
        self.ensureVisible(place.x(), place.y(), appearance.space(60), appearance.space(60))
