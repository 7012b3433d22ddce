"""How an item leaves an agenda: withdrawn, to the next meeting, left out once or until a day; each with its reason."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from models.errors import RuleBroken
from models.operations.agenda import unwithdraw_item, withdraw_item
from models.operations.pauses import leave_out_until, skip_once
from models.operations.promises import MOVABLE, move_to_next_meeting
from models.queries.agenda import AgendaView, ItemRow
from models.rules.carry_over import GONE, TO_COME
from models.rules.vocabulary import ItemKind, OriginKind
from models.rules.written_dates import date_words

_LEAVING = frozenset({*TO_COME, *GONE})
_KEPT = "The agendas that are open already keep it."


class ItemWays:
    """Asks over a parent widget why, and stores through the desk; every toast says how to have the item back."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def commands(self, view: AgendaView, item: ItemRow) -> Mapping[str, Callable[[], None]]:
        """Return the ways an item can go, by the ids of the command table."""
        offered: dict[str, Callable[[], None]] = {}
        if not item.withdrawn_because:
            if item.kind != ItemKind.BREAK:
                offered["agenda.withdraw"] = lambda: self.withdraw(item)
            if item.kind in MOVABLE and view.meeting.status in _LEAVING:
                offered["agenda.next_meeting"] = lambda: self.to_next_meeting(view, item)
        if item.origin_kind == OriginKind.TEMPLATE and item.origin_id:
            offered["agenda.skip_once"] = lambda: self.skip_once(item)
            offered["agenda.leave_out"] = lambda: self.leave_out(item)
        return offered

    def withdraw(self, item: ItemRow) -> None:
        """Ask why an item is not taken."""

        def submit(values: Values) -> None:
            seen = text_of(values, "revision") or item.revision
            self._desk.perform(withdraw_item, item_id=item.id, because=text_of(values, "because"), revision=seen)
            messages.toast(f"Withdrew “{item.title}”.", undo=True)

        note = "It stands on the agenda with the reason, and takes no time."
        if item.fixed:
            note = f"It went out as item {item.number} and keeps that number; it takes no time."
        fields = (Field("because", "Because", required=True, help="Printed on the agenda"),)
        self._ask(f"Withdraw “{item.title}”", "Withdraw item", fields, submit, note)

    def take_after_all(self, item: ItemRow) -> None:
        """Take a withdrawn item after all."""
        messages.attempt(lambda: self._desk.perform(unwithdraw_item, item_id=item.id, revision=item.revision))

    def to_next_meeting(self, view: AgendaView, item: ItemRow) -> None:
        """Ask why an item waits for the next meeting, and say which that is."""
        coming = view.next_meeting
        where = f"to {coming.forum_code} {date_words(coming.date)}" if coming else "to the next meeting"

        def submit(values: Values) -> None:
            reason, seen = text_of(values, "reason"), text_of(values, "revision") or item.revision
            self._desk.perform(move_to_next_meeting, item_id=item.id, reason=reason, revision=seen)
            messages.toast(f"Moved “{item.title}” {where}.", undo=True)

        stays = " It stays here as withdrawn, for its number went out." if item.fixed else ""
        note = f"It goes {where}, or to whichever comes next when that day comes.{stays}"
        fields = (Field("reason", "Because", help="Said where it comes back"),)
        self._ask(f"“{item.title}” to the next meeting", "Move item", fields, submit, note)

    def skip_once(self, item: ItemRow) -> None:
        """Ask why a standing item is left out of the next agenda that opens."""

        def submit(values: Values) -> None:
            self._desk.perform(skip_once, template_item_id=item.origin_id, reason=text_of(values, "reason"))
            messages.toast(f"The next agenda opens without “{item.title}”.", undo=True)

        fields = (Field("reason", "Because"),)
        note = f"It is left out of the next agenda to open, and of that one alone. {_KEPT}"
        self._ask(f"Skip “{item.title}” once", "Skip once", fields, submit, note)

    def leave_out(self, item: ItemRow) -> None:
        """Ask until when a standing item is left out."""

        def submit(values: Values) -> None:
            day = date_of(values, "return_on")
            if day is None:
                raise RuleBroken("Give the day on which it returns.", "return_on")
            reason = text_of(values, "reason")
            self._desk.perform(leave_out_until, template_item_id=item.origin_id, return_on=day, reason=reason)
            messages.toast(f"Left out “{item.title}” until {date_words(day)}.", undo=True)

        fields = (Field("return_on", "Returns on", "spoken date", required=True), Field("reason", "Because"))
        note = f"No agenda of a meeting before that day begins with it. {_KEPT}"
        self._ask(f"Leave “{item.title}” out", "Leave out", fields, submit, note)

    def _ask(
        self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None], note: str
    ) -> None:
        ask(self._parent, title, deed, fields, submit, today=self._desk.today, note=note)
