"""The record: what was said, decided and promised, to read and to mend."""

from PySide6.QtWidgets import QWidget

from desktop.kit.page import Empty, empty_page
from desktop.rooms.meeting.aspect import Aspect
from desktop.rooms.meeting.record_view import RecordView
from models.queries.record import MeetingRecord

_NO_RECORD = Empty(
    "message-square",
    "Nothing is recorded yet",
    "Minutes, decisions and actions belong here; they are typed in the room while people speak.",
)


class RecordAspect(Aspect):
    """The whole record in the type of what is read."""

    name = "record"
    title = "Record"

    def __init__(self, view: RecordView) -> None:
        super().__init__()
        self.record_view = view
        self._nothing = empty_page(_NO_RECORD)

    def panes(self) -> list[QWidget]:
        """Return the record, and what stands there while it is empty."""
        return [self.record_view, self._nothing]

    def pane(self, record: MeetingRecord) -> QWidget:
        """Return the record once there is one."""
        return self.record_view if record.minutes or record.decisions or record.actions else self._nothing

    def display(self, record: MeetingRecord) -> None:
        """Show the record; the scroll stays where it is."""
        self.record_view.display(record)

    def focus(self) -> QWidget:
        """Return the record."""
        return self.record_view
