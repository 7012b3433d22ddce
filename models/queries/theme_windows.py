"""Which forums set themes how far ahead, which they take always, and how they ask for local priorities."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.records.forums import Forum
from models.records.themes import GoldGroup, Theme
from models.rules.vocabulary import Level


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A forum with its window of meetings (0: it sets no themes); `local_priorities` is a Strength or empty."""

    id: str
    revision: str
    code: str
    name: str
    level: str
    window: int
    fixed_theme_id: str
    fixed_theme: str
    local_priorities: str


def theme_windows(session: Session, *, as_of: dt.date) -> tuple[WindowRow, ...]:
    """Return the scheduled forums that live on a day by level, as they take themes; Gold Groups take none."""
    columns = (
        Forum.id,
        Forum.revision,
        Forum.code,
        Forum.level,
        Forum.theme_window,
        Forum.fixed_theme_id,
        Theme.title,
        Forum.local_priorities,
    )
    living = or_(Forum.ends.is_(None), Forum.ends >= as_of), or_(Forum.starts.is_(None), Forum.starts <= as_of)
    statement = select(*columns).outerjoin(Theme, Theme.id == Forum.fixed_theme_id)
    lasting = Forum.id.not_in(select(GoldGroup.forum_id))
    rows = session.execute(statement.where(Forum.scheduled, lasting, *living).order_by(Forum.position, Forum.code))
    order, names = {level.value: place for place, level in enumerate(Level)}, ForumNames(session)
    found = [
        WindowRow(row[0], row[1], row[2], names.on(row[0], as_of), row[3], row[4], row[5] or "", row[6] or "", row[7])
        for row in rows
    ]
    return tuple(sorted(found, key=lambda row: order.get(row.level, len(order))))
