"""One month with its meetings written out: chip, time and title."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent

from desktop.kit import appearance, painters
from desktop.kit.day_canvas import DayCanvas
from desktop.kit.icons import paint_icon
from desktop.kit.month_layout import MonthDay, lines_that_fit, month_days, weeks_of
from desktop.kit.planner_parts import PlannerMeeting, paint_frame, paint_hatch, paint_ring
from desktop.kit.proposal_marks import GHOST, TARGET, spanned
from desktop.kit.set_words import set_words
from desktop.kit.wall_layout import WEEK, Box
from models.rules.written_dates import WEEKDAYS


class MonthPlanner(DayCanvas):
    """The sheet of one month; `display` takes its first day as `first`."""

    def __init__(self, name: str = "Month planner") -> None:
        super().__init__(name)
        self._days: dict[date, MonthDay] = {}
        self.setMinimumSize(appearance.space(420), appearance.space(300))

    def go_to(self, day: date) -> None:
        """Choose a day of the month."""
        self.choose(day)

    def chosen_day(self) -> date:
        """Return the chosen day."""
        return self.chosen

    def holds(self, day: date) -> bool:
        """Return whether a day is on the sheet."""
        mondays = weeks_of(self.first)
        return mondays[0] <= day < mondays[-1] + timedelta(days=WEEK)

    def lay_out(self) -> None:
        """Compute the boxes for the present size."""
        days = month_days(self.first, max(self.width(), 1), max(self.height(), 1), appearance.space(28))
        self._days = {each.day: each for each in days}

    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day."""
        return _rect(self._days[day].box) if day in self._days else QRectF()

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point."""
        return next((each.day for each in self._days.values() if each.box.holds(point.x(), point.y())), None)

    def held_at(self, point: QPointF) -> PlannerMeeting | None:
        """Return the meeting whose line is under a point."""
        day = self.day_at(point)
        lines = self._lines(self._days[day]) if day else []
        return next((meeting for meeting, rect in lines if rect.contains(point)), None)

    def step(self, key: Qt.Key, day: date) -> date | None:
        """Walk days left and right, weeks up and down."""
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        return day + timedelta(days=days[key]) if key in days else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        if self._days:
            self.lay_out()

    def _line_height(self) -> float:
        return max(appearance.space(21), painters.chip_size("X").height() + appearance.space(3))

    def _lines(self, each: MonthDay) -> list[tuple[PlannerMeeting, QRectF]]:
        """Return the meetings that fit and the rectangles of their lines."""
        rect = _rect(each.box)
        top = rect.y() + appearance.space(24)
        tall = self._line_height()
        meetings = self.days.get(each.day, ())
        count = lines_that_fit(len(meetings), rect.bottom() - top, tall)
        edge = appearance.space(6)
        wide = rect.width() - 2 * edge
        return [
            (meeting, QRectF(rect.x() + edge, top + place * tall, wide, tall))
            for place, meeting in enumerate(meetings[:count])
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days that the event touches."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        painter.fillRect(touched, appearance.colour("surface"))
        for each in list(self._days.values())[:WEEK]:
            head = QRectF(each.box.x, 0, each.box.width, appearance.space(28))
            painter.fillRect(head, appearance.colour("alternate"))
            words = head.adjusted(appearance.space(6), 0, 0, 0)
            font = appearance.type_font("small", 600)
            name = WEEKDAYS[each.day.weekday()]
            short = name if QFontMetricsF(font).horizontalAdvance(name) < words.width() else name[:3]
            painters.paint_text(painter, words, short, font, appearance.colour("text 2"))
        for each in self._days.values():
            if _rect(each.box).intersects(touched):
                self._paint_day(painter, each)
        ringed = [self.rect_of(self.today)]
        if self.hasFocus():
            ringed.append(self.rect_of(self.chosen))
            paint_ring(painter, ringed[-1], appearance.colour("accent"))
        for rect in map(_rect, self.frames()):
            paint_frame(painter, rect.adjusted(2, 2, -2, -2) if rect in ringed else rect)
        self.paint_carried(painter)

    def frames(self) -> tuple[Box, ...]:
        """Return the frames of the absences, one for each week they touch."""
        found = []
        for absence in self.marks.absences:
            weeks: dict[float, list[Box]] = {}
            for each in self._days.values():
                if absence.covers(each.day):
                    weeks.setdefault(each.box.y, []).append(each.box)
            found += [spanned(tuple(boxes)) for boxes in weeks.values()]
        return tuple(found)

    def _paint_day(self, painter: QPainter, each: MonthDay) -> None:
        rect = _rect(each.box)
        closed = self.closed.get(each.day, "")
        if closed:
            paint_hatch(painter, rect)
        elif each.day == self.today:
            painter.fillRect(rect, appearance.colour("selection"))
        else:
            past = each.outside or each.day < self.today
            ground = "sunken" if each.outside else "alternate" if past else "surface"
            painter.fillRect(rect, appearance.colour(ground))
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 1), appearance.colour("line"))
        painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), appearance.colour("line"))
        edge = appearance.space(6)
        head = QRectF(rect.x() + edge, rect.y(), rect.width() - edge, appearance.space(24))
        number = set_words(str(each.day.day), 600 if each.day == self.today else 400, role="small")
        beside = head.adjusted(set_words("00", role="small").width + edge, 0, -edge, 0)
        said = set_words(closed, widest=beside.width())
        if closed:
            wide = beside.x() - rect.x() + said.width + edge / 2
            behind = QRectF(rect.x() + 1, rect.y() + 1, wide, head.height() - 1)
            painter.fillRect(behind, appearance.colour("sunken"))
        painter.setPen(appearance.colour("text 2"))
        number.paint_in(painter, head)
        said.paint_in(painter, beside)
        self._paint_meetings(painter, each)
        if each.day == self.today:
            paint_ring(painter, rect, appearance.colour("accent"))

    def _paint_meetings(self, painter: QPainter, each: MonthDay) -> None:
        lines = self._lines(each)
        for meeting, line in lines:
            self._paint_line(painter, meeting, line)
        rest = len(self.days.get(each.day, ())) - len(lines)
        if rest:
            rect = _rect(each.box)
            tall = self._line_height()
            top = rect.y() + appearance.space(24) + len(lines) * tall
            words = QRectF(rect.x() + appearance.space(6), top, rect.width(), min(tall, rect.bottom() - top))
            bold = appearance.type_font("planner", 600)
            painters.paint_text(painter, words, f"+{rest}", bold, appearance.colour("text 2"))

    def _paint_line(self, painter: QPainter, meeting: PlannerMeeting, line: QRectF) -> None:
        """Paint chip, signs, time and title of a meeting; a ghost is struck, a target ringed."""
        at = QPointF(line.x(), line.center().y())
        ghost = meeting.sign == GHOST
        if ghost:
            size = painters.chip_size(meeting.code)
            place = QRectF(at.x(), round(at.y() - size.height() / 2), size.width(), size.height())
            painters.paint_ghost(painter, place, meeting.code)
        else:
            size = painters.chip_size(meeting.code)
            painters.paint_chip(painter, at, meeting.code, meeting.level)
        words = line.adjusted(size.width() + appearance.space(5), 0, 0, 0)
        icons = ("pin" if meeting.pinned else "", "corner-down-right" if meeting.moved_because and not ghost else "")
        for icon in filter(None, icons):
            side = appearance.space(11)
            place = QRectF(words.x(), words.center().y() - side / 2, side, side)
            paint_icon(painter, icon, place, appearance.colour("text 2"))
            words.adjust(side + appearance.space(3), 0, 0, 0)
        begins = f"{meeting.time:%H:%M}  " if meeting.time else ""
        font = appearance.type_font("planner")
        font.setStrikeOut(ghost)
        ink = appearance.colour("text 2" if ghost else "text")
        painters.paint_text(painter, words, f"{begins}{meeting.title}", font, ink)
        if meeting.sign == TARGET:
            painters.paint_target_ring(painter, line.adjusted(-1, 3, 1, -3))
        elif meeting.id == self._chosen_id and self.hasFocus():
            paint_ring(painter, line.adjusted(-2, 0, 2, 0), appearance.colour("accent"), 1)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
