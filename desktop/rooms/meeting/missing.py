"""What an agenda still lacks before it should leave the house."""

from dataclasses import dataclass

from models.queries.agenda import AgendaView, ItemRow
from models.rules.vocabulary import ItemKind, Purpose

_LED = frozenset({ItemKind.PINNED_FIRST, ItemKind.STANDING, ItemKind.ITEM, ItemKind.PINNED_LAST})
_ASKING = frozenset({Purpose.DECIDE, Purpose.AGREE, Purpose.COMMISSION})


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: in words, which item it concerns (empty: the meeting), and the button that mends it.

    `mends` is the field of the item's form, or place, chair or items for the meeting.
    """

    icon: str
    text: str
    item_id: str
    button: str
    mends: str


def lacks(view: AgendaView) -> tuple[Lack, ...]:
    """Return what is missing for issue: presenters, questions, reasons, time, place and chair."""
    found: list[Lack] = []
    for item in view.items:
        found += _of_item(item)
    if view.overrun:
        total = sum(item.minutes for item in view.items)
        text = f"{view.overrun} minutes over: {total} of {view.meeting.minutes} min are given out"
        found.append(Lack("clock", text, "", "", "items"))
    if not view.meeting.chair_name:
        text = "The chair is vacant on the day" if view.meeting.chair else "The forum has no chair"
        found.append(Lack("user", text, "", "Name", "chair"))
    if not view.meeting.place:
        found.append(Lack("map", "No place is given", "", "Give", "place"))
    return tuple(found)


def assurances(view: AgendaView) -> tuple[str, ...]:
    """Return what was looked at and is in order, in words."""
    found = lacks(view)
    said = ["First and last items in their place"]
    if not any(lack.mends == "lead_post_id" for lack in found):
        said.append("Every item has a presenter")
    if not view.overrun and view.items:
        said.append(f"Ends {view.items[-1].end:%H:%M}, inside the allotted time")
    return tuple(said)


def item_words(item: ItemRow) -> str:
    """Name an item as sentences do: Violence Stocktake, item 5."""
    return f"{item.title}, item {item.number}" if item.number else item.title


def _of_item(item: ItemRow) -> list[Lack]:
    found = []
    if item.kind in _LED and not item.lead:
        found.append(Lack("user", f"No presenter: {item_words(item)}", item.id, "Name", "lead_post_id"))
    if item.kind == ItemKind.ITEM and item.purpose in _ASKING and not item.ask:
        found.append(Lack("circle-help", f"Nothing asked: {item_words(item)}", item.id, "Ask", "ask"))
    if item.part != 1 and not item.part_reason:
        found.append(Lack("lock", f"No reason for Part 2: {item_words(item)}", item.id, "Give", "part_reason"))
    return found
