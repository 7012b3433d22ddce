"""The risk register: where risks stand on a day, how they moved, and which no forum has seen for long."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from models.errors import RuleBroken
from models.queries.actions import OPEN_STATUSES
from models.queries.assessments import Assessments, assessments, standing
from models.queries.holders import Posts, posts_over_time
from models.queries.risk_scheme import risk_scheme
from models.queries.sightings import Sighting, sightings
from models.queries.words import natural
from models.records.organisation import OrganisationUnit
from models.records.outcomes import Action
from models.records.risks import Risk, RiskLink
from models.rules.risk import RiskScheme, movement, whole_months
from models.rules.vocabulary import RiskStatus
from models.rules.written_dates import date_words

OPEN, CLOSED, ALL = "open", "closed", "all"


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk as it stood on a day; `old_likelihood` and `old_impact` where it stood on the day it is compared with.

    `owner` is the accountable post and `owner_name` its holder, empty where it is vacant; `unit` is the code of its
    unit. `months_unseen` are whole months since a forum saw it (`last_seen`, "MB Tue 3 Nov 2026"; `seen_on`), since
    it was raised where none ever did. `reviewed_on` is its last assessment.
    """

    id: str
    revision: str
    reference: str
    title: str
    description: str
    level: str
    unit_id: str
    unit: str
    owner_post_id: str
    owner: str
    owner_name: str
    likelihood: int
    impact: int
    score: int
    band: str
    movement: str
    old_likelihood: int
    old_impact: int
    months_unseen: int
    last_seen: str
    seen_on: dt.date | None
    reviewed_on: dt.date
    next_review: dt.date | None
    review_overdue: bool
    status: str
    raised_on: dt.date
    closed_on: dt.date | None
    closed_because: str
    open_actions: int
    overdue_actions: int


@dataclass(frozen=True, slots=True)
class _Register:
    """What all rows of a register are reckoned from."""

    as_of: dt.date
    since: dt.date
    scheme: RiskScheme
    posts: Posts
    units: dict[str, str]
    assessed: dict[str, Assessments]
    seen: dict[str, Sighting]
    going: dict[str, tuple[int, int]]


def risks(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    as_of: dt.date,
    level: str = "",
    unit_id: str = "",
    owner_post_id: str = "",
    band: str = "",
    since: dt.date | None = None,
    not_seen_months: int = 0,
    status: str = OPEN,
    ids: Iterable[str] = (),
) -> tuple[RiskRow, ...]:
    """Return the risks chosen as they stood on a day, gravest first; movement counts since another day, or not at all.

    `status` is open (proposed ones too), closed or all. RuleBroken if there is no such status.
    """
    narrowing = (
        (level, Risk.level == level),
        (unit_id, Risk.unit_id == unit_id),
        (owner_post_id, Risk.owner_post_id == owner_post_id),
        (keys := tuple(ids), Risk.id.in_(keys)),
    )
    conditions = [condition for given, condition in narrowing if given]
    stored = session.scalars(select(Risk).where(*conditions, _status_is(status, as_of))).all()
    if not stored:
        return ()
    register = _register(session, as_of, since or as_of)
    rows = [_row(risk, register) for risk in stored]
    kept = [row for row in rows if (not band or row.band == band) and row.months_unseen >= not_seen_months]
    return tuple(sorted(kept, key=lambda row: (-row.score, natural(row.reference))))


def unseen(session: Session, *, months: int, as_of: dt.date) -> tuple[RiskRow, ...]:
    """Return the open risks that no forum has seen for so many whole months, longest first."""
    found = risks(session, as_of=as_of, not_seen_months=months)
    return tuple(sorted(found, key=lambda row: -row.months_unseen))


def overdue_reviews(session: Session, *, today: dt.date) -> int:
    """Return how many open risks should have been reviewed before today."""
    late = and_(Risk.status != RiskStatus.CLOSED.value, Risk.next_review < today)
    return session.scalar(select(func.count(Risk.id)).where(late)) or 0


