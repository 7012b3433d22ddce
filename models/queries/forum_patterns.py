"""How a forum numbers its actions, decisions and papers."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.forums import NumberPattern
from models.rules.numbering import Scope
from models.rules.vocabulary import NumberKind

USUAL_PATTERNS = {
    NumberKind.ACTION: "{code} {n}/{yy}",
    NumberKind.DECISION: "{code} D {n}/{yy}",
    NumberKind.PAPER: "{code}({yy}){n}",
}
"""How a forum numbers where it has no pattern of its own; within the financial year."""


def number_patterns(session: Session, *, forum_id: str, code: str) -> dict[NumberKind, tuple[str, Scope]]:
    """Return pattern and scope of each kind of thing a forum numbers, its code filled in."""
    patterns = {kind: (pattern, Scope.FINANCIAL_YEAR) for kind, pattern in USUAL_PATTERNS.items()}
    columns = (NumberPattern.kind, NumberPattern.pattern, NumberPattern.scope)
    for row in session.execute(select(*columns).where(NumberPattern.forum_id == forum_id)):
        patterns[NumberKind(row.kind)] = (row.pattern, Scope(row.scope))
    return {kind: (pattern.replace("{code}", code), scope) for kind, (pattern, scope) in patterns.items()}
