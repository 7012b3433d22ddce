"""The order and the times of an agenda: moving an item, and fitting all of them into the meeting."""

from models.errors import RuleBroken
from models.operations.agenda_lines import lines_of, renumber
from models.operations.checks import within
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.records.agenda import AgendaItem
from models.rules.item_order import ORDINARY, PLACES, is_misplaced, rank
from models.rules.refit import FittedItem, refit
from models.rules.vocabulary import ItemKind
from models.store.unit import Unit

OVERRIDE = "override_because"
LONGEST_REASON = 2000


def move_item(
    unit: Unit, *, item_id: str, to_position: int, override_because: str = "", revision: str | None = None
) -> None:
    """Bring an item to a position (1 is the top); with what is pinned out of its place only for a reason, printed."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    items = [other for other in lines_of(unit, item.meeting_id) if other.id != item_id]
    place = min(max(to_position - 1, 0), len(items))
    items.insert(place, item)
    why = within(override_because, OVERRIDE, "The reason", LONGEST_REASON)
    kinds = [other.kind for other in items]
    for index, other in enumerate(items):
        if is_misplaced(kinds, index):
            _question(other, moved=other is item, why=why)
        elif other.misplaced_because:
            other.misplaced_because = ""
    renumber(items)
    unit.say(f"Move item {snippet(item.title)}")


def refit_agenda(unit: Unit, *, meeting_id: str, from_item_id: str = "") -> None:
    """Squeeze or stretch the items, from one on, so that promised starts and the end of the meeting are met."""
    meeting = correctable(unit, meeting_id)
    items = [item for item in lines_of(unit, meeting_id) if not item.withdrawn_because]
    if not items:
        raise RuleBroken(f"{meeting_words(unit, meeting)} has no agenda yet; open it first.")
    first = next((place for place, item in enumerate(items) if item.id == from_item_id), 0)
    fitted = [
        FittedItem(item.minutes, item.fixed_length, item.fixed_start, item.kind == ItemKind.BREAK) for item in items
    ]
    for item, minutes in zip(items, refit(meeting.start, meeting.minutes, fitted, first), strict=True):
        if item.minutes != minutes:
            item.minutes = minutes
    unit.say(f"Fit agenda of {meeting_words(unit, meeting)} into its time")


def _question(pinned: AgendaItem, *, moved: bool, why: str) -> None:
    """Let what is pinned stand out of its place for a reason; RuleBroken where none was given."""
    if why and (moved or not pinned.misplaced_because):
        pinned.misplaced_because = why
    if pinned.misplaced_because:
        return
    if moved:
        rule = f"{snippet(pinned.title)} {PLACES[ItemKind(pinned.kind)]} and cannot be moved without a reason"
        raise RuleBroken(f"{rule}; give one and it is moved and the reason printed.", OVERRIDE)
    side, where = ("before", "later") if rank(pinned.kind) < ORDINARY else ("after", "earlier")
    rule = f"{snippet(pinned.title)} comes {side} it"
    raise RuleBroken(f"{rule}; choose a {where} place, or give the reason and it is printed.", OVERRIDE)
