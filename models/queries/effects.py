"""The closing item of a meeting: its decisions, the risks of their papers, and what each decision does to each risk."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.decision_risks import risks_named
from models.queries.words import natural
from models.records.agenda import AgendaItem
from models.records.outcomes import Decision
from models.records.risks import DecisionEffect, Risk


@dataclass(frozen=True, slots=True)
class EffectLine:
    """A risk of a decision and the effect on it; an empty effect is not judged yet.

    The risk is empty where the effect is on none (“none”), or on one that is not on the register yet (“new”).
    """

    risk_id: str
    reference: str
    title: str
    effect: str
    note: str
    revision: str


@dataclass(frozen=True, slots=True)
class DecisionEffects:
    """A decision of the day with its risks; `lines` is empty where neither paper nor anybody named one."""

    decision_id: str
    reference: str
    item_id: str
    item_title: str
    verb: str
    text: str
    part: int
    lines: tuple[EffectLine, ...]


@dataclass(frozen=True, slots=True)
class EffectSheet:
    """The decisions of a meeting in the order in which they were recorded; `outstanding` effects are not judged yet."""

    meeting_id: str
    decisions: tuple[DecisionEffects, ...]
    outstanding: int


def effects(session: Session, *, meeting_id: str) -> EffectSheet:
    """Return the day's decisions with the risks their papers, items and own links name, and the effect on each."""
    taken = session.execute(
        select(Decision, AgendaItem.title)
        .join(AgendaItem, AgendaItem.id == Decision.item_id)
        .where(Decision.meeting_id == meeting_id)
        .order_by(Decision.position, Decision.id)
    ).all()
    named = risks_named(session, Decision.meeting_id == meeting_id)
    known = {risk.id: risk for risk in session.scalars(select(Risk))} if taken else {}
    judged = _judged(session, meeting_id)
    found = tuple(
        DecisionEffects(
            decision_id=decision.id,
            reference=decision.reference,
            item_id=decision.item_id,
            item_title=title,
            verb=decision.verb,
            text=decision.text,
            part=decision.part,
            lines=_lines(named[decision.id], judged[decision.id], known),
        )
        for decision, title in taken
    )
    return EffectSheet(meeting_id, found, sum(not line.effect for each in found for line in each.lines))


def _judged(session: Session, meeting_id: str) -> defaultdict[str, dict[str, DecisionEffect]]:
    """Return what was said of each decision by the risk, empty for none."""
    of_meeting = select(DecisionEffect).join(Decision, Decision.id == DecisionEffect.decision_id)
    found: defaultdict[str, dict[str, DecisionEffect]] = defaultdict(dict)
    for effect in session.scalars(of_meeting.where(Decision.meeting_id == meeting_id)):
        found[effect.decision_id][effect.risk_id or ""] = effect
    return found


def _lines(named: set[Risk], judged: dict[str, DecisionEffect], known: dict[str, Risk]) -> tuple[EffectLine, ...]:
    rows = named | {known[key] for key in judged if key}
    lines = [_line(risk, judged.get(risk.id)) for risk in sorted(rows, key=lambda risk: natural(risk.reference))]
    return (*lines, *([_line(None, judged[""])] if "" in judged else []))


def _line(risk: Risk | None, effect: DecisionEffect | None) -> EffectLine:
    return EffectLine(
        risk_id=risk.id if risk else "",
        reference=risk.reference if risk else "",
        title=risk.title if risk else "",
        effect=effect.effect if effect else "",
        note=effect.note if effect else "",
        revision=effect.revision if effect else "",
    )
