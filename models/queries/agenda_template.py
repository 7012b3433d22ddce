"""What an agenda begins with, or would begin with: the forum's template, laid out in the order of the page."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView, agenda, item_rows
from models.queries.holders import posts_over_time
from models.queries.meetings import MeetingRow, previous_meeting
from models.records.agenda import AgendaItem
from models.records.forums import TemplateItem
from models.records.outcomes import Action
from models.rules.vocabulary import ItemKind, Placement, Purpose
from models.rules.written_dates import long_date_words

FORMALITY_MINUTES = 5
ACTIONS_MINUTES = 10
KINDS = {
    Placement.PINNED_FIRST: ItemKind.PINNED_FIRST,
    Placement.STANDING: ItemKind.STANDING,
    Placement.PINNED_LAST: ItemKind.PINNED_LAST,
}


def begun_agenda(session: Session, *, meeting_id: str) -> AgendaView:
    """Return the agenda of a meeting; one not opened yet as its forum's template would begin it, with no keys."""
    view = agenda(session, meeting_id=meeting_id)
    if view.items:
        return view
    lines = first_items(session, about=view.meeting)
    return replace(view, items=item_rows(session, view.meeting, lines, posts_over_time(session)))


def first_items(session: Session, *, about: MeetingRow) -> tuple[AgendaItem, ...]:
    """Return the items an agenda begins with in the order of the page, not stored yet and without keys."""
    order = list(ItemKind)
    previous = previous_meeting(session, forum_id=about.forum_id, before=about.date)
    items = [*_formalities(previous), *_from_template(session, about.forum_id), *_closing()]
    if previous is not None or _has_actions(session, about.forum_id):
        items.append(line(ItemKind.PREVIOUS_ACTIONS, "Actions of earlier meetings", Purpose.NOTE, ACTIONS_MINUTES))
    items.sort(key=lambda item: order.index(ItemKind(item.kind)))
    for position, item in enumerate(items, 1):
        item.meeting_id, item.position = about.id, position
    return tuple(items)


def line(kind: ItemKind, title: str, purpose: str, minutes: int, lead_post_id: str | None = None) -> AgendaItem:
    """Return an agenda line with nothing said about it yet."""
    unsaid = {"id": "", "revision": "", "ask": "", "lead": "", "paper": "", "part_reason": "", "origin": "", "part": 1}
    said = {"kind": kind.value, "title": title, "purpose": str(purpose), "minutes": minutes}
    return AgendaItem(**unsaid, **said, lead_post_id=lead_post_id)


def _formalities(previous: MeetingRow | None) -> Iterator[AgendaItem]:
    title = "Apologies and declarations of interests"
    yield line(ItemKind.FORMALITY, title, Purpose.NOTE, FORMALITY_MINUTES)
    if previous is not None:
        day = long_date_words(previous.date).split(" ", 1)[1]
        yield line(ItemKind.FORMALITY, f"Minutes of the meeting of {day}", Purpose.AGREE, FORMALITY_MINUTES)


def _closing() -> Iterator[AgendaItem]:
    yield line(ItemKind.OTHER_BUSINESS, "Any other business", Purpose.NOTE, FORMALITY_MINUTES)
    yield line(ItemKind.NEXT_MEETING, "Date of next meeting", Purpose.NOTE, 0)


def _from_template(session: Session, forum_id: str) -> Iterator[AgendaItem]:
    chosen = select(TemplateItem).where(TemplateItem.forum_id == forum_id)
    for item in session.scalars(chosen.order_by(TemplateItem.position, TemplateItem.id)):
        yield line(KINDS[Placement(item.placement)], item.title, item.purpose, item.minutes, item.lead_post_id)


def _has_actions(session: Session, forum_id: str) -> bool:
    theirs = or_(Action.forum_id == forum_id, Action.tracking_forum_id == forum_id)
    return session.scalar(select(Action.id).where(theirs).limit(1)) is not None
