"""The lines an item tracks from meeting to meeting: each with its value now, and at the meeting before."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.errors import RuleBroken
from models.operations.agenda import set_lines
from models.queries.agenda import AgendaView, ItemRow, LineRow, agenda

Lines = list[tuple[str, str]]


class LinesDialog(ListDialog[LineRow]):
    """The tracked lines of an item; each change is one deed that can be taken back."""

    def __init__(self, parent: QWidget, desk: Desk, view: AgendaView, item: ItemRow) -> None:
        columns = (
            Column[LineRow]("Line", lambda row: row.text),
            Column[LineRow]("Now", lambda row: row.value or "–", width="on track since May"),
            Column[LineRow]("Last time", lambda row: row.previous or "–", width="on track since May", tone=_quiet),
        )
        table = RowTable(columns, lambda row: row.text)
        sentence = f"They stand under “{item.title}” and come again at the next meeting with their last value."
        super().__init__(parent, "Tracked lines", sentence, table)
        self._desk, self._meeting_id, self._item_id = desk, view.meeting.id, item.id
        self.set_deeds(
            (
                Deed("Add…", self.add, "Ins", "plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Remove", self.remove, "Del", "trash-2"),
                Deed("", lambda: self.carry(-1), icon="arrow-up", tip="Up (Alt Up)"),
                Deed("", lambda: self.carry(1), icon="arrow-down", tip="Down (Alt Down)"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.bind("Alt+Up", lambda: self.carry(-1))
        self.bind("Alt+Down", lambda: self.carry(1))
        self.lines.opened.connect(lambda _row: self.edit())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the lines."""
        items = self._desk.read(agenda, meeting_id=self._meeting_id).items
        self.table.replace(next((item.lines for item in items if item.id == self._item_id), ()))

    def add(self) -> None:
        """Ask for a new line, which comes last."""
        self._ask(None)

    def edit(self) -> None:
        """Ask for other words or another value of the chosen line."""
        row = self.lines.current_row()
        if row:
            self._ask(row)

    def remove(self) -> None:
        """Take the chosen line away."""
        row = self.lines.current_row()
        if row:
            kept = [(each.text, each.value) for each in self.table.rows() if each != row]
            messages.attempt(lambda: self._store(kept))

    def carry(self, step: int) -> None:
        """Bring the chosen line up or down."""
        row, rows = self.lines.current_row(), list(self.table.rows())
        place = rows.index(row) + step if row else -1
        if row and 0 <= place < len(rows):
            rows.remove(row)
            rows.insert(place, row)
            messages.attempt(lambda: self._store([(each.text, each.value) for each in rows]))
            self.lines.select_key(row.text)

    def _ask(self, row: LineRow | None) -> None:
        """Ask for the words of a line and its value, and store all lines with it."""

        def submit(values: Values) -> None:
            text, value = text_of(values, "text"), text_of(values, "value")
            if any(each.text == text for each in self.table.rows() if each != row):
                raise RuleBroken(f"“{text}” stands there already; change that line.", "text")
            lines = [(text, value) if each == row else (each.text, each.value) for each in self.table.rows()]
            self._store(lines if row else [*lines, (text, value)])
            self.lines.select_key(text)

        fields = (
            Field("text", "Line", "long text", required=True, default=row.text if row else None),
            Field("value", "Now", default=row.value if row else None, help="A figure or a few words"),
        )
        title, deed = ("Change a line", "Change line") if row else ("Add a line", "Add line")
        ask(self, title, deed, fields, submit, today=self._desk.today)

    def _store(self, lines: Lines) -> None:
        self._desk.perform(set_lines, item_id=self._item_id, lines=lines)
        self.refresh()


def _quiet(_row: LineRow) -> str:
    return "text 2"
