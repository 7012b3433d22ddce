"""The lines of an agenda as deeds find them: in their order, with what is pinned at either end."""

from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.naming import snippet
from models.queries.item_numbers import numbers_of
from models.records.agenda import AgendaItem
from models.records.meetings import IssuedDocument
from models.rules.item_order import PLACES, free_span
from models.rules.vocabulary import ItemKind
from models.store.unit import Unit

AGENDA = "agenda"


def lines_of(unit: Unit, meeting_id: str) -> Sequence[AgendaItem]:
    """Return the lines of an agenda in their order."""
    return unit.rows(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position, AgendaItem.id)
    )


def was_issued(unit: Unit, meeting_id: str) -> bool:
    """Return whether an agenda of the meeting has gone out."""
    chosen = select(IssuedDocument.id).where(IssuedDocument.meeting_id == meeting_id, IssuedDocument.kind == AGENDA)
    return unit.session.scalar(chosen.limit(1)) is not None


def place_after(items: Sequence[AgendaItem], after_item_id: str) -> int:
    """Return the place after an item, within what is pinned; the last free one where none is named."""
    first, last = free_span([item.kind for item in items])
    if not after_item_id:
        return last
    place = next((number for number, item in enumerate(items) if item.id == after_item_id), None)
    if place is None:
        raise RuleBroken("The item to follow is not on this agenda; choose another place.", "after_item_id")
    return min(max(place + 1, first), last)


def renumber(items: Sequence[AgendaItem]) -> None:
    """Count the positions of an agenda anew."""
    for position, item in enumerate(items, 1):
        if item.position != position:
            item.position = position


def fix_numbers(unit: Unit, meeting_id: str) -> None:
    """Fix the number of every item as it goes out now; what was fixed before stays."""
    lines = lines_of(unit, meeting_id)
    for line, number in zip(lines, numbers_of(lines), strict=True):
        if line.number != number:
            line.number = number


def refuse_pinned(item: AgendaItem, what: str) -> None:
    """Refuse a deed on what is pinned, saying where it belongs."""
    place = PLACES.get(ItemKind(item.kind))
    if place:
        raise RuleBroken(f"{snippet(item.title)} {place} and {what}.")
