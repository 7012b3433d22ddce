"""The papers of a meeting: the list, and beside it the chosen paper or what is still awaited."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.page import Empty, empty_page
from desktop.rooms.meeting.aspect import Aspect, Beside, Commands
from desktop.rooms.meeting.paper_deeds import PaperDeeds
from desktop.rooms.meeting.paper_inspector import PaperBeside, awaited_section, deadlines_section, paper_sections
from desktop.rooms.meeting.papers_pane import FIXED, IN_HAND, PapersPane
from models.errors import NotFound
from models.queries.agenda import AgendaView
from models.queries.paper import PaperView
from models.queries.paper_risks import risks_of_papers
from models.queries.papers import PaperRow, papers
from models.queries.record import MeetingRecord
from models.rules.vocabulary import PaperStatus

_SENTENCE = (
    "Commission one, and its author, its deadline, its risks and every version of its files are kept here,"
    " from the call for papers to the pack."
)


class PapersAspect(Aspect):
    """Papers in the order of their items, with where each stands."""

    name = "papers"
    title = "Papers"

    def __init__(self, parent: QWidget, desk: Desk, edit: Callable[[], None]) -> None:
        super().__init__()
        self._desk, self._edit = desk, edit
        self._rows: tuple[PaperRow, ...] = ()
        self._agenda: AgendaView | None = None
        self.deeds = PaperDeeds(parent, desk, self._select)
        self.papers_pane = PapersPane(self._commission)
        button = Deed("Commission paper…", self._commission, icon="plus", kind="filled")
        self._nothing = empty_page(Empty("file-text", "No paper is commissioned yet", _SENTENCE, button))
        view = self.papers_pane.view
        view.chosen.connect(lambda _row: self.altered.emit())
        view.let_go.connect(self.altered)
        view.opened.connect(lambda _row: self._with_paper(self.deeds.bring_on))
        view.previewed.connect(lambda _row: self._with_paper(self.deeds.open_file))
        view.dropped.connect(self._take_files, Qt.ConnectionType.QueuedConnection)  # once the drag is over

    def panes(self) -> list[QWidget]:
        """Return the list, and what stands there while there are no papers."""
        return [self.papers_pane, self._nothing]

    def pane(self, record: MeetingRecord) -> QWidget:  # noqa: ARG002  what `display` has read
        """Return the list once there is a paper."""
        return self.papers_pane if self._rows else self._nothing

    def display(self, record: MeetingRecord) -> None:
        """Show the papers; the chosen one stays chosen."""
        self._agenda = record.agenda
        rows = self._rows = self._desk.read(papers, meeting_id=record.agenda.meeting.id, now=self._desk.now())
        self.papers_pane.display(rows, self._desk.read(risks_of_papers, paper_ids=[row.id for row in rows]))

    def focus(self) -> QWidget:
        """Return the list."""
        return self.papers_pane.view

    def beside(self, record: MeetingRecord) -> Beside | None:
        """Return the chosen paper, else what is awaited; without papers the meeting itself."""
        view = self._chosen()
        if view is None:
            about = record.agenda.meeting
            shown = (awaited_section(self._rows, self.deeds.chase), deadlines_section(about))
            return Beside(about.id, shown) if self._rows else None
        around = PaperBeside(record.agenda, self.deeds)
        return Beside(view.row.id, paper_sections(view, around), tuple(self._buttons(view)))

    def commands(self, record: MeetingRecord) -> Commands:
        """Return what can be done to papers and to the chosen one."""
        offered: dict[str, Callable[[], None]] = {"paper.commission": lambda: self.deeds.commission(record.agenda)}
        row = self.papers_pane.view.current_row()
        if row is None:
            return offered
        return offered | self._always() | (self._while_open() if row.status not in FIXED else {}) | self._files(row)

    def choose(self, key: str) -> bool:
        """Choose a paper."""
        return self.papers_pane.view.select_key(key)

    def _always(self) -> dict[str, Callable[[], None]]:
        deeds = self.deeds
        return {
            "paper.status": lambda: self._with_paper(deeds.bring_on),
            "paper.skeleton": lambda: self._with_paper(deeds.save_skeleton),
            "paper.front": lambda: self._with_paper(deeds.preview_front),
            "print.preview": lambda: self._with_paper(deeds.preview_front),
        }

    def _while_open(self) -> dict[str, Callable[[], None]]:
        """Return what changes a paper that is neither final nor withdrawn."""
        deeds = self.deeds
        return {
            "paper.edit": lambda: self._with_paper(deeds.edit),
            "paper.attach": lambda: self._with_paper(deeds.attach),
            "paper.sections": lambda: self._with_paper(deeds.sections),
            "paper.asks": lambda: self._with_paper(deeds.asks),
            "paper.risks": lambda: self._with_paper(deeds.risks),
            "paper.chase": lambda: self._with_paper(lambda view: deeds.chase((view.row.id,))),
            "edit.rename": self._edit,
        }

    def _files(self, row: PaperRow) -> dict[str, Callable[[], None]]:
        """Return what opens its files, and what withdraws it while it is not."""
        deeds = self.deeds
        found: dict[str, Callable[[], None]] = {}
        if row.files:
            found["paper.open_file"] = lambda: self._with_paper(deeds.open_file)
        if row.status != PaperStatus.WITHDRAWN:
            found["paper.withdraw"] = found["edit.delete"] = lambda: self._with_paper(deeds.withdraw)
        return found

    def _buttons(self, view: PaperView) -> list[Deed]:
        """Return the buttons of the chosen paper: bring it on, chase it while it is awaited, change it."""
        row, deeds = view.row, self.deeds
        if row.status in FIXED:
            tip = "Set it back, so that it can be changed"
            return [Deed("Set back…", lambda: deeds.bring_on(view), icon="rotate-ccw", tip=tip)]
        found = [Deed("Bring on…", lambda: deeds.bring_on(view), icon="check", kind="filled")]
        if row.status not in IN_HAND:
            found.append(Deed("Chase", lambda: deeds.chase((row.id,))))
        found.append(Deed("Change…", lambda: deeds.edit(view)))
        return found

    def _commission(self) -> None:
        if self._agenda:
            self.deeds.commission(self._agenda)

    def _take_files(self, row: PaperRow | None, paths: Sequence[Path]) -> None:
        """Attach files that were dropped on a paper."""
        if row is None:
            messages.refuse("Drop a file on the line of its paper.")
        else:
            self.deeds.attach_all(self.deeds.read(row.id), paths)

    def _select(self, paper_id: str) -> None:
        if self.choose(paper_id):
            self.papers_pane.view.setFocus()

    def _with_paper(self, deed: Callable[[PaperView], None]) -> None:
        view = self._chosen()
        if view:
            messages.attempt(lambda: deed(view))

    def _chosen(self) -> PaperView | None:
        """Return the chosen paper as it stands now, none if it was taken back meanwhile."""
        row = self.papers_pane.view.current_row()
        try:
            return self.deeds.read(row.id) if row else None
        except NotFound:
            return None
