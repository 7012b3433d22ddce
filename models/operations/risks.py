"""The risk register: risks are raised, assessed again, closed, and linked with what touches them."""

import datetime as dt

from sqlalchemy import ColumnElement, Select, select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, known, named, within, word_of
from models.operations.risk_days import chosen_forum, day_said, refuse_before
from models.queries.assessments import fresh_assessments, standing
from models.queries.risk_scheme import risk_scheme
from models.records.agenda import AgendaItem
from models.records.organisation import OrganisationUnit, Post
from models.records.outcomes import Action, Decision
from models.records.papers import Paper
from models.records.risks import Risk, RiskLink, RiskReview
from models.rules.risk import PREFIXES, risk_reference
from models.rules.vocabulary import Level, RiskStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

LONGEST_REFERENCE = 60
SERIES = "risk"
ONE_OF_FOUR = "A risk is linked with one thing at a time: a paper, an item, a decision or an action."


def add_risk(  # noqa: PLR0913  a risk has as many facts
    unit: Unit,
    *,
    title: str,
    level: str,
    likelihood: int,
    impact: int,
    reference: str = "",
    owner_post_id: str = "",
    unit_id: str = "",
    description: str = "",
    next_review: dt.date | None = None,
    raised_on: dt.date | None = None,
    proposed: bool = False,
) -> str:
    """Put a risk on the register of its level with its first assessment and return its key.

    Without a reference it gets the next of its level: CR-01, CR-02 and so on.
    """
    on = day_said(unit, raised_on, "raised_on")
    kept = _level(level)
    risk_scheme(unit.session).score(likelihood, impact)
    refuse_before(next_review, on, "next_review", "it is raised")
    risk = Risk(
        reference=_reference(unit, reference) if reference.strip() else _next_reference(unit, kept),
        level=kept.value,
        unit_id=known(unit, OrganisationUnit, unit_id),
        title=named(title, "title", "The title", LONGEST_TEXT),
        description=within(description, "description", "The description", LONGEST_TEXT),
        owner_post_id=known(unit, Post, owner_post_id),
        likelihood=likelihood,
        impact=impact,
        status=(RiskStatus.PROPOSED if proposed else RiskStatus.OPEN).value,
        raised_on=on,
        next_review=next_review,
    )
    key = unit.add(risk).id
    unit.add(RiskReview(risk_id=key, on=on, likelihood=likelihood, impact=impact, note=""))
    unit.say(f"Add risk {risk.reference}")
    return key


def edit_risk(  # noqa: PLR0913  a risk has as many facts
    unit: Unit,
    *,
    risk_id: str,
    revision: str | None = None,
    title: str | None = None,
    reference: str | None = None,
    level: str | None = None,
    owner_post_id: str | None = None,
    unit_id: str | None = None,
    description: str | None = None,
    next_review: dt.date | None = None,
    no_next_review: bool = False,
) -> None:
    """Change what is given; where a risk stands changes by a review alone."""
    risk = unit.get(Risk, risk_id, revision)
    if title is not None:
        risk.title = named(title, "title", "The title", LONGEST_TEXT)
    if reference is not None and reference.strip() != risk.reference:
        risk.reference = _reference(unit, reference)
    if level is not None:
        risk.level = _level(level).value
    if owner_post_id is not None:
        risk.owner_post_id = known(unit, Post, owner_post_id)
    if unit_id is not None:
        risk.unit_id = known(unit, OrganisationUnit, unit_id)
    if description is not None:
        risk.description = within(description, "description", "The description", LONGEST_TEXT)
    if next_review is not None:
        refuse_before(next_review, risk.raised_on, "next_review", "it was raised")
    risk.next_review = None if no_next_review else next_review or risk.next_review
    unit.say(f"Change risk {risk.reference}")


def accept_risk(unit: Unit, *, risk_id: str, revision: str | None = None) -> None:
    """Take a proposed risk onto the register."""
    risk = unit.get(Risk, risk_id, revision)
    if risk.status != RiskStatus.PROPOSED:
        raise RuleBroken(f"{risk.reference} is {risk.status}; only a proposed risk can be accepted.")
    risk.status = RiskStatus.OPEN.value
    unit.say(f"Accept risk {risk.reference}")


def close_risk(
    unit: Unit, *, risk_id: str, because: str, on: dt.date | None = None, revision: str | None = None
) -> None:
    """Take a risk off the register with the reason; its history stays."""
    risk = _living(unit, risk_id, revision)
    day = day_said(unit, on)
    refuse_before(day, risk.raised_on, "on", "it was raised")
    risk.status, risk.closed_on = RiskStatus.CLOSED.value, day
    risk.closed_because = named(because, "because", "The reason", LONGEST_TEXT)
    unit.say(f"Close risk {risk.reference}")


def reopen_risk(unit: Unit, *, risk_id: str, revision: str | None = None) -> None:
    """Put a closed risk back on the register where it stood."""
    risk = unit.get(Risk, risk_id, revision)
    if risk.status != RiskStatus.CLOSED:
        raise RuleBroken(f"{risk.reference} is {risk.status}; only a closed risk can be re-opened.")
    risk.status, risk.closed_on, risk.closed_because = RiskStatus.OPEN.value, None, ""
    unit.say(f"Re-open risk {risk.reference}")


