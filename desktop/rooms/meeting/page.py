"""The page of the Meeting room: the list of meetings, and one meeting as agenda, room and record."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.inspector import Inspector
from desktop.kit.invitation_files import save_invitations
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.meeting_life import MeetingLife
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page, empty_page
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds
from desktop.rooms.meeting.agenda_inspector import Hand, meeting_sections, sections
from desktop.rooms.meeting.agenda_pane import AgendaPane
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.entries import Entry
from desktop.rooms.meeting.meeting_list import MeetingList, times
from desktop.rooms.meeting.prints import MeetingPrints
from desktop.rooms.meeting.record_view import RecordView
from desktop.rooms.meeting.room_view import RoomView
from desktop.rooms.meeting.stage_bar import StageBar
from desktop.rooms.meeting.stage_deeds import OVER, TO_COME, StageDeeds
from desktop.rooms.meeting.stages import stages
from models.errors import NotFound
from models.queries.agenda import agenda
from models.queries.meetings import MeetingRow, meetings
from models.queries.record import MeetingRecord, meeting_record
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words

LIST, AGENDA, ROOM, RECORD = "list", "agenda", "room", "record"
VIEWS = ((LIST, "Meetings"), (AGENDA, "Agenda"), (ROOM, "Room"), (RECORD, "Record"))
_NOT_OPEN = Empty(
    "pencil",
    "The agenda is not open yet",
    "Open it, and it begins with the formalities, what is pinned, and the standing items of its forum.",
)
_NO_RECORD = Empty(
    "message-square",
    "Nothing is recorded yet",
    "Minutes, decisions and actions belong here; they are typed in the room while people speak.",
)
LATELY = timedelta(days=183)
"""How far back the list reaches unless all years are asked for."""


class MeetingPage(Page):
    """One meeting from planned to action log; without a meeting, the list to choose from."""

    name = "meeting"
    concerns = frozenset(
        {
            "meeting", "agenda_item", "attendance", "issued_document", "minute", "decision", "action", "forum",
            "action_contributor", "forum_name", "forum_member", "forum_deadline", "post", "person", "post_holding",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._meeting_id = ""
        self._record: MeetingRecord | None = None
        self._in_room = self._all_years = False
        self._forms = MeetingForms(self, desk)
        self._life = MeetingLife(self, desk)
        self._prints = MeetingPrints(self, desk)
        self._agenda_deeds = AgendaDeeds(self, desk, self._forms, self._select_item)
        self._hand = Hand(
            self._agenda_deeds.change,
            self._agenda_deeds.mend,
            self._agenda_deeds.set_place,
            self._agenda_deeds.set_minutes,
            self._agenda_deeds.take_chair,
            lambda: self.navigator.run("meeting.away"),
        )
        self._views = self.header.add_views(VIEWS, LIST)
        self._views.chosen.connect(self._choose_view)
        self.header.add_command("print.preview")
        self.header.add_command("print.action_log")
        self._stages = StageDeeds(desk, self._prints, self._arrive)
        new_meeting = Deed("New meeting…", self._add_meeting, "Ctrl+N", "calendar-plus", "filled")
        self._stages.add_buttons(self.header, new_meeting)
        self.stage_bar = StageBar()
        self.set_strip(self.stage_bar)
        self.meeting_list = MeetingList(self.chips)
        self.agenda_pane = AgendaPane(lambda: self.navigator.run("agenda.add_item"))
        self.room_view = RoomView(desk, self._remove_entry, navigator.open_action)
        self.record_view = RecordView(desk, self._remove_entry)
        self.inspector = Inspector("Meeting details")
        self._stack = QStackedWidget()
        self._pages = {
            LIST: self.meeting_list, AGENDA: self.agenda_pane, ROOM: self.room_view, RECORD: self.record_view,
            "not open": empty_page(_NOT_OPEN), "no record": empty_page(_NO_RECORD),
        }  # fmt: skip
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.set_body(self._stack, self.inspector)
        self._connect()

    # what the window asks

    @property
    def wants_narrow_sidebar(self) -> bool:
        """Return that the room itself needs the width."""
        return self._view() == ROOM

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done with the meeting shown, its item, or the meeting chosen in the list."""
        offered: dict[str, Callable[[], None]] = {"meeting.new": self._add_meeting}
        meeting = self._meeting()
        if meeting is None:
            return offered
        offered |= self._meeting_commands(meeting)
        if self._view() == LIST:
            return offered | {"meeting.open": self._open_chosen}
        offered |= self._agenda_commands() if self._view() == AGENDA else {}
        offered |= self._stage_commands(meeting)
        return offered | self._capture_commands()

    def refresh(self) -> None:
        """Read the meeting shown, or the list; a meeting taken back gives way to the list."""
        if self._meeting_id and self._view() != LIST:
            try:
                self._record = self.desk.read(meeting_record, meeting_id=self._meeting_id, today=self.desk.today)
            except NotFound:
                self._record, self._meeting_id = None, ""
        if self._record is None or self._view() == LIST:
            self._views.set_current(LIST)
            self._show_list()
        else:
            self._show_record(self._record)
        none_to_choose = self._record is None and not self.meeting_list.rows()
        self._stages.display(self._record, none_to_choose=none_to_choose)
        self.header.fit()

    def show_meeting(self, meeting_id: str) -> None:
        """Show one meeting where its stage wants it: its agenda, the room, or its record."""
        self._meeting_id = meeting_id
        row = self.desk.read(agenda, meeting_id=meeting_id).meeting
        view = ROOM if row.status == MeetingStatus.IN_THE_ROOM else RECORD if row.status in OVER else AGENDA
        self._choose_view(view)

    def panes(self) -> list[QWidget]:
        """Return the panes F6 walks through; the room has its own three."""
        return self.room_view.panes() if self._view() == ROOM else super().panes()

    # what is shown

    def _view(self) -> str:
        return self._views.current()

    def _meeting(self) -> MeetingRow | None:
        """Return the meeting shown, or the one chosen in the list."""
        if self._view() == LIST:
            return self.meeting_list.list.current_row()
        return self._record.agenda.meeting if self._record else None

    def _choose_view(self, view: str) -> None:
        """Go to a view; from the list it shows the chosen meeting."""
        chosen = self.meeting_list.list.current_row()
        if view != LIST and not self._meeting_id and chosen:
            self._meeting_id = chosen.id
        if view == LIST:
            self._meeting_id, self._record = "", None
        self._views.set_current(view if self._meeting_id else LIST)
        self.refresh()
        self.update_commands()
        self._focus()

    def _focus(self) -> None:
        targets: dict[str, QWidget] = {
            LIST: self.meeting_list.list, AGENDA: self.agenda_pane.view, ROOM: self.room_view.capture.text,
        }  # fmt: skip
        self.setFocusProxy(targets.get(self._view(), self.record_view))
        self.setFocus()

    def _show_list(self) -> None:
        today, self._all_years = self.desk.today, self.meeting_list.all_years()
        rows = self.desk.read(meetings, first=None if self._all_years else today - LATELY)
        rows = rows or self.desk.read(meetings)
        self._record = None
        with QSignalBlocker(self.meeting_list.list):  # the chosen one is shown once, below
            self.meeting_list.display(rows, today)
        coming = sum(1 for row in rows if row.date >= today)
        self.set_title("Meetings", f"{date_words(today)} · {coming} to come, {len(rows) - coming} earlier")
        self.set_banner("")
        self.set_empty(None if rows else self._nothing())
        self._show_pane(LIST)
        self._show_chosen(self.meeting_list.list.current_row())

    def _widen(self) -> None:
        """Read the meetings of every year when the filter asks for them, and no longer when it does not."""
        if self._view() == LIST and self.meeting_list.all_years() != self._all_years:
            self._show_list()

    def _show_record(self, record: MeetingRecord) -> None:
        """Show one meeting in the present view."""
        view = record.agenda
        self._agenda_deeds.view = view
        self.set_empty(None)
        place = f" · {view.meeting.place}" if view.meeting.place else ""
        words = f"{date_words(view.meeting.date)}, {times(view.meeting)}{place}"
        self.set_title(view.meeting.forum_name, words, code=view.meeting.forum_code, level=view.meeting.level)
        self.stage_bar.display(stages(view))
        self._say_if_fallen(view.meeting)
        self.agenda_pane.display(view)
        if self._view() == ROOM:
            self.room_view.display(record)
        self.record_view.display(record)
        entries = record.minutes or record.decisions or record.actions
        missing = {AGENDA: "" if view.items else "not open", RECORD: "" if entries else "no record"}
        self._show_pane(missing.get(self._view(), "") or self._view())
        self._show_item(self.agenda_pane.view.current_row())

    def _show_pane(self, pane: str) -> None:
        """Bring a pane to the front with what belongs beside it."""
        self._stack.setCurrentWidget(self._pages[pane])
        self.chips.setVisible(self._view() == LIST)
        self.stage_bar.setVisible(self._view() in {AGENDA, RECORD})
        in_room = self._view() == ROOM
        if in_room != self._in_room:
            self._in_room = in_room
            self.show_inspector(shown=not in_room)

    def _show_chosen(self, row: MeetingRow | None) -> None:
        """Show the facts of the meeting chosen in the list."""
        if self._view() != LIST:
            return
        if row is None:
            self.inspector.clear("Choose a meeting to see it here.")
        else:
            view = self.desk.read(agenda, meeting_id=row.id)
            self._agenda_deeds.view = view
            deeds = (Deed("Open meeting", self._open_chosen, key="Return"),)
            shown = (*meeting_sections(view, self._hand), *self._life.history(row))
            self.inspector.display(row.id, shown, deeds)
        self.update_commands()

    def _show_item(self, item: object) -> None:
        """Show the chosen item beside the agenda, or the meeting itself."""
        if self._record is None or self._view() == LIST:
            return
        view = self._record.agenda
        chosen = next((one for one in view.items if one == item), None) if self._view() == AGENDA else None
        deeds = (Deed("The meeting", self.agenda_pane.view.let_item_go, key="Esc"),) if chosen else ()
        subject = chosen.id if chosen else view.meeting.id
        history = () if chosen else self._life.history(view.meeting)
        self.inspector.display(subject, (*sections(view, chosen, self._hand), *history), deeds)
        self.update_commands()

    def _say_if_fallen(self, meeting: MeetingRow) -> None:
        fallen = meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}
        words = f"This meeting is {meeting.status}: {meeting.moved_because or 'no reason given'}."
        self.set_banner(words if fallen else "", icon="x", tone="bad")

    def _nothing(self) -> Empty:
        deed = Deed("Lay out a year…", lambda: self.navigator.run("plan.year"), icon="calendar-range", kind="filled")
        sentence = "Lay out a year and every forum’s meetings stand here, from the first agenda to the last action log."
        return Empty("gavel", "No meeting is on the calendar yet", sentence, deed, "or add one by hand  Ctrl N")

    def _arrive(self, status: MeetingStatus) -> None:
        """Follow a meeting into the room, or out of it to its record."""
        self._choose_view(ROOM if status is MeetingStatus.IN_THE_ROOM else RECORD)

    # deeds

    def _connect(self) -> None:
        self.chips.changed.connect(self._widen)
        self.meeting_list.list.chosen.connect(self._show_chosen)
        self.meeting_list.list.opened.connect(lambda _row: self._open_chosen())
        self.meeting_list.list.previewed.connect(lambda _row: self.show_inspector())
        self.agenda_pane.view.chosen.connect(self._show_item)
        self.agenda_pane.view.let_go.connect(lambda: self._show_item(None))
        self.agenda_pane.view.opened.connect(lambda _row: self._edit_in_place())
        self.agenda_pane.view.previewed.connect(lambda _row: self.show_inspector())

    def _meeting_commands(self, meeting: MeetingRow) -> dict[str, Callable[[], None]]:
        offered: dict[str, Callable[[], None]] = {
            "print.preview": self._preview,
            "print.agenda": lambda: self._prints.save_agenda(meeting),
            "print.action_log": lambda: self._prints.save_action_log(meeting),
            "print.action_log_xlsx": lambda: self._prints.save_action_log(meeting, ".xlsx"),
            "print.action_log_csv": lambda: self._prints.save_action_log(meeting, ".csv"),
            "print.record": lambda: self._prints.save_record(meeting),
            "print.invitations": lambda: save_invitations(self.desk, (meeting,), meeting.forum_code),
        }
        if meeting.status in OVER:
            offered["meeting.issue_log"] = lambda: self._prints.issue_action_log(meeting)
        if meeting.status in TO_COME:
            offered |= {
                "meeting.move": lambda: self._ask(self._forms.move, meeting),
                "meeting.cancel": lambda: self._ask(self._forms.cancel, meeting),
                "meeting.edit": lambda: self._ask(self._forms.edit, meeting),
                "meeting.hold": lambda: self._enter(meeting),
            }
        return offered | self._life.commands(meeting)

    def _stage_commands(self, meeting: MeetingRow) -> dict[str, Callable[[], None]]:
        """Return what brings the meeting shown to its next stage, and who may chair it."""
        ways: dict[str, dict[str, Callable[[], None]]] = {
            MeetingStatus.PLANNED: {"meeting.open_agenda": self._stages.open_agenda},
            MeetingStatus.IN_THE_ROOM: {"meeting.end": self._stages.end},
        }
        return {"meeting.take_chair": self._agenda_deeds.take_chair} | ways.get(meeting.status, {})

    def _agenda_commands(self) -> dict[str, Callable[[], None]]:
        item = self.agenda_pane.view.current_row()
        offered: dict[str, Callable[[], None]] = {
            "agenda.add_item": lambda: self._agenda_deeds.add(item),
            "agenda.issue": self._stages.issue,
            "edit.rename": self._edit_in_place,
        }
        if item:
            offered |= {
                "agenda.edit_item": lambda: self._agenda_deeds.edit(item),
                "agenda.remove_item": lambda: self._agenda_deeds.remove(item),
                "edit.delete": lambda: self._agenda_deeds.remove(item),
                "agenda.move_up": lambda: self._agenda_deeds.shift(item, -1),
                "agenda.move_down": lambda: self._agenda_deeds.shift(item, 1),
            }
        return offered

    def _capture_commands(self) -> dict[str, Callable[[], None]]:
        offered: dict[str, Callable[[], None]] = {
            "record.minute": lambda: self._capture(Kind.MINUTE),
            "record.decision": lambda: self._capture(Kind.DECISION),
            "record.action": lambda: self._capture(Kind.ACTION),
        }
        if self._view() == ROOM:
            offered |= {
                "meeting.next_item": lambda: self.room_view.walk(1),
                "meeting.previous_item": lambda: self.room_view.walk(-1),
                "meeting.attendance": self.room_view.type_attendance,
                "agenda.add_item": lambda: self._agenda_deeds.add(self.room_view.current_item()),
            }
        return offered

    def _capture(self, kind: Kind) -> None:
        """Type an entry of a kind, in the room."""
        if self._view() != ROOM:
            self._choose_view(ROOM)
        self.room_view.capture.set_kind(kind)

    def _preview(self) -> None:
        meeting = self._meeting()
        if meeting:
            show = self._prints.preview_record if self._view() in {ROOM, RECORD} else self._prints.preview_agenda
            messages.attempt(lambda: show(meeting))

    def _open_chosen(self) -> None:
        row = self.meeting_list.list.current_row()
        if row:
            self.show_meeting(row.id)

    def _enter(self, meeting: MeetingRow) -> None:
        self._meeting_id = meeting.id
        self._stages.enter(meeting)

    @staticmethod
    def _ask(form: Callable[[MeetingRow], bool], meeting: MeetingRow) -> None:
        form(meeting)

    def _add_meeting(self) -> None:
        added = self._forms.add()
        if added:
            self.show_meeting(added)

    def _edit_in_place(self) -> None:
        self.show_inspector()
        self.inspector.edit_first()

    def _select_item(self, item_id: str) -> None:
        if self._view() == ROOM:
            self.room_view.order.choose(item_id)
        else:
            self.agenda_pane.view.select_key(item_id)

    def _remove_entry(self, entry: Entry) -> None:
        """Take an entry out of the record; the toast says how to have it back."""

        def removed() -> bool:
            entry.remove()
            return True

        if messages.attempt(removed):
            messages.toast(f"Deleted {entry.label.lower()}.", undo=True)
