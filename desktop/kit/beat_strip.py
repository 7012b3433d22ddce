"""The next working days above Today: each with its boards, their times and what is due."""

from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.kit import appearance, painters
from desktop.kit.month_layout import lines_that_fit
from models.rules.written_dates import MONTHS, WEEKDAYS, short_date_words

_LINES = 3


@dataclass(frozen=True, slots=True)
class BeatMeeting:
    """A board on a day of the strip."""

    id: str
    code: str
    level: str
    time: time | None


@dataclass(frozen=True, slots=True)
class BeatDay:
    """A working day: its boards and how many things are due."""

    date: date
    meetings: tuple[BeatMeeting, ...]
    due: int


def beat_words(day: BeatDay) -> str:
    """Return a day of the strip in words."""
    boards = [f"{each.code} {each.time:%H:%M}" if each.time else each.code for each in day.meetings]
    due = [f"{day.due} due"] if day.due else []
    return ", ".join([short_date_words(day.date), *(boards or ["no boards"]), *due])


def columns(width: float, count: int) -> list[tuple[float, float]]:
    """Return left edge and width of each day, whole pixels, no gaps."""
    edges = [round(place * width / max(count, 1)) for place in range(count + 1)]
    return [(left, right - left) for left, right in pairwise(edges)]


class BeatStrip(QWidget):
    """Arrows walk the days, Enter opens a day's only board or the day."""

    meeting_opened = Signal(str)
    day_opened = Signal(object)

    def __init__(self, name: str = "Next ten working days") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takesLetters", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: tuple[BeatDay, ...] = ()
        self._today = date.min
        self._chosen = 0

    def display(self, days: tuple[BeatDay, ...], today: date) -> None:
        """Show the coming working days."""
        self._days, self._today = days, today
        self._chosen = min(self._chosen, max(len(days) - 1, 0))
        self.setAccessibleDescription("; ".join(map(beat_words, days)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a day's head and three boards, with the room's margins."""
        return QSize(appearance.space(600), round(self._head() + _LINES * self._line() + appearance.space(28)))

    def minimumSizeHint(self) -> QSize:
        """Return the height; the width may shrink."""
        return QSize(appearance.space(300), self.sizeHint().height())

    def _head(self) -> float:
        return QFontMetricsF(appearance.type_font("small")).height() + appearance.space(10)

    def _line(self) -> float:
        return painters.chip_size("X").height() + appearance.space(4)

    def _frame(self) -> QRectF:
        edge = appearance.space(20)
        return QRectF(self.rect()).adjusted(edge, 0, -edge, -appearance.space(10))

    def _cell(self, place: int) -> QRectF:
        frame = self._frame()
        left, width = columns(frame.width(), len(self._days))[place]
        return QRectF(frame.x() + left, frame.y(), width, frame.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the days inside one rounded frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame().adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 8, 8)
        painter.setClipPath(shape)
        painter.fillRect(frame, appearance.colour("surface"))
        for place, day in enumerate(self._days):
            self._paint_day(painter, self._cell(place), day, place)
        painter.setClipping(False)
        painter.setPen(QPen(appearance.colour("line strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        if self.hasFocus() and self._days:
            painter.setPen(QPen(appearance.colour("accent"), 2))
            painter.drawRoundedRect(self._cell(self._chosen).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_day(self, painter: QPainter, rect: QRectF, day: BeatDay, place: int) -> None:
        if day.date == self._today:
            painter.fillRect(rect, appearance.colour("selection"))
        new_week = place > 0 and day.date.isocalendar().week != self._days[place - 1].date.isocalendar().week
        if place:
            edge = appearance.colour("control" if new_week else "line")
            painter.fillRect(QRectF(rect.x(), rect.y(), 2 if new_week else 1, rect.height()), edge)
        inner = rect.adjusted(appearance.space(9), 0, -appearance.space(7), 0)
        head = QRectF(inner.x(), inner.y() + appearance.space(4), inner.width(), self._head())
        self._paint_head(painter, head, day, place)
        self._paint_boards(painter, inner, day)

    def _paint_head(self, painter: QPainter, rect: QRectF, day: BeatDay, place: int) -> None:
        """Paint `Tue 27 Oct`, the month only where it begins, and what is due."""
        small, bold = appearance.type_font("small"), appearance.type_font("small", 600)
        month = place == 0 or day.date.month != self._days[place - 1].date.month
        parts = [(WEEKDAYS[day.date.weekday()][:3], small, "text 2"), (str(day.date.day), bold, "text")]
        parts += [(MONTHS[day.date.month - 1][:3], small, "text 2")] if month else []
        left = rect.x()
        if sum(QFontMetricsF(font).horizontalAdvance(words) + appearance.space(4) for words, font, _ in parts) > (
            rect.width() + appearance.space(7)
        ):
            parts = parts[1:] if month else parts
        for words, font, tone in parts:
            width = QFontMetricsF(font).horizontalAdvance(words) + 1
            part = QRectF(left, rect.y(), width, rect.height())
            painters.paint_text(painter, part, words, font, appearance.colour(tone))
            left += width + appearance.space(3)
        due = f"{day.due} due" if day.due else ""
        planner = appearance.type_font("planner")
        if QFontMetricsF(planner).horizontalAdvance(due) < rect.right() - left:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painters.paint_text(painter, rect, due, planner, appearance.colour("text 2"), right)

    def _paint_boards(self, painter: QPainter, inner: QRectF, day: BeatDay) -> None:
        top, tall = inner.y() + self._head() + appearance.space(6), self._line()
        planner = appearance.type_font("planner")
        quiet = appearance.colour("text 2")
        count = lines_that_fit(len(day.meetings), inner.bottom() - top, tall)
        for place, each in enumerate(day.meetings[:count]):
            line = QRectF(inner.x(), top + place * tall, inner.width(), tall)
            at = QPointF(line.x(), line.center().y())
            width = painters.paint_chip(painter, at, each.code, each.level, widest=line.width())
            after = line.adjusted(width + appearance.space(6), 0, 0, 0)
            begins = f"{each.time:%H:%M}" if each.time else ""
            if QFontMetricsF(planner).horizontalAdvance(begins) <= after.width():
                painters.paint_text(painter, after, begins, planner, quiet)
        rest = len(day.meetings) - count
        words = "no boards" if not day.meetings else f"+{rest}" if rest else ""
        if QFontMetricsF(planner).horizontalAdvance(words) > inner.width():
            words = "none"
        painters.paint_text(painter, QRectF(inner.x(), top + count * tall, inner.width(), tall), words, planner, quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step and self._days:
            self._chosen = min(max(self._chosen + step, 0), len(self._days) - 1)
            words = beat_words(self._days[self._chosen])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._days:
            self._open(self._days[self._chosen])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day, or open the board whose line is under the pointer."""
        for place, day in enumerate(self._days):
            if self._cell(place).contains(event.position()):
                self._chosen = place
                first = self._frame().y() + self._head() + appearance.space(6)
                line = int((event.position().y() - first) // self._line())
                if 0 <= line < len(day.meetings):
                    self.meeting_opened.emit(day.meetings[line].id)
        self.update()

    def _open(self, day: BeatDay) -> None:
        if len(day.meetings) == 1:
            self.meeting_opened.emit(day.meetings[0].id)
        else:
            self.day_opened.emit(day.date)
