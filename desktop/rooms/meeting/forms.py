"""The dialogs of the room: what each asks, and the operation that stores it."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, int_of, text_of
from desktop.kit.form_fields import Field, Values
from models.operations import agenda as agenda_operations
from models.operations import meetings as meeting_operations
from models.queries.agenda import AgendaView, ItemRow
from models.queries.meetings import MeetingRow
from models.rules.vocabulary import ItemKind, Purpose

Choices = tuple[tuple[str, str], ...]
_KINDS: Choices = ((ItemKind.ITEM.value, "Item"), (ItemKind.BREAK.value, "Break"))
_PURPOSES: Choices = tuple((purpose.value, f"to {purpose}") for purpose in Purpose)
_PARTS: Choices = (("1", "Part 1, open"), ("2", "Part 2, closed"))


class AgendaForms:
    """Asks over a parent widget and stores through the desk; those that add return the new key."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def add_item(self, view: AgendaView, after: ItemRow | None, posts: Choices) -> str:
        """Ask for a new item after another one; return its key, empty when given up."""
        added = ""

        def submit(values: Values) -> None:
            nonlocal added
            added = self._desk.perform(
                agenda_operations.add_item,
                meeting_id=view.meeting.id,
                title=text_of(values, "title"),
                after_item_id=after.id if after else "",
                minutes=int_of(values, "minutes") or 0,
                purpose=text_of(values, "purpose"),
                ask=text_of(values, "ask"),
                lead_post_id=text_of(values, "lead_post_id"),
                paper=text_of(values, "paper"),
                part=int(text_of(values, "part") or 1),
                part_reason=text_of(values, "part_reason"),
                kind=text_of(values, "kind"),
            )

        place = f"After item {after.number}" if after and after.number else "Before what is pinned last"
        title, *rest = _item_fields(None, posts)
        ordered = (title, Field("kind", "Kind", "choice", choices=_KINDS, default=ItemKind.ITEM.value), *rest)
        ask(self._parent, "Add an item", "Add item", ordered, submit, today=self._desk.today, note=place)
        return added

    def edit_item(self, item: ItemRow, posts: Choices) -> None:
        """Ask for everything about an item."""

        def submit(values: Values) -> None:
            self._desk.perform(
                agenda_operations.edit_item,
                item_id=item.id,
                revision=text_of(values, "revision") or item.revision,
                title=text_of(values, "title"),
                minutes=int_of(values, "minutes") or 0,
                purpose=text_of(values, "purpose"),
                ask=text_of(values, "ask"),
                lead_post_id=text_of(values, "lead_post_id"),
                paper=text_of(values, "paper"),
                part=int(text_of(values, "part") or 1),
                part_reason=text_of(values, "part_reason"),
            )

        title = f"Item {item.number}" if item.number else item.title
        ask(self._parent, title, "Save item", _item_fields(item, posts), submit, today=self._desk.today)

    def mend_item(self, item: ItemRow, name: str, posts: Choices) -> None:
        """Ask for the one field of an item that is missing."""
        field = next(field for field in _item_fields(item, posts) if field.name == name)

        def submit(values: Values) -> None:
            given = text_of(values, name)
            self._desk.perform(
                agenda_operations.edit_item,
                item_id=item.id,
                revision=text_of(values, "revision") or item.revision,
                ask=given if name == "ask" else None,
                lead_post_id=given if name == "lead_post_id" else None,
                part_reason=given if name == "part_reason" else None,
            )

        ask(self._parent, item.title, "Save item", (field,), submit, today=self._desk.today)

    def take_chair(self, meeting: MeetingRow, posts: Choices) -> None:
        """Ask which post takes the chair of this meeting and why; no post gives the chair back."""

        def submit(values: Values) -> None:
            revision = text_of(values, "revision") or meeting.revision
            post_id = text_of(values, "post_id")
            if not post_id:
                self._desk.perform(meeting_operations.clear_acting_chair, meeting_id=meeting.id, revision=revision)
                return
            self._desk.perform(
                meeting_operations.set_acting_chair,
                meeting_id=meeting.id,
                post_id=post_id,
                reason=text_of(values, "reason"),
                revision=revision,
            )

        fields = (
            Field("post_id", "Takes the chair", "post", choices=posts, required=not meeting.acting_chair),
            Field("reason", "Because"),
        )
        note = "For this meeting only; the forum’s own chair stays what it is."
        if meeting.acting_chair:
            note += " Leave the post empty to give the chair back."
        today: dt.date = self._desk.today
        ask(self._parent, "Deputy takes the chair", "Set chair", fields, submit, today=today, note=note)


def _item_fields(item: ItemRow | None, posts: Choices) -> tuple[Field, ...]:
    """Return the fields of an item, filled where there is one."""
    lead = item.lead_post_id if item else ""
    return (
        Field("title", "Title", required=True, default=item.title if item else None),
        Field("purpose", "Purpose", "choice", True, _PURPOSES, default=item.purpose if item else Purpose.DISCUSS.value),
        Field("minutes", "Minutes", "minutes", required=True, default=item.minutes if item else 10),
        Field("lead_post_id", "Presenter", "post", choices=posts, default=lead or None),
        Field("ask", "Asked to", "long text", default=item.ask if item else None),
        Field("paper", "Paper", default=item.paper if item else None, help="Its reference, such as MB(26)41"),
        Field("part", "Part", "choice", choices=_PARTS, default=str(item.part) if item else "1"),
        Field("part_reason", "Because", default=item.part_reason if item else None, help="Why it is in Part 2"),
    )
