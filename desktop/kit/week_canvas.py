"""The canvas of a week: lanes of people or posts, days with times, meetings as blocks; clashes framed and hatched."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

from desktop.kit import appearance, painters
from desktop.kit.carrying import Carrying, Place
from desktop.kit.day_canvas import DayCanvas
from desktop.kit.planner_parts import PlannerMeeting, around, meeting_words, paint_frame, paint_ring
from desktop.kit.proposal_marks import marked
from desktop.kit.week_layout import (
    HOUR,
    Block,
    Lane,
    LaneAbsence,
    TravelGap,
    Week,
    WeekMeasures,
    minute_of,
    week,
)
from desktop.kit.week_painting import WeekScene, column_rect, paint_body, paint_edges, rect_of
from models.rules.written_dates import short_date_words

_DAYS = 7
_STEP = 15  # minutes that Ctrl and up or down carry a meeting
_LANE_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WeekCanvas(DayCanvas):
    """Left and right walk days, up and down lanes; a meeting is carried to another day and time."""

    lane_chosen = Signal(str)
    meeting_timed = Signal(str, object, object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._week = Week((), (), (), (8, 18), 0)
        self._lanes: tuple[Lane, ...] = ()
        self._absences: tuple[LaneAbsence, ...] = ()
        self._travel: tuple[TravelGap, ...] = ()
        self._empty = ""
        self._corner = QPoint(0, 0)
        self.lane = 0

    def set_lanes(self, lanes: Sequence[Lane], absences: Sequence[LaneAbsence], travel: Sequence[TravelGap]) -> None:
        """Take the lanes and what stands in them besides meetings; `display` shows them."""
        self._lanes, self._absences, self._travel = tuple(lanes), tuple(absences), tuple(travel)
        self.lane = min(self.lane, max(len(self._lanes) - 1, 0))

    def set_corner(self, corner: QPoint) -> None:
        """Take the point at the upper left of what is seen: heads and names are painted there."""
        self._corner = corner
        self.update()

    def set_empty(self, words: str) -> None:
        """Take what is said where there are no lanes."""
        self._empty = words

    def display(
        self, meetings: tuple[PlannerMeeting, ...], closed: Mapping[date, str], first: date, today: date
    ) -> None:
        """Show the week from a Monday."""
        super().display(meetings, closed, first - timedelta(days=first.weekday()), today)

    def holds(self, day: date) -> bool:
        """Return whether a day is in the week."""
        return 0 <= (day - self.first).days < max(len(self._week.days), 5)

    def lay_out(self) -> None:
        """Compute the rectangles for the present width and font."""
        metrics = QFontMetricsF(appearance.type_font("planner"))
        names, seconds = (QFontMetricsF(appearance.type_font(role)) for role in ("body", "small"))
        wide = [names.horizontalAdvance(lane.name) for lane in self._lanes]
        widest = max([0, *wide, *(seconds.horizontalAdvance(lane.second) for lane in self._lanes)])
        measures = WeekMeasures(
            gutter=min(max(widest + appearance.space(24), appearance.space(110)), appearance.space(200)),
            head=metrics.height() * 2 + appearance.space(12),
            block=metrics.height() * 2 + appearance.space(8),
            least=painters.chip_size("MMMM").width(),
            foot=metrics.height(),
        )
        shown = marked(self._meetings, self.marks, timed=True)
        spans: list[LaneAbsence | TravelGap] = [*self._absences, *self._travel]
        said = frozenset(each.lane_id for each in spans if self._is_here(each.date))
        self._week = week(shown, self._lanes, self.first, max(self.width(), 1), measures, said)
        self.setMinimumHeight(round(self._week.height))

    def _is_here(self, day: date) -> bool:
        return 0 <= (day - self.first).days < _DAYS

    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day's column."""
        return column_rect(self._week, day)

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point."""
        return next((day for day, box in self._week.days if box.x <= point.x() < box.x + box.width), None)

    def block_at(self, point: QPointF) -> Block | None:
        """Return the block under a point."""
        return next((each for each in self._week.blocks if each.box.holds(point.x(), point.y())), None)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks as they are painted."""
        return self._week.blocks

    def held_at(self, point: QPointF) -> PlannerMeeting | None:
        """Return the meeting whose block is under a point."""
        block = self.block_at(point)
        return block.meeting if block else None

    def step(self, key: Qt.Key, day: date) -> date | None:
        """Walk days left and right."""
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        return day + timedelta(days=days[key]) if key in days else None

    def lane_words(self) -> str:
        """Return the chosen lane on the chosen day in words."""
        if not self._lanes:
            return self._empty
        lane = self._lanes[self.lane]
        here = [each.meeting for each in self._week.blocks if each.lane_id == lane.id]
        away = [each.words for each in self._absences if each.lane_id == lane.id and each.date == self.chosen]
        lines = [*away, *(meeting_words(each) for each in here if each.date == self.chosen)]
        return "\n".join([f"{lane.name}, {short_date_words(self.chosen)}", *(lines or ["nothing"])])

    def words_of(self, day: date) -> str:
        """Return the whole day in words, the chosen lane first."""
        return f"{self.lane_words()}\n{super().words_of(day)}" if day == self.chosen else super().words_of(day)

    def hover_words(self, point: QPointF) -> str:
        """Return the meeting under a point, else its whole day."""
        block = self.block_at(point)
        clash = "\nClashes with another meeting of this lane" if block and block.clashes else ""
        return meeting_words(block.meeting) + clash if block else super().hover_words(point)

    # carrying

    def home_of(self, meeting: PlannerMeeting) -> Place:
        """Return day and time of a meeting."""
        return meeting.date, meeting.time or time(9)

    def place_at(self, point: QPointF, carried: Carrying) -> Place | None:
        """Return day and time under a point, as far into the meeting as it was taken hold of."""
        day = self.day_at(point)
        held = self._grip[0] if self._grip else point
        begun = self._week.x_of(*self._timed(carried.start)) if self.holds(carried.start[0]) else held.x()
        return (day, self._week.time_at(day, point.x() - max(held.x() - begun, 0))) if day else None

    @staticmethod
    def _timed(place: Place) -> tuple[date, time]:
        return place[0], place[1] or time(9)

    def place_beside(self, key: Qt.Key, carried: Carrying) -> Place | None:
        """Return the day beside, or a quarter of an hour earlier or later."""
        day, begins = self._timed(carried.place)
        minutes = minute_of(begins) + _LANE_KEYS.get(key, 0) * _STEP
        day += timedelta(days={Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0))
        inside = self._week.hours[0] * HOUR <= minutes < self._week.hours[1] * HOUR
        return (day, time(minutes // HOUR, minutes % HOUR)) if self.holds(day) and inside else None

    def place_rect(self, place: Place, carried: Carrying) -> QRectF:
        """Return the rectangle of the meeting at day and time, over its lanes."""
        day, begins = self._timed(place)
        column = self.rect_of(day)
        left = self._week.x_of(day, begins)
        share = carried.meeting.minutes / ((self._week.hours[1] - self._week.hours[0]) * HOUR)
        rows = [row.box for row in self._week.rows if row.lane.id in carried.meeting.lanes]
        top = min((box.y for box in rows), default=0.0)
        bottom = max((box.y + box.height for box in rows), default=column.height())
        return QRectF(left, top, max(share * column.width(), appearance.space(20)), bottom - top)

    def drop(self, meeting: PlannerMeeting, place: Place) -> None:
        """Tell day and time of a meeting."""
        self.meeting_timed.emit(meeting.id, *self._timed(place))

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk lanes, else as every planner."""
        step = _LANE_KEYS.get(Qt.Key(event.key()))
        if step and not self.carried and not event.modifiers():
            self._choose_lane(self.lane + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose lane, day and meeting under the pointer."""
        for place, row in enumerate(self._week.rows):
            if row.box.y <= event.position().y() < row.box.y + row.box.height:
                self._choose_lane(place)
        super().mousePressEvent(event)

    def _choose_lane(self, place: int) -> None:
        place = min(max(place, 0), max(len(self._lanes) - 1, 0))
        if self._lanes and place != self.lane:
            self.lane = place
            self.choose(self.chosen)
            self.lane_chosen.emit(self._lanes[place].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        if self.first != date.min:
            self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint columns and lanes, what stands in them, the marks over it, and last the names and the heads."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        painter.fillRect(touched, appearance.colour("surface"))
        ring = self._focus_rect()
        scene = WeekScene(
            self._week,
            self.closed,
            self.today,
            self._absences,
            self._travel,
            self._chosen_id,
            QPointF(self._corner),
            ring,
        )
        if scene.week.rows:
            paint_body(painter, scene, touched)
            if not ring.isEmpty():
                paint_ring(painter, ring, appearance.colour("accent"))
        else:
            words = QRectF(self.rect()).adjusted(appearance.space(20), 0, 0, 0)
            painters.paint_text(painter, words, self._empty, appearance.type_font(), appearance.colour("text 2"))
        for frame in self.frames():
            paint_frame(painter, frame)
        self.paint_carried(painter)
        paint_edges(painter, scene, self.lane)

    def _focus_rect(self) -> QRectF:
        """Return the chosen day of the chosen lane while the canvas has the focus."""
        if not self._week.rows or not self.hasFocus():
            return QRectF()
        return self.rect_of(self.chosen).intersected(rect_of(self._week.rows[self.lane].box))

    def frames(self) -> tuple[QRectF, ...]:
        """Return the frames of the absences that the marks name, over all lanes."""
        found = []
        for absence in self.marks.absences:
            columns = [self.rect_of(day) for day, _ in self._week.days if absence.covers(day)]
            if columns:
                found.append(columns[0].united(columns[-1]))
        return tuple(found)

    def choose(self, day: date) -> None:
        """Choose a day; names at the left show the lane."""
        super().choose(day)
        names = self._week.days[0][1].x if self._week.days else 0
        self.update(around(QRectF(self._corner.x(), 0, names, self.height())))
