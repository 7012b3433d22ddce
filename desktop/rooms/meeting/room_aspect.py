"""The room: what is typed while people speak, and who is there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.rooms.meeting.agenda_deeds import AgendaDeeds
from desktop.rooms.meeting.aspect import Aspect, Beside, Commands
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.room_view import RoomView
from models.queries.record import MeetingRecord


class RoomAspect(Aspect):
    """Capture mode; it needs the whole width."""

    name = "room"
    title = "Room"
    has_stage_bar = False
    has_inspector = False

    def __init__(self, view: RoomView, deeds: AgendaDeeds) -> None:
        super().__init__()
        self.room_view, self._deeds = view, deeds

    def panes(self) -> list[QWidget]:
        """Return the room."""
        return [self.room_view]

    def pane(self, record: MeetingRecord) -> QWidget:  # noqa: ARG002  the room looks the same at every stage
        """Return the room."""
        return self.room_view

    def display(self, record: MeetingRecord) -> None:
        """Show the meeting; its item, its unfinished line and the scroll stay."""
        self.room_view.display(record)

    def focus(self) -> QWidget:
        """Return the capture line."""
        return self.room_view.capture.text

    def commands(self, record: MeetingRecord) -> Commands:  # noqa: ARG002  as above
        """Return what the keys of the room do."""
        view, deeds = self.room_view, self.room_view.deeds
        offered: dict[str, Callable[[], None]] = {
            "meeting.next_item": lambda: view.walk(1),
            "meeting.previous_item": lambda: view.walk(-1),
            "meeting.attendance": view.type_attendance,
            "meeting.interest": deeds.ask_interest,
            "meeting.visitor": deeds.ask_visitor,
            "meeting.not_reached": deeds.say_not_reached,
            "meeting.next_time": deeds.say_next_time,
            "agenda.refit": deeds.refit,
            "agenda.add_item": lambda: self._deeds.add(view.current_item()),
            "record.deep_dive": lambda: view.capture.set_kind(Kind.DEEP_DIVE),
            "record.escalate": lambda: view.capture.set_kind(Kind.ESCALATE),
        }
        if view.closing_item():
            offered["meeting.effects"] = view.judge_effects
        return offered

    def beside(self, record: MeetingRecord) -> Beside:
        """Return nothing to lay out: the room needs the whole width, and a line is to be on screen at once."""
        return Beside(record.agenda.meeting.id, ())

    def walk(self) -> list[QWidget]:
        """Return the three panes of the room."""
        return self.room_view.panes()

    def choose(self, key: str) -> bool:
        """Take an item."""
        return self.room_view.order.choose(key)
