"""What an agenda begins with: formalities, the forum's standing items that are due, and what waits for it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.local_items import ORIGIN, USUAL_MINUTES, LocalItems, local_items, same_priority
from models.queries.meetings import MeetingRow, previous_meeting
from models.queries.waiting_items import GONE_WORDS, WaitingItem, items_for, occasions
from models.records.agenda import AgendaItem, ItemLine, ItemPause
from models.records.forums import TemplateItem
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.rules.carry_over import GONE, Occasion, is_due, opens_next, pause_holds
from models.rules.vocabulary import ItemKind, OriginKind, Placement, Purpose, Shows
from models.rules.written_dates import date_words, long_date_words

FORMALITY_MINUTES = 5
ACTIONS_MINUTES = 10
KINDS = {
    Placement.PINNED_FIRST: ItemKind.PINNED_FIRST,
    Placement.STANDING: ItemKind.STANDING,
    Placement.PINNED_LAST: ItemKind.PINNED_LAST,
}
UNSAID = {
    **dict.fromkeys(
        ("id", "revision", "ask", "lead", "paper", "part_reason", "origin", "origin_kind", "origin_id"), ""
    ),
    **dict.fromkeys(("number", "late_reason", "late_agreed_by", "withdrawn_because", "section", "measure"), ""),
    **dict.fromkeys(("misplaced_because", "shows", "outcome"), ""),
    **dict.fromkeys(("lead_post_id", "fixed_start"), None),
    **dict.fromkeys(("fixed_length", "title_sensitive"), False),
    "part": 1,
}
"""What an agenda line holds as long as nothing is said about it."""


@dataclass(frozen=True, slots=True)
class BegunItem:
    """A line of an agenda about to open, what waited for it, and its tracked lines with their last values."""

    item: AgendaItem
    waited: tuple[WaitingItem, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an agenda begins with in the order of the page, the once-only pauses it uses up, and what is settled."""

    items: tuple[BegunItem, ...]
    spent: tuple[ItemPause, ...]
    settled: tuple[WaitingItem, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """The last time a standing item stood on an agenda: which line, and how many meetings ago, the new one counted."""

    item_id: str
    day: dt.date
    meetings_since: int


@dataclass(frozen=True, slots=True)
class StandingItems:
    """What is known of a forum's standing items when an agenda opens on a day."""

    session: Session
    day: dt.date
    meeting_id: str
    next_to_open: bool
    stood: dict[str, Stood]
    pauses: dict[str, list[ItemPause]]


def beginning(session: Session, *, about: MeetingRow, today: dt.date | None = None) -> Beginning:
    """Return what an agenda begins with, not stored yet and without keys.

    Without `today` every planned meeting counts as still to come.
    """
    waiting = items_for(session, forum_id=about.forum_id, meeting_id=about.id, today=today)
    settled = tuple(one for one in waiting if one.settled)
    going = tuple(one for one in waiting if not one.settled)
    known = _standing(session, about, today)
    previous = previous_meeting(session, forum_id=about.forum_id, before=about.date)
    begun = [BegunItem(item) for item in (*_formalities(previous), *_closing())]
    if previous is not None or _has_actions(session, about.forum_id):
        actions = line(ItemKind.PREVIOUS_ACTIONS, "Actions of earlier meetings", Purpose.NOTE, ACTIONS_MINUTES)
        begun.append(BegunItem(actions))
    standing, spent = _standing_lines(known, about, going)
    begun += standing
    taken = [one for line in begun for one in line.waited]
    begun += [begun_promise(session, one) for one in going if not one.template_item_id and one not in taken]
    order = list(ItemKind)
    begun.sort(key=lambda one: order.index(ItemKind(one.item.kind)))
    for position, one in enumerate(begun, 1):
        one.item.meeting_id, one.item.position = about.id, position
    return Beginning(tuple(begun), tuple(spent), settled)


def _standing_lines(
    known: StandingItems, about: MeetingRow, going: Sequence[WaitingItem]
) -> tuple[list[BegunItem], list[ItemPause]]:
    """Return the standing lines that are due, local priorities among them, and the once-only pauses they use up."""
    begun: list[BegunItem] = []
    spent: list[ItemPause] = []
    templates = _templates(known.session, about.forum_id)
    local = local_items(known.session, about=about, templates=templates)
    for template in templates:
        mine = tuple(one for one in going if one.template_item_id == template.id)
        last, pause = known.stood.get(template.id), _pause(known, template.id)
        if template in local.replaced:
            begun += local_lines(local, going) if template is local.pattern else ()
            begun += [begun_promise(known.session, one) for one in mine]
        elif not mine and not is_due(template.every, last.meetings_since if last else None):
            continue
        elif pause is None:
            begun.append(_standing_item(known, template, mine))
        elif pause.once:
            spent.append(pause)
    begun += local_lines(local, going) if local.pattern is None else ()
    return begun, spent


def local_lines(local: LocalItems, going: Sequence[WaitingItem] = ()) -> tuple[BegunItem, ...]:
    """Return a standing line for each local priority, with what waits for it; the forum's template says how long."""
    found = []
    pattern = local.pattern
    for number, one in enumerate(local.priorities):
        item = line(ItemKind.STANDING, one.label, Purpose.DISCUSS, USUAL_MINUTES)
        if pattern is not None:
            item.purpose, item.minutes, item.lead_post_id = pattern.purpose, pattern.minutes, pattern.lead_post_id
            item.ask, item.part, item.section = pattern.ask, pattern.part, pattern.section if number == 0 else ""
        item.origin_kind, item.origin_id = OriginKind.LOCAL_PRIORITY.value, next(iter(one.priority_ids), "")
        waited = tuple(each for each in going if each.source is not None and same_priority(each.source, one.label))
        item.origin = "; ".join((ORIGIN, *(each.origin for each in waited)))
        found.append(BegunItem(item, waited))
    return tuple(found)


def begun_promise(session: Session, waiting: WaitingItem) -> BegunItem:
    """Return the agenda line of something that waited; a standing item of the forum keeps its place and its cycle."""
    promise = waiting.promise
    template = session.get(TemplateItem, waiting.template_item_id) if waiting.template_item_id else None
    kind = KINDS[Placement(template.placement)] if template else ItemKind.ITEM
    item = line(kind, promise.title, promise.purpose, promise.minutes, promise.lead_post_id)
    item.ask, item.lead, item.origin = promise.ask, promise.lead, waiting.origin
    item.part, item.part_reason, item.title_sensitive = promise.part, promise.part_reason, promise.title_sensitive
    item.origin_kind, item.origin_id = OriginKind.PROMISE.value, promise.id
    if template:
        item.shows, item.origin_kind, item.origin_id = template.shows, OriginKind.TEMPLATE.value, template.id
    if waiting.source is not None:
        item.measure, item.shows = waiting.source.measure, waiting.source.shows
    source = waiting.source.id if waiting.source is not None else ""
    return BegunItem(item, (waiting,), last_lines(session, source))


def standing_item(session: Session, *, about: MeetingRow, template: TemplateItem) -> BegunItem:
    """Return the agenda line of a standing item as it would stand there, paused or not."""
    return _standing_item(_standing(session, about, None), template, ())


def line(kind: ItemKind, title: str, purpose: str, minutes: int, lead_post_id: str | None = None) -> AgendaItem:
    """Return an agenda line with nothing said about it yet."""
    said = {"kind": kind.value, "title": title, "purpose": str(purpose), "minutes": minutes}
    return AgendaItem(**{**UNSAID, **said, "lead_post_id": lead_post_id})


def last_lines(session: Session, item_id: str) -> tuple[tuple[str, str], ...]:
    """Return the tracked lines of an item with the last value each was given."""
    if not item_id:
        return ()
    chosen = select(ItemLine.text, ItemLine.value, ItemLine.previous).where(ItemLine.item_id == item_id)
    rows = session.execute(chosen.order_by(ItemLine.position, ItemLine.id))
    return tuple((row.text, row.value or row.previous) for row in rows)


def _formalities(previous: MeetingRow | None) -> Iterator[AgendaItem]:
    title = "Apologies and declarations of interests"
    yield line(ItemKind.FORMALITY, title, Purpose.NOTE, FORMALITY_MINUTES)
    if previous is not None:
        day = long_date_words(previous.date).split(" ", 1)[1]
        yield line(ItemKind.FORMALITY, f"Minutes of the meeting of {day}", Purpose.AGREE, FORMALITY_MINUTES)


def _closing() -> Iterator[AgendaItem]:
    yield line(ItemKind.OTHER_BUSINESS, "Any other business", Purpose.NOTE, FORMALITY_MINUTES)
    yield line(ItemKind.NEXT_MEETING, "Date of next meeting", Purpose.NOTE, 0)


def _has_actions(session: Session, forum_id: str) -> bool:
    theirs = or_(Action.forum_id == forum_id, Action.tracking_forum_id == forum_id)
    return session.scalar(select(Action.id).where(theirs).limit(1)) is not None


def _templates(session: Session, forum_id: str) -> Sequence[TemplateItem]:
    chosen = select(TemplateItem).where(TemplateItem.forum_id == forum_id)
    return session.scalars(chosen.order_by(TemplateItem.position, TemplateItem.id)).all()


def _standing(session: Session, about: MeetingRow, today: dt.date | None) -> StandingItems:
    all_of_them = occasions(session, forum_id=about.forum_id)
    pauses: dict[str, list[ItemPause]] = {}
    chosen = select(ItemPause).join(TemplateItem, TemplateItem.id == ItemPause.template_item_id)
    for pause in session.scalars(chosen.where(TemplateItem.forum_id == about.forum_id).order_by(ItemPause.id)):
        pauses.setdefault(pause.template_item_id, []).append(pause)
    return StandingItems(
        session=session,
        day=about.date,
        meeting_id=about.id,
        next_to_open=opens_next(about.id, all_of_them, today),
        stood=_stood(session, about, all_of_them),
        pauses=pauses,
    )


def _stood(session: Session, about: MeetingRow, all_of_them: Sequence[Occasion]) -> dict[str, Stood]:
    """Return when each standing item was on an agenda last, at a meeting that did not fall away."""
    places = {one.key: number for number, one in enumerate(all_of_them)}
    alive = [number for number, one in enumerate(all_of_them) if one.status not in GONE]
    chosen = (
        select(AgendaItem.origin_id, AgendaItem.id, AgendaItem.meeting_id, Meeting.date)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.forum_id == about.forum_id,
            Meeting.status.not_in(GONE_WORDS),
            AgendaItem.origin_kind == OriginKind.TEMPLATE.value,
            AgendaItem.withdrawn_because == "",
        )
    )
    here, found = places[about.id], {}
    for row in sorted(session.execute(chosen), key=lambda row: places[row.meeting_id]):
        there = places[row.meeting_id]
        if there < here:
            since = sum(1 for number in alive if there < number <= here)
            found[row.origin_id] = Stood(row.id, row.date, since)
    return found


