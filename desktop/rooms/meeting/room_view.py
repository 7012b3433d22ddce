"""The room: agenda at the left, the item with its record and the capture line, and who is here at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label, rule
from desktop.kit.desk import Desk
from desktop.rooms.meeting.capture_box import CaptureBox, Draft, Kind
from desktop.rooms.meeting.entries import Entry, EntryList, entries_of
from desktop.rooms.meeting.item_head import ItemHead
from desktop.rooms.meeting.nameables import nameables, person_initials
from desktop.rooms.meeting.open_actions import OpenActions, pressing
from desktop.rooms.meeting.running_order import RunningOrder
from desktop.rooms.meeting.seat_line import read_seat_line
from desktop.rooms.meeting.seats_pane import SeatsPane, next_presence
from models.errors import RuleBroken
from models.operations.attendance import set_presence
from models.operations.decisions import record_decision
from models.operations.minutes import record_minute
from models.operations.outcomes import record_action
from models.queries.actions import actions
from models.queries.agenda import ItemRow, SeatRow
from models.queries.record import MeetingRecord
from models.rules.capture_line import (
    BODY,
    PERSON,
    POST,
    CaptureLine,
    Mention,
    Nameable,
    read_action_line,
    read_decision_line,
)
from models.rules.spoken_dates import SpokenDate

_LEFT, _RIGHT = 240, 260  # px at 100 %, the least
_LEAST, _WITH_LEFT, _WITH_RIGHT = 360, 700, 940  # px at 100 %: of the room, and from where on the sides are shown


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for an action, as keyword arguments of `record_action`: one of the three is set."""

    owner_post_id: str = ""
    owner_person_id: str = ""
    owner_body: str = ""


def owner_of(mention: Mention | None) -> Owner:
    """Return who a mention makes accountable."""
    found = mention.found if mention else None
    if found is None:
        return Owner()
    places = {POST: Owner(owner_post_id=found.id), PERSON: Owner(owner_person_id=found.id)}
    return places.get(found.kind, Owner(owner_body=found.name if found.kind == BODY else ""))


def due_words_of(spoken: SpokenDate) -> str:
    """Return the words to keep beside a date: those of a period, none for a day."""
    return "" if spoken.precision == "day" else spoken.words


class SidePane(QWidget):
    """The ground under the agenda at the left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the side's colour."""
        QPainter(self).fillRect(event.rect(), appearance.colour("side"))