def review_risk(  # noqa: PLR0913  an assessment has as many facts
    unit: Unit,
    *,
    risk_id: str,
    likelihood: int,
    impact: int,
    note: str = "",
    forum_id: str = "",
    meeting_id: str = "",
    on: dt.date | None = None,
    next_review: dt.date | None = None,
    revision: str | None = None,
) -> str:
    """Record where a risk stands and why, by a forum where it was one; return the key of the review.

    A forum reviews a risk once a day: what it said before on the day is replaced. A review date that has come is
    taken off unless a new one is given.
    """
    risk = _living(unit, risk_id, revision)
    forum, meeting = chosen_forum(unit, forum_id, meeting_id)
    day = day_said(unit, on or (meeting.date if meeting else None))
    refuse_before(day, risk.raised_on, "on", "it was raised")
    refuse_before(next_review, day, "next_review", "of this review")
    risk_scheme(unit.session).score(likelihood, impact)
    same = select(RiskReview).where(RiskReview.risk_id == risk_id, RiskReview.on == day, RiskReview.forum_id == forum)
    review = unit.session.scalar(same) or RiskReview(risk_id=risk_id, on=day, forum_id=forum)
    review.meeting_id = meeting.id if meeting else None
    review.likelihood, review.impact = likelihood, impact
    review.note = within(note, "note", "The note", LONGEST_TEXT)
    key = unit.add(review).id
    _stand(unit, risk)
    passed = risk.next_review is not None and risk.next_review <= day
    risk.next_review = next_review or (None if passed else risk.next_review)
    unit.say(f"Record review of {risk.reference}")
    return key


def link_risk(
    unit: Unit, *, risk_id: str, paper_id: str = "", item_id: str = "", decision_id: str = "", action_id: str = ""
) -> str:
    """Link a risk with one thing and return the key of the link; what is linked already stays so."""
    given = (paper_id, item_id, decision_id, action_id)
    risk, words = unit.get(Risk, risk_id), _linked_words(unit, given)
    row = unit.session.scalar(_links(risk_id, given)) or RiskLink(
        risk_id=risk_id,
        paper_id=paper_id or None,
        item_id=item_id or None,
        decision_id=decision_id or None,
        action_id=action_id or None,
    )
    unit.say(f"Link {risk.reference} with {words}")
    return unit.add(row).id


def unlink_risk(
    unit: Unit, *, risk_id: str, paper_id: str = "", item_id: str = "", decision_id: str = "", action_id: str = ""
) -> None:
    """Take a link away; nothing happens where there is none."""
    given = (paper_id, item_id, decision_id, action_id)
    risk, words = unit.get(Risk, risk_id), _linked_words(unit, given)
    for row in unit.rows(_links(risk_id, given)):
        unit.delete(row)
    unit.say(f"Unlink {risk.reference} from {words}")


def _living(unit: Unit, risk_id: str, revision: str | None) -> Risk:
    risk = unit.get(Risk, risk_id, revision)
    if risk.status == RiskStatus.CLOSED:
        day = f" on {date_words(risk.closed_on)}" if risk.closed_on else ""
        raise RuleBroken(f"{risk.reference} was closed{day}; re-open it first.")
    return risk


def _stand(unit: Unit, risk: Risk) -> None:
    """Let a risk stand where its last assessment put it."""
    unit.session.flush()
    last = standing(fresh_assessments(unit.session, risk_id=risk.id), dt.date.max)
    if last:
        risk.likelihood, risk.impact = last.likelihood, last.impact


def _level(level: str) -> Level:
    kept = word_of(Level, level, "level")
    if kept not in PREFIXES:
        levels = ", ".join(each.value for each in PREFIXES)
        raise RuleBroken(f"There is no register of level “{level}”; choose one of: {levels}.", "level")
    return kept


def _reference(unit: Unit, reference: str) -> str:
    kept = named(reference, "reference", "The reference", LONGEST_REFERENCE)
    if _is_given(unit, kept):
        raise RuleBroken(f"There is a risk {kept} already; give another reference.", "reference")
    return kept


def _next_reference(unit: Unit, level: Level) -> str:
    """Return the next reference of a level that nobody has typed for another risk."""
    while True:
        reference = risk_reference(level, unit.number(level.value, SERIES, ""))
        if not _is_given(unit, reference):
            return reference


def _is_given(unit: Unit, reference: str) -> bool:
    return unit.session.scalar(select(Risk.id).where(Risk.reference == reference)) is not None


def _linked_words(unit: Unit, given: tuple[str, str, str, str]) -> str:
    """Return what is linked as deeds name it; RuleBroken unless it is exactly one thing."""
    paper_id, item_id, decision_id, action_id = given
    if sum(map(bool, given)) != 1:
        raise RuleBroken(ONE_OF_FOUR)
    if paper_id:
        return unit.get(Paper, paper_id).reference
    if item_id:
        return f"“{unit.get(AgendaItem, item_id).title}”"
    return (unit.get(Decision, decision_id) if decision_id else unit.get(Action, action_id)).reference


def _links(risk_id: str, given: tuple[str, str, str, str]) -> Select[RiskLink]:
    columns = (RiskLink.paper_id, RiskLink.item_id, RiskLink.decision_id, RiskLink.action_id)
    of: list[ColumnElement[bool]] = [column == key for column, key in zip(columns, given, strict=True) if key]
    return select(RiskLink).where(RiskLink.risk_id == risk_id, *of)
