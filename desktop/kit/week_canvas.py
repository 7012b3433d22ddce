"""The canvas of a week: lanes of people or posts, days with times, meetings as blocks; clashes framed and hatched."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent

from desktop.kit import appearance, painters
from desktop.kit.carrying import Carrying, Place
from desktop.kit.day_canvas import DayCanvas
from desktop.kit.icons import paint_icon
from desktop.kit.planner_parts import PlannerMeeting, around, meeting_words, paint_frame, paint_hatch, paint_ring
from desktop.kit.proposal_marks import GHOST, TARGET, marked
from desktop.kit.set_words import narrowed
from desktop.kit.wall_layout import Box
from desktop.kit.week_layout import (
    HOUR,
    Block,
    Lane,
    LaneAbsence,
    Row,
    TravelGap,
    Week,
    WeekMeasures,
    minute_of,
    week,
)
from models.rules.written_dates import short_date_words

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
        self.lane = 0

    def set_lanes(self, lanes: Sequence[Lane], absences: Sequence[LaneAbsence], travel: Sequence[TravelGap]) -> None:
        """Take the lanes and what stands in them besides meetings; `display` shows them."""
        self._lanes, self._absences, self._travel = tuple(lanes), tuple(absences), tuple(travel)
        self.lane = min(self.lane, max(len(self._lanes) - 1, 0))

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
        names = QFontMetricsF(appearance.type_font("small", 600))
        widest = max((names.horizontalAdvance(lane.name) for lane in self._lanes), default=0)
        measures = WeekMeasures(
            gutter=min(max(widest + appearance.space(24), appearance.space(110)), appearance.space(200)),
            head=metrics.height() * 2 + appearance.space(12),
            block=metrics.height() * 2 + appearance.space(8),
            least=painters.chip_size("MMMM").width(),
        )
        shown = marked(self._meetings, self.marks, timed=True)
        self._week = week(shown, self._lanes, self.first, max(self.width(), 1), measures)
        self.setMinimumHeight(round(self._week.height))

    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day's column."""
        box = dict(self._week.days).get(day)
        return QRectF(box.x, 0, box.width, max(self._week.height, box.height)) if box else QRectF()

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point."""
        return next((day for day, box in self._week.days if box.x <= point.x() < box.x + box.width), None)

    def block_at(self, point: QPointF) -> Block | None:
        """Return the block under a point."""
        return next((each for each in self._week.blocks if each.box.holds(point.x(), point.y())), None)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks as they are painted."""
        return self._week.blocks

    def meeting_at(self, point: QPointF) -> str:
        """Return the id of the meeting whose block is under a point."""
        block = self.block_at(point)
        return block.meeting.id if block else ""

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
        begun = self._week.x_of(*self._timed(carried.home)) if self.holds(carried.home[0]) else held.x()
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

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint columns, lanes, what stands in them, and the blocks the event touches."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        painter.fillRect(touched, appearance.colour("surface"))
        for day, box in self._week.days:
            self._paint_column(painter, day, box)
        for place, row in enumerate(self._week.rows):
            self._paint_row(painter, row, place)
        self._paint_contents(painter, touched)
        if not self._week.rows:
            words = QRectF(self.rect()).adjusted(appearance.space(20), 0, 0, 0)
            painters.paint_text(painter, words, self._empty, appearance.type_font(), appearance.colour("text 2"))
        elif self.hasFocus():
            lane = self._week.rows[self.lane].box
            cell = self.rect_of(self.chosen).intersected(_rect(lane))
            paint_ring(painter, cell, appearance.colour("accent"))
        self.paint_carried(painter)

    def _paint_contents(self, painter: QPainter, touched: QRectF) -> None:
        for absence in self._absences:
            self._paint_absence(painter, absence)
        for gap in self._travel:
            self._paint_gap(painter, gap)
        for block in self._week.blocks:
            if _rect(block.box).adjusted(-3, -3, 3, 3).intersects(touched):
                self._paint_block(painter, block)

    def _paint_column(self, painter: QPainter, day: date, box: Box) -> None:
        column = self.rect_of(day)
        closed = self.closed.get(day, "")
        if closed:
            paint_hatch(painter, column)
        elif day == self.today:
            painter.fillRect(column, appearance.colour("selection"))
        elif day < self.today:
            painter.fillRect(column, appearance.colour("alternate"))
        painter.fillRect(QRectF(column.x(), 0, 1, column.height()), appearance.colour("line strong"))
        half = box.height / 2
        line = QRectF(box.x + appearance.space(6), 0, box.width - appearance.space(8), half)
        words = f"{short_date_words(day)}{f' · {closed}' if closed else ''}"
        painters.paint_text(painter, line, words, appearance.type_font("small", 600), appearance.colour("text"))
        first, last = self._week.hours
        font = appearance.type_font("planner")
        wide = QFontMetricsF(font).horizontalAdvance("00") + appearance.space(6)
        step = next((each for each in (1, 2, 4) if box.width / (last - first) * each > wide), 4)
        for hour in range(first, last, step):
            left = self._week.x_of(day, time(hour))
            place = QRectF(left + 2, half, wide, half)
            painters.paint_text(painter, place, f"{hour:02}", font, appearance.colour("text 2"))
            painter.fillRect(QRectF(left, half + 3, 1, column.height() - half), appearance.colour("line"))

    def _paint_row(self, painter: QPainter, row: Row, place: int) -> None:
        rect = _rect(row.box)
        painter.fillRect(QRectF(0, rect.y(), self.width(), 1), appearance.colour("line strong"))
        gutter = self._week.days[0][1].x
        name = QRectF(0, rect.y() + 1, gutter, rect.height() - 1)
        painter.fillRect(name, appearance.colour("selection soft" if place == self.lane else "surface"))
        inner = name.adjusted(appearance.space(8), appearance.space(2), -appearance.space(4), -appearance.space(2))
        painters.paint_two_lines(painter, inner, row.lane.name, row.lane.second, ("", ""))
        if not any(each.lane_id == row.lane.id for each in self._week.blocks):
            words = rect.adjusted(gutter + appearance.space(8), 0, 0, 0)
            quiet = appearance.colour("text 2")
            painters.paint_text(painter, words, "No meetings this week", appearance.type_font("planner"), quiet)

    def _span_rect(self, lane_id: str, day: date, starts: time | None, ends: time | None) -> QRectF:
        row = next((each.box for each in self._week.rows if each.lane.id == lane_id), None)
        if row is None or day not in dict(self._week.days):
            return QRectF()
        column = self.rect_of(day)
        left = self._week.x_of(day, starts) if starts else column.x()
        right = self._week.x_of(day, ends) if ends else column.right()
        return QRectF(left, row.y, right - left, row.height)

    def _paint_absence(self, painter: QPainter, absence: LaneAbsence) -> None:
        rect = self._span_rect(absence.lane_id, absence.date, absence.starts, absence.ends)
        if rect.isEmpty():
            return
        painter.fillRect(rect.adjusted(1, 1, -1, -1), appearance.colour("warn tint"))
        paint_frame(painter, rect)
        words = rect.adjusted(appearance.space(5), 0, -2, -2)
        tall = QFontMetricsF(appearance.type_font("planner")).height()
        words.setTop(words.bottom() - tall)
        painters.paint_text(painter, words, absence.words, appearance.type_font("planner"), appearance.colour("warn"))

    def _paint_gap(self, painter: QPainter, gap: TravelGap) -> None:
        rect = self._span_rect(gap.lane_id, gap.date, gap.starts, gap.ends)
        font = appearance.type_font("planner")
        wide = QFontMetricsF(font).horizontalAdvance(gap.words) + 2
        if rect.isEmpty() and not gap.short:
            return
        place = QRectF(rect.x() + 1, rect.bottom() - QFontMetricsF(font).height() - 1, max(wide, rect.width()), 0)
        place.setBottom(rect.bottom() - 1)
        painters.paint_text(painter, place, gap.words, font, appearance.colour("bad" if gap.short else "text 2"))

    def _paint_block(self, painter: QPainter, block: Block) -> None:
        rect, meeting = _rect(block.box), block.meeting
        half = rect.height() / 2
        upper = QRectF(rect.x() + 3, rect.y() + 2, rect.width() - 6, half - 2)
        lower = QRectF(rect.x() + 4, rect.y() + half, rect.width() - 6, half - 2)
        painter.fillRect(rect, appearance.colour("surface"))
        self._paint_edge(painter, rect, block)
        if meeting.sign == GHOST:
            painters.paint_ghost(painter, upper, meeting.code)
        else:
            upper.setRight(upper.right() - (appearance.space(12) if block.clashes else 0))
            icon = "pin" if meeting.pinned else ""
            arrow = appearance.space(11) if icon else 0
            painters.paint_planner_chip(painter, upper, meeting.code, meeting.level, arrow=arrow, icon=icon or "pin")
        font = appearance.type_font("planner")
        begins = f"{meeting.time:%H:%M}" if meeting.time else ""
        painters.paint_text(painter, lower, begins, narrowed(font, begins, lower.width()), _ink(block))

    def _paint_edge(self, painter: QPainter, rect: QRectF, block: Block) -> None:
        """Frame a block: a clash in bad with its icon, a target ringed, the chosen one in accent."""
        if block.clashes:
            painter.fillRect(rect, appearance.colour("bad tint"))
            painter.fillRect(rect, _hatched("bad"))
            paint_ring(painter, rect, appearance.colour("bad"))
            side = appearance.space(11)
            place = QRectF(rect.right() - side - 3, rect.y() + 3, side, side)
            paint_icon(painter, "octagon-alert", place, appearance.colour("bad"))
        elif block.meeting.sign != GHOST:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(appearance.colour("line strong"), 1))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        if block.meeting.sign == TARGET:
            painters.paint_target_ring(painter, rect.adjusted(2, 2, -2, -2))
        elif block.meeting.id == self._chosen_id:
            paint_ring(painter, rect, appearance.colour("accent"), 1)

    def choose(self, day: date) -> None:
        """Choose a day; names at the left show the lane."""
        super().choose(day)
        self.update(around(QRectF(0, 0, self._week.days[0][1].x if self._week.days else 0, self.height())))


def _ink(block: Block) -> QColor:
    return appearance.colour("bad" if block.clashes else "text 2")


def _hatched(tone: str) -> QColor:
    """Return a faint veil of a tone under the words of a clash."""
    veil = appearance.colour(tone)
    veil.setAlphaF(0.06)
    return veil


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
