"""The forms of an agenda: what each asks, and the operation that stores it."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, flag_of, int_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.meeting.agenda_words import item_name
from models.operations import agenda as agenda_operations
from models.operations import meetings as meeting_operations
from models.queries.agenda import AgendaView, ItemRow
from models.queries.meetings import MeetingRow
from models.rules.vocabulary import ItemKind, Purpose

Choices = tuple[tuple[str, str], ...]
OPEN, CLOSED, KEPT_BACK = "1", "2", "2 title kept back"
PARTS: Choices = (
    (OPEN, "Part 1, open"),
    (CLOSED, "Part 2, title shown to the public"),
    (KEPT_BACK, "Part 2, title kept back too"),
)
_KINDS: Choices = ((ItemKind.ITEM.value, "Item"), (ItemKind.BREAK.value, "Break"))
_PURPOSES: Choices = tuple((purpose.value, f"to {purpose}") for purpose in Purpose)
LATE = (
    Field("late_reason", "Late because", required=True, help="Printed on the agenda"),
    Field("late_agreed_by", "Agreed by", help="Who agreed that it comes late, such as the chair"),
)


def part_of(item: ItemRow) -> str:
    """Return which of the choices of a part an item stands in."""
    return OPEN if item.part == 1 else KEPT_BACK if item.title_sensitive else CLOSED


def read_part(chosen: str) -> tuple[int, bool]:
    """Return the part that was chosen, and whether the title is kept from the public."""
    return int(chosen[:1]), chosen == KEPT_BACK


class AgendaForms:
    """Asks over a parent widget and stores through the desk; those that add return the new key."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def add_item(self, view: AgendaView, after: ItemRow | None, posts: Choices, purpose: str = "") -> str:
        """Ask for a new item after another one; return its key, empty when given up."""
        added = ""

        def submit(values: Values) -> None:
            nonlocal added
            part, kept_back = read_part(text_of(values, "part"))
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
                part=part,
                part_reason=text_of(values, "part_reason"),
                kind=text_of(values, "kind"),
                section=text_of(values, "section"),
                measure=text_of(values, "measure"),
                fixed_start=time_of(values, "fixed_start"),
                title_sensitive=kept_back,
                late_reason=text_of(values, "late_reason"),
                late_agreed_by=text_of(values, "late_agreed_by"),
            )

        note = f"After item {after.number}" if after and after.number else "Before what is pinned last"
        if view.late_wanted:
            note += ". The agenda has gone out, so the item says why it comes late."
        title, *rest = _item_fields(None, posts, purpose)
        kind = Field("kind", "Kind", "choice", choices=_KINDS, default=ItemKind.ITEM.value)
        late = tuple(replace(one, required=False) for one in LATE) if view.late_wanted else ()
        fields = (title, kind, *late, *rest)
        ask(self._parent, "Add an item", "Add item", fields, submit, today=self._desk.today, note=note)
        return added

    def edit_item(self, item: ItemRow, posts: Choices) -> None:
        """Ask for everything about an item."""

        def submit(values: Values) -> None:
            part, kept_back = read_part(text_of(values, "part"))
            start = time_of(values, "fixed_start")
            late = bool(item.late_reason)
            self._desk.perform(
                agenda_operations.edit_item,
                item_id=item.id,
                revision=text_of(values, "revision") or item.revision,
                title=text_of(values, "title"),
                minutes=int_of(values, "minutes") or 0,
                purpose=text_of(values, "purpose"),
                ask=text_of(values, "ask"),
                lead_post_id=text_of(values, "lead_post_id"),
                paper=text_of(values, "paper") if "paper" in values else None,
                part=part,
                part_reason=text_of(values, "part_reason"),
                section=text_of(values, "section"),
                measure=text_of(values, "measure"),
                fixed_start=start,
                no_fixed_start=start is None,
                fixed_length=flag_of(values, "fixed_length"),
                title_sensitive=kept_back,
                late_reason=text_of(values, "late_reason") if late else None,
                late_agreed_by=text_of(values, "late_agreed_by") if late else None,
            )

        fields = (*_item_fields(item, posts), *(_late_fields(item) if item.late_reason else ()))
        ask(self._parent, item_name(item), "Save item", fields, submit, today=self._desk.today)

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


def _item_fields(item: ItemRow | None, posts: Choices, purpose: str = "") -> tuple[Field, ...]:
    """Return the fields of an item, filled where there is one."""
    lead = item.lead_post_id if item else ""
    asked = item.purpose if item else purpose or Purpose.DISCUSS.value
    reference = Field("paper", "Paper", default=item.paper if item else None, help="Its reference, such as MB(26)41")
    return (
        Field("title", "Title", required=True, default=item.title if item else None),
        Field("purpose", "Purpose", "choice", True, _PURPOSES, default=asked),
        Field("minutes", "Minutes", "minutes", required=True, default=item.minutes if item else 10),
        Field("lead_post_id", "Presenter", "post", choices=posts, default=lead or None),
        Field("ask", "Asked to", "long text", default=item.ask if item else None),
        *(() if item and item.papers else (reference,)),
        Field("part", "Part", "choice", True, PARTS, default=part_of(item) if item else OPEN),
        Field("part_reason", "Because", default=item.part_reason if item else None, help="Why it is in Part 2"),
        *_rarer_fields(item),
    )


def _rarer_fields(item: ItemRow | None) -> tuple[Field, ...]:
    """Return what few items need: a heading, a promised start, a length that stays, how success is told."""
    keeps = Field("fixed_length", "Keeps its minutes when the agenda is re-fitted", "check")
    start = item.fixed_start if item else None
    return (
        Field("section", "Heading", default=item.section if item else None, help="Opens a section of the agenda"),
        Field("fixed_start", "Promised for", "time", default=start, help="A start kept whatever comes before"),
        *((replace(keeps, default=item.fixed_length),) if item else ()),
        Field("measure", "Measure", default=item.measure if item else None, help="How success is told"),
    )


def _late_fields(item: ItemRow) -> tuple[Field, ...]:
    reason, agreed = LATE
    return (replace(reason, default=item.late_reason), replace(agreed, default=item.late_agreed_by))
