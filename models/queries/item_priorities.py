"""The priorities an agenda item serves."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.meetings import meeting
from models.queries.priorities import PriorityRow, priorities_in_force, priority_sets
from models.records.agenda import AgendaItem
from models.records.priorities import Alignment


def item_priorities(session: Session, *, item_id: str) -> tuple[PriorityRow, ...]:
    """Return what an item is aligned to, in the order of the sets, whether they are still in force or not."""
    chosen = select(Alignment.priority_id).where(Alignment.item_id == item_id, Alignment.priority_id.is_not(None))
    keys = set(session.scalars(chosen))
    if not keys:
        return ()
    sets = priority_sets(session, as_of=_day(session, item_id))
    return tuple(row for one in sets for row in one.priorities if row.id in keys)


def priorities_for_item(session: Session, *, item_id: str) -> tuple[PriorityRow, ...]:
    """Return what an item may be aligned to: what is in force on the day of its meeting, and what it serves already."""
    offered = priorities_in_force(session, as_of=_day(session, item_id))
    there = {row.id for row in offered}
    return (*offered, *(row for row in item_priorities(session, item_id=item_id) if row.id not in there))


def _day(session: Session, item_id: str) -> dt.date:
    item = session.get_one(AgendaItem, item_id)
    return meeting(session, meeting_id=item.meeting_id).date
