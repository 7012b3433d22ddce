"""The room's clock: how long each item has taken."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.meetings import ItemClock


@dataclass(frozen=True, slots=True)
class Clock:
    """The item being taken, empty while the clock stands, and the seconds used by each item that was taken."""

    running_item_id: str
    spans: Mapping[str, int]


def clock(session: Session, *, meeting_id: str, now: dt.datetime) -> Clock:
    """Return the clock of a meeting at a moment, an aware one; the running span counts up to it."""
    chosen = select(ItemClock).where(ItemClock.meeting_id == meeting_id).order_by(ItemClock.began, ItemClock.id)
    running, spans = "", defaultdict[str, float](float)
    for span in session.scalars(chosen):
        running = running if span.ended else span.item_id
        spans[span.item_id] += max(0.0, ((span.ended or now) - span.began).total_seconds())
    return Clock(running, {item_id: int(seconds) for item_id, seconds in spans.items()})
