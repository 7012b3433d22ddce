"""When a forum last saw a risk: by a review, an assurance stamp, or an item, paper or decision of a meeting held."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from models.queries.words import AnySelect
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Decision
from models.records.papers import Paper
from models.records.risks import DecisionEffect, RiskAssurance, RiskLink, RiskReview
from models.rules.vocabulary import ItemOutcome, MeetingStatus, PaperStatus
from models.store.readings import remembered

TOOK_PLACE = (
    MeetingStatus.HELD.value,
    MeetingStatus.MINUTES_DRAFT.value,
    MeetingStatus.MINUTES_AGREED.value,
    MeetingStatus.CORRESPONDENCE.value,
)
TABLES = frozenset(
    {
        "risk_review",
        "risk_assurance",
        "risk_link",
        "decision_effect",
        "decision",
        "paper",
        "agenda_item",
        "meeting",
        "forum",
    }
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A forum had a risk before it on a day; the meeting is empty where none was named."""

    on: dt.date
    forum_code: str
    meeting_id: str


def sightings(session: Session, *, as_of: dt.date) -> dict[str, Sighting]:
    """Return the last time each risk was seen up to a day; a risk no forum ever saw is left out."""
    known = remembered(session, "risk sightings", TABLES, lambda: _read(session))
    return {risk_id: seen for risk_id, seen in known if seen.on <= as_of}  # the last one stays


def _read(session: Session) -> list[tuple[str, Sighting]]:
    """Return every time a risk was seen, earliest first."""
    held = Meeting.status.in_(TOOK_PLACE)
    sources = (_said(RiskReview), _said(RiskAssurance), _items(held), _papers(held), *_decided(held))
    found = [
        (risk_id, Sighting(on, code, meeting_id or ""))
        for statement in sources
        for risk_id, on, code, meeting_id in session.execute(statement)
    ]
    return sorted(found, key=lambda pair: (pair[1].on, pair[1].forum_code, pair[1].meeting_id))


def _said(kind: type[RiskReview | RiskAssurance]) -> AnySelect:
    """Select what a forum said of a risk itself."""
    columns = select(kind.risk_id, kind.on, Forum.code, kind.meeting_id)
    return columns.join(Forum, Forum.id == kind.forum_id)


def _taken() -> ColumnElement[bool]:
    return and_(AgendaItem.withdrawn_because == "", AgendaItem.outcome != ItemOutcome.NOT_REACHED.value)


def _items(held: ColumnElement[bool]) -> AnySelect:
    return (
        select(RiskLink.risk_id, Meeting.date, Forum.code, Meeting.id)
        .join(AgendaItem, AgendaItem.id == RiskLink.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(held, _taken())
    )


def _papers(held: ColumnElement[bool]) -> AnySelect:
    return (
        select(RiskLink.risk_id, Meeting.date, Forum.code, Meeting.id)
        .join(Paper, Paper.id == RiskLink.paper_id)
        .outerjoin(AgendaItem, AgendaItem.id == Paper.item_id)
        .join(Meeting, Meeting.id == Paper.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(held, Paper.status != PaperStatus.WITHDRAWN.value, or_(Paper.item_id.is_(None), _taken()))
    )


def _decided(held: ColumnElement[bool]) -> tuple[AnySelect, ...]:
    """Select the risks decisions are linked to, and those whose picture a forum said they change."""
    return tuple(
        select(kind.risk_id, Meeting.date, Forum.code, Meeting.id)
        .join(Decision, Decision.id == kind.decision_id)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(held, kind.risk_id.is_not(None))
        for kind in (RiskLink, DecisionEffect)
    )
