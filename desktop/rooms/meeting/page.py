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
from desktop.kit.page import Empty, Page
from desktop.rooms.meeting.agenda_aspect import AgendaAspect
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds
from desktop.rooms.meeting.agenda_inspector import Hand, agenda_sections, meeting_sections
from desktop.rooms.meeting.agenda_pane import AgendaPane
from desktop.rooms.meeting.aspect import Aspect, Beside
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.entries import Entry
from desktop.rooms.meeting.meeting_list import MeetingList, times
from desktop.rooms.meeting.papers_aspect import PapersAspect
from desktop.rooms.meeting.prints import MeetingPrints
from desktop.rooms.meeting.record_aspect import RecordAspect
from desktop.rooms.meeting.record_view import RecordView
from desktop.rooms.meeting.room_aspect import RoomAspect
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

LIST = "list"
LATELY = timedelta(days=183)
"""How far back the list reaches unless all years are asked for."""


class MeetingPage(Page):
    """One meeting from planned to action log; without a meeting, the list to choose from."""

    name = "meeting"
    concerns = frozenset({
        "meeting", "agenda_item", "attendance", "issued_document", "minute", "decision", "action", "forum",
        "action_contributor", "forum_name", "forum_member", "forum_deadline", "post", "person", "post_holding", "paper",
        "paper_author", "paper_section", "paper_recommendation", "paper_attachment", "paper_version", "paper_event",
        "risk_link", "forum_paper_rule", "escalation", "deep_dive", "interest", "also_attending", "correction",
        "decision_audience", "decision_effect", "item_attendee", "item_line", "item_pause", "item_promise", "risk",
        "risk_review", "meeting_theme", "alignment", "theme", "local_exception", "tasking_request", "priority_set",
        "priority",
    })  # fmt: skip

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._meeting_id = ""
        self._record: MeetingRecord | None = None
        self._inspector_away = self._all_years = False
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
        self._stages = StageDeeds(desk, self._prints, self._arrive)
        self.meeting_list = MeetingList(self.chips)
        self.aspects = self._made_aspects()
        self._views = self.header.add_views(
            ((LIST, "Meetings"), *((one.name, one.title) for one in self.aspects.values())), LIST
        )
        self._views.chosen.connect(self._choose_view)
        self.header.add_command("print.preview")
        self.header.add_command("print.action_log")
        new_meeting = Deed("New meeting…", self._add_meeting, "Ctrl+N", "calendar-plus", "filled")
        self._stages.add_buttons(self.header, new_meeting)
        self.stage_bar = StageBar()
        self.set_strip(self.stage_bar)
        self.inspector = Inspector("Meeting details")
        self._stack = QStackedWidget()
        for pane in (self.meeting_list, *(pane for one in self.aspects.values() for pane in one.panes())):
            self._stack.addWidget(pane)
        self.set_body(self._stack, self.inspector)
        self._connect()

    def _made_aspects(self) -> dict[str, Aspect]:
        """Return the ways of looking at one meeting, in the order of the head."""
        self._agenda = AgendaAspect(
            self._agenda_deeds,
            self._stages,
            self._hand,
            lambda: self.navigator.run("agenda.add_item"),
            self._edit_in_place,
        )
        self._papers = PapersAspect(self, self.desk, self._edit_in_place)
        self._room = RoomAspect(RoomView(self.desk, self._remove_entry, self.navigator), self._agenda_deeds)
        self._told = RecordAspect(RecordView(self.desk, self._remove_entry))
        return {one.name: one for one in (self._agenda, self._papers, self._room, self._told)}

    @property
    def agenda_pane(self) -> AgendaPane:
        """The items."""
        return self._agenda.agenda_pane

    @property
    def room_view(self) -> RoomView:
        """The room."""
        return self._room.room_view

    @property
    def record_view(self) -> RecordView:
        """The record."""
        return self._told.record_view

    # what the window asks

    @property
    def wants_narrow_sidebar(self) -> bool:
        """Return that the room itself needs the width."""
        aspect = self._aspect()
        return aspect is not None and not aspect.has_inspector

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done with the meeting shown, its item, or the meeting chosen in the list."""
        offered: dict[str, Callable[[], None]] = {"meeting.new": self._add_meeting}
        meeting = self._meeting()
        if meeting is None:
            return offered
        offered |= self._meeting_commands(meeting)
        aspect = self._aspect()
        if aspect is None or self._record is None:
            return offered | {"meeting.open": self._open_chosen}
        return offered | self._stage_commands(meeting) | self._capture_commands() | dict(aspect.commands(self._record))

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

    def show_meeting(self, meeting_id: str, within: str = "") -> None:
        """Show one meeting where its stage wants it: its agenda, the room, its record, or where `within` stands."""
        self._meeting_id = meeting_id
        row = self.desk.read(agenda, meeting_id=meeting_id).meeting
        in_the_room = row.status == MeetingStatus.IN_THE_ROOM
        self._choose_view((self._room if in_the_room else self._told if row.status in OVER else self._agenda).name)
        if within:
            self._find(within)

    def panes(self) -> list[QWidget]:
        """Return the panes F6 walks through; the room has its own three."""
        aspect = self._aspect()
        return (aspect.walk() if aspect else []) or super().panes()

    # what is shown

    def _view(self) -> str:
        return self._views.current()

    def _aspect(self) -> Aspect | None:
        """Return the aspect in front, none while the list is."""
        return self.aspects.get(self._view())

    def _meeting(self) -> MeetingRow | None:
        """Return the meeting shown, or the one chosen in the list."""
        if self._view() == LIST:
            return self.meeting_list.list.current_row()
        return self._record.agenda.meeting if self._record else None

    def _find(self, key: str) -> None:
        """Choose what has this key where it stands: in the aspect in front, or in the first that knows it."""
        for aspect in (self._aspect(), *(one for one in self.aspects.values() if one.has_inspector)):
            if aspect is None or self._record is None:
                return
            aspect.display(self._record)
            if aspect.choose(key):
                if aspect is not self._aspect():
                    self._choose_view(aspect.name)
                return

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
        aspect = self._aspect()
        self.setFocusProxy(aspect.focus() if aspect else self.meeting_list.list)
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
        self._show_pane(self.meeting_list)
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
        aspect = self._aspect()
        if aspect:
            aspect.display(record)
            self._show_pane(aspect.pane(record))
        self._show_beside()

    def _show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front with what belongs beside it."""
        self._stack.setCurrentWidget(pane)
        aspect = self._aspect()
        self.chips.setVisible(aspect is None)
        self.stage_bar.setVisible(aspect is not None and aspect.has_stage_bar)
        away = aspect is not None and not aspect.has_inspector
        if away != self._inspector_away:
            self._inspector_away = away
            self.show_inspector(shown=not away)

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

    def _show_beside(self) -> None:
        """Show what belongs beside the pane in front, or the meeting itself."""
        record, aspect = self._record, self._aspect()
        if record is None or aspect is None:
            return
        view = record.agenda
        history = self._life.history(view.meeting)
        beside = aspect.beside(record) or Beside(view.meeting.id, (*agenda_sections(view, self._hand), *history))
        self.inspector.display(beside.subject, beside.sections, beside.deeds)
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
        self._choose_view((self._room if status is MeetingStatus.IN_THE_ROOM else self._told).name)

    # deeds

    def _connect(self) -> None:
        self.chips.changed.connect(self._widen)
        self.meeting_list.list.chosen.connect(self._show_chosen)
        self.meeting_list.list.opened.connect(lambda _row: self._open_chosen())
        self.meeting_list.list.previewed.connect(lambda _row: self.show_inspector())
        for aspect in self.aspects.values():
            aspect.altered.connect(self._show_beside)
        self.agenda_pane.view.opened.connect(lambda _row: self._edit_in_place())
        self.agenda_pane.view.previewed.connect(lambda _row: self.show_inspector())

    def _meeting_commands(self, meeting: MeetingRow) -> dict[str, Callable[[], None]]:
        offered: dict[str, Callable[[], None]] = {
            "print.preview": self._preview,
            **self._prints.commands(meeting),
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
        always = {"meeting.take_chair": self._agenda_deeds.take_chair}
        return always | self._stages.commands() | ways.get(meeting.status, {})

    def _capture_commands(self) -> dict[str, Callable[[], None]]:
        return {
            "record.minute": lambda: self._capture(Kind.MINUTE),
            "record.decision": lambda: self._capture(Kind.DECISION),
            "record.action": lambda: self._capture(Kind.ACTION),
        }

    def _capture(self, kind: Kind) -> None:
        """Type an entry of a kind, in the room."""
        if self._aspect() is not self._room:
            self._choose_view(self._room.name)
        self.room_view.capture.set_kind(kind)

    def _preview(self) -> None:
        meeting = self._meeting()
        if meeting:
            recorded = self._aspect() in (self._room, self._told)
            show = self._prints.preview_record if recorded else self._prints.preview_agenda
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
        aspect = self._aspect()
        if aspect:
            aspect.choose(item_id)

    def _remove_entry(self, entry: Entry) -> None:
        """Take an entry out of the record; the toast says how to have it back."""

        def removed() -> bool:
            entry.remove()
            return True

        if messages.attempt(removed):
            messages.toast(f"Deleted {entry.label.lower()}.", undo=True)
