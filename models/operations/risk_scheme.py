"""Scoring the risks of a book by another scheme."""

from sqlalchemy import select

from models.queries.risk_scheme import SETTING
from models.records.settings import Setting
from models.rules.risk import RiskScheme, checked_scheme, scheme_text
from models.store.unit import Unit


def change_scheme(unit: Unit, *, scheme: RiskScheme) -> None:
    """Score all risks by another scheme; RuleBroken where it cannot be used."""
    text = scheme_text(checked_scheme(scheme))
    row = unit.session.scalar(select(Setting).where(Setting.name == SETTING)) or unit.add(Setting(name=SETTING))
    row.value = text
    unit.say("Change the risk scheme")
