"""What a bank holiday proclaimed late would do, before it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from desktop.kit.controls import Deed
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.short_words import moment_words
from models.queries.proclaimed import HolidayMove, Proclaimed, ShiftedDeadline
from models.rules.written_dates import date_words

MOVES, FALLS, STAYS, ANEW = "Meetings that move", "Deadlines that fall otherwise", "Deadlines that stay", "Agendas"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that follows: what kind, what it touches, and from what to what, with the reason."""

    key: str
    kind: str
    what: str
    change: str
    why: str = ""


def effects(found: Proclaimed) -> tuple[Effect, ...]:
    """Return everything that follows, meetings first."""
    return tuple(_effects(found))


def _effects(found: Proclaimed) -> Iterator[Effect]:
    for move in found.moves:
        yield Effect(f"move {move.meeting_id}", MOVES, move.reference, _move_words(move), move.reason)
    for one in found.deadlines:
        yield Effect(f"{one.meeting_id} {one.kind}", FALLS, f"{one.reference}, {one.kind}", _shift_words(one))
    for one in found.passed:
        yield Effect(f"{one.meeting_id} {one.kind}", STAYS, f"{one.reference}, {one.kind}", one.text)
    for agenda in found.agendas:
        yield Effect(f"agenda {agenda.meeting_id}", ANEW, agenda.reference, "to be issued as its next version")


def confirmed(parent: QWidget, found: Proclaimed) -> bool:
    """Show what a holiday does and ask whether it is proclaimed; a day without effects needs no question."""
    rows = effects(found)
    if not rows:
        return True
    dialog = ProclaimedDialog(parent, found, rows)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return taken


class ProclaimedDialog(ListDialog[Effect]):
    """The effects, grouped; one button takes them all."""

    def __init__(self, parent: QWidget, found: Proclaimed, rows: tuple[Effect, ...]) -> None:
        columns = (
            Column[Effect](
                "What follows", lambda row: row.what, kind="two-line", second=lambda row: row.why or row.change
            ),
            Column[Effect]("Change", lambda row: row.change, width="Wed 30 Sep 2026 to Wed 30 Sep 2026"),
        )
        table = RowTable(columns, lambda row: row.key, lambda row: row.kind)
        sentence = "Each meeting moves by its own forum’s rule; what has passed already is not changed. One undo."
        title = f"{found.name}, {date_words(found.day)}"
        super().__init__(parent, title, sentence, table, lines=2)
        self.table.replace(rows)
        cancel = Deed("Cancel", self.reject, "Esc")
        self.set_deeds((), (cancel, Deed("Proclaim the day", self.accept, "Ctrl+Return", kind="filled")))
        self.lines.select_first()


def _move_words(move: HolidayMove) -> str:
    new = date_words(move.new_date) if move.new_date else "falls away"
    return f"{date_words(move.old_date)} to {new}" if move.new_date else new


def _shift_words(one: ShiftedDeadline) -> str:
    return f"{moment_words(one.old)} to {moment_words(one.new)}"
