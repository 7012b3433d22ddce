"""Measures: what exceptions count, the names files give them, and two spellings made one."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.measures import edit_measure, merge_measures, remove_measure
from models.queries.measures import MeasureRow, measures
from models.queries.themes import themes

COLUMNS: tuple[Column[MeasureRow], ...] = (
    Column("Measure", lambda row: row.name, kind="two-line",
           second=lambda row: f"also {', '.join(row.synonyms)}" if row.synonyms else "",
           sort_key=lambda row: row.name.casefold(), tip=lambda row: ", ".join((row.name, *row.synonyms))),
    Column("Theme", lambda row: row.theme or "none", width="Moped enabled theft",
           tone=lambda row: "" if row.theme else "text 3", sort_key=lambda row: row.theme.casefold()),
    Column("Exceptions", lambda row: f"{row.exceptions:,}", kind="number", width="Exceptions ↑",
           sort_key=lambda row: row.exceptions),
)  # fmt: skip
SENTENCE = "Files find a measure under any of its names; a name nobody knew made a measure of its own."


class MeasuresDialog(ListDialog[MeasureRow]):
    """All measures by family; one can be changed, or go on as another."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        table = RowTable(COLUMNS, lambda row: row.id, lambda row: row.family or "Without a family")
        super().__init__(parent, "Measures", SENTENCE, table, lines=2)
        self._desk = desk
        self.set_deeds(
            (
                Deed("Change…", self.change, "F2", "pencil"),
                Deed("Is the same as…", self.merge, icon="layers"),
                Deed("Remove", self.remove, "Del", "trash-2"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.change())
        self.refresh()

    def refresh(self) -> None:
        """Read the measures again."""
        self.table.replace(self._desk.read(measures))
        if self.lines.current_row() is None:
            self.lines.select_first()

    def change(self) -> None:
        """Ask for everything about the chosen measure."""
        row = self.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_measure,
                measure_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                name=text_of(values, "name"),
                family=text_of(values, "family"),
                synonyms=text_of(values, "synonyms").splitlines(),
                theme_id=text_of(values, "theme_id"),
            )

        subjects = tuple((theme.id, theme.title) for theme in self._desk.read(themes))
        fields = (
            Field("name", "Name", required=True, default=row.name),
            Field("family", "Family", default=row.family, help="Such as recorded offences, positive outcomes"),
            Field("synonyms", "Other names", "long text", default="\n".join(row.synonyms), help="One a line"),
            Field("theme_id", "Theme", "post", choices=subjects, default=row.theme_id or None),
        )
        if ask(self, row.name, "Save measure", fields, submit, today=self._desk.today):
            self.refresh()

    def merge(self) -> None:
        """Ask which measure the chosen one is another name for."""
        row = self.lines.current_row()
        others = tuple((one.id, _name(one)) for one in self.table.rows() if row and one.id != row.id)
        if row is None or not others:
            return

        def submit(values: Values) -> None:
            self._desk.perform(merge_measures, measure_id=row.id, into_id=text_of(values, "into_id"))

        field = Field("into_id", "Measure", "post", required=True, choices=others)
        note = "Its exceptions go along, and its name stays as another name of the measure."
        if ask(
            self, f"“{row.name}” is the same as", "Make them one", (field,), submit, today=self._desk.today, note=note
        ):
            self.refresh()

    def remove(self) -> None:
        """Remove the chosen measure, if nothing was ever said of it."""
        row = self.lines.current_row()
        if row is not None:
            messages.attempt(lambda: self._desk.perform(remove_measure, measure_id=row.id, revision=row.revision))
            self.refresh()


def _name(row: MeasureRow) -> str:
    return f"{row.name} ({row.family})" if row.family else row.name
