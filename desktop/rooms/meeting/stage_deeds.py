"""The one filled button of the room: what brings a meeting to its next stage."""

from collections.abc import Callable

from desktop.kit import messages
from desktop.kit.commands import command
from desktop.kit.controls import Button, Deed
from desktop.kit.desk import Desk
from desktop.kit.room_header import RoomHeader
from desktop.rooms.meeting.minutes_deeds import MinutesDeeds
from desktop.rooms.meeting.prints import MeetingPrints
from desktop.rooms.meeting.record_view import summary
from models.operations.agenda import open_agenda
from models.operations.issuing import ACTION_LOG, MINUTES
from models.operations.stages import end_meeting, enter_room
from models.queries.issued import issued_documents
from models.queries.meetings import MeetingRow
from models.queries.record import MeetingRecord
from models.rules.vocabulary import MeetingStatus

TO_COME = frozenset({MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED})
AFTERWARDS = frozenset({MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE})
OVER = frozenset({MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT, MeetingStatus.MINUTES_AGREED})
SEND_OUT, FINISH, ISSUE, AGREE, ISSUE_AGREED = "send out", "finish", "issue minutes", "agree", "issue agreed"
"""The buttons of a meeting that took place: more than one per stage, of which one is shown."""


class StageDeeds:
    """The deeds of the stages; after one that leads into the room or out of it, `arrive` is told which."""

    def __init__(self, desk: Desk, prints: MeetingPrints, arrive: Callable[[MeetingStatus], None]) -> None:
        self._desk, self._prints, self._arrive = desk, prints, arrive
        self._minutes = MinutesDeeds(prints.parent, desk)
        self._buttons: dict[str, Button] = {}
        self._record: MeetingRecord | None = None

    def add_buttons(self, header: RoomHeader, new_meeting: Deed) -> None:
        """Put one filled button per stage into the head; `new_meeting` stands there when no meeting is shown."""
        deeds = {
            "": new_meeting,
            MeetingStatus.PLANNED: Deed("Open agenda", self.open_agenda, icon="pencil", kind="filled"),
            MeetingStatus.AGENDA_OPEN: Deed("Issue agenda…", self.issue, icon="send", kind="filled"),
            MeetingStatus.AGENDA_ISSUED: Deed("Enter the room", self._enter, icon="door-open", kind="filled"),
            MeetingStatus.IN_THE_ROOM: Deed("End meeting…", self.end, icon="gavel", kind="filled"),
            SEND_OUT: self._of_minutes("Send out…", "meeting.send_out", "send"),
            FINISH: self._of_minutes("Finish draft minutes", "meeting.finish_minutes", "file-text"),
            ISSUE: self._of_minutes("Issue minutes…", "meeting.issue_minutes", "send"),
            AGREE: self._of_minutes("Agree minutes…", "meeting.agree_minutes", "circle-check"),
            ISSUE_AGREED: self._of_minutes("Issue minutes…", "meeting.issue_minutes", "send", kind="plain"),
        }
        for stage, deed in deeds.items():
            self._buttons[str(stage)] = header.add_deed(deed)
            self._buttons[str(stage)].hide()

    def _of_minutes(self, title: str, command_id: str, icon: str, *, kind: str = "filled") -> Deed:
        """Return the button of a command on the minutes shown."""

        def do() -> None:
            deed = self.commands().get(command_id)
            if deed:
                messages.attempt(deed)

        return Deed(title, do, icon=icon, kind=kind, tip=command(command_id).title.removesuffix("…"))

    def display(self, record: MeetingRecord | None, *, none_to_choose: bool = False) -> None:
        """Show the button for a meeting's stage, or for none."""
        self._record = record
        wanted = self._next(record.agenda.meeting) if record else ""
        for known, button in self._buttons.items():
            button.setVisible(known == wanted and not none_to_choose)

    def _next(self, meeting: MeetingRow) -> str:
        """Return which button brings a meeting on."""
        if meeting.status in AFTERWARDS:
            return FINISH if self._issued(meeting, ACTION_LOG) else SEND_OUT
        if meeting.status == MeetingStatus.MINUTES_DRAFT:
            return AGREE if self._issued(meeting, MINUTES) else ISSUE
        return ISSUE_AGREED if meeting.status == MeetingStatus.MINUTES_AGREED else meeting.status

    def _issued(self, meeting: MeetingRow, kind: str) -> bool:
        return bool(self._desk.read(issued_documents, meeting_id=meeting.id, kind=kind))

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what is possible with the minutes of the meeting shown, by the ids of the command table."""
        return self._minutes.commands(self._record) if self._record else {}

    def open_agenda(self) -> None:
        """Begin the agenda from the forum's template."""
        meeting = self._meeting()
        if meeting:
            messages.attempt(lambda: self._desk.perform(open_agenda, meeting_id=meeting.id))

    def issue(self) -> None:
        """Issue the agenda as its next version."""
        if self._record:
            self._prints.issue(self._record.agenda)

    def enter(self, meeting: MeetingRow) -> None:
        """Begin the meeting if it has not begun, and go into the room."""
        if meeting.status in TO_COME:
            messages.attempt(lambda: self._desk.perform(enter_room, meeting_id=meeting.id))
        self._arrive(MeetingStatus.IN_THE_ROOM)

    def end(self) -> None:
        """Say what was recorded and what is open, and end the meeting."""
        record = self._record
        if record is None:
            return
        unknown = sum(1 for seat in record.agenda.seats if not seat.presence)
        seats = f" The attendance of {unknown} of {len(record.agenda.seats)} seats is not known yet." if unknown else ""
        sentence = f"Recorded so far: {summary(record)}.{seats}"
        if messages.choose("End the meeting?", sentence, ("End meeting", "Stay in the room")) == 0:
            meeting_id = record.agenda.meeting.id
            messages.attempt(lambda: self._desk.perform(end_meeting, meeting_id=meeting_id))
            self._arrive(MeetingStatus.HELD)

    def _enter(self) -> None:
        meeting = self._meeting()
        if meeting:
            self.enter(meeting)

    def _meeting(self) -> MeetingRow | None:
        return self._record.agenda.meeting if self._record else None
