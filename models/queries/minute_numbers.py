"""The numbers of minutes: item.paragraph, or running on through the period in continuous minutes."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from models.queries.forum_patterns import number_patterns
from models.queries.meetings import FALLEN_AWAY
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Minute
from models.records.settings import NumberSeries
from models.rules.numbering import Scope, scope_key
from models.rules.vocabulary import MeetingStatus, MinutesLayout, NumberKind

SERIES = "minute"
"""The kind under which a forum's continuous minutes are counted."""
DONE = (MeetingStatus.MINUTES_AGREED.value, *FALLEN_AWAY)


@dataclass(frozen=True, slots=True)
class MinuteSeries:
    """Within what the minutes of a meeting are counted, `key` naming the period or meeting itself.

    `continuous` is false where they are numbered by item.
    """

    forum_id: str
    scope: Scope
    key: str
    continuous: bool


def minute_series(session: Session, *, meeting_id: str) -> MinuteSeries:
    """Return the series of a meeting's minutes; it starts again when the forum's decisions do."""
    columns = (Forum.id, Forum.code, Forum.minutes_layout, Meeting.date)
    row = session.execute(
        select(*columns).join(Meeting, Meeting.forum_id == Forum.id).where(Meeting.id == meeting_id)
    ).one()
    scope = number_patterns(session, forum_id=row.id, code=row.code)[NumberKind.DECISION][1]
    continuous = row.minutes_layout == MinutesLayout.CONTINUOUS
    return MinuteSeries(row.id, scope, scope_key(scope, row.date, meeting_id), continuous)


def minutes_in_order(session: Session, *, meeting_id: str) -> Sequence[Minute]:
    """Return the minutes of a meeting as they are printed: by item, then as recorded."""
    chosen = select(Minute).join(AgendaItem, AgendaItem.id == Minute.item_id).where(Minute.meeting_id == meeting_id)
    return session.scalars(chosen.order_by(AgendaItem.position, AgendaItem.id, Minute.position, Minute.id)).all()


def minute_numbers(
    session: Session, minutes: Sequence[Minute], *, meeting_id: str, items: Mapping[str, str]
) -> dict[str, str]:
    """Return the number of each minute by its key; `minutes` are in order, `items` the numbers of items by key.

    Continuous numbers are fixed when the minutes are agreed; until then they are what they would be today. A minute
    under an item without a number, such as a break, has none either.
    """
    columns = (Meeting.status, Meeting.date, Meeting.start)
    about = session.execute(select(*columns).where(Meeting.id == meeting_id)).one()
    series = minute_series(session, meeting_id=meeting_id)
    running = series.continuous and about.status != MeetingStatus.MINUTES_AGREED
    start = _next_number(session, series, about.date, about.start) if running and minutes else 0
    paragraphs: Counter[str] = Counter()
    numbers = {}
    for place, minute in enumerate(minutes):
        paragraphs[minute.item_id] += 1
        item = items.get(minute.item_id, "")
        by_item = f"{item}.{paragraphs[minute.item_id]}" if item else ""
        numbers[minute.id] = str(minute.number or (start + place if running else by_item))
    return numbers


def _next_number(session: Session, series: MinuteSeries, date: dt.date, start: dt.time) -> int:
    """Return the number the first draft minute would get: after all that is agreed and the earlier drafts."""
    given = (
        NumberSeries.forum_id == series.forum_id,
        NumberSeries.kind == SERIES,
        NumberSeries.scope_key == series.key,
    )
    last = session.scalar(select(NumberSeries.last).where(*given)) or 0
    earlier = or_(Meeting.date < date, and_(Meeting.date == date, Meeting.start < start))
    drafts = (
        select(Meeting.id, Meeting.date, func.count())
        .join(Minute, Minute.meeting_id == Meeting.id)
        .where(Meeting.forum_id == series.forum_id, earlier, Meeting.status.not_in(DONE))
        .group_by(Meeting.id, Meeting.date)
    )
    counts = session.execute(drafts).all()
    return last + sum(count for key, day, count in counts if scope_key(series.scope, day, key) == series.key) + 1
