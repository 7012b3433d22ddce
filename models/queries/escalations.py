"""What was passed up to another forum, as both ends show it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.item_places import ItemPlace, item_places
from models.queries.waiting_items import GONE_WORDS
from models.records.agenda import Escalation, ItemPromise
from models.records.forums import Forum


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """An item passed up: from where, to which forum and why, and where it arrived (empty: it waits).

    `from_words` reads "CF-FLP Thu 5 Nov 2026, item 4", `arrived` "MB Tue 3 Nov 2026, item 7"; `dropped_because` is
    set where the forum above does not take it. `at` is an instant in UTC.
    """

    id: str
    revision: str
    item_id: str
    item_title: str
    from_words: str
    to_forum_code: str
    reason: str
    several_groups: bool
    at: dt.datetime
    arrived: str
    meeting_id: str
    to_forum_id: str
    position: int
    promise_id: str
    arrived_item_id: str
    arrived_meeting_id: str
    dropped_because: str


def escalations(
    session: Session, *, item_id: str = "", forum_id: str = "", meeting_id: str = ""
) -> tuple[EscalationRow, ...]:
    """Return the escalations of an item, from or to a forum, or recorded at or arrived at a meeting; oldest first."""
    statement = (
        select(Escalation, ItemPromise, Forum.code)
        .join(Forum, Forum.id == Escalation.to_forum_id)
        .outerjoin(ItemPromise, ItemPromise.id == Escalation.promise_id)
    )
    if item_id:
        statement = statement.where(or_(Escalation.item_id == item_id, ItemPromise.taken_item_id == item_id))
    found = session.execute(statement.order_by(Escalation.at, Escalation.position, Escalation.id)).all()
    keys = {key for one, promise, _ in found for key in (one.item_id, promise.taken_item_id if promise else "") if key}
    places = item_places(session, item_ids=keys)
    rows = (_row(one, promise, code, places) for one, promise, code in found)
    return tuple(
        row
        for row in rows
        if (not forum_id or forum_id in {places[row.item_id].forum_id, row.to_forum_id})
        and (not meeting_id or meeting_id in {row.meeting_id, row.arrived_meeting_id})
    )


def _row(one: Escalation, promise: ItemPromise | None, code: str, places: Mapping[str, ItemPlace]) -> EscalationRow:
    source, there = places[one.item_id], places.get(promise.taken_item_id or "") if promise else None
    arrived = there if there and there.status not in GONE_WORDS else None
    return EscalationRow(
        id=one.id,
        revision=one.revision,
        item_id=one.item_id,
        item_title=source.title,
        from_words=source.words,
        to_forum_code=code,
        reason=one.reason,
        several_groups=one.several_groups,
        at=one.at,
        arrived=arrived.words if arrived else "",
        meeting_id=one.meeting_id,
        to_forum_id=one.to_forum_id,
        position=one.position,
        promise_id=one.promise_id or "",
        arrived_item_id=arrived.item_id if arrived else "",
        arrived_meeting_id=arrived.meeting_id if arrived else "",
        dropped_because=promise.dropped_because if promise else "",
    )
