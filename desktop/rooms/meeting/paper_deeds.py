"""What can be done to the papers of a meeting."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop.kit import exporting, messages, printing
from desktop.kit.chasing import chase
from desktop.kit.desk import Desk
from desktop.rooms.meeting import paper_dialog_files
from desktop.rooms.meeting.paper_dialog import PaperForms
from desktop.rooms.meeting.paper_dialog_asks import AsksDialog
from desktop.rooms.meeting.paper_dialog_authors import AuthorsDialog
from desktop.rooms.meeting.paper_dialog_files import FILE_KINDS, FilesDialog
from desktop.rooms.meeting.paper_dialog_risks import paper_risks_dialog
from desktop.rooms.meeting.paper_dialog_sections import SectionsDialog
from desktop.rooms.meeting.paper_dialog_stage import StageForms
from models.documents.export import export, file_name
from models.documents.paper_front import paper_front_document, paper_skeleton_document
from models.errors import RuleBroken
from models.operations.papers import attach_to_item, edit_paper
from models.queries.agenda import AgendaView
from models.queries.paper import FileVersion, PaperView, paper
from models.rules.vocabulary import PaperRule

_DOCX_FIRST = (".docx", ".pdf")


class PaperDeeds:
    """Deeds on papers; `select` is told the key of a new one."""

    def __init__(self, parent: QWidget, desk: Desk, select: Callable[[str], None]) -> None:
        self._parent, self._desk, self._select = parent, desk, select
        self._forms, self._stages = PaperForms(parent, desk), StageForms(parent, desk)

    def read(self, paper_id: str) -> PaperView:
        """Return a paper as it stands now."""
        return self._desk.read(paper, paper_id=paper_id, now=self._desk.now())

    def commission(self, view: AgendaView, item_id: str = "") -> None:
        """Ask for a new paper of a meeting, perhaps for an item, and choose it."""
        made = self._forms.commission(view, item_id)
        if made:
            self._select(made)
            messages.toast(f"Commissioned {self.read(made).row.reference}.", undo=True)

    def edit(self, view: PaperView) -> None:
        """Ask for other facts of a paper."""
        self._forms.edit(view.row)

    def bring_on(self, view: PaperView, to: str = "") -> None:
        """Ask for the next stage of a paper, or propose a given one."""
        if self._stages.bring_on(view, to):
            now = self.read(view.row.id).row
            messages.toast(f"{now.reference} is {now.status}{', late' if now.late else ''}.", undo=True)

    def withdraw(self, view: PaperView) -> None:
        """Ask why a paper is withdrawn."""
        if self._stages.withdraw(view.row):
            messages.toast(f"Withdrew {view.row.reference}.", undo=True)

    def sections(self, view: PaperView) -> None:
        """Show the sections."""
        _open(SectionsDialog(self._parent, self._desk, view))

    def asks(self, view: PaperView) -> None:
        """Show what the paper asks its forum to do."""
        _open(AsksDialog(self._parent, self._desk, view))

    def authors(self, view: PaperView) -> None:
        """Show the authors."""
        _open(AuthorsDialog(self._parent, self._desk, view))

    def risks(self, view: PaperView) -> None:
        """Show the register to tick."""
        _open(paper_risks_dialog(self._parent, self._desk, view))

    def files(self, view: PaperView) -> None:
        """Show the files."""
        _open(FilesDialog(self._parent, self._desk, view))

    def attach(self, view: PaperView) -> None:
        """Ask for a file and attach it."""
        path = messages.ask_open_path(f"Attach a file to {view.row.reference}", FILE_KINDS)
        if path:
            self.attach_all(view, (path,))

    def attach_all(self, view: PaperView, paths: Sequence[Path]) -> None:
        """Attach files, each as it is asked for."""
        for path in paths:
            if not paper_dialog_files.attach(self._parent, self._desk, self.read(view.row.id), path):
                return
            messages.toast(f"Attached {path.name}.", undo=True)

    def open_file(self, view: PaperView) -> None:
        """Open the newest version of the paper itself, else of its first appendix."""
        found = [one.versions[-1] for one in view.attachments if one.versions]
        if found:
            self.show_version(found[0])

    def show_version(self, version: FileVersion) -> None:
        """Open a version of a file."""
        paper_dialog_files.show_version(self._desk, version)

    def chase(self, paper_ids: Sequence[str]) -> None:
        """Draft the letters that ask for papers."""
        messages.attempt(lambda: chase(self._parent, self._desk, paper_ids))

    def save_skeleton(self, view: PaperView) -> None:
        """Save the paper with its headings for its author to write in."""
        document = paper_skeleton_document(view, printed=self._desk.now())
        exporting.save_document(document, _DOCX_FIRST)

    def preview_front(self, view: PaperView) -> None:
        """Show the front sheet as it will be printed."""
        document = paper_front_document(view, printed=self._desk.now())
        title = f"Front sheet, {view.row.reference}"
        printing.preview(self._parent, title, export(document, ".pdf"), file_name(document, ".pdf"))

    def mend(self, view: PaperView, rule: str) -> None:
        """Open what answers a rule that the paper breaks."""
        ways = {
            PaperRule.RISKS: self.risks,
            PaperRule.AUTHOR: self.authors,
            PaperRule.RECOMMENDATIONS: self.asks,
            PaperRule.SECTIONS: self.sections,
            PaperRule.FILE: self.attach,
        }
        ways[PaperRule(rule)](view)

    # edits in place: what is refused stands under the value

    def change_title(self, view: PaperView, title: str) -> None:
        """Store another title."""
        self._desk.perform(edit_paper, paper_id=view.row.id, revision=view.row.revision, title=title)

    def change_sponsor(self, view: PaperView, words: str) -> None:
        """Store another sponsor, named by the words of its post; no words leave the paper without one."""
        key = next((key for key, said in self.posts(view) if said == words), "")
        if words and not key:
            raise RuleBroken(f"There is no post “{words}”; choose one from the list.", "sponsor_post_id")
        self._desk.perform(edit_paper, paper_id=view.row.id, revision=view.row.revision, sponsor_post_id=key)

    def put_under(self, view: PaperView, item_id: str) -> None:
        """Put the paper under an item, or under none."""
        self._desk.perform(attach_to_item, paper_id=view.row.id, item_id=item_id, revision=view.row.revision)

    def posts(self, view: PaperView) -> tuple[tuple[str, str], ...]:
        """Return who can sponsor a paper."""
        return self._forms.posts(view.row.meeting_date or self._desk.today)


def _open(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
