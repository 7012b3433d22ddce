"""The vocabulary of themes, the windows of forums, and when a theme endures."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Button, Deed
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.form import ask, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.rooms.forward_plan.units_dialog import units_dialog
from desktop.rooms.forward_plan.windows_dialog import WindowsDialog
from models.operations.settings import set_enduring
from models.operations.themes import add_theme, edit_theme, remove_theme, set_prevalence
from models.queries.settings import settings
from models.queries.themes import ThemeRow, themes
from models.rules.written_dates import date_words

_SIZE = (900, 600)  # px at 100 %


class ThemesDialog(ListDialog[ThemeRow]):
    """Themes by title with their headline, other names and use; each change is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        columns = (
            Column[ThemeRow]("Theme", lambda row: row.title, kind="two-line", second=_second),
            Column[ThemeRow]("Under", lambda row: row.parent, width="Vulnerability and safeguarding"),
            Column[ThemeRow]("Taken", _times, kind="number", width="Taken"),
            Column[ThemeRow]("Last", _last, width="Wed 30 Sep 2026"),
        )
        table = RowTable(columns, lambda row: row.id)
        sentence = "What forums may take as a theme; another name finds the same theme, in imports as well."
        super().__init__(parent, "Themes and windows", sentence, table, lines=2)
        self._desk = desk
        self.filter_line = QLineEdit(placeholderText="Filter these", clearButtonEnabled=True)
        self.filter_line.setAccessibleName("Filter the themes")
        self.filter_line.textChanged.connect(lambda _text: self.refresh())
        self._put_above()
        self.set_deeds(
            (
                Deed("Add…", self.add, "Ctrl+N", "plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Prevalent in…", self.prevalent, icon="users"),
                Deed("Remove", self.remove, "Del", "trash-2"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.edit())
        open_sized(self, *_SIZE)
        self.refresh()
        self.lines.select_first()
        self.lines.setFocus()

    def _put_above(self) -> None:
        """Put the filter over the list, and beside it what else is set there."""
        line = QHBoxLayout()
        line.setSpacing(appearance.space(8))
        line.addWidget(self.filter_line, 1)
        others = (
            Deed("Windows of forums…", self.windows, icon="calendar-range"),
            Deed("When one endures…", self.thresholds, icon="repeat"),
        )
        for deed in others:
            button = Button.of(deed)
            button.setAutoDefault(False)
            line.addWidget(button)
        self.above.addLayout(line)

    def refresh(self) -> None:
        """Read the vocabulary again."""
        self.table.replace(self._desk.read(themes, text=self.filter_line.text()))

    def add(self) -> None:
        """Ask for a new theme."""

        def submit(values: Values) -> None:
            self._desk.perform(
                add_theme,
                title=text_of(values, "title"),
                kind=text_of(values, "kind"),
                parent_id=text_of(values, "parent_id"),
                synonyms=text_of(values, "synonyms").splitlines(),
                note=text_of(values, "note"),
            )

        self._ask("Add a theme", "Add theme", self._fields(None), submit)

    def edit(self) -> None:
        """Ask for other facts of the chosen theme."""
        row = self.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_theme,
                theme_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                title=text_of(values, "title"),
                kind=text_of(values, "kind"),
                parent_id=text_of(values, "parent_id"),
                synonyms=text_of(values, "synonyms").splitlines(),
                note=text_of(values, "note"),
            )

        self._ask(row.title, "Store theme", self._fields(row), submit)

    def remove(self) -> None:
        """Take the chosen theme out; refused while anything holds on to it."""
        row = self.lines.current_row()
        if row is not None:
            messages.attempt(lambda: self._desk.perform(remove_theme, theme_id=row.id, revision=row.revision))
            self.refresh()

    def prevalent(self) -> None:
        """Tick the units in which the chosen theme is prevalent."""
        row = self.lines.current_row()
        if row is None:
            return

        def store(unit_ids: tuple[str, ...]) -> None:
            self._desk.perform(set_prevalence, theme_id=row.id, unit_ids=unit_ids)

        dialog = units_dialog(self, self._desk, row, store)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def windows(self) -> None:
        """Show how many meetings ahead each forum sets its themes."""
        dialog = WindowsDialog(self, self._desk)
        dialog.exec()
        dialog.deleteLater()

    def thresholds(self) -> None:
        """Ask when a theme endures."""
        kept = self._desk.read(settings)

        def submit(values: Values) -> None:
            self._desk.perform(
                set_enduring,
                in_a_row=int_of(values, "in_a_row") or 0,
                times=int_of(values, "times") or 0,
                of=int_of(values, "of") or 0,
            )

        fields = (
            Field("in_a_row", "Off track", "number", default=kept.enduring_in_a_row, help="meetings in a row; 0: off"),
            Field("times", "Taken", "number", default=kept.enduring_times, help="times; 0: off"),
            Field("of", "of the last", "number", default=kept.enduring_of, help="meetings of the forum"),
        )
        note = "What endures is suggested to the chair for a Gold Group; nothing is tasked by itself."
        ask(self, "When a theme endures", "Store", fields, submit, today=self._desk.today, note=note)

    def _fields(self, row: ThemeRow | None) -> tuple[Field, ...]:
        others = self._desk.read(themes)
        headlines = tuple((one.id, one.title) for one in others if row is None or one.id != row.id)
        return (
            Field("title", "Title", required=True, default=row.title if row else None),
            Field("kind", "Kind", default=row.kind if row else None, help="Such as crime type, key process"),
            Field(
                "parent_id", "Counts under", "post", choices=headlines, default=row.parent_id or None if row else None
            ),
            Field("synonyms", "Other names", "long text", default="\n".join(row.synonyms) if row else None, help=_ONE),
            Field("note", "Note", "long text", default=row.note if row else None),
        )

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None]) -> None:
        if ask(self, title, deed, fields, submit, today=self._desk.today):
            self.refresh()


_ONE = "One a line, as measures and imports may spell it"


def _second(row: ThemeRow) -> str:
    prevalent = len(row.prevalent_unit_ids)
    where = f"prevalent in {prevalent} unit{'' if prevalent == 1 else 's'}" if prevalent else ""
    return " · ".join(part for part in (row.kind, ", ".join(row.synonyms), where) if part)


def _times(row: ThemeRow) -> str:
    return str(row.times_taken) if row.times_taken else "–"


def _last(row: ThemeRow) -> str:
    return date_words(row.last_taken) if row.last_taken else ""
