"""The sections of a paper: what is written, what is nil, and what is still empty."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.documents.paper_front import nil_phrase
from models.operations.paper_sections import add_section, edit_section, remove_section
from models.queries.paper import PaperView, SectionRow, paper
from models.rules.paper_templates import Filling, Need

WRITTEN = Status("Written", "circle-check", "good")
NIL = Status("Nil", "check", "info")
FILLED = Status("Filled", "circle-check", "good")
EMPTY = Status("Empty", "circle-alert", "warn")
OPTIONAL = Status("If relevant", "circle-dashed", "text 2")
_OWN = {
    Filling.TITLE: "The title of the paper",
    Filling.FORUM: "Its forum and date",
    Filling.AUTHORS: "Its authors",
    Filling.RECOMMENDATIONS: "Its recommendations",
    Filling.RISKS: "The corporate risks it addresses",
    Filling.APPENDICES: "Its appendices",
}


def section_status(row: SectionRow, lacking: Collection[str]) -> Status:
    """Return how far a section is: written, nil, filled by what the paper holds apart, empty, or not needed.

    `lacking` are the headings that must hold something and do not.
    """
    if row.text:
        return NIL if row.nil else WRITTEN
    if row.title in lacking:
        return EMPTY
    return OPTIONAL if row.required == Need.CONDITIONAL and row.filling == Filling.TEXT else FILLED


def lacking_in(view: PaperView) -> frozenset[str]:
    """Return the headings of a paper that must hold something and do not."""
    return frozenset(trouble.section for trouble in view.row.troubles if trouble.section)


def section_words(row: SectionRow) -> str:
    """Return what stands under a heading: the beginning of its text, or where it is filled from."""
    return row.text.splitlines()[0] if row.text else _OWN.get(Filling(row.filling), "")


class SectionsDialog(ListDialog[SectionRow]):
    """The sections in order; Enter writes one, N puts the stock nil statement into it."""

    def __init__(self, parent: QWidget, desk: Desk, view: PaperView) -> None:
        self._view = view
        columns = (
            Column[SectionRow]("No.", lambda row: row.label, width="10"),
            Column[SectionRow]("Section", lambda row: row.title, kind="two-line", second=section_words),
            Column[SectionRow]("", lambda _row: "", kind="status", status=self._status, width="If relevant"),
        )
        table = RowTable(columns, lambda row: row.id, lambda row: "Front sheet" if row.front else "Sections")
        template = f"By the template {view.template}. " if view.template else "It follows no template. "
        sentence = f"{template}Each change is stored at once; a nil statement counts as written."
        super().__init__(parent, f"Sections of {view.row.reference}", sentence, table, lines=2)
        self._desk, self._key = desk, view.row.id
        self.set_deeds(
            (
                Deed("Write…", self.write, "F2", "pencil"),
                Deed("Nil", self.put_nil, "Ctrl+0", "check", tip="Put in the stock nil statement"),
                Deed("Add…", self.add, "Ctrl+N", "plus"),
                Deed("Remove", self.remove, "Del", "trash-2"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.write())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the sections again."""
        self._view = self._desk.read(paper, paper_id=self._key, now=self._desk.now())
        self.table.replace(self._view.sections)
        self.lines.viewport().update()

    def _status(self, row: SectionRow) -> Status:
        return section_status(row, lacking_in(self._view))

    def write(self) -> None:
        """Ask for the text of the chosen section, its own or a nil statement."""
        row = self.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            own, nil = text_of(values, "text"), text_of(values, "nil")
            stays = own == row.text and row.nil
            self._desk.perform(
                edit_section,
                section_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                text=nil or own,
                nil=bool(nil) or (stays and bool(own)),
            )

        phrases = tuple((phrase, phrase) for phrase in self._view.nil_phrases)
        nil = Field("nil", "Or nil", "choice", choices=(("", "No nil statement"), *phrases), default="")
        fields = (
            Field("text", "Text", "long text", default=row.text, help="One paragraph a line; they are numbered"),
            *((nil,) if row.required != Need.YES else ()),
        )
        title = f"{row.label} {row.title}".strip()
        if ask(self, title, "Write section", fields, submit, today=self._desk.today):
            self.refresh()

    def put_nil(self) -> None:
        """Put the nil statement that fits into the chosen section and go to the next one."""
        row = self.lines.current_row()
        if row is None:
            return
        phrase = nil_phrase(row.title, self._view.nil_phrases)

        def put() -> bool:
            self._desk.perform(edit_section, section_id=row.id, text=phrase, nil=True, revision=row.revision)
            return True

        if messages.attempt(put):
            self.refresh()

    def add(self) -> None:
        """Ask for a section of the paper's own after the chosen one."""
        after = self.lines.current_row()

        def submit(values: Values) -> None:
            name, text = text_of(values, "name"), text_of(values, "text")
            self._desk.perform(
                add_section, paper_id=self._key, name=name, text=text, after_section_id=after.id if after else ""
            )

        fields = (Field("name", "Heading", required=True), Field("text", "Text", "long text"))
        if ask(self, "Add a section", "Add section", fields, submit, today=self._desk.today):
            self.refresh()

    def remove(self) -> None:
        """Take out the chosen section, if it is the paper's own."""
        row = self.lines.current_row()
        if row:
            messages.attempt(lambda: self._desk.perform(remove_section, section_id=row.id, revision=row.revision))
            self.refresh()
