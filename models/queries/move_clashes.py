"""What would stand against a meeting at another time."""

import datetime as dt
from dataclasses import replace

from sqlalchemy.orm import Session

from models.queries.plan import plan_basis
from models.rules.planner.findings import HARD, findings_of
from models.rules.planner.problem import at_home

CLOSED = "closed day"  # asked about on its own
AROUND = dt.timedelta(days=45)
"""How far from its old and its new day a meeting's neighbours are looked at."""


def clashes_at(session: Session, *, meeting_id: str, date: dt.date, start: dt.time, today: dt.date) -> tuple[str, ...]:
    """Say what would be impossible if a meeting stood at another day and time: people, rooms, order and gaps.

    Empty where nothing stands against it, or where the meeting does not take place at all.
    """
    basis = plan_basis(session, first=date - AROUND, last=date + AROUND, today=today, by_rule=False)
    homes = at_home(basis.problem)
    home = homes.get(meeting_id)
    if home is None:
        return ()
    moved = {**homes, meeting_id: replace(home, date=date, start=start)}
    before = {(one.kind, one.meetings) for one in findings_of(basis.problem, homes, meeting_id)}
    found = (one for one in findings_of(basis.problem, moved, meeting_id) if one.severity == HARD)
    return tuple(one.text for one in found if one.kind != CLOSED and (one.kind, one.meetings) not in before)
