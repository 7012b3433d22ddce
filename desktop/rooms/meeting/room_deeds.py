"""What can be done in the room beside recording lines: attendance, interests, outcomes of items, time, papers."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.meeting.nameables import Names
from desktop.rooms.meeting.paper_dialog_files import show_version
from desktop.rooms.meeting.people_forms import ask_interest, ask_visitor
from desktop.rooms.meeting.room_clock import RoomClock
from desktop.rooms.meeting.seat_line import read_seat_line
from desktop.rooms.meeting.seats_pane import next_presence
from models.operations.agenda_order import refit_agenda
from models.operations.attendance import set_attendance, set_presence
from models.operations.promises import decide_next_time, not_reached
from models.operations.refit_rest import refit_rest
from models.queries.agenda import InterestRow, ItemRow, PaperBrief, SeatRow, VisitorRow
from models.queries.paper import FileVersion, PaperView, paper
from models.queries.record import MeetingRecord


class RoomDeeds:
    """The deeds, on the meeting and the item shown."""

    def __init__(self, parent: QWidget, desk: Desk, clock: RoomClock) -> None:
        self._parent, self._desk, self._clock = parent, desk, clock
        self._record: MeetingRecord | None = None
        self._item: ItemRow | None = None
        self._names = Names()

    def take(self, record: MeetingRecord, item: ItemRow | None, names: Names) -> None:
        """Act upon another meeting or item."""
        self._record, self._item, self._names = record, item, names

    # who is here

    def press_seat(self, seat: SeatRow) -> None:
        """Set the next presence of a seat: here, apologies, not known."""
        if self._record:
            presence = next_presence(seat.presence)
            meeting_id = self._record.agenda.meeting.id
            self._desk.perform(set_presence, meeting_id=meeting_id, post_id=seat.post_id, presence=presence)

    def type_seats(self, line: str) -> None:
        """Set the attendance a line says, as one deed; what is not understood is raised."""
        if self._record is None:
            return
        agenda = self._record.agenda
        by_post = {seat.post_id: self._names.initials.get(seat.person_id, "") for seat in agenda.seats}
        said = read_seat_line(
            line, seats=agenda.seats, initials=by_post, nameables=self._names.nameables, items=agenda.items
        )
        if said:
            self._desk.perform(set_attendance, meeting_id=agenda.meeting.id, seats=said)

    def ask_visitor(self, visitor: VisitorRow | None = None) -> None:
        """Ask who else attends."""
        if self._record:
            ask_visitor(self._parent, self._desk, self._record.agenda, visitor)

    def ask_interest(self, interest: InterestRow | None = None) -> None:
        """Ask whose interest is declared in the item being taken."""
        if self._record:
            named = self._names.nameables
            ask_interest(self._parent, self._desk, self._record.agenda, named, self._item, interest)

    # the item

    def say_not_reached(self) -> None:
        """Say that the item was not reached; it comes back at the next meeting."""
        item = self._item
        if item and messages.attempt(lambda: self._desk.perform(not_reached, item_id=item.id)) is not None:
            messages.toast(f"{item.title}: not reached.", undo=True)

    def say_next_time(self) -> None:
        """Say that the item is to be decided at the next meeting, where it comes back."""
        item = self._item
        if item and messages.attempt(lambda: self._desk.perform(decide_next_time, item_id=item.id)) is not None:
            messages.toast(f"{item.title}: to be decided next time.", undo=True)

    def refit(self) -> None:
        """Fit what is left into what is left of the time; before the meeting, the agenda from the item shown on."""
        record = self._record
        if record is None:
            return
        meeting_id, at = record.agenda.meeting.id, self._clock.rest_begins()
        if at is None:
            item_id = self._item.id if self._item else ""
            messages.attempt(lambda: self._desk.perform(refit_agenda, meeting_id=meeting_id, from_item_id=item_id))
            return
        following = self._following(record)
        messages.attempt(lambda: self._desk.perform(refit_rest, meeting_id=meeting_id, from_item_id=following, at=at))

    def open_paper(self, brief: PaperBrief) -> None:
        """Open the newest file of a paper with the program the system has for it."""
        view = messages.attempt(lambda: self._desk.read(paper, paper_id=brief.id, now=self._desk.now()))
        newest = newest_file(view) if view else None
        if newest is None:
            messages.refuse(f"No file of {brief.reference} has been attached; add it under Papers.")
        else:
            show_version(self._desk, newest)

    def _following(self, record: MeetingRecord) -> str:
        """Return the key of the item after the one whose clock runs, empty where it is the last."""
        keys = [item.id for item in record.agenda.items if not item.withdrawn_because]
        running = self._clock.now().running_item_id
        place = keys.index(running) + 1 if running in keys else 0
        return keys[place] if place < len(keys) else ""


def newest_file(view: PaperView) -> FileVersion | None:
    """Return the newest version of the paper itself, of its first appendix where it has no file, none without any."""
    with_files = [one for one in view.attachments if one.versions]
    chosen = next((one for one in with_files if not one.appendix), with_files[0] if with_files else None)
    return max(chosen.versions, key=lambda version: version.version) if chosen else None
