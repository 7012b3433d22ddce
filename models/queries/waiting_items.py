"""What waits for an agenda of a forum: promises not kept yet, and what a cancelled meeting never reached."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.item_places import ItemPlace, item_places
from models.records.agenda import AgendaItem, Escalation, ItemPromise
from models.records.forums import Forum, TemplateItem
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.rules.carry_over import GONE, LEFT_OVER, TO_COME, Occasion, Waiting, fallen_words, goes_on, origin_words
from models.rules.progress import ActionStatus, is_open
from models.rules.vocabulary import ItemKind, MeetingStatus, OriginKind, PromiseKind
from models.rules.written_dates import date_words

GONE_WORDS = tuple(sorted(status.value for status in GONE))
MEETINGS_BACK = 2
"""How many meetings back a cancelled one still hands its items on: the last one may have gone out before that."""
STANDING = (ItemKind.PINNED_FIRST, ItemKind.STANDING, ItemKind.PINNED_LAST)


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A promise that waits, why in words, and where it may go.

    A promise without a key is not stored yet: an item of a cancelled meeting. `source` is the item whose papers and
    attendees come along, `stood` the line it has on the agenda of a meeting that fell away. `template_item_id` names
    the standing item it is. `settled` says that the action which brings it here is open no more, or gone.
    """

    promise: ItemPromise
    origin: str
    route: Waiting
    source: AgendaItem | None
    stood: AgendaItem | None
    template_item_id: str
    settled: bool = False


def occasions(session: Session, *, forum_id: str) -> tuple[Occasion, ...]:
    """Return the meetings of a forum in their order."""
    columns = (Meeting.id, Meeting.date, Meeting.start, Meeting.status)
    rows = session.execute(select(*columns).where(Meeting.forum_id == forum_id))
    found = (Occasion(row.id, row.date, row.start, MeetingStatus(row.status)) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.day, one.start, one.key)))


