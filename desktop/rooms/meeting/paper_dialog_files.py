"""The files of a paper: attached as the paper itself or an appendix, every version to open, in lettered order."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.opened_files import open_file
from desktop.kit.row_table import Column, RowTable
from desktop.kit.short_words import moment_words
from desktop.rooms.meeting.paper_dialog import PARTS, marking_choices
from models.errors import FileRefused
from models.operations.paper_files import attach_file, edit_attachment, remove_attachment
from models.queries.paper import AttachmentRow, FileVersion, PaperView, paper, paper_bytes

FILE_KINDS = "Papers (*.pdf *.docx *.xlsx *.pptx)"
ITSELF, APPENDIX = "itself", "appendix"
_KB, _MB = 1024, 1024 * 1024


def attach(parent: QWidget, desk: Desk, view: PaperView, path: Path) -> bool:
    """Ask as what a file is attached, and attach it; what cannot be opened or is of another kind is said there."""
    row = view.row

    def submit(values: Values) -> None:
        as_what = text_of(values, "as_what")
        known = next((one for one in view.attachments if one.id == as_what), None)
        desk.perform(
            attach_file,
            paper_id=row.id,
            name=path.name,
            body=body_of(path),
            title=text_of(values, "title"),
            appendix=as_what == APPENDIX,
            attachment_id=known.id if known else "",
            marking="" if text_of(values, "marking") == row.marking else text_of(values, "marking"),
            part=int(text_of(values, "part") or 1),
        )

    main = next((one for one in view.attachments if not one.appendix), None)
    fields = (
        Field("as_what", "As", "choice", True, _as_what(view), default=main.id if main else ITSELF),
        Field("title", "Title", help="Of a new appendix; empty: the name of the file"),
        Field("marking", "Marking", "choice", choices=marking_choices(row.marking), default=row.marking,
              help="Of a new file; the pack carries the highest of all"),
        Field("part", "Part", "choice", choices=PARTS, default=str(row.part)),
    )  # fmt: skip
    title = f"Attach {path.name}"
    return ask(parent, title, "Attach", fields, submit, today=desk.today, note=f"{row.reference}, {row.title}")


def body_of(path: Path) -> bytes:
    """Return the bytes of a file; FileRefused if the system does not let us have them."""
    try:
        return path.read_bytes()
    except OSError as problem:
        words = problem.strerror or problem
        raise FileRefused(f"{path.name} cannot be read: {words}. Choose another file.") from problem


def show_version(desk: Desk, version: FileVersion) -> None:
    """Open a version of a file with the program the system has for it."""
    body = messages.attempt(lambda: desk.read(paper_bytes, digest=version.digest))
    if body is not None:
        open_file(version.name, body)


def file_name_of(one: AttachmentRow) -> str:
    """Return what a file is: Paper, or Appendix A."""
    return f"Appendix {one.letter}" if one.appendix else "Paper"


def version_words(one: FileVersion) -> str:
    """Return a version in words: version 3, Thu 22 Oct 14:05, Imogen, 240 KB."""
    size = f"{one.size / _MB:.1f} MB" if one.size >= _MB else f"{max(1, round(one.size / _KB))} KB"
    return f"version {one.version}, {moment_words(one.at)}, {one.by}, {size}"


def _as_what(view: PaperView) -> tuple[tuple[str, str], ...]:
    """Return what a file may be: the paper itself or its next version, a new appendix, or the next of one there is."""
    found = [(one.id, f"Next version of {_named(one)}") for one in view.attachments]
    mains = [] if any(not one.appendix for one in view.attachments) else [(ITSELF, "The paper itself")]
    return (*mains, *found, (APPENDIX, "A new appendix"))


def _named(one: AttachmentRow) -> str:
    return f"appendix {one.letter}, {one.title}" if one.appendix else "the paper itself"


class FilesDialog(ListDialog[AttachmentRow]):
    """The files in order; Enter opens the newest version."""

    def __init__(self, parent: QWidget, desk: Desk, view: PaperView) -> None:
        columns = (
            Column[AttachmentRow]("", file_name_of, width="Appendix AA"),
            Column[AttachmentRow]("File", lambda row: row.title, kind="two-line", second=_newest_words),
            Column[AttachmentRow]("Marking", _marking_words, width="OFFICIAL-SENSITIVE, Part 2"),
        )
        table = RowTable(columns, lambda row: row.id)
        sentence = "Every version is kept as it came. A public print leaves out what is Part 2 or marked higher."
        super().__init__(parent, f"Files of {view.row.reference}", sentence, table, lines=2)
        self._desk, self._view = desk, view
        self.set_deeds(
            (
                Deed("Open", self.open, tip="Open the newest version (Enter)"),
                Deed("Earlier…", self.open_earlier, tip="Open an earlier version"),
                Deed("Attach…", self.attach, tip="Attach a file (Ctrl N)"),
                Deed("Change…", self.edit, tip="Change title, marking and part (F2)"),
                Deed("Remove", self.remove, tip="Take the file away (Del)"),
                Deed("", lambda: self.carry(-1), icon="arrow-up", tip="Up (Alt Up)"),
                Deed("", lambda: self.carry(1), icon="arrow-down", tip="Down (Alt Down)"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        for key, do in (("Ctrl+N", self.attach), ("F2", self.edit), ("Del", self.remove)):
            self.bind(key, do)
        self.bind("Alt+Up", lambda: self.carry(-1))
        self.bind("Alt+Down", lambda: self.carry(1))
        self.lines.opened.connect(lambda _row: self.open())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the files again."""
        self._view = self._desk.read(paper, paper_id=self._view.row.id, now=self._desk.now())
        self.table.replace(self._view.attachments)

    def open(self) -> None:
        """Open the newest version of the chosen file."""
        row = self.lines.current_row()
        if row and row.versions:
            show_version(self._desk, row.versions[-1])

    def open_earlier(self) -> None:
        """Ask which version of the chosen file to open."""
        row = self.lines.current_row()
        if row is None:
            return
        known = {str(one.version): one for one in row.versions}
        choices = tuple((number, version_words(one)) for number, one in reversed(known.items()))

        def submit(values: Values) -> None:
            show_version(self._desk, known[text_of(values, "version")])

        field = Field("version", "Version", "choice", required=True, choices=choices, default=choices[0][0])
        ask(self, f"Versions of {row.title}", "Open", (field,), submit, today=self._desk.today)

    def attach(self) -> None:
        """Ask for a file and attach it."""
        path = messages.ask_open_path("Attach a file", FILE_KINDS)
        if path and attach(self, self._desk, self._view, path):
            self.refresh()

    def edit(self) -> None:
        """Ask for other facts of the chosen file."""
        row = self.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            marking, part = text_of(values, "marking"), int(text_of(values, "part"))
            self._desk.perform(
                edit_attachment,
                attachment_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                title=text_of(values, "title"),
                marking=marking if marking != row.marking else None,
                part=part if part != row.part else None,
            )

        fields = (
            Field("title", "Title", required=True, default=row.title),
            Field("marking", "Marking", "choice", choices=marking_choices(row.marking), default=row.marking),
            Field("part", "Part", "choice", choices=PARTS, default=str(row.part)),
        )
        if ask(self, f"Change {file_name_of(row)}", "Change file", fields, submit, today=self._desk.today):
            self.refresh()

    def remove(self) -> None:
        """Take the chosen file away with all its versions."""
        row = self.lines.current_row()
        if row:
            messages.attempt(lambda: self._desk.perform(remove_attachment, attachment_id=row.id, revision=row.revision))
            self.refresh()

    def carry(self, step: int) -> None:
        """Bring the chosen file up or down; appendices change their letters with it."""
        row = self.lines.current_row()
        rows = self.table.rows()
        if row is None:
            return
        to = rows.index(row) + step
        if 0 <= to < len(rows) and rows[to].appendix == row.appendix:
            messages.attempt(
                lambda: self._desk.perform(
                    edit_attachment, attachment_id=row.id, to_position=to + 1, revision=row.revision
                )
            )
            self.refresh()


def _newest_words(row: AttachmentRow) -> str:
    return version_words(row.versions[-1]) if row.versions else "no file yet"


def _marking_words(row: AttachmentRow) -> str:
    return ", ".join(part for part in (row.marking, "Part 2" if row.part != 1 else "") if part)
