"""Everything that waits for an agenda, to add or to drop by keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.rooms.meeting.offers_section import ICONS
from models.queries.offers import ACTION, LEFT_OUT, PROMISED, RISK, UNDISCUSSED, OfferRow

_GROUPS = {
    UNDISCUSSED: "Never discussed",
    PROMISED: "Promised to this agenda",
    LEFT_OUT: "Standing items left out",
    RISK: "Risks to be reviewed",
    ACTION: "Actions due by then",
}


class OffersDialog(ListDialog[OfferRow]):
    """Enter adds the chosen one, Del drops a promise; what is left is read anew each time."""

    def __init__(
        self,
        parent: QWidget,
        read: Callable[[], Sequence[OfferRow]],
        add: Callable[[OfferRow], None],
        drop: Callable[[OfferRow], None],
    ) -> None:
        column = Column[OfferRow]("Offered", lambda row: row.title, kind="two-line", second=lambda row: row.reason)
        sign = Column[OfferRow]("", lambda _row: "", width="M", icon=lambda row: ICONS[row.kind], tip=_kind)
        table = RowTable((sign, column), key_of, _kind)
        sentence = "Promises not kept yet, what was left out, and what is due. Add what this meeting shall take."
        super().__init__(parent, "Waiting for this agenda", sentence, table, lines=2)
        self._read, self._add, self._drop = read, add, drop
        self.set_deeds(
            (Deed("Add", self.add, "Ins", "plus"), Deed("Drop…", self.drop, "Del", "trash-2")),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.add())
        self.refresh()

    def refresh(self) -> None:
        """Read what still waits, and choose the first where what was chosen is gone."""
        self.table.replace(tuple(self._read()))
        if self.lines.current_row() is None:
            self.lines.select_first()

    def add(self) -> None:
        """Put the chosen one on the agenda."""
        row = self.lines.current_row()
        if row:
            self._add(row)
            self.refresh()

    def drop(self) -> None:
        """Let the chosen promise go; everything else comes back by itself as long as it is due."""
        row = self.lines.current_row()
        if row and row.promise_id:
            self._drop(row)
            self.refresh()
        elif row:
            messages.refuse(f"“{row.title}” was not promised; it is offered as long as it is due.")


def key_of(row: OfferRow) -> str:
    """Return the one key an offer has."""
    return row.promise_id or row.action_id or row.risk_id or row.template_item_id or row.item_id


def _kind(row: OfferRow) -> str:
    return _GROUPS[row.kind]
