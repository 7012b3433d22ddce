"""Taking what waits for an agenda, or letting a promise go."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.meeting.forms import LATE
from models.operations.offers import take_action, take_review, take_risk, take_undiscussed
from models.operations.pauses import bring_back
from models.operations.promises import drop_promise, take_promise
from models.queries.agenda import AgendaView
from models.queries.offers import OfferRow

Take = Callable[[str, str], str]


class OfferDeeds:
    """Deeds on the offers of the agenda shown; `select` chooses the item that was added."""

    def __init__(self, parent: QWidget, desk: Desk, select: Callable[[str], None]) -> None:
        self._parent, self._desk, self._select = parent, desk, select

    def add(self, view: AgendaView, offer: OfferRow) -> None:
        """Put what is offered on the agenda; one that has gone out asks why it comes late."""
        take = self._take(view.meeting.id, offer)
        added: list[str] = []

        def submit(values: Values) -> None:
            added.append(take(text_of(values, "late_reason"), text_of(values, "late_agreed_by")))

        if view.late_wanted:
            note = "The agenda has gone out, so it says why it comes late."
            ask(self._parent, f"Add “{offer.title}”", "Add item", LATE, submit, today=self._desk.today, note=note)
        else:
            messages.attempt(lambda: submit({}))
        for item_id in added:
            self._select(item_id)
            messages.toast(f"Added “{offer.title}”.", undo=True)

    def drop(self, offer: OfferRow) -> None:
        """Ask why a promise is no longer wanted."""

        def submit(values: Values) -> None:
            self._desk.perform(drop_promise, promise_id=offer.promise_id, because=text_of(values, "because"))
            messages.toast(f"Dropped “{offer.title}”.", undo=True)

        fields = (Field("because", "Because", required=True),)
        note = "No agenda will have it any more."
        ask(self._parent, f"Drop “{offer.title}”", "Drop", fields, submit, today=self._desk.today, note=note)

    def _take(self, meeting_id: str, offer: OfferRow) -> Take:
        """Return the operation that puts an offer on the agenda, told why it is late and who agreed."""
        desk = self._desk

        def take(reason: str, agreed: str) -> str:
            late = {"meeting_id": meeting_id, "late_reason": reason, "late_agreed_by": agreed}
            if offer.promise_id:
                return desk.perform(take_promise, promise_id=offer.promise_id, **late)
            if offer.template_item_id:
                return desk.perform(bring_back, template_item_id=offer.template_item_id, **late)
            if offer.risk_id:
                return desk.perform(take_risk, risk_id=offer.risk_id, **late)
            if offer.set_id:
                return desk.perform(take_review, set_id=offer.set_id, **late)
            if offer.action_id:
                return desk.perform(take_action, action_id=offer.action_id, **late)
            return desk.perform(take_undiscussed, item_id=offer.item_id, **late)

        return take
