"""The agendas of the forums below another one, as they stand or would begin, to print them in one go."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import FALLEN_AWAY
from models.queries.words import natural
from models.records.forums import Forum, ForumLink
from models.records.meetings import Meeting
from models.records.themes import MeetingTheme
from models.rules.vocabulary import LinkKind


def unit_agendas(
    session: Session,
    *,
    forum_id: str,
    first: dt.date | None = None,
    last: dt.date | None = None,
    meeting_theme_id: str = "",
    today: dt.date | None = None,
) -> tuple[AgendaView, ...]:
    """Return the agendas of the forums one cascades to, from a day to a day, by forum and date.

    With a theme they are those of the meetings that were asked to take it, whenever they are.
    """
    chosen = select(Meeting.id, Meeting.date, Meeting.start, Forum.code).join(Forum, Forum.id == Meeting.forum_id)
    if meeting_theme_id:
        asked = select(MeetingTheme.meeting_id).where(MeetingTheme.cascaded_from_id == meeting_theme_id)
        chosen = chosen.where(Meeting.id.in_(asked))
    else:
        below = select(ForumLink.other_id).where(
            ForumLink.forum_id == forum_id, ForumLink.kind == LinkKind.CASCADES.value
        )
        chosen = chosen.where(Meeting.forum_id.in_(below))
    chosen = chosen.where(Meeting.date >= first) if first else chosen
    chosen = chosen.where(Meeting.date <= last) if last else chosen
    found = session.execute(chosen.where(Meeting.status.not_in(FALLEN_AWAY))).all()
    ordered = sorted(found, key=lambda row: (natural(row.code), row.date, row.start))
    return tuple(begun_agenda(session, meeting_id=row.id, today=today) for row in ordered)
