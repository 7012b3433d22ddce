"""Where an agenda item stands, in words: “CF-FLP Thu 5 Nov 2026, item 4”."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.item_numbers import numbers_by_item
from models.queries.plain_rows import plain_rows
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.written_dates import date_words


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """Where an item stands: its meeting in words, its number (empty for a break), and the meeting's state."""

    item_id: str
    title: str
    forum_id: str
    forum_code: str
    meeting_id: str
    day: dt.date
    status: str
    number: str

    @property
    def meeting_words(self) -> str:
        """The meeting by forum and day."""
        return f"{self.forum_code} {date_words(self.day)}"

    @property
    def words(self) -> str:
        """The meeting, and the item by its number."""
        return f"{self.meeting_words}, item {self.number}" if self.number else self.meeting_words


def item_places(session: Session, *, item_ids: Collection[str]) -> dict[str, ItemPlace]:
    """Return where items stand, by their keys; keys that are not in the book are left out."""
    wanted = {key for key in item_ids if key}
    if not wanted:
        return {}
    statement = (
        select(
            AgendaItem.id,
            AgendaItem.title,
            AgendaItem.meeting_id,
            Meeting.forum_id,
            Meeting.date,
            Meeting.status,
            Forum.code,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(AgendaItem.id.in_(wanted))
    )
    rows = plain_rows(session.execute(statement))
    numbers = numbers_by_item(session, meeting_ids={row.meeting_id for row in rows})
    return {
        row.id: ItemPlace(
            row.id, row.title, row.forum_id, row.code, row.meeting_id, row.date, row.status, numbers.get(row.id, "")
        )
        for row in rows
    }
