"""How far the rooms and addresses of meetings are from one another."""

import datetime as dt

from sqlalchemy.orm import Session

from models.queries import plan_knowledge
from models.rules.holidays import WorkingCalendar
from models.rules.planner.problem import Problem


def ways(session: Session) -> Problem:
    """Return the rooms and the ways between them, with nothing to plan: ask `minutes_between` of two places."""
    nothing: dict[dt.date, str] = {}
    return Problem(
        turns=(),
        calendar=WorkingCalendar(nothing),
        rooms=plan_knowledge.rooms(session),
        travel=plan_knowledge.travel(session),
    )
