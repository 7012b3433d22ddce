"""The record of one meeting: what was said, decided, promised, escalated and commissioned, item by item."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.queries.actions import ActionRow, actions
from models.queries.agenda import AgendaView, RiskBrief, agenda
from models.queries.effects import DecisionEffects, effects
from models.queries.meetings import FALLEN_AWAY
from models.queries.minute_numbers import minute_numbers, minutes_in_order
from models.queries.record_asks import asks
from models.queries.record_entries import entries
from models.queries.record_rows import (
    AskRow,
    AudienceRow,
    CorrectionRow,
    DecisionRow,
    EntryKind,
    EntryRow,
    MinuteRow,
)
from models.queries.words import natural
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Correction, Decision, DecisionAudience
from models.rules.vocabulary import MinutesLayout
from models.rules.written_dates import date_words

__all__ = [
    "AskRow",
    "AudienceRow",
    "CorrectionRow",
    "DecisionRow",
    "EntryKind",
    "EntryRow",
    "MeetingRecord",
    "MinuteRow",
    "meeting_record",
]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The agenda with all that was recorded: `entries` in one order, the same again by kind.

    `minutes` and `decisions` stand in the order recorded, `actions` by reference. `layout` is a MinutesLayout;
    `agreed_at` names the meeting that agreed the minutes ("MB Tue 5 Jan 2027"), empty where none that took place is
    on record.
    """

    agenda: AgendaView
    minutes: tuple[MinuteRow, ...]
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    entries: tuple[EntryRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    asks: tuple[AskRow, ...] = ()
    layout: str = MinutesLayout.RECORD.value
    agreed_at: str = ""
    began_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the meeting itself says of its record."""

    layout: str
    agreed_at: str
    began_at: dt.datetime | None
    ended_at: dt.datetime | None


def meeting_record(session: Session, *, meeting_id: str, today: dt.date) -> MeetingRecord:
    """Return what was recorded at a meeting; NotFound if there is no such meeting."""
    about = agenda(session, meeting_id=meeting_id)
    raised = actions(session, today=today, meeting_id=meeting_id)
    promised = tuple(sorted(raised, key=lambda row: natural(row.reference)))
    minutes, decisions = _minutes(session, about), _decisions(session, meeting_id)
    recorded = entries(session, about, minutes, decisions, promised)
    frame = _frame(session, meeting_id)
    return MeetingRecord(
        agenda=about,
        minutes=minutes,
        decisions=decisions,
        actions=promised,
        entries=recorded,
        corrections=_corrections(session, meeting_id, recorded),
        asks=asks(session, meeting_id=meeting_id),
        layout=frame.layout,
        agreed_at=frame.agreed_at,
        began_at=frame.began_at,
        ended_at=frame.ended_at,
    )


def _frame(session: Session, meeting_id: str) -> _Frame:
    agreed, other = aliased(Meeting), aliased(Forum)
    columns = (Forum.minutes_layout, Meeting.began_at, Meeting.ended_at, other.code, agreed.date, agreed.status)
    row = session.execute(
        select(*columns)
        .join(Meeting, Meeting.forum_id == Forum.id)
        .outerjoin(agreed, agreed.id == Meeting.agreed_meeting_id)
        .outerjoin(other, other.id == agreed.forum_id)
        .where(Meeting.id == meeting_id)
    ).one()
    where = f"{row.code} {date_words(row.date)}" if row.date and row.status not in FALLEN_AWAY else ""
    return _Frame(row.minutes_layout, where, row.began_at, row.ended_at)


def _minutes(session: Session, about: AgendaView) -> tuple[MinuteRow, ...]:
    stored = minutes_in_order(session, meeting_id=about.meeting.id)
    items = {item.id: item.number for item in about.items}
    numbers = minute_numbers(session, stored, meeting_id=about.meeting.id, items=items)
    rows = (MinuteRow(row.id, row.revision, row.item_id, numbers[row.id], row.text, row.position) for row in stored)
    return tuple(sorted(rows, key=lambda row: (row.position, row.id)))


def _decisions(session: Session, meeting_id: str) -> tuple[DecisionRow, ...]:
    chosen = select(Decision).where(Decision.meeting_id == meeting_id).order_by(Decision.position, Decision.id)
    stored = session.scalars(chosen).all()
    if not stored:
        return ()
    touched = {row.decision_id: row for row in effects(session, meeting_id=meeting_id).decisions}
    told = _audiences(session, meeting_id)
    return tuple(_decision(row, touched[row.id], told[row.id]) for row in stored)


def _decision(row: Decision, touched: DecisionEffects, told: Iterable[AudienceRow]) -> DecisionRow:
    return DecisionRow(
        id=row.id,
        revision=row.revision,
        item_id=row.item_id,
        reference=row.reference,
        verb=row.verb,
        text=row.text,
        position=row.position,
        recommendation_id=row.recommendation_id or "",
        reasons=row.reasons,
        conditions=row.conditions,
        dissent=row.dissent,
        review_on=row.review_on,
        evaluate_on=row.evaluate_on,
        evaluation=row.evaluation,
        part=row.part,
        risks=tuple(RiskBrief(line.risk_id, line.reference, line.title) for line in touched.lines if line.risk_id),
        effects=touched.lines,
        audiences=tuple(told),
    )


def _audiences(session: Session, meeting_id: str) -> defaultdict[str, list[AudienceRow]]:
    of_meeting = select(DecisionAudience).join(Decision, Decision.id == DecisionAudience.decision_id)
    chosen = of_meeting.where(Decision.meeting_id == meeting_id)
    found: defaultdict[str, list[AudienceRow]] = defaultdict(list)
    for row in session.scalars(chosen.order_by(DecisionAudience.position, DecisionAudience.id)):
        found[row.decision_id].append(AudienceRow(row.id, row.revision, row.audience, row.told_on))
    return found


def _corrections(session: Session, meeting_id: str, recorded: Iterable[EntryRow]) -> tuple[CorrectionRow, ...]:
    entry = {row.id: row for row in recorded}
    chosen = select(Correction).where(Correction.meeting_id == meeting_id).order_by(Correction.position, Correction.id)
    rows = []
    for row in session.scalars(chosen):
        corrected = entry.get(row.minute_id or row.decision_id or row.action_id or "")
        rows.append(
            CorrectionRow(
                id=row.id,
                revision=row.revision,
                item_id=corrected.item_id if corrected else "",
                minute_id=row.minute_id or "",
                decision_id=row.decision_id or "",
                action_id=row.action_id or "",
                about=f"{corrected.kind} {corrected.number}".strip() if corrected else "the record",
                text=row.text,
                reason=row.reason,
                at=row.at,
                by=row.by,
            )
        )
    return tuple(rows)
