"""What year and month planner share: a chosen day and meeting, keys and pointer, and the marks of a proposal."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from desktop.kit.carry_canvas import ENTERS, CarryCanvas
from desktop.kit.carrying import Carrying, Place
from desktop.kit.planner_parts import PlannerMeeting, around, by_day, day_words, meeting_words, plain
from desktop.kit.proposal_marks import GHOST, TARGET, Marks, marked

_WEEK = 7


class DayCanvas(CarryCanvas):
    """A canvas of days: one day is chosen, arrows walk, Enter opens, the pointer shows the whole day."""

    day_opened = Signal(object)
    meeting_opened = Signal(str)
    day_chosen = Signal(object)
    meeting_chosen = Signal(str)
    meeting_dropped = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.days: dict[date, tuple[PlannerMeeting, ...]] = {}
        self.closed: Mapping[date, str] = {}
        self.first = self.today = self.chosen = date.min
        self.marks = Marks()
        self._meetings: tuple[PlannerMeeting, ...] = ()
        self._chosen_id = ""

    def display(
        self, meetings: tuple[PlannerMeeting, ...], closed: Mapping[date, str], first: date, today: date
    ) -> None:
        """Show meetings and closed days from a first month on."""
        self.give_up()
        self._meetings, self.closed, self.first, self.today = meetings, closed, first, today
        if not self.holds(self.chosen):
            self.chosen = today if self.holds(today) else first
        self._arrange()

    def set_marks(self, marks: Marks) -> None:
        """Draw a proposal and absences over the meetings."""
        self.marks = marks
        if self.first != date.min:
            self.give_up()
            self._arrange()

    def _arrange(self) -> None:
        self.days = by_day(marked(self._meetings, self.marks))
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
    def held_at(self, point: QPointF) -> PlannerMeeting | None:
        """Return the meeting that is shown under a point."""

    def meeting_at(self, point: QPointF) -> str:
        """Return the id of the meeting under a point, or nothing."""
        meeting = self.held_at(point)
        return meeting.id if meeting else ""

    @abstractmethod
    def rect_of(self, day: date) -> QRectF:
        """Return the rectangle of a day."""

    def step(self, key: Qt.Key, day: date) -> date | None:
        """Return the day an arrow key leads to from another."""
        days = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_WEEK, Qt.Key.Key_PageDown: _WEEK}
        return day + timedelta(days=days[key]) if key in days else None

    def words_of(self, day: date) -> str:
        """Return the whole day in words."""
        return day_words(day, self.days.get(day, ()), self.closed.get(day, ""), self.marks.away_on(day))

    def choose(self, day: date) -> None:
        """Choose a day on the canvas and say it."""
        if not self.holds(day):
            return
        before = self.rect_of(self.chosen)
        self.chosen = day
        self.update(around(before))
        self.update(around(self.rect_of(day)))
        words = self.words_of(day)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.day_chosen.emit(day)

    def meeting_now(self) -> PlannerMeeting | None:
        """Return the chosen meeting of the chosen day, its first one where none was chosen."""
        meetings = self.days.get(self.chosen, ())
        return next((each for each in meetings if each.id == self._chosen_id), meetings[0] if meetings else None)

    def chosen_meeting(self) -> str:
        """Return the id of the chosen meeting, empty where only a day is chosen."""
        return self._chosen_id

    def choose_meeting(self, meeting_id: str) -> None:
        """Choose a meeting and its day; a proposed one where it stands now."""
        found = [each for meetings in self.days.values() for each in meetings if each.id == meeting_id]
        if found:
            self._chosen_id = meeting_id
            self.choose(next((each for each in found if each.sign == GHOST), found[0]).date)

    def choose_next_meeting(self) -> None:
        """Choose the next meeting of the chosen day and say it."""
        meetings, now = self.days.get(self.chosen, ()), self.meeting_now()
        if now is None:
            return
        place = (meetings.index(now) + 1) % len(meetings) if self._chosen_id == now.id else 0
        self._tell(meetings[place])

    def _tell(self, meeting: PlannerMeeting) -> None:
        self._chosen_id = meeting.id
        self.update(around(self.rect_of(self.chosen)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, meeting_words(meeting)))
        self.meeting_chosen.emit(meeting.id)

    def open_chosen(self) -> None:
        """Open the chosen meeting, the day's one meeting, or the day."""
        meetings, now = self.days.get(self.chosen, ()), self.meeting_now()
        if now and (len(meetings) == 1 or now.id == self._chosen_id):
            self.meeting_opened.emit(now.id)
        else:
            self.day_opened.emit(self.chosen)

    # carrying

    def held_by_keys(self) -> PlannerMeeting | None:
        """Return the chosen meeting, its target where ghost and target are on one day."""
        now = self.meeting_now()
        shown = [each for each in self.days.get(self.chosen, ()) if now and each.id == now.id]
        return next((each for each in shown if each.sign == TARGET), now)

    def stored(self, meeting_id: str) -> PlannerMeeting | None:
        """Return a meeting as it stands in the book."""
        return next((each for each in self._meetings if each.id == meeting_id), None)

    def place_at(self, point: QPointF, carried: Carrying) -> Place | None:  # noqa: ARG002  other canvases need it
        """Return the day under a point."""
        day = self.day_at(point)
        return (day, None) if day else None

    def place_beside(self, key: Qt.Key, carried: Carrying) -> Place | None:
        """Return the day an arrow leads to from the one a meeting is carried over."""
        day = self.step(key, carried.place[0])
        return (day, None) if day and self.holds(day) else None

    def place_rect(self, place: Place, carried: Carrying) -> QRectF:  # noqa: ARG002  other canvases need it
        """Return the rectangle of the day."""
        return self.rect_of(place[0])

    def drop(self, meeting: PlannerMeeting, place: Place) -> None:
        """Tell the new day of a meeting."""
        self.meeting_dropped.emit(meeting.id, place[0])

    # keys and pointer

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.first != date.min:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, carry with Ctrl and the arrows, choose with Space, open with Enter."""
        if self.took_key(event):
            return
        key = Qt.Key(event.key())
        day = self.step(key, self.chosen) if not event.modifiers() else None
        if day is not None:
            self.choose(day)
        elif key in ENTERS:
            self.open_chosen()
        elif key == Qt.Key.Key_Space:
            self.choose_next_meeting()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day and the meeting under the pointer."""
        super().mousePressEvent(event)
        day = self.day_at(event.position())
        meeting = self.meeting_at(event.position())
        self._chosen_id = meeting
        if day:
            self.choose(day)
        if meeting:
            self.meeting_chosen.emit(meeting)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting or the day under the pointer."""
        meeting = self.meeting_at(event.position())
        if meeting:
            self.meeting_opened.emit(meeting)
        elif self.day_at(event.position()):
            self.open_chosen()

    def hover_words(self, point: QPointF) -> str:
        """Return what the pointer shows at a point: the whole day."""
        day = self.day_at(point)
        return self.words_of(day) if day else ""

    def event(self, event: QEvent) -> bool:
        """Show the whole day as a tooltip, but not while a meeting is carried."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = "" if self.carried else self.hover_words(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)
