"""The proposal as a table: every meeting it moves, ticked or not, and one button that takes the ticked ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label
from desktop.kit.dialog_size import open_sized
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.kit.short_words import counted
from desktop.rooms.calendar.changes import is_change
from models.queries.proposal import Proposal, ProposalRow
from models.rules.planner.problem import Slot
from models.rules.written_dates import date_words

_SIZE = (1200, 560)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One meeting the proposal moves, and whether that is wanted."""

    row: ProposalRow
    slot: Slot
    ticked: bool = True


class ChangesDialog(QDialog):
    """What the proposal changes, line by line; Space or a double click ticks a line or takes the tick away."""

    def __init__(self, parent: QWidget, found: Proposal) -> None:
        super().__init__(parent)
        self.setWindowTitle("Review the proposal")
        open_sized(self, *_SIZE)
        self.table = RowTable(_columns(), lambda line: line.row.key)
        self.lines: RowView[ChangeLine] = RowView(self.table, "Proposed changes")
        self._accept = Button.of(Deed("Accept all", self.accept, "Ctrl+Return", kind="filled"))
        self._accept.setShortcut("Ctrl+Return")
        self._title = plain_label("", "inspector", weight=600, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(20), 0, appearance.space(16))
        column.setSpacing(appearance.space(8))
        column.addLayout(self._head())
        column.addWidget(self.lines, 1)
        column.addLayout(self._foot())
        self.lines.previewed.connect(self.switch)
        self.lines.opened.connect(self.switch)
        self._show([ChangeLine(row, row.slot) for row in found.rows if row.slot and is_change(row)])
        self.lines.select_first()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the meetings whose move is wanted."""
        return tuple(line.row.key for line in self.table.rows() if line.ticked)

    def switch(self, line: ChangeLine | None) -> None:
        """Tick a line, or take its tick away."""
        if line:
            self._show([replace(each, ticked=each.ticked ^ (each == line)) for each in self.table.rows()])

    def tick_all(self) -> None:
        """Want every move."""
        self._show([replace(each, ticked=True) for each in self.table.rows()])

    def tick_none(self) -> None:
        """Want no move."""
        self._show([replace(each, ticked=False) for each in self.table.rows()])

    def _show(self, lines: Sequence[ChangeLine]) -> None:
        self.table.replace(lines)
        wanted = sum(line.ticked for line in lines)
        self._title.setText(f"{wanted} of {counted(len(lines), 'change')} chosen")
        self._accept.setText("Accept all" if wanted == len(lines) else f"Accept {wanted} of {len(lines)}")
        self._accept.setEnabled(wanted > 0)
        self._accept.updateGeometry()

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        edge = appearance.space(20)
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(appearance.space(4))
        head.addWidget(self._title)
        words = "What is not chosen stays where it is. The least change was sought for all of them together."
        head.addWidget(plain_label(words, tone="text 2", wrap=True))
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(20)
        row.setContentsMargins(edge, 0, edge, 0)
        row.setSpacing(appearance.space(8))
        for deed in (
            Deed("All", self.tick_all),
            Deed("None", self.tick_none),
            Deed("Change tick", lambda: self.switch(self.lines.current_row()), key="Space"),
        ):
            row.addWidget(Button.of(deed))
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Close", self.reject, key="Esc")))
        row.addWidget(self._accept)
        return row


def _columns() -> tuple[Column[ChangeLine], ...]:
    return (
        Column(
            "Accept",
            lambda line: "Yes" if line.ticked else "No",
            width="Accept 00",
            icon=lambda line: "circle-check" if line.ticked else "circle",
            tone=lambda line: "good" if line.ticked else "text 2",
        ),
        Column(
            "Forum and reason",
            lambda line: line.row.forum_name,
            kind="two-line",
            code=lambda line: (line.row.forum_code, line.row.level),
            second=_reason,
            sort_key=lambda line: line.row.forum_name,
        ),
        _slot_column("From", lambda line: line.row.home if line.row.meeting_id else None, "not laid out yet"),
        _slot_column("To", lambda line: None if line.row.meeting_id and not line.row.changed else line.slot, "stays"),
    )


def _reason(line: ChangeLine) -> str:
    chaired = f"{line.row.chair_name or line.row.chair} takes the chair" if line.row.deputy else ""
    return ". ".join(words.rstrip(".") for words in (line.row.moved_because, chaired) if words)


def _slot_column(title: str, slot: Callable[[ChangeLine], Slot | None], otherwise: str) -> Column[ChangeLine]:
    def day(line: ChangeLine) -> str:
        there = slot(line)
        return date_words(there.date) if there else otherwise

    def hour(line: ChangeLine) -> str:
        there = slot(line)
        return f"{there.start:%H:%M} {there.place}".strip() if there else ""

    return Column(
        title,
        day,
        kind="two-line",
        second=hour,
        width="14:00 Conference Room 1",
        sort_key=lambda line: slot(line) or line.row.home,
    )
