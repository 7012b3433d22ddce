"""Beginning an agenda, and putting what waits for it in its place."""

from sqlalchemy import or_, select

from models.operations.agenda_lines import lines_of, renumber, was_issued
from models.operations.deep_dive_slips import note_slip
from models.operations.item_belongings import add_lines, bring_papers, hand_on
from models.operations.naming import meeting_words
from models.queries.local_items import is_local, same_priority
from models.queries.meetings import meeting as meeting_row
from models.queries.opened_items import BegunItem, beginning, begun_promise
from models.queries.waiting_items import WaitingItem, items_for, waiting_items
from models.records.agenda import AgendaItem, DeepDive, Escalation, ItemPause, ItemPromise
from models.records.meetings import Meeting
from models.records.papers import Paper
from models.records.risks import RiskLink
from models.rules.carry_over import pause_holds
from models.rules.vocabulary import ItemKind, MeetingStatus, OriginKind, PromiseKind
from models.store.unit import Unit

STILL_OPEN = (MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN)
WITH_PAPERS = (PromiseKind.MOVED, PromiseKind.NOT_REACHED)
"""What was never discussed takes its papers along; what was leaves them with the record of that meeting."""


def opened_items(unit: Unit, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Begin the agenda of a meeting; one that is there already gets what waits for it. Returns what was added."""
    if lines_of(unit, meeting.id):
        return place_promises(unit, meeting)
    begun = beginning(unit.session, about=meeting_row(unit.session, meeting_id=meeting.id), today=unit.today)
    for one in begun.items:
        _store(unit, meeting, one)
    for pause in begun.spent:
        pause.used_meeting_id = meeting.id
    for waiting in begun.settled:
        _drop_settled(waiting)
    return tuple(one.item for one in begun.items)


def place_promises(unit: Unit, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Put on an agenda that is open whatever waits for it, and return those items; one that went out stays as it is."""
    if not takes(unit, meeting):
        return ()
    placed = []
    for waiting in items_for(unit.session, forum_id=meeting.forum_id, meeting_id=meeting.id, today=unit.today):
        if waiting.settled:
            _drop_settled(waiting)
        elif not _left_here(waiting) and not paused(unit, meeting, waiting.template_item_id):
            placed.append(place(unit, meeting, waiting))
    return tuple(placed)


def takes(unit: Unit, meeting: Meeting) -> bool:
    """Tell whether an agenda is open and has not gone out yet, so that what is promised to it is placed at once."""
    if meeting.status not in STILL_OPEN or not lines_of(unit, meeting.id):
        return False
    return not was_issued(unit, meeting.id)


def place(unit: Unit, meeting: Meeting, waiting: WaitingItem, late: tuple[str, str] = ("", "")) -> AgendaItem:
    """Put something that waited on an agenda that is there, after the last item of its kind, and return its line.

    A standing item that is there already is the same subject: it only says now why it matters. `late` is the reason
    and who agreed.
    """
    items = lines_of(unit, meeting.id)
    there = next((item for item in items if _is_standing(item, waiting)), None)
    if there is not None:
        there.origin = "; ".join(part for part in (waiting.origin, there.origin) if part)
        _take(unit, meeting, waiting, there)
        return there
    return put_in(unit, meeting, begun_promise(unit.session, waiting), late)


def put_in(unit: Unit, meeting: Meeting, begun: BegunItem, late: tuple[str, str] = ("", "")) -> AgendaItem:
    """Put a line on an agenda that is there, after the last of its kind, and return it."""
    items, item = list(lines_of(unit, meeting.id)), begun.item
    item.late_reason, item.late_agreed_by = late
    order = list(ItemKind)
    turn = order.index(ItemKind.BREAK if item.kind == ItemKind.ITEM else ItemKind(item.kind))
    before = [number for number, other in enumerate(items, 1) if order.index(ItemKind(other.kind)) <= turn]
    items.insert(max(before, default=0), item)
    renumber(items)
    _store(unit, meeting, begun)
    return item


def waiting_for(unit: Unit, promise: ItemPromise) -> WaitingItem | None:
    """Return a promise with what is known of it, none where it stands on an agenda or was dropped."""
    unit.session.flush()
    found = waiting_items(unit.session, forum_id=promise.forum_id)
    return next((one for one in found if one.promise.id == promise.id), None)


def paused(unit: Unit, meeting: Meeting, template_item_id: str) -> bool:
    """Tell whether a standing item was left out of an agenda that is there."""
    chosen = select(ItemPause).where(ItemPause.template_item_id == template_item_id)
    return any(
        pause.used_meeting_id == meeting.id
        if pause.once
        else pause_holds(once=False, return_on=pause.return_on, used=False, meeting_day=meeting.date)
        for pause in unit.rows(chosen)
    )


def let_go(unit: Unit, item: AgendaItem) -> None:
    """Cut an item that is about to be removed loose from promises: what brought it is dropped, what it led to stays."""
    words = meeting_words(unit, unit.get(Meeting, item.meeting_id))
    named = or_(ItemPromise.taken_item_id == item.id, ItemPromise.from_item_id == item.id)
    waiting = {one.promise.id: one for one in waiting_items(unit.session, forum_id=_forum(unit, item))}
    for promise in unit.rows(select(ItemPromise).where(named)):
        if promise.taken_item_id == item.id:
            promise.taken_item_id = None
            promise.dropped_because = f"taken off the agenda of {words}"
        if promise.from_item_id == item.id:
            promise.from_item_id = None
            promise.reason = waiting[promise.id].origin if promise.id in waiting else promise.reason
            promise.kind = PromiseKind.PROMISED.value


def _store(unit: Unit, meeting: Meeting, begun: BegunItem) -> None:
    """Store a line with its tracked lines and what it was promised for."""
    begun.item.meeting_id = meeting.id
    unit.add(begun.item)
    add_lines(unit, begun.item, begun.lines)
    for waiting in begun.waited:
        _take(unit, meeting, waiting, begun.item)


def _take(unit: Unit, meeting: Meeting, waiting: WaitingItem, item: AgendaItem) -> None:
    """Keep a promise by an item: papers and attendees come along, and the agenda that fell away says where to."""
    promise, kind = waiting.promise, PromiseKind(waiting.promise.kind)
    known = bool(promise.id)
    if not known:
        unit.add(promise)
        item.origin_id = item.origin_id or promise.id
    left_behind = waiting.stood if waiting.stood is not None else None if known else waiting.source
    if left_behind is not None:
        left_behind.withdrawn_because = f"passed on to {meeting_words(unit, meeting)}"
    promise.taken_item_id, promise.undated = item.id, False
    unit.session.flush()
    _carry_risk(unit, promise, item)
    if waiting.source is not None:
        hand_on(unit, waiting.source, item, with_papers=waiting.stood is not None or kind in WITH_PAPERS)
    for dive in unit.rows(select(DeepDive).where(DeepDive.promise_id == promise.id)):
        note_slip(unit, dive, meeting)
        bring_papers([unit.get(Paper, dive.paper_id)] if dive.paper_id else [], item)


def _carry_risk(unit: Unit, promise: ItemPromise, item: AgendaItem) -> None:
    """Link the item an escalated risk becomes with that risk."""
    if promise.kind != PromiseKind.ESCALATED:
        return
    chosen = select(Escalation.risk_id).where(Escalation.promise_id == promise.id, Escalation.risk_id.is_not(None))
    linked = set(unit.session.scalars(select(RiskLink.risk_id).where(RiskLink.item_id == item.id)))
    for risk_id in set(unit.session.scalars(chosen)) - linked:
        unit.add(RiskLink(risk_id=risk_id, item_id=item.id))


def _left_here(waiting: WaitingItem) -> bool:
    """Tell whether something was moved away and its source is unknown: it only goes on an agenda that begins."""
    return waiting.source is None and waiting.promise.kind == PromiseKind.MOVED


def _is_standing(item: AgendaItem, waiting: WaitingItem) -> bool:
    template = waiting.template_item_id
    standing = bool(template) and item.origin_kind == OriginKind.TEMPLATE and item.origin_id == template
    source = waiting.source
    local = source is not None and is_local(source) and same_priority(item, source.title)
    return (standing or local) and not item.withdrawn_because


def _drop_settled(waiting: WaitingItem) -> None:
    waiting.promise.dropped_because = "the action is open no more"


def _forum(unit: Unit, item: AgendaItem) -> str:
    return unit.get(Meeting, item.meeting_id).forum_id
