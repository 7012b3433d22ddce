"""The one order of all that is recorded at a meeting."""

from sqlalchemy import func, select, union_all

from models.records.agenda import DeepDive, Escalation
from models.records.outcomes import Action, Decision, Minute
from models.store.unit import Unit

RECORDED = (Minute, Decision, Action, Escalation, DeepDive)
"""What is recorded at a meeting, each kind with its place in the order."""


def next_position(unit: Unit, meeting_id: str) -> int:
    """Return the place after everything recorded at a meeting so far, whatever its kind."""
    unit.session.flush()
    lasts = union_all(*(select(func.max(kind.position)).where(kind.meeting_id == meeting_id) for kind in RECORDED))
    return max((last for last in unit.session.scalars(lasts) if last), default=0) + 1