def _pause(known: StandingItems, template_item_id: str) -> ItemPause | None:
    """Return the pause that keeps a standing item off this agenda, none if it stands there."""
    for pause in known.pauses.get(template_item_id, []):
        used = pause.used_meeting_id not in {None, known.meeting_id} or not known.next_to_open
        if pause_holds(once=pause.once, return_on=pause.return_on, used=used, meeting_day=known.day):
            return pause
    return None


def _standing_item(known: StandingItems, template: TemplateItem, waited: tuple[WaitingItem, ...]) -> BegunItem:
    item = line(
        KINDS[Placement(template.placement)], template.title, template.purpose, template.minutes, template.lead_post_id
    )
    item.ask, item.shows, item.part, item.section = template.ask, template.shows, template.part, template.section
    item.origin_kind, item.origin_id = OriginKind.TEMPLATE.value, template.id
    item.origin = "; ".join(one.origin for one in waited) or _why_now(known, template)
    last = known.stood.get(template.id)
    tracked = last_lines(known.session, last.item_id) if last and template.shows == Shows.LINES else ()
    return BegunItem(item, waited, tracked)


def _why_now(known: StandingItems, template: TemplateItem) -> str:
    """Say why a standing item is here where that is not plain: it comes back, or it is not on every agenda."""
    last = known.stood.get(template.id)
    returns = [pause.return_on for pause in known.pauses.get(template.id, []) if pause.return_on and not pause.once]
    back = max((day for day in returns if day <= known.day), default=None)
    if back and (last is None or last.day < back):
        return f"back after it was left out until {date_words(back)}"
    return f"on every {template.every} meetings" if template.every > 1 else ""
