"""How risks were assessed over time, oldest first; a day's last word is a forum's, in the order they met."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.risks import RiskReview
from models.store.readings import remembered


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment of a risk on a day; forum and meeting are empty where it was made outside one."""

    id: str
    revision: str
    risk_id: str
    on: dt.date
    forum_id: str
    forum_code: str
    forum_level: str
    meeting_id: str
    likelihood: int
    impact: int
    note: str


Assessments = tuple[AssessmentRow, ...]
Order = tuple[dt.date, bool, dt.time, str, str]
TABLES = frozenset({"risk_review", "forum", "meeting"})


def assessments(session: Session) -> dict[str, Assessments]:
    """Return the assessments of all risks by the risk's key; read once until one changes."""
    return remembered(session, "risk assessments", TABLES, lambda: _read(session))


def fresh_assessments(session: Session, *, risk_id: str) -> Assessments:
    """Return the assessments of one risk as they stand in this very transaction."""
    return _read(session, RiskReview.risk_id == risk_id).get(risk_id, ())


def standing(rows: Sequence[AssessmentRow], day: dt.date) -> AssessmentRow | None:
    """Return the assessment in force on a day, before the first one that one; none where there is none at all."""
    before = [row for row in rows if row.on <= day]
    return before[-1] if before else rows[0] if rows else None


def _read(session: Session, *conditions: ColumnElement[bool]) -> dict[str, Assessments]:
    facts = (RiskReview.likelihood, RiskReview.impact, RiskReview.note, Meeting.start)
    of_forum = (RiskReview.forum_id, Forum.code, Forum.level, RiskReview.meeting_id)
    statement = (
        select(RiskReview.id, RiskReview.revision, RiskReview.risk_id, RiskReview.on, *of_forum, *facts)
        .outerjoin(Forum, Forum.id == RiskReview.forum_id)
        .outerjoin(Meeting, Meeting.id == RiskReview.meeting_id)
        .where(*conditions)
    )
    found: defaultdict[str, list[tuple[Order, AssessmentRow]]] = defaultdict(list)
    for key, revision, risk_id, on, forum_id, code, level, meeting_id, *said, start in session.execute(statement):
        order = (on, forum_id is not None, start or dt.time.min, code or "", key)
        forum = (forum_id or "", code or "", level or "", meeting_id or "")
        found[risk_id].append((order, AssessmentRow(key, revision, risk_id, on, *forum, *said)))
    return {key: tuple(row for _, row in sorted(rows, key=itemgetter(0))) for key, rows in found.items()}
