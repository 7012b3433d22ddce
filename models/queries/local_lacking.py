"""Which local priorities an agenda that is there lacks."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.local_items import local_items, same_priority
from models.queries.meetings import MeetingRow
from models.queries.opened_items import BegunItem, local_lines
from models.records.agenda import AgendaItem
from models.records.forums import TemplateItem


def lacking_lines(session: Session, *, about: MeetingRow) -> tuple[tuple[BegunItem, AgendaItem | None], ...]:
    """Return the lines an agenda should have, each with the line that names other boroughs, none where it has none.

    What was withdrawn with a reason is not lacking, nor what went out naming other boroughs.
    """
    chosen = select(TemplateItem).where(TemplateItem.forum_id == about.forum_id)
    templates = session.scalars(chosen.order_by(TemplateItem.position, TemplateItem.id)).all()
    wanted = local_lines(local_items(session, about=about, templates=templates))
    there = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == about.id)).all() if wanted else ()
    titles = {item.title for item in there}
    found = (
        (one, next((item for item in there if same_priority(item, one.item.title)), None))
        for one in wanted
        if one.item.title not in titles
    )
    return tuple((one, line) for one, line in found if line is None or not line.number)
