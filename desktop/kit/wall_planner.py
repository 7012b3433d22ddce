"""The year on the wall: a canvas that paints the layout of `wall_layout` and repaints only what changed."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.kit import appearance, painters
from desktop.kit.planner_parts import DayCanvas, PlannerMeeting, paint_hatch, paint_ring
from desktop.kit.short_words import short_closed
from desktop.kit.wall_layout import MONTHS, ROWS, WEEK, WORKDAYS, Box, Cell, Head, Measures, Wall, months_from, wall
from models.rules.written_dates import MONTHS as MONTH_NAMES

_LETTERS = "MTWTFSS"
_DAY = 18  # px at 100 % that a working day has at least
_CLOSED = "Closed"
_NARROWEST = 744  # px at 100 % of the whole year: a code and a count a day
_ARROW = 11  # px at 100 % for the sign of a moved date


class YearCanvas(DayCanvas):
    """Twelve columns of days."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._wall = Wall((), (), (), 0)
        self._cells: dict[date, Cell] = {}
        self._tall = 0

    def set_tall(self, height: int) -> None:
        """Take the height (px) there is, so that the days share it."""
        self._tall = height
        if self._cells:
            self.lay_out()
            self.update()

    def holds(self, day: date) -> bool:
        """Return whether a day is in the twelve months."""
        return day in self._cells or (bool(self.first) and day.replace(day=1) in months_from(self.first))

    def lay_out(self) -> None:
        """Compute all rectangles for the present width and font."""
        self._wall = wall(self.first, self.days, self.closed, max(self.width(), 1), self._measures())
        self._cells = {cell.day: cell for cell in self._wall.cells}
        self.setMinimumHeight(round(self._wall.height))

    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day."""
        cell = self._cells.get(day)
        return _rect(cell.box) if cell else QRectF()

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point."""
        return next((cell.day for cell in self._wall.cells if cell.box.holds(point.x(), point.y())), None)

    def meeting_at(self, point: QPointF) -> str:
        """Return the id of the meeting whose chip is under a point."""
        day = self.day_at(point)
        chips = self._cells[day].chips if day else ()
        return next((chip.meeting.id for chip in chips if chip.box.holds(point.x(), point.y())), "")

    def step(self, key: Qt.Key) -> date | None:
        """Left and right go to the same row of the month beside, or its nearest day."""
        if key not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return super().step(key)
        months = months_from(self.first)
        here = self.chosen.replace(day=1)
        place = months.index(here) + (1 if key == Qt.Key.Key_Right else -1)
        if not 0 <= place < MONTHS:
            return self.chosen
        wanted = here.weekday() + self.chosen.day - months[place].weekday()
        days = [cell.day for cell in self._wall.cells if cell.day.replace(day=1) == months[place]]
        return days[min(max(wanted, 1), len(days)) - 1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._cells:
            self.lay_out()

    def _measures(self) -> Measures:
        metrics = QFontMetricsF(appearance.type_font("planner"))
        head, weekend = appearance.space(27), appearance.space(5)
        week_rows = sum(row % WEEK < WORKDAYS for row in range(ROWS))
        share = (self._tall - head - (ROWS - week_rows) * weekend) / week_rows
        chip_height = metrics.height() + appearance.space(2)
        day = max(appearance.space(_DAY), chip_height + 2, share)
        return Measures(
            gutter=metrics.horizontalAdvance("W") + appearance.space(12),
            head=head,
            day=day,
            weekend=weekend,
            number=metrics.horizontalAdvance("00") + appearance.space(5),
            chip_height=min(chip_height, day - 2),
            gap=appearance.space(4),
            more=metrics.horizontalAdvance("+9") + appearance.space(2),
            chip=self._chip_width,
        )

    @staticmethod
    def _chip_width(meeting: PlannerMeeting) -> float:
        arrow = appearance.space(_ARROW) if meeting.moved_because else 0
        return painters.planner_chip_width(meeting.short or meeting.code, meeting.level) - appearance.space(2) + arrow

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that the event touches."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        painter.fillRect(touched, appearance.colour("sunken"))
        for head in self._wall.heads:
            if _rect(head.box).intersects(touched):
                self._paint_head(painter, head)
        painter.setFont(appearance.type_font("planner"))
        for weekday, box in self._wall.rows:
            painter.fillRect(_rect(box), appearance.colour("surface"))
            painter.setPen(appearance.colour("text 2"))
            painter.drawText(_rect(box), Qt.AlignmentFlag.AlignCenter, _LETTERS[weekday])
        for cell in self._wall.cells:
            if _rect(cell.box).intersects(touched):
                self._paint_cell(painter, cell)
        if self.hasFocus():
            paint_ring(painter, self.rect_of(self.chosen), appearance.colour("accent"))

    def _paint_head(self, painter: QPainter, head: Head) -> None:
        rect = _rect(head.box)
        present = (head.month.year, head.month.month) == (self.today.year, self.today.month)
        painter.fillRect(rect, appearance.colour("selection" if present else "surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line strong"))
        name = MONTH_NAMES[head.month.month - 1][:3]
        new_year = head.month.month == 1 or head.month == self.first
        words = f"{name} {head.month:%y}" if new_year else name
        inner = rect.adjusted(appearance.space(5), 0, -appearance.space(5), 0)
        painters.paint_text(painter, inner, words, appearance.type_font("small", 600), appearance.colour("text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        ink = appearance.colour("text 2")
        painters.paint_text(painter, inner, str(head.count), appearance.type_font("planner"), ink, right)

    def _paint_cell(self, painter: QPainter, cell: Cell) -> None:
        rect = _rect(cell.box)
        if cell.day.weekday() >= WORKDAYS:
            self._paint_weekend(painter, rect)
            if cell.more:
                painter.fillRect(rect.adjusted(2, 1, -rect.width() / 2, -1), appearance.colour("accent"))
            return
        closed = self.closed.get(cell.day, "")
        if closed:
            paint_hatch(painter, rect)
        else:
            past = cell.day < self.today
            painter.fillRect(rect, appearance.colour("alternate" if past else "surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line"))
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), appearance.colour("line"))
        self._paint_day(painter, rect, cell, closed)

    @staticmethod
    def _paint_weekend(painter: QPainter, rect: QRectF) -> None:
        """Paint the thin band of a weekend; in high contrast its lower edge alone."""
        if appearance.is_high_contrast():
            painter.fillRect(rect, appearance.colour("surface"))
            rect = rect.adjusted(0, rect.height() - 1, 0, 0)
        painter.fillRect(rect, appearance.colour("line"))

    def _paint_day(self, painter: QPainter, rect: QRectF, cell: Cell, closed: str) -> None:
        if cell.day == self.today:
            painter.fillRect(rect, appearance.colour("selection"))
        figure = appearance.type_font("planner", 600 if cell.day == self.today else 400)
        ink = appearance.colour("text 2")
        number = QFontMetricsF(figure).horizontalAdvance("00") + appearance.space(2)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        place = QRectF(rect.x(), rect.y(), number, rect.height())
        painters.paint_text(painter, place, str(cell.day.day), figure, appearance.colour("text 2"), right)
        for chip in cell.chips:
            self._paint_chip(painter, _rect(chip.box), chip.meeting)
        after = cell.chips[-1].box.x + cell.chips[-1].box.width if cell.chips else rect.x() + number
        words = rect.adjusted(after - rect.x() + appearance.space(2), 0, 0, 0)
        font = appearance.type_font("planner")
        said = self._words_beside(cell, closed, font, words.width())
        font = painters.narrowed(font, said, words.width())
        if closed:
            ground = rect.adjusted(2, 2, 0, -3)
            ground.setRight(min(words.x() + QFontMetricsF(font).horizontalAdvance(said) + 2, rect.right() - 2))
            painter.fillRect(ground, appearance.colour("sunken"))
            painters.paint_text(painter, place, str(cell.day.day), figure, ink, right)
        painters.paint_text(painter, words, said, font, ink)
        if cell.day == self.today:
            paint_ring(painter, rect, appearance.colour("accent"))

    def _words_beside(self, cell: Cell, closed: str, font: QFont, width: float) -> str:
        """Return what stands beside the chips: why the day is closed, or how many meetings had no room."""
        count = len(self.days.get(cell.day, ()))
        if closed and count:
            return f"{_CLOSED} +{count}"
        if closed:
            metrics = QFontMetricsF(font)
            return short_closed(closed, lambda said: metrics.horizontalAdvance(said) <= width)
        return f"+{cell.more}" if cell.more else ""

    @staticmethod
    def _paint_chip(painter: QPainter, rect: QRectF, meeting: PlannerMeeting) -> None:
        """Paint a chip; the arrow of a moved date gives way where the code alone has room."""
        arrow = appearance.space(_ARROW) if meeting.moved_because else 0
        painters.paint_planner_chip(painter, rect, meeting.short or meeting.code, meeting.level, arrow=arrow)


class YearPlanner(QScrollArea):
    """The year canvas, scrolling when the days do not fit."""

    day_opened = Signal(object)
    meeting_opened = Signal(str)
    day_chosen = Signal(object)

    def __init__(self, name: str = "Year planner") -> None:
        super().__init__()
        self._canvas = YearCanvas(name)
        self._canvas.setMinimumWidth(appearance.space(_NARROWEST))
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusProxy(self._canvas)
        self._canvas.day_opened.connect(self.day_opened)
        self._canvas.meeting_opened.connect(self.meeting_opened)
        self._canvas.day_chosen.connect(self._follow)

    def display(
        self, meetings: tuple[PlannerMeeting, ...], closed: Mapping[date, str], first: date, today: date
    ) -> None:
        """Show twelve months from `first`, the first day of a month."""
        self._canvas.display(meetings, closed, first, today)

    def go_to(self, day: date) -> None:
        """Choose a day and scroll to it."""
        self._canvas.choose(day)

    def chosen_day(self) -> date:
        """Return the chosen day."""
        return self._canvas.chosen

    def _follow(self, day: date) -> None:
        place = self._canvas.rect_of(day).center().toPoint()
        self.ensureVisible(place.x(), place.y(), 0, appearance.space(30))
        self.day_chosen.emit(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the days share the new height."""
        super().resizeEvent(event)
        self._canvas.set_tall(self.viewport().height())


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
