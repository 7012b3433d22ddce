"""What was passed up to another forum, as both ends show it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session, aliased

from models.queries.item_places import ItemPlace, item_places
from models.queries.waiting_items import GONE_WORDS
from models.queries.words import AnySelect
from models.records.agenda import Escalation, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.risks import Risk
from models.records.themes import Theme
from models.rules.written_dates import date_words

ITEM, THEME, RISK = "item", "theme", "risk"
"""What can be passed up."""


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """An item, a theme or a risk passed up: from where, to which forum and why, and where it arrived (empty: it waits).

    `subject` is the word of what it is; `item_id`, `theme_id` or `risk_id` is set. `from_words` reads "CF-FLP Thu 5
    Nov 2026, item 4", for a theme or a risk the meeting or the day; `arrived` "MB Tue 3 Nov 2026, item 7".
    `dropped_because` is set where the forum above does not take it. `at` is an instant in UTC.
    """

    id: str
    revision: str
    subject: str
    title: str
    item_id: str
    theme_id: str
    risk_id: str
    from_forum_id: str
    from_forum_code: str
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
    session: Session,
    *,
    item_id: str = "",
    forum_id: str = "",
    meeting_id: str = "",
    theme_id: str = "",
    risk_id: str = "",
) -> tuple[EscalationRow, ...]:
    """Return escalations, oldest first.

    They are those of an item, a theme or a risk, from or to a forum, or recorded at or arrived at a meeting.
    """
    statement = _all_of_them()
    if item_id:
        statement = statement.where(or_(Escalation.item_id == item_id, ItemPromise.taken_item_id == item_id))
    if theme_id:
        statement = statement.where(Escalation.theme_id == theme_id)
    if risk_id:
        statement = statement.where(Escalation.risk_id == risk_id)
    if forum_id:
        statement = statement.where(or_(Escalation.from_forum_id == forum_id, Escalation.to_forum_id == forum_id))
    found = session.execute(statement.order_by(Escalation.at, Escalation.position, Escalation.id)).all()
    arrived = (one.ItemPromise.taken_item_id for one in found if one.ItemPromise)
    keys = {key for key in (*(one.Escalation.item_id for one in found), *arrived) if key}
    places = item_places(session, item_ids=keys)
    rows = (_row(one, places) for one in found)
    return tuple(row for row in rows if not meeting_id or meeting_id in {row.meeting_id, row.arrived_meeting_id})


def _all_of_them() -> AnySelect:
    to_forum, from_forum = aliased(Forum), aliased(Forum)
    codes = (from_forum.code.label("from_code"), to_forum.code.label("to_code"))
    risk = (Risk.reference + " " + Risk.title).label("risk")
    return (
        select(Escalation, ItemPromise, *codes, Meeting.date, Theme.title.label("theme"), risk)
        .join(to_forum, to_forum.id == Escalation.to_forum_id)
        .join(from_forum, from_forum.id == Escalation.from_forum_id)
        .outerjoin(ItemPromise, ItemPromise.id == Escalation.promise_id)
        .outerjoin(Meeting, Meeting.id == Escalation.meeting_id)
        .outerjoin(Theme, Theme.id == Escalation.theme_id)
        .outerjoin(Risk, Risk.id == Escalation.risk_id)
    )


def _row(found: Row[Any], places: Mapping[str, ItemPlace]) -> EscalationRow:
    one: Escalation = found.Escalation
    promise: ItemPromise | None = found.ItemPromise
    source, there = places.get(one.item_id or ""), places.get(promise.taken_item_id or "") if promise else None
    arrived = there if there and there.status not in GONE_WORDS else None
    subject = ITEM if one.item_id else THEME if one.theme_id else RISK
    on = date_words(found.date) if found.date else f"on {date_words(one.at.date())}"
    return EscalationRow(
        id=one.id,
        revision=one.revision,
        subject=subject,
        title=source.title if source else found.theme or found.risk,
        item_id=one.item_id or "",
        theme_id=one.theme_id or "",
        risk_id=one.risk_id or "",
        from_forum_id=one.from_forum_id,
        from_forum_code=found.from_code,
        from_words=source.words if source else f"{found.from_code} {on}",
        to_forum_code=found.to_code,
        reason=one.reason,
        several_groups=one.several_groups,
        at=one.at,
        arrived=arrived.words if arrived else "",
        meeting_id=one.meeting_id or "",
        to_forum_id=one.to_forum_id,
        position=one.position,
        promise_id=one.promise_id or "",
        arrived_item_id=arrived.item_id if arrived else "",
        arrived_meeting_id=arrived.meeting_id if arrived else "",
        dropped_because=promise.dropped_because if promise else "",
    )
