"""The canvas of the year: paints the layout of `wall_layout` or `band_layout`, and only what changed."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent, QWheelEvent

from desktop.kit import appearance, painters
from desktop.kit.band_layout import Bands, bands, row_words
from desktop.kit.carrying import Carrying, Place
from desktop.kit.day_canvas import DayCanvas
from desktop.kit.planner_parts import PlannerMeeting, around, paint_frame, paint_ring
from desktop.kit.proposal_marks import MOST_ARROWS, Points, spanned
from desktop.kit.set_words import NARROWEST, set_words
from desktop.kit.wall_layout import (
    MONTHS,
    ROWS,
    WEEK,
    WORKDAYS,
    Box,
    Cell,
    Chip,
    Measures,
    Wall,
    months_from,
    wall,
)
from desktop.kit.wall_marks import Arrow, arrows, frames
from desktop.kit.year_painting import (
    ARROW,
    BESIDE,
    GAP,
    Scene,
    figure_width,
    meets,
    paint_cells,
    paint_edges,
    rect_of,
    sign_icon,
)

ZOOMS = (1, 6)
_DAY = 18  # px at 100 % that a working day has at least
_LETTER = 24  # px at 100 % left of the wall for a weekday's letter
_CODE = "LCRB"  # as long as short codes are
_BOLD = 600
_COUNT = 80  # per cent to which a count may be narrowed beside a code
_COLUMN = 46  # px at 100 % of a day or week in bands: a chip and a count
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class YearCanvas(DayCanvas):
    """Twelve columns of days, or bands of days or weeks."""

    zoomed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._wall = Wall((), (), (), 0)
        self._cells: dict[date, list[Cell]] = {}
        self._frames: tuple[Box, ...] = ()
        self._arrows: tuple[Arrow, ...] = ()
        self._line = 0.0
        self._seen = QSize(0, 0)
        self._corner = QPoint(0, 0)
        self.zoom, self.by_level, self.weekly = 1, False, False

    def set_seen(self, size: QSize) -> None:
        """Take the size there is, so that the days share it."""
        if size != self._seen:
            self._seen = size
            self._again()

    def set_corner(self, corner: QPoint) -> None:
        """Take the point at the upper left of what is seen: heads and rows are painted there."""
        self._corner = corner
        self.update()

    def set_zoom(self, zoom: int) -> None:
        """Give each day room for so many lines of chips."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[1])
        if zoom != self.zoom:
            self.zoom = zoom
            self._again()
            self.zoomed.emit(zoom)

    def set_cut(self, *, by_level: bool, weekly: bool) -> None:
        """Show the wall of days, or bands: one a level or one for all, of days or weeks."""
        self.by_level, self.weekly = by_level, weekly
        self.give_up()
        self._again()

    def is_banded(self) -> bool:
        """Return whether time runs from left to right."""
        return self.by_level or self.weekly

    def _again(self) -> None:
        if self._cells:
            self.lay_out()
            self.update()

    def holds(self, day: date) -> bool:
        """Return whether a day is in the twelve months."""
        return day in self._cells or (self.first > date.min and day.replace(day=1) in months_from(self.first))

    def lay_out(self) -> None:
        """Compute all rectangles for the present size, zoom and font."""
        width = float(max(self._seen.width() or self.width(), 1))
        measures = self._measures()
        self._line = measures.chip_height
        if self.is_banded():
            cut = Bands(self.by_level, self.weekly, appearance.space(_COLUMN) * (1 + (self.zoom - 1) / 2))
            self._wall = bands(self.first, self.days, (width, self._seen.height()), measures, cut)
        else:
            self._wall = wall(self.first, self.days, self.closed, max(width, self.minimumWidth()), measures)
        self._cells = {}
        for cell in self._wall.cells:
            for step in range(cell.days):
                self._cells.setdefault(cell.day + timedelta(days=step), []).append(cell)
        self._frames = frames(self._wall, self.marks.absences, self.first if self.is_banded() else None)
        self._arrows = arrows(self._wall)
        self.setMinimumHeight(round(self._wall.height))
        self.setMinimumWidth(round(self._wall.width) if self.is_banded() else self.narrowest())

    def narrowest(self) -> int:
        """Return the least width (px) of the wall: a number, a code and a count a day."""
        code = set_words(_CODE, _BOLD).width * NARROWEST / 100 + appearance.space(2)
        letters = appearance.space(_LETTER)
        return round(MONTHS * (self._number() + code + self._count()) + letters)

    @staticmethod
    def _number() -> float:
        return figure_width() + appearance.space(GAP)

    @staticmethod
    def _count() -> float:
        return set_words("+9").width * _COUNT / 100 + appearance.space(BESIDE) * 2

    def columns(self) -> tuple[tuple[date, date, Box], ...]:
        """Return the first and last day of each column of bands and its box; the wall of days has none."""
        if not self.is_banded():
            return ()
        found = {cell.day: cell for cell in reversed(self._wall.cells)}
        return tuple((day, day + timedelta(days=found[day].days - 1), found[day].box) for day in sorted(found))

    def gutter(self) -> float:
        """Return the width (px) left of the first month."""
        return self._wall.heads[0].box.x if self._wall.heads else 0

    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day, over all bands."""
        cells = self._cells.get(day, ())
        return rect_of(spanned(tuple(cell.box for cell in cells))) if cells else QRectF()

    def _cell_at(self, point: QPointF) -> Cell | None:
        return next((cell for cell in self._wall.cells if cell.box.holds(point.x(), point.y())), None)

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point, of a week its Monday."""
        cell = self._cell_at(point)
        return max(cell.day, self.first) if cell else None

    def chip_at(self, point: QPointF) -> Chip | None:
        """Return the chip under a point."""
        cell = self._cell_at(point)
        return next((chip for chip in cell.chips if chip.box.holds(point.x(), point.y())), None) if cell else None

    def held_at(self, point: QPointF) -> PlannerMeeting | None:
        """Return the meeting whose chip is under a point."""
        chip = self.chip_at(point)
        return chip.meeting if chip else None

    def place_at(self, point: QPointF, carried: Carrying) -> Place | None:
        """Return the day under a point; in a week where the meeting is or stands that day, else its weekday."""
        cell = self._cell_at(point)
        if cell is None:
            return None
        if cell.days > 1:
            weekday = cell.day + timedelta(days=carried.start[0].weekday())
            known = (day for day in (carried.start[0], carried.home[0]) if cell.spans(day))
            day = next(known, weekday)
        else:
            day = cell.day
        return (day, None) if self.holds(day) else None

    def hover_words(self, point: QPointF) -> str:
        """Return the whole day at a point, or all days of a week that have meetings."""
        cell = self._cell_at(point)
        if cell is None:
            return ""
        days = [cell.day + timedelta(days=step) for step in range(cell.days)]
        return "\n".join(self.words_of(day) for day in days if self.days.get(day) or len(days) == 1)

    def step(self, key: Qt.Key, day: date) -> date | None:
        """Left and right go to the same row of the month beside, or its nearest day; in bands to the next column."""
        if self.is_banded():
            columns = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            days = WEEK if self.weekly else 1
            return day + timedelta(days=days * columns[key]) if key in columns else super().step(key, day)
        if key not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return super().step(key, day)
        months = months_from(self.first)
        here = day.replace(day=1)
        place = months.index(here) + (1 if key == Qt.Key.Key_Right else -1)
        if not 0 <= place < MONTHS:
            return day
        wanted = here.weekday() + day.day - months[place].weekday()
        days_there = [each for each in self._cells if each.replace(day=1) == months[place]]
        return days_there[min(max(wanted, 1), len(days_there)) - 1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with plus and minus, else as every planner."""
        step = _ZOOM_KEYS.get(Qt.Key(event.key()))
        if step and not self.carried:
            self.set_zoom(self.zoom + step)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_zoom(self.zoom + (1 if event.angleDelta().y() > 0 else -1))
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width, where it is not known how much of it is seen."""
        super().resizeEvent(event)
        if self._seen.isEmpty() and event.size().width() != event.oldSize().width():
            self._again()

    def _measures(self) -> Measures:
        metrics = QFontMetricsF(appearance.type_font("planner"))
        head, weekend = appearance.space(27), appearance.space(5)
        week_rows = sum(row % WEEK < WORKDAYS for row in range(ROWS))
        share = (self._seen.height() - head - (ROWS - week_rows) * weekend) / week_rows
        chip_height = metrics.height() + appearance.space(2)
        line = chip_height + appearance.space(GAP) / 2
        day = max(appearance.space(_DAY), chip_height + 2, self.zoom * line + 1 if self.zoom > 1 else 0)
        words = [part for row in (row_words(self.by_level) if self.is_banded() else ("W",)) for part in row.split("\n")]
        return Measures(
            gutter=round(max(map(metrics.horizontalAdvance, words)) + appearance.space(12)),
            head=head,
            day=day if self.is_banded() else max(day, share),
            weekend=weekend,
            number=self._number(),
            chip_height=min(chip_height, day - 2),
            gap=appearance.space(GAP),
            more=self._count(),
            figure=metrics.horizontalAdvance("9"),
            chip=self._chip_width,
        )

    @staticmethod
    def _chip_width(meeting: PlannerMeeting) -> float:
        arrow = appearance.space(ARROW) if sign_icon(meeting) else 0
        return painters.planner_chip_width(meeting.short or meeting.code, meeting.level) - appearance.space(2) + arrow

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that the event touches, the marks over them, and last the heads."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        scene = Scene(
            self._wall,
            self.closed,
            self.today,
            self.chosen,
            self._chosen_id,
            QPointF(self._corner),
            self.gutter(),
            self._line,
        )
        painter.fillRect(touched, appearance.colour("sunken"))
        paint_cells(painter, scene, touched)
        if self.today in self._cells:
            paint_ring(painter, self.rect_of(self.today), appearance.colour("accent"))
        if self.hasFocus():
            paint_ring(painter, self.rect_of(self.chosen), appearance.colour("accent"))
        self._paint_marks(painter, touched)
        self.paint_carried(painter)
        paint_edges(painter, scene, touched)

    def _paint_marks(self, painter: QPainter, touched: QRectF) -> None:
        """Paint absences and arrows; a frame stands inside the ring of the very same days."""
        ringed = [self.rect_of(self.today), *([self.rect_of(self.chosen)] if self.hasFocus() else [])]
        for box in self._frames:
            if meets(box, touched):
                rect = rect_of(box)
                paint_frame(painter, rect.adjusted(2, 2, -2, -2) if rect in ringed else rect)
        for points in self.arrows():
            if around(QPolygonF([QPointF(*point) for point in points]).boundingRect()).intersects(touched.toRect()):
                painters.paint_arrow(painter, points)

    def frames(self) -> tuple[Box, ...]:
        """Return the frames of the absences, one for each month they touch, in bands one for all."""
        return self._frames

    def arrows(self) -> tuple[Points, ...]:
        """Return the lines from ghosts to targets that are seen; of many only those of the chosen day."""
        if len(self._arrows) <= MOST_ARROWS:
            return tuple(each.points for each in self._arrows)
        return tuple(each.points for each in self._arrows if each.touches(self.chosen))

    def choose(self, day: date) -> None:
        """Choose a day; where only its arrows are drawn, the canvas is painted anew."""
        super().choose(day)
        if len(self._arrows) > MOST_ARROWS:
            self.update()