def waiting_items(session: Session, *, forum_id: str) -> tuple[WaitingItem, ...]:
    """Return the promises of a forum that stand on no agenda, in the order they were made.

    One whose meeting fell away after its agenda was opened waits again; one that has been passed on does not.
    """
    taken_at = (
        select(ItemPromise.id)
        .join(AgendaItem, AgendaItem.id == ItemPromise.taken_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(ItemPromise.forum_id == forum_id, Meeting.status.in_(GONE_WORDS), AgendaItem.withdrawn_because == "")
    )
    free = or_(ItemPromise.taken_item_id.is_(None), ItemPromise.id.in_(taken_at))
    chosen = select(ItemPromise).where(ItemPromise.forum_id == forum_id, ItemPromise.dropped_because == "", free)
    promises = session.scalars(chosen).all()
    passed_on = _passed_on(session, [one.taken_item_id for one in promises if one.taken_item_id])
    return _described(session, [one for one in promises if one.taken_item_id not in passed_on])


def items_for(
    session: Session, *, forum_id: str, meeting_id: str, today: dt.date | None = None
) -> tuple[WaitingItem, ...]:
    """Return what belongs on the agenda of a meeting if that opens now, what cancelled meetings left over among it."""
    all_of_them = occasions(session, forum_id=forum_id)
    waiting = waiting_items(session, forum_id=forum_id)
    left = _described(session, _left_over(session, forum_id, meeting_id, all_of_them, today))
    return (*(one for one in waiting if goes_on(one.route, meeting_id, all_of_them, today)), *left)


def _left_over(
    session: Session, forum_id: str, meeting_id: str, all_of_them: Sequence[Occasion], today: dt.date | None
) -> list[ItemPromise]:
    """Return promises to be made for the items of meetings cancelled since the forum last met but one."""
    here = next(one for one in all_of_them if one.key == meeting_id)
    met = sorted(one.day for one in all_of_them if one.status not in GONE | TO_COME and one.day < here.day)
    since = met[-MEETINGS_BACK] if len(met) >= MEETINGS_BACK else dt.date.min
    cancelled = {
        one.key: one.day
        for one in all_of_them
        if one.status is MeetingStatus.CANCELLED
        and one.day > since
        and goes_on(Waiting(one.day, source=one.key), meeting_id, all_of_them, today)
    }
    if not cancelled:
        return []
    promised = select(ItemPromise.from_item_id).where(ItemPromise.from_item_id.is_not(None))
    chosen = select(AgendaItem).where(
        AgendaItem.meeting_id.in_(cancelled),
        AgendaItem.kind == ItemKind.ITEM.value,
        AgendaItem.origin_kind != OriginKind.PROMISE.value,
        AgendaItem.withdrawn_because == "",
        AgendaItem.id.not_in(promised),
    )
    return [
        promise_of(item, forum_id, PromiseKind.NOT_REACHED, after=cancelled[item.meeting_id])
        for item in session.scalars(chosen.order_by(AgendaItem.position))
    ]


def promise_of(item: AgendaItem, forum_id: str, kind: PromiseKind, *, after: dt.date, reason: str = "") -> ItemPromise:
    """Return the promise to take an item to a later agenda of a forum, not stored yet and without a key."""
    return ItemPromise(
        id="",
        forum_id=forum_id,
        meeting_id=None,
        after=after,
        kind=kind.value,
        reason=reason,
        from_item_id=item.id,
        from_action_id=None,
        title=item.title,
        purpose=item.purpose,
        ask=item.ask,
        lead_post_id=item.lead_post_id,
        lead=item.lead,
        minutes=item.minutes,
        part=item.part,
        part_reason=item.part_reason,
        title_sensitive=item.title_sensitive,
        taken_item_id=None,
        dropped_because="",
        undated=False,
        chased_on=None,
    )


def _passed_on(session: Session, items: Sequence[str]) -> frozenset[str]:
    """Return those of some items that are promised to a later meeting themselves."""
    chosen = select(ItemPromise.from_item_id).where(
        ItemPromise.from_item_id.in_(items), ItemPromise.dropped_because == ""
    )
    return frozenset(key for key in session.scalars(chosen) if key) if items else frozenset()


def _described(session: Session, promises: Sequence[ItemPromise]) -> tuple[WaitingItem, ...]:
    keys = {key for one in promises for key in (one.from_item_id, one.taken_item_id) if key}
    if not promises:
        return ()
    items = {item.id: item for item in session.scalars(select(AgendaItem).where(AgendaItem.id.in_(keys)))}
    places = item_places(session, item_ids=keys)
    actions = {
        row.id: row
        for row in session.execute(
            select(Action.id, Action.reference, Action.status).where(
                Action.id.in_([one.from_action_id for one in promises if one.from_action_id])
            )
        )
    }
    chosen = select(TemplateItem.id, TemplateItem.title).where(TemplateItem.forum_id == promises[0].forum_id)
    templates = {row.id: row.title for row in session.execute(chosen)}
    passed_up = _passed_up(session, promises)
    found = []
    for one in promises:
        came_from, stood = items.get(one.from_item_id or ""), items.get(one.taken_item_id or "")
        goes_on_here = one.kind in LEFT_OVER or one.kind == PromiseKind.ESCALATED
        source, action = stood or (came_from if goes_on_here else None), actions.get(one.from_action_id or "")
        found.append(
            WaitingItem(
                promise=one,
                origin=_origin(one, places, action.reference if action else passed_up.get(one.id, "")),
                route=_route(one, places),
                source=source,
                stood=stood,
                template_item_id=_template(came_from if one.kind in LEFT_OVER else None, templates),
                settled=one.kind == PromiseKind.ACTION and not (action and is_open(ActionStatus(action.status))),
            )
        )
    return tuple(sorted(found, key=_order))


def _passed_up(session: Session, promises: Sequence[ItemPromise]) -> dict[str, str]:
    """Return where themes and risks were escalated from, by their promises: "CF-FLP Thu 5 Nov 2026"."""
    keys = [one.id for one in promises if one.kind == PromiseKind.ESCALATED and not one.from_item_id]
    if not keys:
        return {}
    rows = session.execute(
        select(Escalation.promise_id, Forum.code, Meeting.date)
        .join(Forum, Forum.id == Escalation.from_forum_id)
        .outerjoin(Meeting, Meeting.id == Escalation.meeting_id)
        .where(Escalation.promise_id.in_(keys))
    )
    return {row.promise_id or "": f"{row.code} {date_words(row.date)}" if row.date else row.code for row in rows}


def _order(one: WaitingItem) -> tuple[dt.date, int, str, str]:
    return one.promise.after, one.source.position if one.source else 0, one.promise.title, one.promise.id


def _template(came_from: AgendaItem | None, templates: Mapping[str, str]) -> str:
    """Return which standing item of the forum an item was, by its origin, else by its title; empty if none."""
    if came_from is None or came_from.kind not in STANDING:
        return ""
    if came_from.origin_kind == OriginKind.TEMPLATE:
        return came_from.origin_id if came_from.origin_id in templates else ""
    return next((key for key, title in templates.items() if title == came_from.title), "")


def _route(one: ItemPromise, places: Mapping[str, ItemPlace]) -> Waiting:
    came_from = places.get(one.from_item_id or "")
    same = came_from is not None and came_from.forum_id == one.forum_id
    source = came_from.meeting_id if came_from is not None and same else ""
    follows = PromiseKind(one.kind) in LEFT_OVER
    return Waiting(one.after, one.meeting_id or "", source, follows=follows, undated=one.undated)


def _origin(one: ItemPromise, places: Mapping[str, ItemPlace], known: str) -> str:
    """Return why a promised item is here, and which meeting it stood for that fell away.

    `known` is the reference of the open action, or where a theme or a risk was escalated from.
    """
    kind = PromiseKind(one.kind)
    came_from, stood = places.get(one.from_item_id or ""), places.get(one.taken_item_id or "")
    fell = came_from if came_from and kind is PromiseKind.NOT_REACHED and came_from.status in GONE else stood
    lost = fallen_words(fell.forum_code, fell.day, fell.status) if fell else ""
    place = known or (came_from.words if came_from else "")
    if kind is PromiseKind.MOVED and came_from:
        place = came_from.meeting_words
    day = came_from.day if came_from else None
    words = "" if fell is came_from and lost else origin_words(kind, place, day, one.reason)
    return "; ".join(part for part in (words, lost) if part)
