"""The units in which a theme is prevalent, ticked in a list."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.queries.forums import UnitRow, units
from models.queries.themes import ThemeRow
from models.rules.vocabulary import UnitKind

_YES, _NO = Status("Prevalent", "circle-check", "info"), Status("", "circle", "text 2")
_LOCAL = (UnitKind.BCU.value, UnitKind.BOROUGH.value)


@dataclass(frozen=True, slots=True)
class UnitTick:
    """A unit, and whether the theme is prevalent there."""

    unit: UnitRow
    ticked: bool


class UnitsDialog(ListDialog[UnitTick]):
    """Space or a double click ticks; `store` is told the keys ticked."""

    def __init__(
        self, parent: QWidget, desk: Desk, theme: ThemeRow, store: Callable[[tuple[str, ...]], object]
    ) -> None:
        columns = (
            Column[UnitTick]("Prevalent", lambda _row: "", kind="status", status=_status, width="Prevalent"),
            Column[UnitTick]("Unit", lambda row: row.unit.name),
            Column[UnitTick]("Code", lambda row: row.unit.code, width="CF-FLP"),
        )
        table = RowTable(columns, lambda row: row.unit.id, lambda row: row.unit.kind)
        sentence = "“Prevalent only” cascades the theme to the boards of these units, and of those they belong to."
        super().__init__(parent, f"Where {theme.title} is prevalent", sentence, table)
        self._store = store
        found = [unit for unit in desk.read(units, as_of=desk.today) if unit.kind in _LOCAL]
        self.table.replace([UnitTick(unit, unit.id in theme.prevalent_unit_ids) for unit in found])
        self.lines.previewed.connect(lambda _row: self.toggle())
        self.lines.opened.connect(lambda _row: self.toggle())
        self.set_deeds(
            (Deed("Tick", self.toggle, icon="check", tip="Tick or clear the chosen unit (Space)"),),
            (Deed("Cancel", self.reject, "Esc"), Deed("Store", self.press, "Ctrl+Return", kind="filled")),
        )
        self.lines.select_first()
        self.lines.setFocus()

    def toggle(self) -> None:
        """Tick the chosen unit, or clear it."""
        row = self.lines.current_row()
        if row is not None:
            changed = replace(row, ticked=not row.ticked)
            self.table.replace([changed if each is row else each for each in self.table.rows()])

    def press(self) -> None:
        """Store what is ticked."""
        ticked = tuple(row.unit.id for row in self.table.rows() if row.ticked)
        messages.attempt(lambda: self._store(ticked))
        self.accept()


def _status(row: UnitTick) -> Status:
    return _YES if row.ticked else _NO
