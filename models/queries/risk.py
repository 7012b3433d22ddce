"""Everything known of one risk: how it was assessed, who stamped it, and what touches it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.queries.assessments import AssessmentRow, Assessments, assessments, standing
from models.queries.risk_links import LinkedRow, links_of
from models.queries.risk_scheme import risk_scheme
from models.queries.risks import ALL, RiskRow, risks
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Decision
from models.records.risks import DecisionEffect, RiskAssurance
from models.rules.risk import RiskScheme
from models.rules.written_dates import first_of_month, month_end

MONTHS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """Where a risk stood at the end of a month, in the present month today; `month` is its first day."""

    month: dt.date
    likelihood: int
    impact: int
    score: int
    band: str


@dataclass(frozen=True, slots=True)
class AssuranceRow:
    """A stamp of an assurance board: whether the risk is managed, never where it stands."""

    id: str
    revision: str
    on: dt.date
    forum_id: str
    forum_code: str
    forum_level: str
    meeting_id: str
    assurance: str
    words: str


@dataclass(frozen=True, slots=True)
class RiskEffectRow:
    """What a forum saw a decision do to the risk at the end of its meeting."""

    decision_id: str
    reference: str
    meeting_id: str
    forum_code: str
    on: dt.date
    text: str
    effect: str
    note: str


@dataclass(frozen=True, slots=True)
class RiskView:
    """One risk: months oldest first; reviews, stamps and effects, kept apart, newest first; what it is linked with."""

    row: RiskRow
    points: tuple[RiskPoint, ...]
    reviews: tuple[AssessmentRow, ...]
    assurances: tuple[AssuranceRow, ...]
    effects: tuple[RiskEffectRow, ...]
    links: tuple[LinkedRow, ...]


def risk(session: Session, *, risk_id: str, as_of: dt.date, since: dt.date | None = None) -> RiskView:
    """Return one risk as it stands on a day; NotFound if the book has none by this key."""
    found = risks(session, as_of=as_of, since=since, status=ALL, ids=(risk_id,))
    if not found:
        raise NotFound("This risk is no longer in the book.")
    history = assessments(session).get(risk_id, ())
    return RiskView(
        row=found[0],
        points=_points(history, found[0].raised_on, as_of, risk_scheme(session)),
        reviews=tuple(row for row in reversed(history) if row.on <= as_of),
        assurances=_assurances(session, risk_id),
        effects=_effects(session, risk_id),
        links=links_of(session, risk_id),
    )


def _points(history: Assessments, raised_on: dt.date, as_of: dt.date, scheme: RiskScheme) -> tuple[RiskPoint, ...]:
    months = [first_of_month(as_of.year, as_of.month - back) for back in reversed(range(MONTHS_SHOWN))]
    found = []
    for month in months:
        day = min(month_end(month.year, month.month), as_of)
        at = standing(history, day)
        if at and day >= raised_on:
            score, band = scheme.score(at.likelihood, at.impact), scheme.band(at.likelihood, at.impact).value
            found.append(RiskPoint(month, at.likelihood, at.impact, score, band))
    return tuple(found)


def _assurances(session: Session, risk_id: str) -> tuple[AssuranceRow, ...]:
    columns = select(RiskAssurance, Forum.code, Forum.level).join(Forum, Forum.id == RiskAssurance.forum_id)
    stored = columns.where(RiskAssurance.risk_id == risk_id).order_by(RiskAssurance.on.desc(), Forum.code)
    return tuple(
        AssuranceRow(
            id=stamp.id,
            revision=stamp.revision,
            on=stamp.on,
            forum_id=stamp.forum_id,
            forum_code=code,
            forum_level=level,
            meeting_id=stamp.meeting_id or "",
            assurance=stamp.assurance,
            words=stamp.words,
        )
        for stamp, code, level in session.execute(stored)
    )


def _effects(session: Session, risk_id: str) -> tuple[RiskEffectRow, ...]:
    stored = (
        select(
            Decision.id,
            Decision.reference,
            Meeting.id,
            Forum.code,
            Meeting.date,
            Decision.text,
            DecisionEffect.effect,
            DecisionEffect.note,
        )
        .join(Decision, Decision.id == DecisionEffect.decision_id)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(DecisionEffect.risk_id == risk_id)
        .order_by(Meeting.date.desc(), Decision.position, Decision.id)
    )
    return tuple(RiskEffectRow(*row) for row in session.execute(stored))
