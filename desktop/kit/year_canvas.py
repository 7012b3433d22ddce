"""The canvas of the year: paints the layout of `wall_layout` or `band_layout`, and only what changed."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent

from desktop.kit import appearance, painters
from desktop.kit.band_layout import Bands, bands
from desktop.kit.carrying import Carrying, Place
from desktop.kit.day_canvas import DayCanvas
from desktop.kit.planner_parts import LEVEL_RANK, PlannerMeeting, paint_frame, paint_hatch, paint_ring
from desktop.kit.proposal_marks import GHOST, MOST_ARROWS, TARGET, Points, arrow_points, spanned
from desktop.kit.short_words import short_closed
from desktop.kit.wall_layout import (
    MONTHS,
    ROWS,
    WEEK,
    WORKDAYS,
    Box,
    Cell,
    Chip,
    Head,
    Measures,
    Wall,
    months_from,
    wall,
)
from models.rules.written_dates import MONTHS as MONTH_NAMES

ZOOMS = (1, 6)
_DAY = 18  # px at 100 % that a working day has at least
_COLUMN = 46  # px at 100 % of a day or week in bands: a chip and a count
_CLOSED = "Closed"
_ARROW = 11  # px at 100 % for the sign of a moved or pinned meeting
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class YearCanvas(DayCanvas):
    """Twelve columns of days, or bands of days or weeks."""

    zoomed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._wall = Wall((), (), (), 0)
        self._cells: dict[date, list[Cell]] = {}
        self._seen = QSize(0, 0)
        self._corner = QPoint(0, 0)
        self.zoom, self.by_level, self.weekly = 1, False, False

    def set_seen(self, size: QSize) -> None:
        """Take the size there is, so that the days share it."""
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
        if self.is_banded():
            cut = Bands(self.by_level, self.weekly, appearance.space(_COLUMN) * (1 + (self.zoom - 1) / 2))
            self._wall = bands(self.first, self.days, (width, self._seen.height()), measures, cut)
        else:
            self._wall = wall(self.first, self.days, self.closed, max(width, self.minimumWidth()), measures)
        self._cells = {}
        for cell in self._wall.cells:
            for step in range(cell.days):
                self._cells.setdefault(cell.day + timedelta(days=step), []).append(cell)
        self.setMinimumHeight(round(self._wall.height))
        self.setMinimumWidth(round(self._wall.width) if self.is_banded() else self.narrowest())

    def narrowest(self) -> int:
        """Return the least width (px) of the wall: a code and a count a day."""
        return appearance.space(744)

    def gutter(self) -> float:
        """Return the width (px) left of the first month."""
        return self._wall.heads[0].box.x if self._wall.heads else 0

    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day, over all bands."""
        cells = self._cells.get(day, ())
        return _rect(spanned(tuple(cell.box for cell in cells))) if cells else QRectF()

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

    def meeting_at(self, point: QPointF) -> str:
        """Return the id of the meeting whose chip is under a point."""
        chip = self.chip_at(point)
        return chip.meeting.id if chip else ""

    def place_at(self, point: QPointF, carried: Carrying) -> Place | None:
        """Return the day under a point; in a week, the meeting's own weekday."""
        cell = self._cell_at(point)
        if cell is None:
            return None
        day = cell.day + timedelta(days=carried.meeting.date.weekday() if cell.days > 1 else 0)
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
        """Lay out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again()

    def _measures(self) -> Measures:
        metrics = QFontMetricsF(appearance.type_font("planner"))
        head, weekend = appearance.space(27), appearance.space(5)
        week_rows = sum(row % WEEK < WORKDAYS for row in range(ROWS))
        share = (self._seen.height() - head - (ROWS - week_rows) * weekend) / week_rows
        chip_height = metrics.height() + appearance.space(2)
        line = chip_height + appearance.space(4) / 2
        day = max(appearance.space(_DAY), chip_height + 2, self.zoom * line + 1 if self.zoom > 1 else 0)
        words = LEVEL_RANK if self.by_level else ("all",) if self.weekly else ("W",)
        return Measures(
            gutter=round(max(map(metrics.horizontalAdvance, words)) + appearance.space(12)),
            head=head,
            day=day if self.is_banded() else max(day, share),
            weekend=weekend,
            number=metrics.horizontalAdvance("00") + appearance.space(5),
            chip_height=min(chip_height, day - 2),
            gap=appearance.space(4),
            more=metrics.horizontalAdvance("+9") + appearance.space(2),
            chip=self._chip_width,
        )

    @staticmethod
    def _chip_width(meeting: PlannerMeeting) -> float:
        arrow = appearance.space(_ARROW) if _icon(meeting) else 0
        return painters.planner_chip_width(meeting.short or meeting.code, meeting.level) - appearance.space(2) + arrow

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that the event touches, the marks over them, and last the heads."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        painter.fillRect(touched, appearance.colour("sunken"))
        for cell in self._wall.cells:
            if _rect(cell.box).intersects(touched):
                self._paint_cell(painter, cell)
        for box in self.frames():
            if _rect(box).intersects(touched):
                paint_frame(painter, _rect(box))
        for points in self.arrows():
            painters.paint_arrow(painter, points)
        if self.hasFocus():
            paint_ring(painter, self.rect_of(self.chosen), appearance.colour("accent"))
        self.paint_carried(painter)
        self._paint_edges(painter, touched)

    def frames(self) -> tuple[Box, ...]:
        """Return the frames of the absences, one for each month they touch, in bands one for all."""
        found = []
        for absence in self.marks.absences:
            groups: dict[date, list[Box]] = {}
            for cell in self._wall.cells:
                last = cell.day + timedelta(days=cell.days - 1)
                if cell.day <= absence.last and absence.first <= last:
                    groups.setdefault(self.first if self.is_banded() else cell.day.replace(day=1), []).append(cell.box)
            found += [spanned(tuple(boxes)) for boxes in groups.values()]
        return tuple(found)

    def arrows(self) -> tuple[Points, ...]:
        """Return the lines from ghosts to targets that are seen; of many only those of the chosen day."""
        signs = {(chip.meeting.id, chip.meeting.sign): (chip, cell) for cell in self._wall.cells for chip in cell.chips}
        ghosts = {key: found for (key, sign), found in signs.items() if sign == GHOST and (key, TARGET) in signs}
        if len(ghosts) > MOST_ARROWS:
            ghosts = {key: found for key, found in ghosts.items()
                      if found[1].spans(self.chosen) or signs[key, TARGET][1].spans(self.chosen)}  # fmt: skip
        lines = []
        for key, (chip, cell) in ghosts.items():
            target, there = signs[key, TARGET]
            lines.append(arrow_points(chip.box, target.box, cell.box, there.box))
        return tuple(lines)

    def choose(self, day: date) -> None:
        """Choose a day; where only its arrows are drawn, the canvas is painted anew."""
        super().choose(day)
        if len(self.marks.proposed) > MOST_ARROWS:
            self.update()

    def _paint_edges(self, painter: QPainter, touched: QRectF) -> None:
        """Paint the heads at the upper and the rows at the left edge of what is seen."""
        x, y = self._corner.x(), self._corner.y()
        painter.setFont(appearance.type_font("planner"))
        for words, box in self._wall.rows:
            rect = _rect(box).translated(x, 0)
            painter.fillRect(rect, appearance.colour("surface"))
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line"))
            painter.setPen(appearance.colour("text 2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        for words, box in self._wall.columns:
            rect = _rect(box).translated(0, y)
            if rect.intersects(touched):
                painter.fillRect(rect, appearance.colour("surface"))
                font = appearance.type_font("planner")
                centre = Qt.AlignmentFlag.AlignCenter
                painters.paint_text(painter, rect, words, font, appearance.colour("text 2"), centre)
                painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line strong"))
        for head in self._wall.heads:
            if _rect(head.box).translated(0, y).intersects(touched):
                self._paint_head(painter, head, _rect(head.box).translated(0, y))
        if self._wall.heads:
            tall = self._wall.heads[0].box.height * (2 if self._wall.columns else 1)
            painter.fillRect(QRectF(x, y, self.gutter(), tall), appearance.colour("surface"))

    def _paint_head(self, painter: QPainter, head: Head, rect: QRectF) -> None:
        present = (head.month.year, head.month.month) == (self.today.year, self.today.month)
        painter.fillRect(rect, appearance.colour("selection" if present else "surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line strong"))
        name = MONTH_NAMES[head.month.month - 1][:3]
        new_year = head.month.month == 1 or head.month == self.first
        words = f"{name} {head.month:%y}" if new_year else name
        inner = rect.adjusted(appearance.space(5), 0, -appearance.space(5), 0)
        if rect.x() < self._corner.x() + self.gutter():
            inner.setLeft(min(self._corner.x() + self.gutter() + appearance.space(5), inner.right()))
        painters.paint_text(painter, inner, words, appearance.type_font("small", 600), appearance.colour("text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        ink = appearance.colour("text 2")
        painters.paint_text(painter, inner, str(head.count), appearance.type_font("planner"), ink, right)

    def _paint_cell(self, painter: QPainter, cell: Cell) -> None:
        rect = _rect(cell.box)
        if cell.days == 1 and cell.day.weekday() >= WORKDAYS:
            self._paint_weekend(painter, rect)
            if cell.more:
                painter.fillRect(rect.adjusted(2, 1, -rect.width() / 2, -1), appearance.colour("accent"))
            return
        closed = self.closed.get(cell.day, "") if cell.days == 1 else ""
        if closed:
            paint_hatch(painter, rect)
        else:
            past = cell.day + timedelta(days=cell.days - 1) < self.today
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
        present = cell.spans(self.today)
        if present:
            painter.fillRect(rect, appearance.colour("selection"))
        figure = appearance.type_font("planner", 600 if present else 400)
        ink = appearance.colour("text 2")
        number = QFontMetricsF(figure).horizontalAdvance("00") + appearance.space(2) if cell.numbered else 0
        first = cell.chips[0].box if cell.chips else cell.box
        place = QRectF(rect.x(), first.y, number, first.height)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for chip in cell.chips:
            self._paint_chip(painter, chip)
        words = self._beside(cell, rect, number)
        font = appearance.type_font("planner")
        said = self._words_beside(cell, closed, font, words.width())
        font = painters.narrowed(font, said, words.width())
        if closed and said:
            ground = words.adjusted(-number, 2, 0, -3)
            ground.setRight(min(words.x() + QFontMetricsF(font).horizontalAdvance(said) + 2, rect.right() - 2))
            painter.fillRect(ground, appearance.colour("sunken"))
        if cell.numbered:
            painters.paint_text(painter, place, str(cell.day.day), figure, ink, right)
        painters.paint_text(painter, words, said, font, ink)
        if present:
            paint_ring(painter, rect, appearance.colour("accent"))

    @staticmethod
    def _beside(cell: Cell, rect: QRectF, number: float) -> QRectF:
        """Return the place of the words after the last chip."""
        space = appearance.space(2)
        if not cell.chips:
            return rect.adjusted(number + space, 0, 0, 0)
        last = cell.chips[-1].box
        left = last.x + last.width + space
        return QRectF(left, last.y, rect.right() - left, last.height)

    def _words_beside(self, cell: Cell, closed: str, font: QFont, width: float) -> str:
        """Return what stands beside the chips: why the day is closed, or how many meetings had no room."""
        if closed and cell.numbered:
            if cell.chips or cell.more:
                return (
                    f"{_CLOSED} +{cell.more}" if cell.more and not cell.chips else f"+{cell.more}" if cell.more else ""
                )
            metrics = QFontMetricsF(font)
            return short_closed(closed, lambda said: metrics.horizontalAdvance(said) <= width)
        return f"+{cell.more}" if cell.more else ""

    def _paint_chip(self, painter: QPainter, chip: Chip) -> None:
        """Paint a chip with its signs; its icon gives way where the code alone has room."""
        rect, meeting = _rect(chip.box), chip.meeting
        code, icon = meeting.short or meeting.code, _icon(meeting)
        if meeting.sign == GHOST:
            painters.paint_ghost(painter, rect, code)
            return
        arrow = appearance.space(_ARROW) if icon else 0
        painters.paint_planner_chip(painter, rect, code, meeting.level, arrow=arrow, icon=icon or "pin")
        if meeting.sign == TARGET:
            painters.paint_target_ring(painter, rect)
        elif meeting.id == self._chosen_id and meeting.date == self.chosen:
            paint_ring(painter, rect.adjusted(-2, -1, 2, 1), appearance.colour("accent"), 1)


def _icon(meeting: PlannerMeeting) -> str:
    """Return the icon before a code: pinned, or moved by its rule."""
    return "pin" if meeting.pinned else "corner-down-right" if meeting.moved_because else ""


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
