"""The priorities an item serves, ticked among those in force on the day of its meeting."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.operations.alignments import align
from models.queries.agenda import ItemRow
from models.queries.item_priorities import item_priorities, priorities_for_item

_YES, _NO = Status("Yes", "circle-check", "info"), Status("No", "circle", "text 2")


@dataclass(frozen=True, slots=True)
class PriorityTick:
    """A priority and whether the item serves it."""

    key: str
    words: str
    set_name: str
    ticked: bool


class AlignedDialog(ListDialog[PriorityTick]):
    """Space or a double click ticks; one deed stores all of it."""

    def __init__(self, parent: QWidget, desk: Desk, item: ItemRow) -> None:
        columns = (
            Column[PriorityTick]("Serves", lambda _row: "", kind="status", status=_status, width="Serves it"),
            Column[PriorityTick]("Priority", lambda row: row.words),
        )
        table = RowTable(columns, lambda row: row.key, lambda row: row.set_name)
        sentence = "Tick with Space. The coverage at the end of the year counts the item under each of them."
        super().__init__(parent, f"What “{item.title}” aligns to", sentence, table)
        self._desk, self._item_id = desk, item.id
        chosen = {row.id for row in desk.read(item_priorities, item_id=item.id)}
        self.table.replace(
            [
                PriorityTick(row.id, f"{row.label}  {row.title}".strip(), row.set_name, row.id in chosen)
                for row in desk.read(priorities_for_item, item_id=item.id)
            ]
        )
        self.lines.previewed.connect(lambda _row: self.toggle())
        self.lines.opened.connect(lambda _row: self.toggle())
        self.set_deeds(
            (Deed("", self.toggle, icon="check", tip="Tick or clear the chosen line (Space)"),),
            (Deed("Cancel", self.reject, "Esc"), Deed("Align", self.store, "Ctrl+Return", kind="filled")),
        )
        self.lines.select_first()
        self.lines.setFocus()

    def toggle(self) -> None:
        """Tick the chosen priority, or clear it."""
        row = self.lines.current_row()
        if row:
            new = replace(row, ticked=not row.ticked)
            self.table.replace([new if each.key == row.key else each for each in self.table.rows()])

    def store(self) -> None:
        """Store what is ticked."""
        keys = [row.key for row in self.table.rows() if row.ticked]
        if messages.attempt(lambda: self._desk.perform(align, item_id=self._item_id, priority_ids=keys) or True):
            self.accept()


def _status(row: PriorityTick) -> Status:
    return _YES if row.ticked else _NO
