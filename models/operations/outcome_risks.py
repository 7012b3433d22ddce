"""Which risks a decision or an action touches."""

from collections.abc import Iterable

from sqlalchemy import select

from models.operations.checks import all_known
from models.records.outcomes import Action, Decision
from models.records.risks import Risk, RiskLink
from models.store.unit import Unit


def set_touched_risks(unit: Unit, outcome: Decision | Action, risk_ids: Iterable[str]) -> None:
    """Let a stored decision or action touch exactly these risks; NotFound if one is not on the register."""
    column = RiskLink.decision_id if isinstance(outcome, Decision) else RiskLink.action_id
    wanted = all_known(unit, Risk, risk_ids)
    present = unit.rows(select(RiskLink).where(column == outcome.id))
    for link in present:
        if link.risk_id not in wanted:
            unit.delete(link)
    there = {link.risk_id for link in present}
    for risk_id in wanted:
        if risk_id not in there:
            unit.add(RiskLink(risk_id=risk_id, **{column.key: outcome.id}))
    unit.session.flush()
