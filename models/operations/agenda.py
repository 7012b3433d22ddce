"""The agenda: opened from the forum's template, shaped, and issued."""

from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import known, minutes_of, named, within, word_of
from models.operations.issuing import keep_version
from models.operations.meetings import correctable, set_status
from models.operations.naming import meeting_words, snippet
from models.queries.agenda_template import first_items
from models.queries.meetings import meeting as meeting_row
from models.records.agenda import AgendaItem
from models.records.organisation import Post
from models.records.outcomes import Action, Decision, Minute
from models.rules.vocabulary import ItemKind, MeetingStatus, Purpose
from models.store.unit import Unit

OPENING = (ItemKind.FORMALITY, ItemKind.PINNED_FIRST)
CLOSING = (ItemKind.PINNED_LAST, ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING)
ADDABLE = (ItemKind.ITEM, ItemKind.BREAK)
PARTS = (1, 2)
USUAL_MINUTES = 10
LONGEST_ASK = 2000
PLACES = {
    ItemKind.FORMALITY: "is a formality; it opens every meeting",
    ItemKind.PINNED_FIRST: "is pinned first; it opens the business of the meeting",
    ItemKind.PINNED_LAST: "is pinned last; it closes the business of the meeting",
    ItemKind.OTHER_BUSINESS: "stands at the end of every meeting",
    ItemKind.NEXT_MEETING: "stands at the end of every meeting",
}


def open_agenda(unit: Unit, *, meeting_id: str) -> None:
    """Make the agenda of a meeting from its forum's template; an agenda that is there already stays as it is."""
    meeting = correctable(unit, meeting_id)
    unit.say(f"Open agenda of {meeting_words(unit, meeting)}")
    if not _items(unit, meeting_id):
        for item in first_items(unit.session, about=meeting_row(unit.session, meeting_id=meeting_id)):
            unit.add(item)
    if meeting.status == MeetingStatus.PLANNED:
        set_status(meeting, MeetingStatus.AGENDA_OPEN)


def add_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    title: str,
    after_item_id: str = "",
    minutes: int = USUAL_MINUTES,
    purpose: str = Purpose.DISCUSS,
    ask: str = "",
    lead_post_id: str = "",
    lead: str = "",
    paper: str = "",
    part: int = 1,
    part_reason: str = "",
    kind: str = ItemKind.ITEM,
    origin: str = "",
) -> str:
    """Add an item after another one, else as the last before what is pinned last; returns its key."""
    meeting = correctable(unit, meeting_id)
    items = list(_items(unit, meeting_id)) or _opened(unit, meeting_id)
    item = AgendaItem(
        meeting_id=meeting_id,
        kind=_addable(kind).value,
        title=named(title, "title", "The title", 5000),
        purpose=word_of(Purpose, purpose, "purpose").value,
        ask=within(ask, "ask", "What is asked", LONGEST_ASK),
        lead_post_id=known(unit, Post, lead_post_id),
        lead=within(lead, "lead", "The lead"),
        minutes=minutes_of(minutes),
        paper=within(paper, "paper", "The paper's reference", 60),
        part=_part(part),
        part_reason=within(part_reason, "part_reason", "The reason for Part 2", LONGEST_ASK),
        origin=within(origin, "origin", "The origin", LONGEST_ASK),
    )
    items.insert(_place_after(items, after_item_id), item)
    _renumber(items)
    unit.say(f"Add item {snippet(item.title)} to {meeting_words(unit, meeting)}")
    return unit.add(item).id


