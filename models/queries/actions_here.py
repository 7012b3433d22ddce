"""Why the actions of earlier meetings stand on an agenda: the most pressing by name, the others counted."""

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.words import natural
from models.records.outcomes import Action
from models.rules.carry_over import actions_words


def actions_here(session: Session, *, forum_id: str, as_of: dt.date) -> str:
    """Return which actions a forum raised or tracks are open before a day, the longest overdue first."""
    rows = session.execute(
        select(Action.reference, Action.due).where(
            or_(Action.forum_id == forum_id, Action.tracking_forum_id == forum_id),
            Action.raised_on < as_of,
            or_(Action.closed_on.is_(None), Action.closed_on >= as_of),
        )
    ).all()
    ordered = sorted(rows, key=lambda row: (row.due or dt.date.max, natural(row.reference)))
    overdue = sum(1 for row in rows if row.due and row.due < as_of)
    return actions_words([row.reference for row in ordered], overdue)
