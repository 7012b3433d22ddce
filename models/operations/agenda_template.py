"""What an agenda begins with: the forum's template, laid out in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select

from models.queries.meetings import MeetingRow, previous_meeting
from models.records.forums import TemplateItem
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.rules.vocabulary import ItemKind, Placement, Purpose
from models.rules.written_dates import long_date_words
from models.store.unit import Unit

FORMALITY_MINUTES = 5
ACTIONS_MINUTES = 10
KINDS = {
    Placement.PINNED_FIRST: ItemKind.PINNED_FIRST,
    Placement.STANDING: ItemKind.STANDING,
    Placement.PINNED_LAST: ItemKind.PINNED_LAST,
}


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item as it will first stand on an agenda."""

    kind: ItemKind
    title: str
    purpose: Purpose
    minutes: int
    lead_post_id: str | None = None


PREVIOUS_ACTIONS = PlannedItem(ItemKind.PREVIOUS_ACTIONS, "Actions of earlier meetings", Purpose.NOTE, ACTIONS_MINUTES)
CLOSING = (
    PlannedItem(ItemKind.OTHER_BUSINESS, "Any other business", Purpose.NOTE, FORMALITY_MINUTES),
    PlannedItem(ItemKind.NEXT_MEETING, "Date of next meeting", Purpose.NOTE, 0),
)


def planned_items(unit: Unit, meeting: Meeting) -> tuple[PlannedItem, ...]:
    """Return the items an agenda begins with, in the order of the page."""
    order = list(ItemKind)
    previous = previous_meeting(unit.session, forum_id=meeting.forum_id, before=meeting.date)
    items = [*_formalities(previous), *_from_template(unit, meeting.forum_id), *CLOSING]
    if previous is not None or _has_actions(unit, meeting.forum_id):
        items.append(PREVIOUS_ACTIONS)
    return tuple(sorted(items, key=lambda item: order.index(item.kind)))


def _formalities(previous: MeetingRow | None) -> Iterator[PlannedItem]:
    yield PlannedItem(ItemKind.FORMALITY, "Apologies and declarations of interests", Purpose.NOTE, FORMALITY_MINUTES)
    if previous is not None:
        day = long_date_words(previous.date).split(" ", 1)[1]
        yield PlannedItem(ItemKind.FORMALITY, f"Minutes of the meeting of {day}", Purpose.AGREE, FORMALITY_MINUTES)


def _from_template(unit: Unit, forum_id: str) -> Iterator[PlannedItem]:
    chosen = select(TemplateItem).where(TemplateItem.forum_id == forum_id)
    for item in unit.rows(chosen.order_by(TemplateItem.position, TemplateItem.id)):
        kind = KINDS[Placement(item.placement)]
        yield PlannedItem(kind, item.title, Purpose(item.purpose), item.minutes, item.lead_post_id)


def _has_actions(unit: Unit, forum_id: str) -> bool:
    theirs = or_(Action.forum_id == forum_id, Action.tracking_forum_id == forum_id)
    return unit.session.scalar(select(Action.id).where(theirs).limit(1)) is not None
