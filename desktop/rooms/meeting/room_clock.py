"""The clock of the room: it ticks by the second while the room is seen, and only there."""

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.meeting.pace import Pace, pace, rest_begins
from models.operations.item_clock import begin_item
from models.queries.item_clock import Clock, clock
from models.queries.meetings import MeetingRow
from models.queries.record import MeetingRecord
from models.rules.vocabulary import MeetingStatus

_SECOND = 1000  # ms
_LOOK_AGAIN = 15  # seconds after which the book is asked what another desk did


class RoomClock(QObject):
    """Which item is being taken and how long; `ticked` every second while it runs and is watched."""

    ticked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: MeetingRecord | None = None
        self._read = Clock("", {})
        self._at = desk.now()
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self._tick)

    def take(self, record: MeetingRecord) -> None:
        """Watch another meeting, or the same as it stands now."""
        self._record = record
        self._look()

    def watch(self, *, watched: bool) -> None:
        """Tick, or stand still because nobody looks."""
        if watched:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def runs(self) -> bool:
        """Whether the meeting is in the room."""
        return self._record is not None and self._meeting(self._record).status == MeetingStatus.IN_THE_ROOM

    def begin(self, item_id: str) -> None:
        """Let the clock run on an item, where the meeting is in the room."""
        if self._record is None or not self.runs or self._desk.read_only:
            return
        if self.now().running_item_id != item_id:
            meeting_id = self._meeting(self._record).id
            messages.attempt(lambda: self._desk.perform(begin_item, meeting_id=meeting_id, item_id=item_id))
            self._look()
            self.ticked.emit()

    def now(self) -> Clock:
        """Return the clock as it stands this second."""
        running = self._read.running_item_id if self.runs else ""
        if not running:
            return Clock("", self._read.spans)
        more = max(0, int((self._desk.now() - self._at).total_seconds()))
        return Clock(running, {**self._read.spans, running: self._read.spans.get(running, 0) + more})

    def pace(self) -> Pace:
        """Return how the meeting keeps to its agenda; on another day than its own nothing is reckoned."""
        if self._record is None or self._wall().date() != self._meeting(self._record).date:
            return Pace()
        about = self._record.agenda
        return pace(about.items, self.now(), self._wall().time(), about.meeting.end)

    def rest_begins(self) -> dt.time | None:
        """Return when the rest can begin, none where the clock does not run or it is another day."""
        if self._record is None or not self.pace().ends:
            return None
        return rest_begins(self._record.agenda.items, self.now(), self._wall().time())

    def time(self) -> str:
        """Return the time on the wall where the meeting is."""
        return f"{self._wall():%H:%M}"

    def _wall(self) -> dt.datetime:
        zone = self._meeting(self._record).zone if self._record else "UTC"
        return self._desk.now().astimezone(ZoneInfo(zone))

    def _tick(self) -> None:
        if not self.runs:
            return
        if (self._desk.now() - self._at).total_seconds() >= _LOOK_AGAIN:
            self._look()
        self.ticked.emit()

    def _look(self) -> None:
        if self._record is not None:
            self._at = self._desk.now()
            self._read = self._desk.read(clock, meeting_id=self._meeting(self._record).id, now=self._at)

    @staticmethod
    def _meeting(record: MeetingRecord) -> MeetingRow:
        return record.agenda.meeting
