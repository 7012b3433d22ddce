"""The items under which something can be recorded now: of meetings in the room, held lately, or about to be held."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.item_places import item_places
from models.records.agenda import AgendaItem
from models.records.meetings import Meeting
from models.rules.vocabulary import ItemKind, MeetingStatus

OPEN = (MeetingStatus.IN_THE_ROOM, MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE, MeetingStatus.MINUTES_DRAFT)
COMING = (MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED)
BACK, AHEAD = dt.timedelta(days=92), dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item whose meeting's record is open; `words` name it: “MB Tue 1 Sep 2026, item 4 Performance overview”."""

    id: str
    meeting_id: str
    words: str


def open_items(session: Session, *, today: dt.date) -> tuple[OpenItem, ...]:
    """Return the items of meetings whose record is open, the latest meeting first; breaks are left out."""
    chosen = (
        select(AgendaItem.id, AgendaItem.meeting_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.date.between(today - BACK, today + AHEAD),
            Meeting.status.in_([status.value for status in (*OPEN, *COMING)]),
            AgendaItem.kind != ItemKind.BREAK.value,
            AgendaItem.withdrawn_because == "",
        )
        .order_by(Meeting.date.desc(), Meeting.start, Meeting.id, AgendaItem.position)
    )
    rows = session.execute(chosen).all()
    places = item_places(session, item_ids=[row.id for row in rows])
    return tuple(OpenItem(row.id, row.meeting_id, f"{places[row.id].words} {places[row.id].title}") for row in rows)
