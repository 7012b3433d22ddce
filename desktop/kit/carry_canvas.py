"""A canvas on which meetings are carried to another place, by the pointer or by Ctrl and the arrows."""

from abc import abstractmethod

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.kit import appearance
from desktop.kit.carrying import Carrying, Judge, Place
from desktop.kit.finding_bubble import FindingBubble
from desktop.kit.planner_parts import PlannerMeeting, around, paint_ring
from models.rules.written_dates import date_words

ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_QUICK = 30  # ms: a judge that needs longer is asked only when the pointer rests
_RESTS = 60  # ms without a movement
_CONTROL = Qt.KeyboardModifier.ControlModifier


class CarryCanvas(QWidget):
    """Where a meeting is over, its place is ringed in the colour of the finding; Enter drops, Esc gives up."""

    carried_over = Signal(QRect)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takesLetters", True)
        self.setMouseTracking(True)
        self.carried: Carrying | None = None
        self._judge: Judge | None = None
        self._grip: tuple[QPointF, PlannerMeeting] | None = None
        self.bubble = FindingBubble(self)
        self._took = 0  # ms that the judge last needed
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS)
        self._rest.timeout.connect(self._look)

    def set_judge(self, judge: Judge | None) -> None:
        """Let meetings be carried, with what says how a place suits; none forbids it."""
        self._judge, self._took = judge, 0
        self.give_up()

    @abstractmethod
    def held_at(self, point: QPointF) -> PlannerMeeting | None:
        """Return the meeting under a point as it is shown there, a proposed one on its proposed place."""

    @abstractmethod
    def held_by_keys(self) -> PlannerMeeting | None:
        """Return the meeting that the keys carry, as it is shown."""

    @abstractmethod
    def stored(self, meeting_id: str) -> PlannerMeeting | None:
        """Return a meeting as it stands in the book."""

    @abstractmethod
    def place_at(self, point: QPointF, carried: Carrying) -> Place | None:
        """Return the place under a point for a meeting."""

    @abstractmethod
    def place_beside(self, key: Qt.Key, carried: Carrying) -> Place | None:
        """Return the place an arrow leads to from where a meeting is carried."""

    @abstractmethod
    def place_rect(self, place: Place, carried: Carrying) -> QRectF:
        """Return the rectangle to ring for a place."""

    @abstractmethod
    def drop(self, meeting: PlannerMeeting, place: Place) -> None:
        """Tell that a meeting was dropped on another place."""

    def home_of(self, meeting: PlannerMeeting) -> Place:
        """Return where a meeting stands."""
        return meeting.date, None

    def pick_up(self, shown: PlannerMeeting) -> Carrying | None:
        """Begin to carry a meeting from where it is shown, unless it is fixed or nothing may be carried."""
        meeting = self.stored(shown.id)
        if self._judge is None or meeting is None or meeting.fixed:
            return None
        self.carried = Carrying(meeting, self.home_of(meeting), self.home_of(shown), self._judge)
        return self.carried

    def carry(self, place: Place, point: QPoint | None = None) -> None:
        """Carry over a place; the finding stands beside the pointer, or beside the place."""
        carried = self.carried
        if carried is None:
            return
        before = around(self.place_rect(carried.place, carried))
        if carried.over(place):
            rect = around(self.place_rect(place, carried))
            self.update(before)
            self.update(rect)
            self.carried_over.emit(rect)
            self._look_soon()
        elif self._rest.isActive():
            self._rest.start()
        if carried.has_left() or self.bubble.isVisible():
            self.bubble.move_beside(point or self.place_rect(place, carried).bottomRight().toPoint())

    def _look_soon(self) -> None:
        """Ask the judge now, or, where it is slow and the place new, when the pointer rests."""
        if self.carried and not self.carried.is_known() and self._took > _QUICK:
            self._rest.start()
            self._say()
        else:
            self._look()

    def _look(self) -> None:
        """Ask the judge about the place and say the finding."""
        self._rest.stop()
        if self.carried is None:
            return
        if not self.carried.is_known():
            watch = QElapsedTimer()
            watch.start()
            self.carried.ask()
            self._took = watch.elapsed()
        self._say()
        self.update(around(self.place_rect(self.carried.place, self.carried)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.bubble.words()))

    def _say(self) -> None:
        if self.carried:
            self.bubble.say(self._head_words(self.carried), self.carried.severity, self.carried.words)

    def set_down(self) -> None:
        """Drop what is carried where it is now."""
        carried = self.carried
        self.give_up()
        if carried and carried.has_left():
            self.drop(carried.meeting, carried.place)

    def give_up(self) -> None:
        """Leave what is carried where it stands."""
        self._grip = None
        self._rest.stop()
        if self.carried:
            self.update(around(self.place_rect(self.carried.place, self.carried)))
            self.carried = None
        self.bubble.hide()

    def paint_carried(self, painter: QPainter) -> None:
        """Ring the place a meeting is carried over."""
        if self.carried:
            rect = self.place_rect(self.carried.place, self.carried)
            paint_ring(painter, rect, appearance.colour(self.carried.tone()), 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the meeting under the pointer."""
        meeting = self.held_at(event.position())
        held = meeting is not None and event.button() == Qt.MouseButton.LeftButton
        self._grip = (event.position(), meeting) if held and meeting else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the meeting that is held, once the pointer has left the spot."""
        point = event.position()
        if self._grip and self.carried is None:
            far = (point - self._grip[0]).manhattanLength() >= QApplication.startDragDistance()
            if far and self.pick_up(self._grip[1]) is None:
                self._grip = None
        if self.carried and self._grip:
            place = self.place_at(point, self.carried)
            if place:
                self.carry(place, point.toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop what the pointer carries."""
        if self._grip and self.carried:
            self.set_down()
        self._grip = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up what is carried: its keys are gone."""
        super().focusOutEvent(event)
        self.give_up()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of carrying from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._carries(event):
            event.accept()
            return True
        return super().event(event)

    def _carries(self, event: QKeyEvent) -> bool:
        """Return whether a key carries, drops or gives up."""
        key = Qt.Key(event.key())
        if self.carried:
            return key in ARROWS | ENTERS | {Qt.Key.Key_Escape}
        return key in ARROWS and event.modifiers() == _CONTROL and self._judge is not None

    def took_key(self, event: QKeyEvent) -> bool:
        """Carry, drop or give up by a key; return whether it was one of these."""
        if not self._carries(event):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.give_up()
        elif key in ENTERS:
            self.set_down()
        else:
            self._carry_by(key)
        return True

    def _carry_by(self, key: Qt.Key) -> None:
        held = None if self.carried else self.held_by_keys()
        carried = self.carried or (self.pick_up(held) if held else None)
        place = self.place_beside(key, carried) if carried else None
        if place:
            self.carry(place)

    @staticmethod
    def _head_words(carried: Carrying) -> str:
        day, begins = carried.place
        return f"{carried.meeting.code} to {date_words(day)}{f' {begins:%H:%M}' if begins else ''}"