class RoomView(QWidget):
    """Capture mode, made for typing while people speak."""

    def __init__(self, desk: Desk, remove: Callable[[Entry], None], open_action: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._record: MeetingRecord | None = None
        self._nameables: tuple[Nameable, ...] = ()
        self._drafts: dict[str, Draft] = {}
        self._chosen_items: dict[str, str] = {}
        self.order = RunningOrder()
        self.order.chosen.connect(self._show_item)
        self.head = ItemHead()
        self.entries = EntryList(remove)
        self.capture = CaptureBox(self._store, self._read, lambda: self._code)
        self.seats = SeatsPane(self._press_seat, self._type_seats)
        self.open_actions = OpenActions(open_action)
        self._area = QScrollArea()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._sides = (self._left(), self._right())
        self._lay_out()
        shortcut = QShortcut(QKeySequence("F8"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.capture.set_kind(Kind.ACTION))

    # what the page asks

    def display(self, record: MeetingRecord) -> None:
        """Show a meeting as it stands now; its item, its unfinished line and the scroll stay."""
        meeting = record.agenda.meeting
        self._leave(meeting.id)
        self._record = record
        self._nameables = nameables(self._desk, meeting.date)
        self.seats.display(record.agenda, person_initials(self._desk, meeting.date))
        self.order.display(record.agenda.items)
        if self.order.current_item() is None and not self.order.choose(self._chosen_items.get(meeting.id, "")):
            self.order.walk(1)
        self._show_item(self.order.current_item())
        self.capture.show_again()

    def walk(self, step: int) -> None:
        """Take the next (1) or the previous (-1) item."""
        self.order.walk(step)
        self.capture.text.setFocus()

    def type_attendance(self) -> None:
        """Put the cursor into the line for initials."""
        self.seats.line.setFocus()

    def current_item(self) -> ItemRow | None:
        """Return the item being taken."""
        return self.order.current_item()

    def panes(self) -> list[QWidget]:
        """Return the three panes."""
        return [self.order, self.capture.text, self.seats.view]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the middle all the room in a small window: first the right side goes, then the left."""
        super().resizeEvent(event)
        self._sides[0].setVisible(self.width() >= appearance.space(_WITH_LEFT))
        self._sides[1].setVisible(self.width() >= appearance.space(_WITH_RIGHT))

    # what is typed

    @property
    def _code(self) -> str:
        return self._record.agenda.meeting.forum_code if self._record else ""

    def _read(self, line: str) -> CaptureLine:
        meeting = self._record.agenda.next_meeting if self._record else None
        coming = meeting.date if meeting else None
        said_on = self._record.agenda.meeting.date if self._record else self._desk.today
        return read_action_line(line, nameables=self._nameables, today=said_on, next_meeting=coming)

    def _store(self, kind: Kind, line: str) -> None:
        """Record a line under the item being taken."""
        if self._record is None:
            return
        meeting_id, item = self._record.agenda.meeting.id, self.order.current_item()
        if item is None:
            raise RuleBroken("There is no item to record this under; choose one, or add one with Insert.", "item_id")
        if kind is Kind.MINUTE:
            self._desk.perform(record_minute, meeting_id=meeting_id, item_id=item.id, text=line)
        elif kind is Kind.DECISION:
            verb, text = read_decision_line(line)
            self._desk.perform(record_decision, meeting_id=meeting_id, item_id=item.id, text=text, verb=verb)
        else:
            self._store_action(meeting_id, item, self._read(line))

    def _store_action(self, meeting_id: str, item: ItemRow, read: CaptureLine) -> None:
        owner = owner_of(read.owner)
        spoken = read.due.spoken if read.due else None
        helpers = [one.found.id for one in read.contributors if one.found and one.found.kind == POST]
        self._desk.perform(
            record_action,
            text=read.text,
            meeting_id=meeting_id,
            item_id=item.id,
            owner_post_id=owner.owner_post_id,
            owner_person_id=owner.owner_person_id,
            owner_body=owner.owner_body,
            contributors=helpers,
            due=spoken.day if spoken else None,
            due_words=due_words_of(spoken) if spoken else "",
            part=item.part,
        )

    def _press_seat(self, seat: SeatRow) -> None:
        if self._record:
            presence = next_presence(seat.presence)
            meeting_id = self._record.agenda.meeting.id
            self._desk.perform(set_presence, meeting_id=meeting_id, post_id=seat.post_id, presence=presence)

    def _type_seats(self, line: str) -> None:
        if self._record is None:
            return
        agenda, initials = self._record.agenda, person_initials(self._desk, self._record.agenda.meeting.date)
        by_post = {seat.post_id: initials.get(seat.person_id, "") for seat in agenda.seats}
        for said in read_seat_line(line, seats=agenda.seats, initials=by_post, nameables=self._nameables):
            self._desk.perform(
                set_presence,
                meeting_id=agenda.meeting.id,
                post_id=said.post_id,
                presence=said.presence,
                deputy_post_id=said.deputy_post_id,
            )

    # what is shown

    def _leave(self, meeting_id: str) -> None:
        """Keep the unfinished line of the meeting shown before, and put back that of the one to come."""
        before = self._record.agenda.meeting.id if self._record else ""
        if before == meeting_id:
            return
        if before:
            self._drafts[before] = self.capture.draft()
        self.order.clearSelection()
        self.order.setCurrentIndex(self.order.rootIndex())
        self.capture.put_back(self._drafts.get(meeting_id, Draft()))

    def _show_item(self, item: ItemRow | None) -> None:
        if self._record is None:
            return
        meeting = self._record.agenda.meeting
        if item:
            self._chosen_items[meeting.id] = item.id
        self.head.display(item, meeting.forum_name)
        known = self.entries.keys()
        shown = [entry for entry in entries_of(self._record, self._desk) if item and entry.item_id == item.id]
        self.entries.display(shown)
        if set(known) and {entry.key for entry in shown} - set(known):
            QTimer.singleShot(0, self, self._show_newest)
        going = self._desk.read(actions, today=self._desk.today, status="open", forum_id=meeting.forum_id)
        self.open_actions.display(pressing(going, item.id if item else "", meeting.id), meeting.forum_code)

    def _show_newest(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(appearance.space(_LEAST))
        self.splitter.setChildrenCollapsible(False)
        column.addWidget(self.splitter)
        for side, least in zip(self._sides, (_LEFT, _RIGHT), strict=True):
            side.setMinimumWidth(appearance.space(least))
        for place, pane in enumerate((self._sides[0], self._centre(), self._sides[1])):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, place % 2)
        self.splitter.setSizes([appearance.space(280), 10_000, appearance.space(330)])

    def _left(self) -> QWidget:
        left = SidePane()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, appearance.space(12), 0, 0)
        column.setSpacing(appearance.space(8))
        head = plain_label("Agenda", "small", "text 2", weight=600)
        head.setContentsMargins(appearance.space(14), 0, 0, 0)
        column.addWidget(head)
        column.addWidget(self.order, 1)
        return left

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        edge = appearance.space(20)
        column.setContentsMargins(edge, appearance.space(14), edge, appearance.space(14))
        column.setSpacing(appearance.space(10))
        column.addWidget(self.head)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("Record of this item")
        self.entries.setObjectName("inspectorBody")
        self._area.setWidget(self.entries)
        column.addWidget(self._area, 1)
        column.addWidget(self.capture)
        return centre

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.seats)
        column.addWidget(rule())
        column.addWidget(self.open_actions, 1)
        return right
