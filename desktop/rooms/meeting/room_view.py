"""The room: agenda at the left, the item with its record and the capture line, and who is here at the right."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import TallBody
from desktop.kit.desk import EVERYTHING, Desk
from desktop.kit.kept_draft import KeptDraft
from desktop.kit.navigator import Navigator
from desktop.rooms.meeting.also_pane import AlsoPane
from desktop.rooms.meeting.capture_box import CaptureBox, Draft, Kind
from desktop.rooms.meeting.clock_line import ClockLine
from desktop.rooms.meeting.effects_view import EffectsPane
from desktop.rooms.meeting.entries import Entry, EntryList, entries_of
from desktop.rooms.meeting.item_head import ItemHead
from desktop.rooms.meeting.line_deeds import LineDeeds
from desktop.rooms.meeting.nameables import Names, names
from desktop.rooms.meeting.open_actions import OpenActions, pressing
from desktop.rooms.meeting.room_clock import RoomClock
from desktop.rooms.meeting.room_deeds import RoomDeeds
from desktop.rooms.meeting.room_panes import RoomPanes, scrolled
from desktop.rooms.meeting.running_order import RunningOrder, order_lines
from desktop.rooms.meeting.seats_pane import SeatsPane
from models.queries.actions import actions
from models.queries.agenda import ItemRow
from models.queries.record import AskRow, MeetingRecord
from models.rules.vocabulary import Shows

_LEAST, _LOW = 360, 480  # px at 100 %: of the width, and the height below which what is asked scrolls
_NAMED = frozenset({"person", "post", "post_holding", "forum_link"})


class RoomView(QWidget):
    """Capture mode, made for typing while people speak."""

    def __init__(self, desk: Desk, remove: Callable[[Entry], None], navigator: Navigator) -> None:
        super().__init__()
        self._desk = desk
        self._record: MeetingRecord | None = None
        self._names: Names | None = None
        self._named_for = ""
        self._drafts: dict[str, Draft] = {}
        self._kept = KeptDraft(navigator.view_state, "room/drafts", self)
        self._chosen_items: dict[str, str] = {}
        self._lines = LineDeeds(desk)
        self.clock = RoomClock(desk)
        self.clock.ticked.connect(self._show_time)
        self.deeds = RoomDeeds(self, desk, self.clock)
        self.order = RunningOrder()
        self.order.chosen.connect(self._show_item)
        self.order.taken.connect(self._take_item)
        self.head = ItemHead(self.deeds.open_paper)
        self.entries = EntryList(remove)
        self.effects = EffectsPane(desk)
        self.capture = CaptureBox(self._lines.store, self._lines.reading)
        self.capture.typed_on.connect(self._keep)
        self.seats = SeatsPane(self.deeds.press_seat, self.deeds.type_seats)
        self.also = AlsoPane(self.deeds.ask_visitor, self.deeds.ask_interest)
        self.open_actions = OpenActions(navigator.open_action)
        self.pace = ClockLine(self.deeds.refit)
        self._recorded = TallBody()
        self._area = scrolled(self._recorded, "Record of this item")
        self._scrolled = QVBoxLayout(self._recorded)
        self._panes = RoomPanes(self.order, self.pace, self._centre(), (self.seats, self.also, self.open_actions))
        self._lay_out()
        desk.changed.connect(self._hear)

    # what the page asks

    def display(self, record: MeetingRecord) -> None:
        """Show a meeting as it stands now; its item, its unfinished line and the scroll stay."""
        meeting = record.agenda.meeting
        before = self._record.agenda.meeting.id if self._record else ""
        kept = self.capture.draft()
        self._record = record
        self.clock.take(record)
        self._lines.take(record, self._names_of(record))
        if before != meeting.id:
            self._arrive(before, kept)
        self.seats.display(record.agenda, self._names_of(record).initials)
        with QSignalBlocker(self.order):  # the chosen one is shown once, below
            self._show_order()
            if self.order.current_item() is None and not self.order.choose(self._chosen_items.get(meeting.id, "")):
                self.order.walk(1)
        self._show_item(self.order.current_item())
        self._begin_first()

    def walk(self, step: int) -> None:
        """Take the next (1) or the previous (-1) item; its clock runs where the meeting is in the room."""
        self.order.walk(step)
        self._take_item(self.order.current_item())

    def type_attendance(self) -> None:
        """Put the cursor into the line for initials."""
        self.seats.line.setFocus()

    def judge_effects(self) -> None:
        """Go to the closing item and put the cursor into its list."""
        closing = self.closing_item()
        if closing:
            self.order.choose(closing.id)
            self.effects.list.setFocus()

    def closing_item(self) -> ItemRow | None:
        """Return the item that lists the day's decisions with their risks, none where the agenda has none."""
        items = self._record.agenda.items if self._record else ()
        return next((item for item in items if item.shows == Shows.EFFECTS), None)

    def current_item(self) -> ItemRow | None:
        """Return the item being taken."""
        return self.order.current_item()

    def panes(self) -> list[QWidget]:
        """Return the panes F6 walks through; the effects are one of them where they are shown."""
        shown = [self.effects.list] if self.effects.isVisible() else []
        return [self.order, *shown, self.capture.text, self.seats.view]

    # what happens by itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the middle all the room in a small window: the sides go, and what is asked scrolls with the record."""
        super().resizeEvent(event)
        self._panes.fit(self.width())
        if self._is_low():
            self._scrolled.insertWidget(0, self.head.asked)
        else:
            self.head.take_asked()
        self._area.setVisible(not (self._is_low() and self.effects.isVisibleTo(self)))

    def _is_low(self) -> bool:
        return self.height() < appearance.space(_LOW)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock tick while it is seen."""
        super().showEvent(event)
        self.clock.watch(watched=True)
        self._show_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock stand while nobody looks, and write what is typed."""
        super().hideEvent(event)
        self.clock.watch(watched=False)
        self._kept.write()

    def _hear(self, changes: frozenset[tuple[str, str]]) -> None:
        """Read again who may be named, and where things go up, when posts, people or links changed."""
        if changes == EVERYTHING or any(table in _NAMED for table, _ in changes):
            self._names = None
            if self._record and self.isVisible():
                self._lines.take(self._record, self._names_of(self._record))

    def _names_of(self, record: MeetingRecord) -> Names:
        if self._names is None or self._named_for != record.agenda.meeting.id:
            self._names = names(self._desk, record.agenda.meeting.date)
            self._named_for = record.agenda.meeting.id
        return self._names

    # unfinished lines

    def _arrive(self, before: str, kept: Draft) -> None:
        """Keep the unfinished line of the meeting shown before, and put back that of the one to come."""
        if self._record is None:
            return
        if before:
            self._drafts[before] = kept
        with QSignalBlocker(self.order):
            self.order.clearSelection()
            self.order.setCurrentIndex(self.order.rootIndex())
        meeting_id = self._record.agenda.meeting.id
        self.capture.put_back(self._drafts.get(meeting_id) or self._restored(meeting_id))

    def _restored(self, meeting_id: str) -> Draft:
        """Return what an earlier run of the program left unfinished."""
        words = self._kept.words(meeting_id)
        kinds = [kind for kind in Kind if kind.value == words.get("kind")]
        return Draft(kinds[0], words.get("text", "")) if kinds else Draft()

    def _keep(self) -> None:
        """Keep what is typed on the disk, and forget it once nothing is."""
        if self._record is None:
            return
        draft, meeting_id = self.capture.draft(), self._record.agenda.meeting.id
        if draft.text.strip():
            self._kept.keep(meeting_id, {"kind": draft.kind.value, "text": draft.text})
        else:
            self._kept.drop(meeting_id)

    # what is shown

    def _take_item(self, item: ItemRow | None) -> None:
        if item:
            self.clock.begin(item.id)
        self.capture.text.setFocus()

    def _begin_first(self) -> None:
        """Let the clock run on the item shown when the meeting has just come into the room."""
        item = self.order.current_item()
        if item and self.clock.runs and not self.clock.now().spans:
            self.clock.begin(item.id)

    def _show_order(self) -> None:
        if self._record:
            items = self._record.agenda.items
            self.order.display(order_lines(items, self.clock.now(), self.clock.pace().starts))

    def _show_time(self) -> None:
        """Show how long it has taken; only digits change."""
        if self._record is None or not self.isVisible():
            return
        self._show_order()
        self.pace.display(self.clock.time(), self.clock.pace())
        item = self.order.current_item()
        if item:
            self.head.show_time(self.clock.now().spans.get(item.id), item.minutes)

    def _show_item(self, item: ItemRow | None) -> None:
        if self._record is None:
            return
        meeting, asked = self._record.agenda.meeting, self._asked(item)
        if item:
            self._chosen_items[meeting.id] = item.id
        self._lines.take_item(item)
        self.deeds.take(self._record, item, self._names_of(self._record))
        self.head.display(item, meeting.forum_name, asked)
        closing = item is not None and item.shows == Shows.EFFECTS
        self.effects.setVisible(closing)
        self._area.setVisible(not (self._is_low() and closing))
        if closing:
            self.effects.display(meeting.id)
        self._show_entries(item)
        self.also.display(self._record.agenda, item, asked)
        going = self._desk.read(actions, today=self._desk.today, status="open", forum_id=meeting.forum_id)
        self.open_actions.display(pressing(going, item.id if item else "", meeting.id), meeting.forum_code)
        self.capture.show_again()
        self._show_time()

    def _show_entries(self, item: ItemRow | None) -> None:
        if self._record is None:
            return
        known = self.entries.keys()
        shown = [entry for entry in entries_of(self._record, self._desk) if item and entry.item_id == item.id]
        self.entries.display(shown)
        if set(known) and {entry.key for entry in shown} - set(known):
            QTimer.singleShot(0, self, self._show_newest)

    def _asked(self, item: ItemRow | None) -> tuple[AskRow, ...]:
        asks = self._record.asks if self._record else ()
        return tuple(ask for ask in asks if item and ask.item_id == item.id)

    def _show_newest(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        edge = appearance.space(20)
        column.setContentsMargins(edge, appearance.space(14), edge, appearance.space(14))
        column.setSpacing(appearance.space(10))
        column.addWidget(self.head)
        column.addWidget(self.effects, 2)
        self.effects.hide()
        column.addWidget(self._area, 1)
        column.addWidget(self.capture)
        return centre

    def _lay_out(self) -> None:
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.addWidget(self.entries)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._panes)
        self.setMinimumWidth(appearance.space(_LEAST))
        shortcut = QShortcut(QKeySequence("F8"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.capture.set_kind(Kind.ACTION))
