"""What the agendas of forums hold anyway: standing and cyclical items, and what was put on those that are open."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.forward_plan_rows import PlanEntry, PlanKind
from models.queries.holders import Posts
from models.records.agenda import AgendaItem, DeepDive, ItemPromise
from models.records.forums import TemplateItem
from models.records.meetings import Meeting
from models.rules.carry_over import GONE, is_due
from models.rules.vocabulary import ItemKind, MeetingStatus, OriginKind, PromiseKind

OVER = frozenset(
    {MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE, MeetingStatus.MINUTES_DRAFT, MeetingStatus.MINUTES_AGREED}
)
KINDS = {PromiseKind.ESCALATED: PlanKind.ESCALATED, PromiseKind.COMMISSIONED: PlanKind.COMMISSIONED}
LONGEST_CYCLE = dt.timedelta(days=800)
Entries = dict[str, list[PlanEntry]]
"""Entries by forum."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A living meeting of a forum."""

    id: str
    forum_id: str
    date: dt.date
    start: dt.time
    status: str


def sittings(session: Session, forum_ids: Collection[str], first: dt.date) -> dict[str, tuple[Sitting, ...]]:
    """Return the living meetings of forums in their order, from so long before a day that every cycle shows."""
    gone = [status.value for status in GONE]
    columns = (Meeting.id, Meeting.forum_id, Meeting.date, Meeting.start, Meeting.status)
    alive = (Meeting.status.not_in(gone), Meeting.date >= first - LONGEST_CYCLE)
    chosen = select(*columns).where(Meeting.forum_id.in_(forum_ids), *alive)
    found: defaultdict[str, list[Sitting]] = defaultdict(list)
    for row in session.execute(chosen.order_by(Meeting.date, Meeting.start, Meeting.id)):
        found[row.forum_id].append(Sitting(row.id, row.forum_id, row.date, row.start, row.status))
    return {key: tuple(rows) for key, rows in found.items()}


def template_entries(
    session: Session, held: Mapping[str, Sequence[Sitting]], span: tuple[dt.date, dt.date], posts: Posts
) -> Entries:
    """Return the standing items of forums, each once, and the cyclical ones at each meeting that takes them."""
    chosen = select(TemplateItem).where(TemplateItem.forum_id.in_(held))
    items = session.scalars(chosen.order_by(TemplateItem.forum_id, TemplateItem.position, TemplateItem.id)).all()
    stood = _stood(session, [one.id for one in items if one.every > 1])
    begun = _begun(session, {one.forum_id for one in items if one.every > 1})
    found: Entries = defaultdict(list)
    for one in items:
        if one.every == 1:
            found[one.forum_id].append(_template_entry(one, posts, None, ""))
            continue
        for sitting in _turns(one, held[one.forum_id], stood.get(one.id, set()), begun):
            if span[0] <= sitting.date <= span[1]:
                status = "on the agenda" if sitting.id in begun else "to come"
                found[one.forum_id].append(_template_entry(one, posts, sitting, status))
    return found


def item_entries(
    session: Session, held: Mapping[str, Sequence[Sitting]], span: tuple[dt.date, dt.date], posts: Posts
) -> Entries:
    """Return what was promised to open or past agendas and stands there, and what was put there by hand.

    Deep-dives are left out: they tell their own story.
    """
    dates = {one.id: one for rows in held.values() for one in rows if span[0] <= one.date <= span[1]}
    chosen = (
        select(AgendaItem, ItemPromise.kind)
        .outerjoin(ItemPromise, ItemPromise.taken_item_id == AgendaItem.id)
        .outerjoin(DeepDive, DeepDive.promise_id == ItemPromise.id)
        .where(
            AgendaItem.meeting_id.in_(dates),
            AgendaItem.kind == ItemKind.ITEM.value,
            AgendaItem.origin_kind.in_(("", OriginKind.PROMISE.value)),
            AgendaItem.withdrawn_because == "",
            DeepDive.id.is_(None),
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    found: Entries = defaultdict(list)
    for item, kind in session.execute(chosen):
        sitting = dates[item.meeting_id]
        by_hand = PlanKind.PROMISED if item.origin_kind else PlanKind.AD_HOC
        entry = PlanEntry(
            kind=(KINDS.get(PromiseKind(kind), PlanKind.PROMISED) if kind else by_hand).value,
            meeting_id=sitting.id,
            date=sitting.date,
            title=item.title,
            lead=posts.title(item.lead_post_id) or item.lead,
            source=item.origin,
            status=_standing(item, sitting),
            key=item.id,
            table="agenda_item",
            part=item.part,
        )
        found[sitting.forum_id].append(entry)
    return found


def meeting_after(held: Sequence[Sitting], day: dt.date) -> Sitting | None:
    """Return the first living meeting on or after a day, none if it is not planned."""
    return next((one for one in held if one.date >= day), None)


def _template_entry(one: TemplateItem, posts: Posts, sitting: Sitting | None, status: str) -> PlanEntry:
    """Return a standing item, or a cyclical one at a meeting."""
    return PlanEntry(
        kind=(PlanKind.CYCLICAL if sitting else PlanKind.STANDING).value,
        meeting_id=sitting.id if sitting else "",
        date=sitting.date if sitting else None,
        title=one.title,
        lead=posts.title(one.lead_post_id),
        source=f"on every {one.every} meetings" if sitting else "on every agenda",
        status=status,
        key=one.id,
        table="template_item",
        part=one.part,
    )


def _stood(session: Session, template_ids: Collection[str]) -> dict[str, set[str]]:
    """Return at which meetings cyclical items stood on the agenda, by their keys."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    chosen = select(AgendaItem.origin_id, AgendaItem.meeting_id).where(
        AgendaItem.origin_kind == OriginKind.TEMPLATE.value,
        AgendaItem.origin_id.in_(template_ids),
        AgendaItem.withdrawn_because == "",
    )
    for template_id, meeting_id in session.execute(chosen):
        found[template_id].add(meeting_id)
    return found


def _begun(session: Session, forum_ids: Collection[str]) -> frozenset[str]:
    """Return the meetings of forums that have an agenda."""
    chosen = select(AgendaItem.meeting_id).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    return frozenset(session.scalars(chosen.where(Meeting.forum_id.in_(forum_ids)).distinct()))


def _turns(one: TemplateItem, held: Sequence[Sitting], stood: set[str], begun: frozenset[str]) -> Iterator[Sitting]:
    """Yield the meetings that take a cyclical item: as their agendas say, later ones as its cycle does."""
    since: int | None = None
    for sitting in held:
        since = since + 1 if since is not None else None
        takes = sitting.id in stood if sitting.id in begun else is_due(one.every, since)
        if sitting.id not in begun and sitting.status in OVER:
            takes = False
        if takes:
            since = 0
            yield sitting


def _standing(item: AgendaItem, sitting: Sitting) -> str:
    if item.outcome:
        return item.outcome
    number = f", item {item.number}" if item.number else ""
    return f"was on the agenda{number}" if sitting.status in OVER else f"on the agenda{number}"
