"""What waits for an agenda, as the inspector shows it: each with why it is offered, and Add or Drop."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label
from models.queries.offers import ACTION, LEFT_OUT, PROMISED, REVIEW, RISK, UNDISCUSSED, OfferRow

MOST = 4
"""How many offers the inspector shows; the others stand in the dialog."""
ICONS = {
    PROMISED: "repeat",
    UNDISCUSSED: "corner-down-right",
    LEFT_OUT: "circle-pause",
    RISK: "triangle-alert",
    ACTION: "list-checks",
    REVIEW: "calendar-sync",
}


def offers_title(offers: Sequence[OfferRow]) -> str:
    """Return the head over what waits: Waiting for this agenda, 3."""
    return f"Waiting for this agenda, {len(offers)}"


class OffersSection(QWidget):
    """The first offers with their buttons; a last button opens them all where there are more."""

    def __init__(
        self,
        offers: Sequence[OfferRow],
        add: Callable[[OfferRow], None],
        drop: Callable[[OfferRow], None],
        show_all: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setAccessibleName(offers_title(offers))
        self._add, self._drop = add, drop
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(appearance.space(12))
        for offer in offers[:MOST]:
            self._column.addLayout(self._row(offer))
        if len(offers) > MOST:
            last = QHBoxLayout()
            last.addWidget(Button.of(Deed(f"All {len(offers)}…", show_all), small=True))
            last.addStretch(1)
            self._column.addLayout(last)

    def _row(self, offer: OfferRow) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(appearance.space(1))
        words.addWidget(plain_label(offer.title, wrap=True))
        words.addWidget(plain_label(offer.reason, "small", "text 2", wrap=True))
        words.addLayout(self._buttons(offer))
        row = QHBoxLayout()
        row.setSpacing(appearance.space(8))
        icon = icon_label(ICONS[offer.kind], "text 2", 16)
        icon.setToolTip(offer.kind.capitalize())
        column = QVBoxLayout()
        column.addWidget(icon)
        column.addStretch(1)
        row.addLayout(column)
        row.addLayout(words, 1)
        return row

    def _buttons(self, offer: OfferRow) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, appearance.space(4), 0, 0)
        row.setSpacing(appearance.space(6))
        deeds = [Deed("Add", lambda: self._add(offer), tip=f"Put “{offer.title}” on this agenda")]
        if offer.promise_id:
            deeds.append(Deed("Drop…", lambda: self._drop(offer), tip=f"No agenda shall have “{offer.title}”"))
        for deed in deeds:
            row.addWidget(Button.of(deed, small=True))
        row.addStretch(1)
        return row