def risk_choices(session: Session, *, level: str = "") -> tuple[tuple[str, str], ...]:
    """Return the keys of the open risks, of one level or of all, with reference and title to choose by."""
    here = Risk.status != RiskStatus.CLOSED.value
    stored = session.execute(select(Risk.id, Risk.reference, Risk.title, Risk.level).where(here))
    found = [(natural(reference), key, f"{reference}  {title}") for key, reference, title, of in stored
             if not level or of == level]  # fmt: skip
    return tuple((key, words) for _, key, words in sorted(found))


def _status_is(status: str, as_of: dt.date) -> ColumnElement[bool]:
    raised = Risk.raised_on <= as_of
    going = or_(Risk.closed_on.is_(None), Risk.closed_on > as_of)
    states = {OPEN: and_(raised, going), CLOSED: Risk.closed_on <= as_of, ALL: raised}
    if status not in states:
        raise RuleBroken(f"There is no state “{status}” of risks; choose one of: {', '.join(states)}.", "status")
    return states[status]


def _register(session: Session, as_of: dt.date, since: dt.date) -> _Register:
    units = {unit.id: unit.code for unit in session.scalars(select(OrganisationUnit))}
    return _Register(
        as_of=as_of,
        since=since,
        scheme=risk_scheme(session),
        posts=posts_over_time(session),
        units=units,
        assessed=assessments(session),
        seen=sightings(session, as_of=as_of),
        going=_going(session, as_of),
    )


def _going(session: Session, as_of: dt.date) -> dict[str, tuple[int, int]]:
    """Return how many open actions touch each risk, and how many of them are overdue."""
    statement = select(RiskLink.risk_id, Action.id, Action.due).join(Action, Action.id == RiskLink.action_id)
    going = session.execute(statement.where(Action.status.in_(OPEN_STATUSES)).distinct())
    found: dict[str, tuple[int, int]] = {}
    for risk_id, _, due in going:
        count, late = found.get(risk_id, (0, 0))
        found[risk_id] = (count + 1, late + (due is not None and due < as_of))
    return found


def _row(risk: Risk, register: _Register) -> RiskRow:
    (likelihood, impact), reviewed_on = _place(risk, register, register.as_of)
    old, _ = _place(risk, register, register.since)
    scheme, seen = register.scheme, register.seen.get(risk.id)
    closed = risk.closed_on is not None and risk.closed_on <= register.as_of
    score = scheme.score(likelihood, impact)
    going, late = register.going.get(risk.id, (0, 0))
    return RiskRow(
        id=risk.id,
        revision=risk.revision,
        reference=risk.reference,
        title=risk.title,
        description=risk.description,
        level=risk.level,
        unit_id=risk.unit_id or "",
        unit=register.units.get(risk.unit_id or "", ""),
        owner_post_id=risk.owner_post_id or "",
        owner=register.posts.title(risk.owner_post_id),
        owner_name=register.posts.holder(risk.owner_post_id, register.as_of).name,
        likelihood=likelihood,
        impact=impact,
        score=score,
        band=scheme.band(likelihood, impact).value,
        movement=movement(scheme.score(*old), score).value,
        old_likelihood=old[0],
        old_impact=old[1],
        months_unseen=whole_months(seen.on if seen else risk.raised_on, register.as_of),
        last_seen=f"{seen.forum_code} {date_words(seen.on)}" if seen else "",
        seen_on=seen.on if seen else None,
        reviewed_on=reviewed_on,
        next_review=risk.next_review,
        review_overdue=not closed and risk.next_review is not None and risk.next_review < register.as_of,
        status=risk.status,
        raised_on=risk.raised_on,
        closed_on=risk.closed_on,
        closed_because=risk.closed_because,
        open_actions=going,
        overdue_actions=late,
    )


def _place(risk: Risk, register: _Register, day: dt.date) -> tuple[tuple[int, int], dt.date]:
    """Return where a risk stood on a day, and when that was assessed."""
    said = standing(register.assessed.get(risk.id, ()), day)
    return ((said.likelihood, said.impact), said.on) if said else ((risk.likelihood, risk.impact), risk.raised_on)
