"""References in the series of a forum: given once, never again."""

import datetime as dt

from models.queries.forum_patterns import number_patterns
from models.records.forums import Forum
from models.rules.numbering import reference, scope_key
from models.rules.vocabulary import NumberKind
from models.store.unit import Unit


def next_reference(unit: Unit, forum: Forum, kind: NumberKind, day: dt.date, meeting_id: str = "") -> str:
    """Return the next reference of a forum's series on a day, `MB 7/26`."""
    pattern, scope = number_patterns(unit.session, forum_id=forum.id, code=forum.code)[kind]
    number = unit.number(forum.id, kind.value, scope_key(scope, day, meeting_id))
    return reference(pattern, number, day, scope)
