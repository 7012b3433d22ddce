"""What a risk is linked with: papers, agenda items, decisions and actions."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.queries.words import AnyRow, AnySelect, natural
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Action, Decision
from models.records.papers import Paper
from models.records.risks import RiskLink

PAPER, ITEM, DECISION, ACTION = "paper", "item", "decision", "action"
Facts: TypeAlias = tuple[InstrumentedAttribute[Any], ...]


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """Something that touches a risk: `kind` is paper, item, decision or action and `id` its key.

    `on` is the day of its meeting, of an action the day it was raised; none for a paper without a meeting.
    """

    kind: str
    id: str
    reference: str
    title: str
    forum_code: str
    level: str
    meeting_id: str
    on: dt.date | None
    status: str


def links_of(session: Session, risk_id: str) -> tuple[LinkedRow, ...]:
    """Return what touches a risk, newest first, what has no day last."""
    found = [row for statement in _kinds() for row in session.execute(statement.where(RiskLink.risk_id == risk_id))]
    rows = {_linked(row) for row in found}
    return tuple(sorted(rows, key=lambda row: (-(row.on or dt.date.min).toordinal(), row.kind, natural(row.reference))))


def _linked(row: AnyRow) -> LinkedRow:
    kind, key, reference, title, code, level, meeting_id, on, status = row
    return LinkedRow(kind, key, reference, title, code, level, meeting_id or "", on, status)


def _kinds() -> tuple[AnySelect, ...]:
    return (_papers(), _items(), _decisions(), _actions())


def _papers() -> AnySelect:
    facts = (Paper.id, Paper.reference, Paper.title)
    chosen = _touching(PAPER, RiskLink.paper_id == Paper.id, facts, (Meeting.id, Meeting.date, Paper.status))
    return chosen.join(Forum, Forum.id == Paper.forum_id).outerjoin(Meeting, Meeting.id == Paper.meeting_id)


def _items() -> AnySelect:
    facts = (AgendaItem.id, AgendaItem.number, AgendaItem.title)
    where = (Meeting.id, Meeting.date, AgendaItem.outcome)
    chosen = _touching(ITEM, RiskLink.item_id == AgendaItem.id, facts, where)
    return chosen.join(Meeting, Meeting.id == AgendaItem.meeting_id).join(Forum, Forum.id == Meeting.forum_id)


def _decisions() -> AnySelect:
    facts = (Decision.id, Decision.reference, Decision.text)
    where = (Meeting.id, Meeting.date, Decision.verb)
    chosen = _touching(DECISION, RiskLink.decision_id == Decision.id, facts, where)
    return chosen.join(Meeting, Meeting.id == Decision.meeting_id).join(Forum, Forum.id == Decision.forum_id)


def _actions() -> AnySelect:
    facts = (Action.id, Action.reference, Action.text)
    where = (Action.meeting_id, Action.raised_on, Action.status)
    chosen = _touching(ACTION, RiskLink.action_id == Action.id, facts, where)
    return chosen.join(Forum, Forum.id == Action.forum_id)


def _touching(kind: str, link: ColumnElement[bool], facts: Facts, where: Facts) -> AnySelect:
    """Return the columns of one kind of row, joined to the risks that `link` ties it to."""
    return select(literal(kind), *facts, Forum.code, Forum.level, *where).join(RiskLink, link)
