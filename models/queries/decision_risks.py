"""The risks of many decisions at once, in words: those they touch, and what they do to them."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.queries.words import AnySelect, natural
from models.records.outcomes import Decision
from models.records.papers import Paper
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


def risk_words(session: Session, which: ColumnElement[bool]) -> dict[str, RiskWords]:
    """Return the risks of the decisions chosen: their own, those of their items and papers, and what they affect."""
    found: defaultdict[str, _Touched] = defaultdict(_Touched)
    for statement in _links():
        for decision_id, reference in session.execute(statement.where(which)):
            found[decision_id].risks.add(reference)
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
    """Return the ways from a decision to a risk: its own link, its item's, and those of its item's papers."""
    pair = select(Decision.id, Risk.reference).select_from(Decision)
    own = pair.join(RiskLink, RiskLink.decision_id == Decision.id)
    items = pair.join(RiskLink, RiskLink.item_id == Decision.item_id)
    standing = (Paper.item_id == Decision.item_id) & (Paper.status != PaperStatus.WITHDRAWN.value)
    papers = pair.join(Paper, standing).join(RiskLink, RiskLink.paper_id == Paper.id)
    return tuple(way.join(Risk, Risk.id == RiskLink.risk_id) for way in (own, items, papers))
