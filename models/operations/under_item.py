"""Where something is recorded: a meeting whose record is open, and an item on its agenda."""

from models.errors import RuleBroken
from models.operations.meetings import correctable
from models.operations.naming import snippet
from models.records.agenda import AgendaItem
from models.records.meetings import Meeting
from models.store.unit import Unit


def at_meeting(unit: Unit, meeting_id: str, item_id: str = "", field: str = "item_id") -> Meeting:
    """Return a meeting whose record is open; RuleBroken if the item, where one is given, is another meeting's."""
    meeting = correctable(unit, meeting_id)
    item_of(unit, meeting_id, item_id, field)
    return meeting


def under_item(unit: Unit, meeting_id: str, item_id: str) -> Meeting:
    """Return a meeting whose record is open; RuleBroken where no item of its agenda is chosen."""
    if not item_id:
        raise RuleBroken("Choose the item this belongs to; open the agenda first if there is none.", "item_id")
    return at_meeting(unit, meeting_id, item_id)


def item_of(unit: Unit, meeting_id: str, item_id: str, field: str = "item_id") -> AgendaItem | None:
    """Return an item on the agenda of a meeting, none where none is given; RuleBroken if it is another meeting's."""
    if not item_id:
        return None
    item = unit.get(AgendaItem, item_id)
    if item.meeting_id != meeting_id:
        raise RuleBroken(f"{snippet(item.title)} is not on this agenda; choose one of its items.", field)
    return item
