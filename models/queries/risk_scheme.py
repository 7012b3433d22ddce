"""The scheme by which the risks of a book are scored."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.settings import Setting
from models.rules.risk import RiskScheme, scheme_from_text

SETTING = "risk_scheme"


def risk_scheme(session: Session) -> RiskScheme:
    """Return the scheme of the book, the usual one where none was set."""
    return scheme_from_text(session.scalar(select(Setting.value).where(Setting.name == SETTING)) or "")
