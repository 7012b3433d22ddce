"""What is owed goes along when units merge: promised items, deep-dives with their papers, and Gold Groups."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select

from models.operations.deep_dive_slips import note_slip
from models.operations.organisation import DAY
from models.operations.promises import settle
from models.queries.waiting_items import occasions, promise_of, waiting_items
from models.records.agenda import AgendaItem, DeepDive, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.papers import Paper
from models.records.themes import GoldGroup
from models.rules.carry_over import TO_COME, promise_target
from models.rules.vocabulary import DeepDiveStatus, ItemKind, MeetingStatus, OriginKind, PromiseKind
from models.store.unit import Unit


def keep_gold_groups(unit: Unit, old_unit_ids: list[str], new_unit_id: str) -> None:
    """Let Gold Groups that have not reported belong to the unit that takes over; they would end with theirs."""
    chosen = select(Forum).join(GoldGroup, GoldGroup.forum_id == Forum.id)
    for forum in unit.rows(chosen.where(Forum.unit_id.in_(old_unit_ids), GoldGroup.closed_on.is_(None))):
        forum.unit_id = new_unit_id


def take_owed_along(unit: Unit, follows: Mapping[str, str], targets: Mapping[str, str], on: dt.date, why: str) -> int:
    """Let what is owed to forums that ended be owed to those that follow; return how many promises and deep-dives.

    What names a meeting goes to the one that takes over from it; items left on agendas that fell away are promised.
    """
    known = {old: new for old, new in follows.items() if new}
    left = [_promised(unit, item, known, targets, on) for item in _left_over(unit, targets)]
    promises = [promise for old in known for promise in _waiting(unit, old)]
    dives = _dives(unit, known)
    for promise in promises:
        promise.forum_id = known[promise.forum_id]
        promise.meeting_id = targets.get(promise.meeting_id or "")
    for dive in dives:
        _redirect(unit, dive, known, targets, why)
    for promise in (*left, *promises):
        settle(unit, promise)
    for group in unit.rows(select(GoldGroup).where(GoldGroup.closed_on.is_(None))):
        group.tasking_forum_id = known.get(group.tasking_forum_id, group.tasking_forum_id)
    slots = {dive.promise_id for dive in dives}
    return len(left) + len(dives) + len([promise for promise in promises if promise.id not in slots])


def _waiting(unit: Unit, forum_id: str) -> list[ItemPromise]:
    """Return the promises of a forum that none of its own meetings still to come will take."""
    own = occasions(unit.session, forum_id=forum_id)
    return [
        one.promise
        for one in waiting_items(unit.session, forum_id=forum_id)
        if one.promise.undated or not promise_target(one.route, own, unit.today)
    ]


def _left_over(unit: Unit, targets: Mapping[str, str]) -> list[AgendaItem]:
    """Return the items of their own that agendas which fell away leave behind, promised by nobody."""
    promised = select(ItemPromise.from_item_id).where(ItemPromise.from_item_id.is_not(None))
    chosen = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.meeting_id.in_(targets),
            Meeting.status == MeetingStatus.CANCELLED.value,
            AgendaItem.kind == ItemKind.ITEM.value,
            AgendaItem.origin_kind != OriginKind.PROMISE.value,
            AgendaItem.withdrawn_because == "",
            AgendaItem.id.not_in(promised),
        )
    )
    return list(unit.rows(chosen.order_by(Meeting.date, AgendaItem.position, AgendaItem.id)))


def _promised(
    unit: Unit, item: AgendaItem, known: Mapping[str, str], targets: Mapping[str, str], on: dt.date
) -> ItemPromise:
    """Promise an item of a meeting that fell away to the forum that follows."""
    meeting = unit.get(Meeting, item.meeting_id)
    promise = promise_of(item, known[meeting.forum_id], PromiseKind.NOT_REACHED, after=on - DAY)
    promise.meeting_id = targets[meeting.id]
    return unit.add(promise)


def _dives(unit: Unit, known: Mapping[str, str]) -> list[DeepDive]:
    """Return the deep-dives still expected that report to forums which end, or are followed up by them."""
    expected = DeepDive.status == DeepDiveStatus.COMMISSIONED.value
    return [
        dive
        for dive in unit.rows(select(DeepDive).where(expected).order_by(DeepDive.id))
        if dive.forum_id in known or dive.tracking_forum_id in known
    ]


def _redirect(unit: Unit, dive: DeepDive, known: Mapping[str, str], targets: Mapping[str, str], why: str) -> None:
    """Let a deep-dive report to the forum that follows, with its paper, and be followed up there."""
    if dive.tracking_forum_id:
        dive.tracking_forum_id = known.get(dive.tracking_forum_id, dive.tracking_forum_id)
    due = unit.get(Meeting, dive.due_meeting_id) if dive.due_meeting_id else None
    if dive.forum_id not in known or (due is not None and due.status in TO_COME):
        return
    dive.forum_id = known[dive.forum_id]
    target = targets.get(dive.due_meeting_id or "")
    if target:
        note_slip(unit, dive, unit.get(Meeting, target), why)
    paper = unit.get(Paper, dive.paper_id) if dive.paper_id else None
    if paper is not None and paper.item_id is None:
        paper.forum_id, paper.meeting_id = dive.forum_id, dive.due_meeting_id
