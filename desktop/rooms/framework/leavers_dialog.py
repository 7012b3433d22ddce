"""Open actions of people who left the post they promised in: each stays with the person, or goes to the post."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.errors import DrumbeatError
from models.operations.action_owner import STAYS, settle_owners
from models.queries.actions import action_history
from models.queries.leavers import LeaverRow, leavers
from models.rules.written_dates import date_words

OPEN, STAY, GO = "Open", "Stays", "Goes to the post"
_NEXT = {OPEN: STAY, STAY: GO, GO: OPEN}
_STATUSES = {
    OPEN: Status("To decide", "circle-help", "warn"),
    STAY: Status("Stays", "user", "text"),
    GO: Status("To the post", "arrow-right", "info"),
}
_SENTENCE = "Decide for each; Space goes from one decision to the next. All are stored together, as one undo."
_NOTHING = "Nobody who left a post still owes an action promised in it. What people leave behind is listed here."


@dataclass(frozen=True, slots=True)
class Decision:
    """An action left behind, and what becomes of it."""

    row: LeaverRow
    fate: str = OPEN


class LeaversDialog(ListDialog[Decision]):
    """The actions under the person who left; what was decided earlier is not asked again."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        table = RowTable(_columns(), lambda one: one.row.action_id, lambda one: one.row.person)
        super().__init__(parent, "Actions of people who left their post", _SENTENCE, table, lines=2)
        self._desk = desk
        self._nothing = plain_label(_NOTHING, tone="text 2", wrap=True)
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        self.above.addWidget(self._nothing)
        self.above.addWidget(self._wrong)
        self.refresh()
        some = bool(self.table.rows())
        self.set_deeds(
            (
                Deed("Stays", lambda: self.decide(STAY), icon="user", enabled=some, tip="Stays with the person"),
                Deed("To the post", lambda: self.decide(GO), icon="arrow-right", enabled=some, tip="Goes to the post"),
            ),
            (
                Deed("Cancel", self.reject, "Esc"),
                Deed("Store decisions", self.store, "Ctrl+Return", kind="filled", enabled=some),
            ),
        )
        self.lines.previewed.connect(lambda _one: self._turn())
        self.lines.opened.connect(lambda _one: self._turn())
        open_sized(self)
        self.lines.select_first()
        self.lines.setFocus()

    def refresh(self) -> None:
        """Read again what waits for a decision."""
        found = [row for row in self._desk.read(leavers, today=self._desk.today) if not self._decided(row)]
        self.table.replace([Decision(row) for row in found])
        self._nothing.setVisible(not found)

    def decide(self, fate: str) -> None:
        """Let the chosen action stay or go, and choose the next one."""
        one = self.lines.current_row()
        if one:
            other = replace(one, fate=fate)
            rows = [other if each.row == one.row else each for each in self.table.rows()]
            self.table.replace(rows)
            after = rows[min(rows.index(other) + 1, len(rows) - 1)]
            self.lines.select_key(after.row.action_id)

    def store(self) -> None:
        """Store all decisions as one deed."""
        rows = self.table.rows()
        stays = [one.row.action_id for one in rows if one.fate == STAY]
        goes = {one.row.action_id: one.row.left_post_ids[0] for one in rows if one.fate == GO}
        try:
            count = self._desk.perform(settle_owners, stays=stays, goes=goes)
        except DrumbeatError as refused:
            self._wrong.setText(str(refused))
            self._wrong.show()
        else:
            messages.toast(f"Settled the owners of {count} of {len(rows)} actions.", undo=True)
            self.accept()

    def _turn(self) -> None:
        one = self.lines.current_row()
        if one:
            other = replace(one, fate=_NEXT[one.fate])
            self.table.replace([other if each.row == one.row else each for each in self.table.rows()])

    def _decided(self, row: LeaverRow) -> bool:
        """Return whether it was decided since the person left that the action stays."""
        events = self._desk.read(action_history, action_id=row.action_id)
        return any(
            event.text.startswith(STAYS) and (row.left_on is None or event.at.date() > row.left_on) for event in events
        )


def _left(one: Decision) -> str:
    row = one.row
    until = f" until {date_words(row.left_on)}" if row.left_on else ""
    now = f"now {row.now}" if row.now else "holds no post now"
    return f"{row.left}{until}; {now}"


def _columns() -> tuple[Column[Decision], ...]:
    return (
        Column[Decision]("Action", lambda one: f"{one.row.reference}  {one.row.text}", kind="two-line", second=_left),
        Column[Decision]("Due", lambda one: date_words(one.row.due) if one.row.due else "–", width="Wed 30 Sep 2026"),
        Column[Decision](
            "Post is held by", lambda one: one.row.successor or "vacant", width="Montgomery-Fairweather, Al"
        ),
        Column[Decision](
            "Decision",
            lambda _one: "",
            kind="status",
            status=lambda one: _STATUSES[one.fate],
            width="To the post m",
        ),
    )
