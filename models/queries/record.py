"""The record of one meeting: what was said, decided and promised, item by item."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.actions import ActionRow, actions
from models.queries.agenda import AgendaView, agenda
from models.queries.words import natural
from models.records.outcomes import Decision, Minute


@dataclass(frozen=True, slots=True)
class MinuteRow:
    """A minute under an item, numbered item.paragraph ("3.1")."""

    id: str
    revision: str
    item_id: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision with its reference in the forum's series."""

    id: str
    revision: str
    item_id: str
    reference: str
    verb: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The agenda with its minutes, decisions and actions, each in the order in which it was recorded."""

    agenda: AgendaView
    minutes: tuple[MinuteRow, ...]
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]


def meeting_record(session: Session, *, meeting_id: str, today: dt.date) -> MeetingRecord:
    """Return what was said, decided and promised at a meeting; NotFound if there is no such meeting."""
    about = agenda(session, meeting_id=meeting_id)
    raised = actions(session, today=today, meeting_id=meeting_id)
    return MeetingRecord(
        agenda=about,
        minutes=_minutes(session, about),
        decisions=_decisions(session, meeting_id),
        actions=tuple(sorted(raised, key=lambda row: natural(row.reference))),
    )


def _minutes(session: Session, about: AgendaView) -> tuple[MinuteRow, ...]:
    numbers = {item.id: item.number for item in about.items}
    columns = (Minute.id, Minute.revision, Minute.item_id, Minute.text)
    statement = select(*columns).where(Minute.meeting_id == about.meeting.id).order_by(Minute.position, Minute.id)
    paragraphs: Counter[str] = Counter()
    rows = []
    for row in session.execute(statement):
        paragraphs[row.item_id] += 1
        number = f"{numbers.get(row.item_id, '')}.{paragraphs[row.item_id]}"
        rows.append(MinuteRow(row.id, row.revision, row.item_id, number, row.text))
    return tuple(rows)


def _decisions(session: Session, meeting_id: str) -> tuple[DecisionRow, ...]:
    columns = (
        Decision.id,
        Decision.revision,
        Decision.item_id,
        Decision.reference,
        Decision.verb,
        Decision.text,
    )
    statement = select(*columns).where(Decision.meeting_id == meeting_id).order_by(Decision.position, Decision.id)
    return tuple(DecisionRow(*row) for row in session.execute(statement))
