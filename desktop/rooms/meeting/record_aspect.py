"""The record: what was said, decided and promised, to read, to mend, to issue and to agree."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit.page import Empty, empty_page
from desktop.rooms.meeting.aspect import Aspect, Beside, Commands
from desktop.rooms.meeting.minutes_deeds import MinutesDeeds
from desktop.rooms.meeting.record_inspector import entry_beside
from desktop.rooms.meeting.record_overview import record_beside
from desktop.rooms.meeting.record_view import RecordView
from models.queries.record import MeetingRecord

_NO_RECORD = Empty(
    "message-square",
    "Nothing is recorded yet",
    "Minutes, decisions and actions belong here; they are typed in the room while people speak.",
)


class RecordAspect(Aspect):
    """The whole record in the type of what is read; beside it the entry chosen."""

    name = "record"
    title = "Record"

    def __init__(self, view: RecordView) -> None:
        super().__init__()
        self.record_view = view
        self._deeds = MinutesDeeds(view, view.desk)
        self._nothing = empty_page(_NO_RECORD)
        view.altered.connect(self.altered)

    def panes(self) -> list[QWidget]:
        """Return the record, and what stands there while it is empty."""
        return [self.record_view, self._nothing]

    def pane(self, record: MeetingRecord) -> QWidget:
        """Return the record once there is one."""
        return self.record_view if record.entries or record.corrections else self._nothing

    def display(self, record: MeetingRecord) -> None:
        """Show the record; the scroll stays where it is."""
        self.record_view.display(record)

    def focus(self) -> QWidget:
        """Return the record."""
        return self.record_view

    def commands(self, record: MeetingRecord) -> Commands:
        """Return what brings the minutes on; a correction begins with the entry chosen."""
        chosen = self.record_view.chosen()
        rename: dict[str, Callable[[], None]] = {"edit.rename": self.record_view.edit_chosen} if chosen else {}
        return rename | self._deeds.commands(record, chosen)

    def beside(self, record: MeetingRecord) -> Beside | None:
        """Return the entry chosen with all that stands with it, or the record as a whole once there is one."""
        view, chosen = self.record_view, self.record_view.chosen()
        found = entry_beside(record, chosen, view.desk, lambda: self._deeds.correct(record, chosen))
        whole = self.pane(record) is view
        return found or (record_beside(record, view, view.desk, view.choose) if whole else None)

    def choose(self, key: str) -> bool:
        """Go to the entry or the item of this key."""
        return self.record_view.choose(key)
