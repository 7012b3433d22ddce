"""Plans kept aside: their list, two of them side by side where they differ, and the one that is taken."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Button, ChoiceBox, Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.short_words import counted
from models.operations.plan import accept_plan, drop_draft
from models.queries.drafts import ComparedRow, DraftRow, compared, draft, drafts
from models.queries.meetings import meetings
from models.rules.planner.problem import Slot
from models.rules.written_dates import date_words

_SIZE = (980, 660)
_LIST_LINES = 5
NOW = ""
"""The key under which the calendar itself is compared."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One meeting that two plans place differently; none where a plan has no place for it."""

    key: str
    code: str
    level: str
    name: str
    one: Slot | None
    other: Slot | None


class DraftsDialog(QDialog):
    """The drafts above, and below the meetings in which the chosen one differs from another or from the calendar."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[DraftRow, ...] = ()
        self.setWindowTitle("Drafts")
        open_sized(self, *_SIZE)
        self.table = RowTable(_draft_columns(), lambda row: row.id)
        self.drafts: RowView[DraftRow] = RowView(self.table, "Drafts")
        self.drafts.setMaximumHeight(appearance.space(30) + _LIST_LINES * appearance.row_height(2))
        self.other = ChoiceBox()
        self.other.setAccessibleName("Compare with")
        self.differences = RowTable(_difference_columns("Draft", "Calendar now"), lambda row: row.key)
        self._pane = RowPane(RowView(self.differences, "Meetings that differ"))
        self._accept = Button.of(Deed("Accept draft", self.take, "Ctrl+Return", kind="filled"))
        self._accept.setShortcut("Ctrl+Return")
        self._remove = Button.of(Deed("Remove draft", self.remove, icon="trash-2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(20), 0, appearance.space(16))
        column.setSpacing(appearance.space(8))
        column.addLayout(self._line(plain_label("Drafts", "inspector", weight=600)))
        column.addWidget(self.drafts, 1)
        column.addLayout(self._line(plain_label("Compare with", tone="text 2"), self.other))
        column.addWidget(self._pane, 2)
        column.addLayout(self._foot())
        self.drafts.chosen.connect(self._choose)
        self.other.activated.connect(lambda _place: self._compare())
        self.refresh()

    def refresh(self) -> None:
        """Read the drafts again."""
        self._rows = self._desk.read(drafts)
        self.table.replace(self._rows)
        if self.drafts.current_row() is None:
            self.drafts.select_first()
        self._choose(self.drafts.current_row())

    def take(self) -> None:
        """Put the chosen draft on the calendar: one entry in the book."""
        row = self.drafts.current_row()
        if row is None:
            return
        moves = [move for move in self._desk.read(draft, draft_id=row.id).moves if move.date]
        stored = messages.attempt(lambda: self._desk.perform(accept_plan, moves=moves))
        if stored is not None:
            messages.toast(f"Accepted {row.name}: {counted(stored, 'change')}.", undo=True)
            self.accept()

    def remove(self) -> None:
        """Take the chosen draft out of the book; the calendar is not touched."""
        row = self.drafts.current_row()
        if row:
            messages.attempt(lambda: self._desk.perform(drop_draft, draft_id=row.id))
            self.refresh()

    def compare_with(self, draft_id: str) -> None:
        """Compare the chosen draft with another one, or with the calendar as it is now."""
        self.other.setCurrentIndex(self.other.findData(draft_id))
        self._compare()

    def _choose(self, row: DraftRow | None) -> None:
        """Offer the others to compare with."""
        for button in (self._accept, self._remove):
            button.setEnabled(row is not None)
        before = self.other.currentData()
        self.other.clear()
        self.other.addItem("The calendar now", NOW)
        for each in self._rows:
            if row and each.id != row.id:
                self.other.addItem(each.name, each.id)
        self.other.setCurrentIndex(max(self.other.findData(before), 0))
        self._compare()

    def _compare(self) -> None:
        row = self.drafts.current_row()
        if row is None:
            self.differences.replace(())
            self._pane.set_foot("No draft is kept. A proposal is kept aside with Keep draft.")
            return
        other = str(self.other.currentData() or NOW)
        found = messages.attempt(lambda: differing(self._desk, row.id, other)) or ()
        self.differences.columns = _difference_columns(row.name, self.other.currentText())
        self.differences.replace(found)
        self.differences.headerDataChanged.emit(self._pane.view.horizontalHeader().orientation(), 0, 2)
        verb = "stands" if len(found) == 1 else "stand"
        some = f"{counted(len(found), 'meeting')} {verb} elsewhere; the others stand alike."
        self._pane.set_foot(some if found else "Every meeting stands alike.")

    @staticmethod
    def _line(*parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(20)
        row.setContentsMargins(edge, 0, edge, 0)
        row.setSpacing(appearance.space(8))
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = self._line(self._remove)
        row.addWidget(Button.of(Deed("Close", self.reject, key="Esc")))
        row.addWidget(self._accept)
        return row


def differing(desk: Desk, draft_id: str, other_id: str) -> tuple[Difference, ...]:
    """Return the meetings that two drafts place differently; no other draft: as against the calendar now."""
    if other_id:
        found = desk.read(compared, draft_ids=(draft_id, other_id))
        return tuple(_difference(row) for row in found.rows)
    moves = desk.read(draft, draft_id=draft_id).moves
    rows = {row.id: row for row in desk.read(meetings, ids=[move.meeting_id for move in moves if move.meeting_id])}
    lines = []
    for move in moves:
        row = rows.get(move.meeting_id)
        now = Slot(row.date, row.start, row.place) if row else None
        then = Slot(move.date, move.start, move.place) if move.date else None
        if row and now != then:
            lines.append(Difference(row.id, row.forum_code, row.level, row.forum_name, then, now))
    return tuple(lines)


def _difference(row: ComparedRow) -> Difference:
    key = row.meeting_id or f"{row.forum_id} {row.rule_date}"
    return Difference(key, row.forum_code, row.level, row.forum_name, *row.slots)


def _draft_columns() -> tuple[Column[DraftRow], ...]:
    return (
        Column("Draft", lambda row: row.name, kind="two-line", second=lambda row: row.note),
        Column(
            "Span",
            lambda row: f"{_month(row.first)} to {_month(row.last)}",
            kind="two-line",
            second=lambda row: counted(row.meetings, "meeting"),
            width="Apr 2026 to Mar 2027",
        ),
        Column("Unplaced", lambda row: str(row.unplaced), kind="number", width="Unplaced"),
        Column(
            "Made",
            lambda row: date_words(row.made_at.date()),
            kind="two-line",
            second=lambda row: row.made_by,
            width="Wed 30 Sep 2026",
        ),
    )


def _difference_columns(one: str, other: str) -> tuple[Column[Difference], ...]:
    return (
        Column("Meeting", lambda row: row.name, kind="chip", code=lambda row: (row.code, row.level)),
        Column(one, lambda row: _slot_words(row.one), kind="two-line", second=lambda row: _time(row.one), width=_WIDE),
        Column(
            other,
            lambda row: _slot_words(row.other),
            kind="two-line",
            second=lambda row: _time(row.other),
            width=_WIDE,
        ),
    )


_WIDE = "Wed 30 Sep 2026 and room"


def _slot_words(slot: Slot | None) -> str:
    return date_words(slot.date) if slot else "no place"


def _time(slot: Slot | None) -> str:
    return f"{slot.start:%H:%M} {slot.place}".strip() if slot else ""


def _month(day: date) -> str:
    return f"{day:%b %Y}"
