"""The load of a year as a thin strip: months or columns as in the planner below, each tinted by its meetings."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.kit import appearance
from desktop.kit.planner_parts import paint_ring, plain
from desktop.kit.set_words import fits, set_words
from desktop.kit.wall_layout import MONTHS, WEEK, Box, months_from
from models.rules.written_dates import date_words

STEPS = (0.15, 0.4, 0.65, 0.85)  # shares of the heaviest cell at which the tint grows stronger
_MIXED = 0.35  # share of the accent in the third tint
_TALL = 20
_BOLD = 600


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day with its number of meetings, and words for the tooltip."""

    date: date
    meetings: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A day, or the days of a week that begin in a month, with the box and the number of meetings."""

    first: date
    last: date
    box: Box
    meetings: int


Columns = tuple[tuple[date, date, Box], ...]
"""The first and last day of each column and its box."""


def heat_cells(
    days: tuple[HeatDay, ...], first: date, left: float, size: tuple[float, float], *, weekly: bool
) -> tuple[HeatCell, ...]:
    """Return the cells of twelve months from an edge (px) to the right end of a size, months equally wide.

    A week is cut at the end of its month, so that the cells of a month add up to its meetings; what is left of one is
    as wide as the others, so that its figure has room.
    """
    counts = {each.date: each.meetings for each in days}
    months = months_from(first, MONTHS + 1)
    column = (size[0] - left) / MONTHS
    found = []
    for place in range(MONTHS):
        spans = _spans(months[place], months[place + 1], weekly=weekly)
        begin, end = round(left + place * column), round(left + (place + 1) * column)
        edges = [begin + round(cut * (end - begin) / len(spans)) for cut in range(len(spans) + 1)]
        for (start, stop), (x, right) in zip(spans, pairwise(edges), strict=True):
            total = sum(counts.get(start + timedelta(days=step), 0) for step in range((stop - start).days + 1))
            found.append(HeatCell(start, stop, Box(x, 0, right - x, size[1]), total))
    return tuple(found)


def column_cells(days: tuple[HeatDay, ...], columns: Columns, first: date, height: float) -> tuple[HeatCell, ...]:
    """Return a cell for each column below; days before the first of the year are no part of it."""
    counts = {each.date: each.meetings for each in days}
    found = []
    for start, stop, box in columns:
        begin = max(start, first)
        total = sum(counts.get(begin + timedelta(days=step), 0) for step in range((stop - begin).days + 1))
        found.append(HeatCell(begin, stop, Box(box.x, 0, box.width, height), total))
    return tuple(found)


def _spans(month: date, following: date, *, weekly: bool) -> list[tuple[date, date]]:
    spans, start = [], month
    while start < following:
        length = WEEK - start.weekday() if weekly else 1
        stop = min(start + timedelta(days=length), following) - timedelta(days=1)
        spans.append((start, stop))
        start = stop + timedelta(days=1)
    return spans


def tint_step(meetings: int, most: int) -> int:
    """Return how strong a cell is tinted: 0 for no meeting, up to 4 for the heaviest."""
    return bisect_right(STEPS, meetings / most) if meetings else 0


class HeatStrip(QWidget):
    """A click or Enter jumps to the days of a cell; arrows walk, and `walked` tells where to."""

    day_chosen = Signal(object)
    walked = Signal(object)

    def __init__(self, name: str = "Load") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: tuple[HeatDay, ...] = ()
        self._cells: tuple[HeatCell, ...] = ()
        self._first = self._today = date.min
        self._weekly = True
        self._left = self._covered = 0.0
        self._columns: Columns = ()
        self._chosen = 0

    def display(self, days: tuple[HeatDay, ...], first: date, today: date) -> None:
        """Show the load of twelve months from the first day of one."""
        self._days, self._first, self._today = days, first, today
        self._lay_out()

    def set_cells(self, cells: str) -> None:
        """Show a cell for each `day` or each `week`."""
        self._weekly = cells == "week"
        self._chosen = 0
        self._lay_out()

    def set_left(self, left: float, covered: float = 0) -> None:
        """Begin the first month at an edge (px), as the planner below does; up to `covered` (px) nothing is seen."""
        self._left, self._covered = left, covered
        self._lay_out()

    def set_columns(self, columns: Columns) -> None:
        """Stand over these columns; without any over months of equal width."""
        self._columns = columns
        self._lay_out()

    def cells(self) -> tuple[HeatCell, ...]:
        """Return the cells as they are painted."""
        return self._cells

    def words_of(self, cell: HeatCell) -> str:
        """Return a cell in words: its days, its meetings, and what is said of each day."""
        span = date_words(cell.first) + (f" to {date_words(cell.last)}" if cell.last != cell.first else "")
        count = f"{cell.meetings} meeting{'' if cell.meetings == 1 else 's'}"
        inside = [each.words for each in self._days if each.words and cell.first <= each.date <= cell.last]
        return "\n".join([f"{span}: {count}", *inside])

    def sizeHint(self) -> QSize:
        """Return the height of a figure with some air."""
        tall = QFontMetricsF(appearance.type_font("planner")).height() + appearance.space(4)
        return QSize(appearance.space(600), round(max(tall, appearance.space(_TALL))))

    def minimumSizeHint(self) -> QSize:
        """Return the height; the width may shrink."""
        return QSize(appearance.space(200), self.sizeHint().height())

    def resizeEvent(self, _event: QEvent) -> None:
        """Lay out for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        size = (float(self.width()), float(self.height()))
        if self._first == date.min:
            self._cells = ()
        elif self._columns:
            self._cells = column_cells(self._days, self._columns, self._first, size[1])
        else:
            self._cells = heat_cells(self._days, self._first, self._left, size, weekly=self._weekly)
        self._chosen = min(self._chosen, max(len(self._cells) - 1, 0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that the event touches, each with its figure where it has room."""
        painter = QPainter(self)
        touched = QRectF(event.rect())
        painter.fillRect(touched, appearance.colour("surface"))
        most = max((cell.meetings for cell in self._cells), default=0)
        month = 0
        for cell in self._cells:
            begins, month = cell.first.month != month, cell.first.month
            if _rect(cell.box).intersects(touched):
                self._paint_cell(painter, cell, most, begins=begins)
        if self.hasFocus() and self._cells:
            paint_ring(painter, _rect(self._cells[self._chosen].box), appearance.colour("accent"))
        painter.fillRect(QRectF(0, 0, self._covered, self.height()), appearance.colour("surface"))

    def _paint_cell(self, painter: QPainter, cell: HeatCell, most: int, *, begins: bool) -> None:
        """Paint a cell; one with which a month `begins` has a stronger edge."""
        rect = _rect(cell.box)
        step = tint_step(cell.meetings, max(most, 1))
        painter.fillRect(rect, _tints(appearance.edition())[step])
        if begins:
            painter.fillRect(QRectF(rect.x(), 0, 1, rect.height()), appearance.colour("line strong"))
        elif self._weekly:
            painter.fillRect(QRectF(rect.x(), 0, 1, rect.height()), appearance.colour("line"))
        words = str(cell.meetings) if cell.meetings else ""
        weight = _BOLD if cell.first <= self._today <= cell.last else 400
        if words and fits(words, rect.width(), weight=weight):
            painter.setPen(appearance.colour("on accent" if step == len(STEPS) else "text"))
            figure = set_words(words, weight, rect.width())
            figure.paint(painter, rect.x() + (rect.width() + 1 - figure.width) / 2, rect.center().y())
        if cell.first <= self._today <= cell.last:
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2), appearance.colour("text"))

    def cell_at(self, point: QPointF) -> HeatCell | None:
        """Return the cell under a point."""
        if point.x() < self._covered:
            return None
        return next((cell for cell in self._cells if cell.box.holds(point.x(), point.y())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the first day of the cell under the pointer."""
        cell = self.cell_at(event.position())
        if cell:
            self._chosen = self._cells.index(cell)
            self._jump()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, jump with Enter."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step and self._cells:
            self._chosen = min(max(self._chosen + step, 0), len(self._cells) - 1)
            words = self.words_of(self._cells[self._chosen])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.walked.emit(self._cells[self._chosen].first)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._cells:
            self._jump()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say the cell under the pointer in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(self.words_of(cell)) if cell else "", self)
            return True
        return super().event(event)

    def _jump(self) -> None:
        cell = self._cells[self._chosen]
        busy = [each.date for each in self._days if each.meetings and cell.first <= each.date <= cell.last]
        self.update()
        self.day_chosen.emit(busy[0] if busy else cell.first)


@lru_cache(maxsize=4)
def _tints(_edition: int) -> tuple[QColor, ...]:
    """Return the grounds of a cell, from no meeting to the heaviest."""
    low, high = appearance.colour("selection"), appearance.colour("accent")
    parts = [
        round(getattr(low, part)() * (1 - _MIXED) + getattr(high, part)() * _MIXED) for part in ("red", "green", "blue")
    ]
    return appearance.colour("surface"), appearance.colour("selection soft"), low, QColor(*parts), high


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
