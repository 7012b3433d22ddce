"""The risks of many decisions at once: those they touch, and in words what they do to them."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.queries.words import AnySelect, natural
from models.records.outcomes import Decision
from models.records.papers import Paper, PaperRecommendation
from models.records.risks import DecisionEffect, Risk, RiskLink
from models.rules.vocabulary import PaperStatus


@dataclass(slots=True)
class _Touched:
    """References of the risks a decision touches, and its effects by reference (empty: on no risk of the register)."""

    risks: set[str] = field(default_factory=set)
    effects: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RiskWords:
    """The risks of a decision ("CR-03, CR-07") and its effects on them ("CR-03 down, new risk"), empty for none."""

    risks: str = ""
    effects: str = ""


def risks_named(session: Session, which: ColumnElement[bool]) -> defaultdict[str, set[Risk]]:
    """Return the risks of the decisions chosen: their own, their items’, and those of the papers before them."""
    found: defaultdict[str, set[Risk]] = defaultdict(set)
    for statement in _links():
        for decision_id, risk in session.execute(statement.where(which)):
            found[decision_id].add(risk)
    return found


def risk_words(session: Session, which: ColumnElement[bool]) -> dict[str, RiskWords]:
    """Return the risks of the decisions chosen, those they were found to affect among them, and the effects."""
    found: defaultdict[str, _Touched] = defaultdict(_Touched)
    for decision_id, risks in risks_named(session, which).items():
        found[decision_id].risks |= {risk.reference for risk in risks}
    judged = select(DecisionEffect.decision_id, Risk.reference, DecisionEffect.effect)
    of_decision = judged.join(Decision, Decision.id == DecisionEffect.decision_id)
    for decision_id, risk, effect in session.execute(
        of_decision.outerjoin(Risk, Risk.id == DecisionEffect.risk_id).where(which)
    ):
        found[decision_id].risks |= {risk} if risk else set()
        found[decision_id].effects[risk or ""] = f"{risk} {effect}" if risk else f"{effect} risk"
    return {key: _words(touched) for key, touched in found.items()}


def _words(touched: _Touched) -> RiskWords:
    effects = sorted(touched.effects.items(), key=lambda one: (not one[0], natural(one[0])))
    return RiskWords(", ".join(sorted(touched.risks, key=natural)), ", ".join(words for _, words in effects))


def _links() -> tuple[AnySelect, ...]:
    """Return the ways from a decision to a risk: its own link, its item's, and those of its item's papers.

    A paper that went elsewhere since counts for the decision on what it asked.
    """
    pair = select(Decision.id, Risk).select_from(Decision)
    own = pair.join(RiskLink, RiskLink.decision_id == Decision.id)
    items = pair.join(RiskLink, RiskLink.item_id == Decision.item_id)
    asked = pair.join(PaperRecommendation, PaperRecommendation.id == Decision.recommendation_id)
    of_items = pair.join(Paper, Paper.item_id == Decision.item_id)
    papers = tuple(
        way.join(RiskLink, RiskLink.paper_id == Paper.id).where(Paper.status != PaperStatus.WITHDRAWN.value)
        for way in (of_items, asked.join(Paper, Paper.id == PaperRecommendation.paper_id))
    )
    return tuple(way.join(Risk, Risk.id == RiskLink.risk_id) for way in (own, items, *papers))
