"""What a meeting's decisions do to risks: seen at its end, apart from reviews and from any board's assurance."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, known, within, word_of
from models.operations.meetings import correctable
from models.records.outcomes import Decision
from models.records.risks import DecisionEffect, Risk
from models.rules.vocabulary import Effect
from models.store.unit import Unit

WITHOUT_A_RISK = frozenset({Effect.NONE, Effect.NEW})


def record_effect(unit: Unit, *, decision_id: str, effect: str, risk_id: str = "", note: str = "") -> str:
    """Record what a decision does to a risk, one effect for each; return its key.

    Without a risk it says that the decision touches none, or raises a new one that is not on the register yet.
    """
    decision = unit.get(Decision, decision_id)
    correctable(unit, decision.meeting_id)
    kept = word_of(Effect, effect, "effect")
    if not risk_id and kept not in WITHOUT_A_RISK:
        raise RuleBroken(f"Which risk goes {kept.value}? Choose it, or say none or new.", "risk_id")
    row = _recorded(unit, decision_id, risk_id)
    row = row or DecisionEffect(decision_id=decision_id, risk_id=known(unit, Risk, risk_id))
    row.effect, row.note = kept.value, within(note, "note", "The note", LONGEST_TEXT)
    of = f" on {unit.get(Risk, risk_id).reference}" if risk_id else ""
    unit.say(f"Record effect of {decision.reference}{of}: {kept.value}")
    return unit.add(row).id


def clear_effect(unit: Unit, *, decision_id: str, risk_id: str = "", revision: str | None = None) -> None:
    """Take an effect back; nothing happens where none was recorded."""
    decision = unit.get(Decision, decision_id)
    correctable(unit, decision.meeting_id)
    row = _recorded(unit, decision_id, risk_id)
    if row is not None:
        unit.delete(unit.get(DecisionEffect, row.id, revision))
    unit.say(f"Clear effect of {decision.reference}")


def _recorded(unit: Unit, decision_id: str, risk_id: str) -> DecisionEffect | None:
    of = DecisionEffect.risk_id == risk_id if risk_id else DecisionEffect.risk_id.is_(None)
    return unit.session.scalar(select(DecisionEffect).where(DecisionEffect.decision_id == decision_id, of))
