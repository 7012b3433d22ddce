"""Under the seats: who else attends, the interests declared in the item being taken, and what is expected of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label
from desktop.kit.link import Link
from desktop.rooms.meeting.seat_list import span_words
from models.queries.agenda import AgendaView, InterestRow, ItemRow, VisitorRow
from models.queries.record import AskRow
from models.queries.run_sheet_words import expected_outcomes

_EDGE = 18  # px at 100 %


def visitor_words(visitor: VisitorRow) -> str:
    """Say who else attends: Ann Bell, City Office (items 2–3)."""
    span = span_words(visitor.from_item, visitor.to_item)
    words = f"{visitor.name}, {visitor.description}" if visitor.description else visitor.name
    return f"{words} ({span})" if span else words


def interest_words(interest: InterestRow) -> str:
    """Say an interest: whose, what, and whether they left the room."""
    return f"{interest.who}: {interest.nature}{', left the room' if interest.left_room else ''}"


class AlsoPane(QWidget):
    """Visitors, interests and expected outcomes; what is shown opens its dialog."""

    def __init__(
        self, edit_visitor: Callable[[VisitorRow | None], None], edit_interest: Callable[[InterestRow | None], None]
    ) -> None:
        super().__init__()
        self._edit_visitor, self._edit_interest = edit_visitor, edit_interest
        self._shown: tuple[object, ...] = ()
        self._body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)

    def display(self, about: AgendaView, item: ItemRow | None, asks: Sequence[AskRow]) -> None:
        """Show what belongs to an item."""
        declared = tuple(row for row in about.interests if not row.item_id or (item and row.item_id == item.id))
        outcomes = expected_outcomes(about, item, asks) if item else ()
        told = (about.also_attending, declared, outcomes, item.number if item else "", tuple(asks))
        if told == self._shown:
            return
        self._shown = told
        body = QWidget()
        column = QVBoxLayout(body)
        edge = appearance.space(_EDGE)
        column.setContentsMargins(edge, appearance.space(8), edge, appearance.space(8))
        column.setSpacing(appearance.space(5))
        column.addLayout(self._head("Also attending", lambda: self._edit_visitor(None), "Also attending…"))
        for visitor in about.also_attending:
            column.addWidget(Link(visitor_words(visitor), partial(self._edit_visitor, visitor)))
        number = f" for item {item.number}" if item and item.number else ""
        title = "Interests declared" if declared else f"No interests declared{number}"
        column.addLayout(self._head(title, lambda: self._edit_interest(None), "Declare an interest…", "circle-alert"))
        for interest in declared:
            column.addWidget(Link(interest_words(interest), partial(self._edit_interest, interest)))
        if outcomes:
            column.addWidget(plain_label("Expected from this item", "small", "text 2", weight=600))
            column.addLayout(_outcomes(outcomes, asks))
        self._replace(body)

    def _replace(self, body: QWidget) -> None:
        column = self.layout()
        if column is not None:
            column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()

    @staticmethod
    def _head(title: str, add: Callable[[], None], name: str, sign: str = "") -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(appearance.space(6))
        if sign:
            row.addWidget(icon_label(sign, "text 2", 15))
        row.addWidget(plain_label(title, "small", "text 2", weight=600))
        row.addStretch(1)
        row.addWidget(Button.of(Deed("", add, icon="plus", kind="flat", tip=name), small=True))
        return row


def _outcomes(outcomes: Sequence[str], asks: Sequence[AskRow]) -> QVBoxLayout:
    """Return what the forum may say, ticked where its answer is on record."""
    answered = {f"{ask.letter}." for ask in asks if ask.answered}
    column = QVBoxLayout()
    column.setSpacing(appearance.space(3))
    for outcome in outcomes:
        done = outcome.split(" ", 1)[0] in answered
        row = QHBoxLayout()
        row.setSpacing(appearance.space(8))
        row.addWidget(icon_label("check" if done else "circle", "good" if done else "text 3", 15))
        row.addWidget(plain_label(outcome, wrap=True), 1)
        column.addLayout(row)
    return column
