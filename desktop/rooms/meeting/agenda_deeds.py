"""What can be done to an agenda: add, change, order and take away items, and mend what is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from desktop.rooms.meeting.forms import AgendaForms
from desktop.rooms.meeting.missing import Lack
from desktop.rooms.meeting.nameables import nameables
from models.errors import RuleBroken
from models.operations.agenda import edit_item, move_item, remove_item
from models.operations.meetings import set_length, set_place
from models.queries.agenda import AgendaView, ItemRow
from models.queries.people import post_choices
from models.rules.capture_line import POST, meant


@dataclass(frozen=True, slots=True)
class Lead:
    """Who presents an item: a post of ours, or somebody in words."""

    lead_post_id: str
    lead: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """New values for an item; what is None stays. `lead` is typed: a post, a name, initials, or any words."""

    title: str | None = None
    minutes: int | None = None
    purpose: str | None = None
    ask: str | None = None
    lead: str | None = None
    paper: str | None = None
    part: int | None = None
    part_reason: str | None = None


class AgendaDeeds:
    """Deeds on the agenda of one meeting at a time; `view` is the agenda as last read."""

    def __init__(self, parent: QWidget, desk: Desk, meeting_forms: MeetingForms, select: Callable[[str], None]) -> None:
        self._parent, self._desk, self._select = parent, desk, select
        self._meeting_forms, self._forms = meeting_forms, AgendaForms(parent, desk)
        self.view: AgendaView | None = None

    def add(self, after: ItemRow | None) -> None:
        """Ask for an item after another one and choose it."""
        if self.view:
            added = self._forms.add_item(self.view, after, self._posts())
            if added:
                self._select(added)

    def edit(self, item: ItemRow) -> None:
        """Ask for everything about an item."""
        self._forms.edit_item(item, self._posts())

    def change(self, item: ItemRow, change: ItemChange) -> None:
        """Change what is given about an item; the presenter is read as typed."""
        lead = self._lead(change.lead) if change.lead is not None else None
        self._desk.perform(
            edit_item,
            item_id=item.id,
            revision=item.revision,
            title=change.title,
            minutes=change.minutes,
            purpose=change.purpose,
            ask=change.ask,
            lead_post_id=lead.lead_post_id if lead else None,
            lead=lead.lead if lead else None,
            paper=change.paper,
            part=change.part,
            part_reason=change.part_reason,
        )

    def shift(self, item: ItemRow, step: int) -> None:
        """Move an item one place up (-1) or down (1); refused across what is pinned."""
        position = item.position + step
        messages.attempt(
            lambda: self._desk.perform(move_item, item_id=item.id, to_position=position, revision=item.revision)
        )

    def remove(self, item: ItemRow) -> None:
        """Take an item away; the toast says how to have it back."""

        def taken() -> bool:
            self._desk.perform(remove_item, item_id=item.id, revision=item.revision)
            return True

        if messages.attempt(taken):
            messages.toast(f"Removed “{item.title}”.", undo=True)

    def mend(self, lack: Lack) -> None:
        """Ask for the one thing that is missing."""
        if self.view is None:
            return
        item = next((item for item in self.view.items if item.id == lack.item_id), None)
        if item:
            self._select(item.id)
            self._forms.mend_item(item, lack.mends, self._posts())
        elif lack.mends == "chair":
            self.take_chair()
        else:
            self._meeting_forms.edit(self.view.meeting)

    def take_chair(self) -> None:
        """Ask who takes the chair of this meeting."""
        if self.view:
            self._forms.take_chair(self.view.meeting, self._posts())

    def set_place(self, place: str) -> None:
        """Say where the meeting takes place."""
        if self.view:
            self._desk.perform(set_place, meeting_id=self.view.meeting.id, place=place)

    def set_minutes(self, minutes: int) -> None:
        """Say how long the meeting is."""
        if self.view:
            self._desk.perform(set_length, meeting_id=self.view.meeting.id, minutes=minutes)

    def _posts(self) -> tuple[tuple[str, str], ...]:
        on = self.view.meeting.date if self.view else self._desk.today
        return self._desk.read(post_choices, as_of=on)

    def _lead(self, typed: str) -> Lead:
        """Return whom typed words name; RuleBroken when they could be several, the words themselves when nobody."""
        on = self.view.meeting.date if self.view else self._desk.today
        found = [one for one in meant(typed, nameables(self._desk, on)) if one.kind == POST]
        if len(found) > 1:
            names = " or ".join(one.name for one in found[:3])
            raise RuleBroken(f"“{typed}” could be {names}; write more of the name.", "lead_post_id")
        return Lead(found[0].id, "") if found else Lead("", typed)