def edit_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    item_id: str,
    revision: str | None = None,
    title: str | None = None,
    minutes: int | None = None,
    purpose: str | None = None,
    ask: str | None = None,
    lead_post_id: str | None = None,
    lead: str | None = None,
    paper: str | None = None,
    part: int | None = None,
    part_reason: str | None = None,
) -> None:
    """Change what is given about an item; an empty lead post takes the lead away."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    texts = (("ask", ask, LONGEST_ASK), ("lead", lead, 200), ("paper", paper, 60), ("part_reason", part_reason, 2000))
    for field, text, longest in texts:
        if text is not None:
            setattr(item, field, within(text, field, "This text", longest))
    item.title = named(title, "title", "The title", 5000) if title is not None else item.title
    item.minutes = minutes_of(minutes) if minutes is not None else item.minutes
    item.purpose = word_of(Purpose, purpose, "purpose").value if purpose is not None else item.purpose
    item.lead_post_id = known(unit, Post, lead_post_id) if lead_post_id is not None else item.lead_post_id
    item.part = _part(part) if part is not None else item.part
    unit.say(f"Edit item {snippet(item.title)}")


def move_item(unit: Unit, *, item_id: str, to_position: int, revision: str | None = None) -> None:
    """Bring an item to a position (1 is the top); refused for what is pinned and where it would pass what is."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    _refuse_fixed(item, "cannot be moved")
    items = [other for other in _items(unit, item.meeting_id) if other.id != item_id]
    first, last = _free_span(items)
    place = to_position - 1
    if place < first:
        raise RuleBroken(f"{_fixed_name(items, first - 1)} comes before it; choose a later place.", "to_position")
    if place > last:
        raise RuleBroken(f"{_fixed_name(items, last)} comes after it; choose an earlier place.", "to_position")
    items.insert(place, item)
    _renumber(items)
    unit.say(f"Move item {snippet(item.title)}")


def remove_item(unit: Unit, *, item_id: str, revision: str | None = None) -> None:
    """Take an item off the agenda; refused for what is pinned and for what something was recorded under."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    _refuse_fixed(item, "cannot be removed")
    for kind, word in ((Minute, "minutes"), (Decision, "decisions"), (Action, "actions")):
        if unit.session.scalar(select(kind.id).where(kind.item_id == item_id).limit(1)):
            raise RuleBroken(f"{snippet(item.title)} has {word} recorded under it; take those away first.")
    unit.delete(item)
    _renumber([other for other in _items(unit, item.meeting_id) if other.id != item_id])
    unit.say(f"Remove item {snippet(item.title)}")


def issue_agenda(unit: Unit, *, meeting_id: str, body: bytes, note: str = "") -> int:
    """Keep the very bytes of the agenda as its next version and return that; it cannot be undone."""
    meeting = correctable(unit, meeting_id)
    if not _items(unit, meeting_id):
        raise RuleBroken(f"{meeting_words(unit, meeting)} has no agenda yet; open it first.")
    version = keep_version(unit, meeting, "agenda", body, note)
    if meeting.status in {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN}:
        set_status(meeting, MeetingStatus.AGENDA_ISSUED)
    unit.say(f"Issue agenda of {meeting_words(unit, meeting)}, version {version}")
    return version


def _opened(unit: Unit, meeting_id: str) -> list[AgendaItem]:
    open_agenda(unit, meeting_id=meeting_id)
    return list(_items(unit, meeting_id))


def _items(unit: Unit, meeting_id: str) -> Sequence[AgendaItem]:
    return unit.rows(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position, AgendaItem.id)
    )


def _free_span(items: Sequence[AgendaItem]) -> tuple[int, int]:
    """Return the first and last place, from 0, at which an item may be put in."""
    first = sum(1 for item in items if item.kind in OPENING)
    last = len(items) - sum(1 for item in items if item.kind in CLOSING)
    return first, last


def _place_after(items: Sequence[AgendaItem], after_item_id: str) -> int:
    first, last = _free_span(items)
    if not after_item_id:
        return last
    place = next((number for number, item in enumerate(items) if item.id == after_item_id), None)
    if place is None:
        raise RuleBroken("The item to follow is not on this agenda; choose another place.", "after_item_id")
    return min(max(place + 1, first), last)


def _renumber(items: Sequence[AgendaItem]) -> None:
    for position, item in enumerate(items, 1):
        if item.position != position:
            item.position = position


def _refuse_fixed(item: AgendaItem, what: str) -> None:
    place = PLACES.get(ItemKind(item.kind))
    if place:
        raise RuleBroken(f"{snippet(item.title)} {place} and {what}.")


def _fixed_name(items: Sequence[AgendaItem], place: int) -> str:
    return snippet(items[min(max(place, 0), len(items) - 1)].title)


def _addable(kind: str) -> ItemKind:
    chosen = word_of(ItemKind, kind, "kind")
    if chosen not in ADDABLE:
        raise RuleBroken("Only items and breaks can be added; the rest comes from the forum's template.", "kind")
    return chosen


def _part(part: int) -> int:
    if part not in PARTS:
        raise RuleBroken(f"There is no Part {part}; choose 1 (open) or 2 (closed).", "part")
    return part
