"""A list of which some are chosen by a tick, with a few fields over it and one button that goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed, plain_label
from desktop.kit.dialog_size import open_sized
from desktop.kit.fields_above import FieldsAbove
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.errors import DrumbeatError

_YES, _NO = Status("Yes", "circle-check", "info"), Status("No", "circle", "text 2")


@dataclass(frozen=True, slots=True)
class Tick:
    """One line: its group, what it is with a line beneath, what stands at its right, and whether it is chosen."""

    key: str
    what: str
    second: str = ""
    aside: str = ""
    group: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of the dialog: title, sentence, the heads of its columns, its button, and what an empty list means.

    `aside` is a head and a sample of what stands beneath it, if anything does; `more` are buttons beside the one that
    ticks, and `whole` offers to tick all of a group.
    """

    title: str
    sentence: str
    deed: str
    nothing: str
    what: str
    tick: str
    aside: tuple[str, str] = ("", "")
    fields: tuple[Field, ...] = ()
    more: tuple[Deed, ...] = ()
    whole: bool = False


class TickDialog(ListDialog[Tick]):
    """Space or a double click ticks; `go_on` is told what is ticked and what the fields say, and says whether done."""

    def __init__(
        self,
        parent: QWidget,
        asked: Asked,
        rows: Sequence[Tick],
        go_on: Callable[[tuple[str, ...], Values], bool],
        today: date,
    ) -> None:
        lines = 2 if any(row.second for row in rows) else 1
        kind = "two-line" if lines > 1 else "text"
        columns = [
            Column[Tick](asked.tick, lambda _row: "", kind="status", status=_status, width="Takes over"),
            Column[Tick](asked.what, lambda row: row.what, kind=kind, second=lambda row: row.second),
        ]
        if asked.aside[0]:
            columns.append(Column[Tick](asked.aside[0], lambda row: row.aside, width=asked.aside[1]))
        grouped = any(row.group for row in rows)
        table = RowTable(columns, lambda row: row.key, (lambda row: row.group) if grouped else None)
        super().__init__(parent, asked.title, asked.sentence, table, lines=lines)
        self._go_on = go_on
        self.fields = FieldsAbove(asked.fields, today)
        self.above.addWidget(self.fields)
        if not rows:
            self.above.addWidget(plain_label(asked.nothing, tone="text 2", wrap=True))
        self.table.replace(rows)
        self.lines.previewed.connect(lambda _row: self.toggle())
        self.lines.opened.connect(lambda _row: self.toggle())
        self._put_deeds(asked)
        open_sized(self)
        self.lines.select_first()
        self.lines.setFocus()

    def _put_deeds(self, asked: Asked) -> None:
        some = bool(self.table.rows())
        group = Deed("Tick group", self.toggle_group, "Ctrl+A", tip="Tick or clear all of the chosen line’s group")
        tick = Deed("", self.toggle, icon="check", enabled=some, tip="Tick or clear the chosen line (Space)")
        go_on = Deed(asked.deed, self.go_on, "Ctrl+Return", kind="filled", enabled=some)
        self.set_deeds(
            (tick, *([group] if asked.whole and some else []), *(asked.more if some else ())),
            (Deed("Cancel", self.reject, "Esc"), go_on),
        )

    def toggle(self) -> None:
        """Tick the chosen line, or clear it."""
        row = self.lines.current_row()
        if row:
            self.put(replace(row, ticked=not row.ticked))

    def toggle_group(self) -> None:
        """Tick all lines of the chosen line's group, or clear them if all are ticked."""
        row = self.lines.current_row()
        if row:
            mine = [each for each in self.table.rows() if each.group == row.group]
            wanted = not all(each.ticked for each in mine)
            rows = [replace(each, ticked=wanted) if each in mine else each for each in self.table.rows()]
            self.table.replace(rows)

    def put(self, row: Tick) -> None:
        """Show a line otherwise."""
        self.table.replace([row if each.key == row.key else each for each in self.table.rows()])

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the lines ticked, in their order."""
        return tuple(row.key for row in self.table.rows() if row.ticked)

    def go_on(self) -> None:
        """Go on with what is ticked; what is refused is said and nothing typed is lost."""
        try:
            done = self._go_on(self.ticked(), self.fields.values())
        except DrumbeatError as refused:
            self.fields.refuse(refused)
        else:
            if done:
                self.accept()


def _status(row: Tick) -> Status:
    return _YES if row.ticked else _NO
