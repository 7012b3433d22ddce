"""What year and month planner share: their input, the words of a day, painting, mouse and keys."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.kit import appearance
from models.rules.written_dates import date_words

LEVEL_RANK = ("corporate", "business group", "thematic", "BCU", "programme", "oversight")
_STRIPE = 6
_WEEK = 7


@dataclass(frozen=True, slots=True)
class PlannerMeeting:
    """A meeting as the planners show it; `moved_because` is empty when it is on its rule's date.

    `short` is the code as a small cell shows it (see `short_codes`); everywhere else stands the whole `code`.
    """

    id: str
    date: date
    code: str
    level: str
    time: time | None
    title: str
    moved_because: str = ""
    short: str = ""


def rank(meeting: PlannerMeeting) -> tuple[int, time, str]:
    """Return the order of a day's meetings: by level, then time, then code."""
    level = LEVEL_RANK.index(meeting.level) if meeting.level in LEVEL_RANK else len(LEVEL_RANK)
    return level, meeting.time or time.max, meeting.code


def by_day(meetings: tuple[PlannerMeeting, ...]) -> dict[date, tuple[PlannerMeeting, ...]]:
    """Return the meetings of each day in their order."""
    days: dict[date, list[PlannerMeeting]] = {}
    for meeting in meetings:
        days.setdefault(meeting.date, []).append(meeting)
    return {day: tuple(sorted(found, key=rank)) for day, found in days.items()}


def day_words(day: date, meetings: tuple[PlannerMeeting, ...], closed: str = "") -> str:
    """Return the whole day in words, one line a meeting, each move with its reason."""
    lines = [date_words(day) + (f", {closed}" if closed else "")]
    for meeting in meetings:
        begins = f"{meeting.time:%H:%M}  " if meeting.time else ""
        moved = f" (moved: {meeting.moved_because})" if meeting.moved_because else ""
        lines.append(f"{begins}{meeting.code}  {meeting.title}{moved}")
    return "\n".join(lines if meetings else [*lines, "no boards"])


def paint_hatch(painter: QPainter, rect: QRectF) -> None:
    """Hatch a day on which the house is closed."""
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, appearance.colour("sunken"))
    painter.setPen(QPen(appearance.colour("line"), 1))
    step = appearance.space(_STRIPE)
    left = rect.x() - rect.height()
    while left < rect.right():
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + rect.height(), rect.y()))
        left += step
    painter.restore()


def paint_ring(painter: QPainter, rect: QRectF, hue: QColor, width: float = 2) -> None:
    """Draw a square ring just inside a rectangle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(hue, width))
    painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))


class DayCanvas(QWidget):
    """A canvas of days: one day is chosen, arrows walk, Enter opens, the pointer shows the whole day."""

    day_opened = Signal(object)
    meeting_opened = Signal(str)
    day_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takesLetters", True)
        self.setMouseTracking(True)
        self.days: dict[date, tuple[PlannerMeeting, ...]] = {}
        self.closed: Mapping[date, str] = {}
        self.first = self.today = self.chosen = date.min

    def display(
        self, meetings: tuple[PlannerMeeting, ...], closed: Mapping[date, str], first: date, today: date
    ) -> None:
        """Show meetings and closed days from a first month on."""
        self.days, self.closed, self.first, self.today = by_day(meetings), closed, first, today
        if not self.holds(self.chosen):
            self.chosen = today if self.holds(today) else first
        self.lay_out()
        self.update()

    @abstractmethod
    def holds(self, day: date) -> bool:
        """Return whether a day is on the canvas."""

    @abstractmethod
    def lay_out(self) -> None:
        """Compute the rectangles."""

    @abstractmethod
    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point."""

    @abstractmethod
    def meeting_at(self, point: QPointF) -> str:
        """Return the id of the meeting under a point, or nothing."""

    @abstractmethod
    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day."""

    def step(self, key: Qt.Key) -> date | None:
        """Return the day an arrow key leads to from the chosen one."""
        days = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_WEEK, Qt.Key.Key_PageDown: _WEEK}
        return self.chosen + timedelta(days=days[key]) if key in days else None

    def choose(self, day: date) -> None:
        """Choose a day on the canvas and say it."""
        if not self.holds(day):
            return
        before = self.rect_of(self.chosen)
        self.chosen = day
        self.update(_around(before))
        self.update(_around(self.rect_of(day)))
        words = day_words(day, self.days.get(day, ()), self.closed.get(day, ""))
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.day_chosen.emit(day)

    def open_chosen(self) -> None:
        """Open the chosen day: its one meeting, or the day."""
        meetings = self.days.get(self.chosen, ())
        if len(meetings) == 1:
            self.meeting_opened.emit(meetings[0].id)
        else:
            self.day_opened.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        day = self.step(Qt.Key(event.key())) if not event.modifiers() else None
        if day is not None:
            self.choose(day)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_chosen()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self.day_at(event.position())
        if day:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting or the day under the pointer."""
        meeting = self.meeting_at(event.position())
        if meeting:
            self.meeting_opened.emit(meeting)
        elif self.day_at(event.position()):
            self.open_chosen()

    def event(self, event: QEvent) -> bool:
        """Show the whole day as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            words = day_words(day, self.days.get(day, ()), self.closed.get(day, "")) if day else ""
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)


def plain(words: str) -> str:
    """Return words Qt cannot take for markup in a tooltip, lines kept."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<qt><p style='white-space:pre'>{escaped}</p></qt>" if words else ""


def _around(rect: QRectF) -> QRect:
    return rect.toAlignedRect().adjusted(-2, -2, 2, 2)
