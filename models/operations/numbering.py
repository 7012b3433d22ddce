"""References in the series of a forum: given once, never again."""

import datetime as dt

from sqlalchemy import select

from models.records.forums import Forum, NumberPattern
from models.rules.numbering import Scope, reference, scope_key
from models.rules.vocabulary import NumberKind
from models.store.unit import Unit

USUAL_PATTERNS = {
    NumberKind.ACTION: "{code} {n}/{yy}",
    NumberKind.DECISION: "{code} D {n}/{yy}",
    NumberKind.PAPER: "{code}({yy}){n}",
}
"""How a forum numbers where it has no pattern of its own; within the financial year."""


def next_reference(unit: Unit, forum: Forum, kind: NumberKind, day: dt.date, meeting_id: str = "") -> str:
    """Return the next reference of a forum's series on a day, `MB 7/26`."""
    chosen = select(NumberPattern).where(NumberPattern.forum_id == forum.id, NumberPattern.kind == kind.value)
    own = next(iter(unit.rows(chosen)), None)
    pattern, scope = (own.pattern, Scope(own.scope)) if own else (USUAL_PATTERNS[kind], Scope.FINANCIAL_YEAR)
    number = unit.number(forum.id, kind.value, scope_key(scope, day, meeting_id))
    return reference(pattern.replace("{code}", forum.code), number, day, scope)
