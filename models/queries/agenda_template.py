"""What an agenda begins with, or would begin with, laid out in the order of the page."""

import datetime as dt
from dataclasses import replace

from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView, agenda
from models.queries.agenda_items import item_rows, minutes_over
from models.queries.agenda_rows import LineRow
from models.queries.holders import posts_over_time
from models.queries.opened_items import BegunItem, beginning


def begun_agenda(session: Session, *, meeting_id: str, today: dt.date | None = None) -> AgendaView:
    """Return the agenda of a meeting; one not opened yet as it would begin, with no keys.

    Without `today` every planned meeting counts as still to come.
    """
    view = agenda(session, meeting_id=meeting_id)
    if view.items:
        return view
    begun = beginning(session, about=view.meeting, today=today).items
    rows = item_rows(session, view.meeting, [one.item for one in begun], posts_over_time(session))
    items = tuple(replace(row, lines=_tracked(one)) for row, one in zip(rows, begun, strict=True))
    return replace(view, items=items, overrun=minutes_over(view.meeting, items))


def _tracked(begun: BegunItem) -> tuple[LineRow, ...]:
    return tuple(LineRow("", "", text, "", previous) for text, previous in begun.lines)
