"""What the one button of each line does, and what else can be printed from Today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.chasing import chase
from desktop.kit.desk import Desk
from desktop.kit.issuing import issue_log
from desktop.kit.navigator import Navigator
from models.documents.agenda import agenda_document
from models.documents.day import day_document
from models.documents.export import export, file_name
from models.operations.agenda import open_agenda
from models.queries.agenda_template import begun_agenda
from models.queries.due import CHASE, FINISH_MINUTES, ISSUE_AGENDA, OPEN_AGENDA, OPEN_MEETING, PRINT_LOG
from models.queries.today import DueRow, TodayView

PDF = ".pdf"
WANTED_ACTIONS = "actions/wanted"
"""Under this name the desk remembers which actions the Actions room should show when it opens."""
WANTED_PLAN = "forward_plan/wanted"
"""Under this name it remembers the view of the forward plan to show, and after a blank what in it."""
PLAN_VIEWS = {"theme": "programme", "review": "priorities", "promise": "promises", "dive": "deep-dives"}


@dataclass(frozen=True, slots=True)
class OneDeed:
    """The words of a line's button and what it does."""

    words: str
    do: Callable[[str], None]


class TodayDeeds:
    """The deeds of the room, looked up by the command a line names."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget) -> None:
        self._desk, self._navigator, self._parent = desk, navigator, parent
        self._known = {
            OPEN_AGENDA: OneDeed("Open agenda", self.open_agenda),
            ISSUE_AGENDA: OneDeed("Issue agenda", self.issue_agenda),
            OPEN_MEETING: OneDeed("Open meeting", navigator.open_meeting),
            FINISH_MINUTES: OneDeed("Finish minutes", navigator.open_meeting),
            PRINT_LOG: OneDeed("Issue action log", self.issue_log),
        }

    def words(self, row: DueRow) -> str:
        """Return the words of a line's button."""
        return self._deed_of(row).words

    def do(self, row: DueRow) -> None:
        """Do what is due."""
        messages.attempt(lambda: self._deed_of(row).do(row.subject[1]))

    def open_agenda(self, meeting_id: str) -> None:
        """Make the agenda from the forum's template and show it."""
        self._desk.perform(open_agenda, meeting_id=meeting_id)
        self._navigator.open_meeting(meeting_id)

    def issue_agenda(self, meeting_id: str) -> None:
        """Show the meeting and ask whether to issue its agenda."""
        self._navigator.open_meeting(meeting_id)
        self._navigator.run("agenda.issue")

    def enter(self, meeting_id: str) -> None:
        """Show the meeting and enter its room."""
        self._navigator.open_meeting(meeting_id)
        self._navigator.run("meeting.hold")

    def show_actions(self, wanted: str) -> None:
        """Show the Actions room narrowed to what is wanted: overdue."""
        self._navigator.view_state.remember(WANTED_ACTIONS, wanted)
        self._navigator.open_room("actions")

    def show_plan(self, view: str, key: str) -> None:
        """Show a view of the forward plan, and something in it."""
        self._navigator.view_state.remember(WANTED_PLAN, f"{view} {key}")
        self._navigator.open_room("forward_plan")

    def chase(self, paper_ids: Sequence[str]) -> None:
        """Draft the letters that ask for papers."""
        chase(self._parent, self._desk, paper_ids)

    def issue_log(self, meeting_id: str) -> None:
        """Show the log of a meeting's forum; first ask whether this print is the one that leaves the house."""
        issue_log(self._parent, self._desk, meeting_id)

    def print_agenda(self, meeting_id: str) -> None:
        """Show the agenda of a meeting as it will be printed."""
        view = self._desk.read(begun_agenda, meeting_id=meeting_id)
        document = agenda_document(view, printed=self._desk.now())
        title = f"Agenda, {view.meeting.reference}"
        printing.preview(self._parent, title, export(document, PDF), file_name(document, PDF))

    def print_day(self, view: TodayView) -> None:
        """Show the day as it will be printed: its meetings and what is due."""
        desk = self._desk
        document = day_document(view, who=desk.actor, marking=desk.marking, printed=desk.now())
        printing.preview(self._parent, "My day", export(document, PDF), file_name(document, PDF))

    def _deed_of(self, row: DueRow) -> OneDeed:
        """Return the deed a line names; what concerns several actions shows them."""
        kind, _ = row.subject
        if kind == "papers":
            words = CHASE if len(row.papers) == 1 else f"{CHASE} {len(row.papers)}…"
            return OneDeed(words, lambda _meeting_id: self.chase(row.papers))
        if kind == "actions":
            return OneDeed("Show overdue", self.show_actions)
        if kind in PLAN_VIEWS:
            return OneDeed(row.command, lambda key: self.show_plan(PLAN_VIEWS[kind], key))
        if kind == "action":
            return OneDeed("Open action", self._navigator.open_action)
        return self._known.get(row.command, self._known[OPEN_MEETING])
