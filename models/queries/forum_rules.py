"""Which rule of a forum is in force when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.words import AnyRow
from models.records.forums import ForumRule
from models.store.readings import remembered


class Dated(Protocol):
    """Anything in force from a day on; none means from the beginning."""

    @property
    def starts(self) -> dt.date | None:
        """The first day it is in force."""


T = TypeVar("T", bound=Dated)


def rule_in_force(rules: Iterable[T], on: dt.date) -> T | None:
    """Return the latest rule that has begun by a day; before the first one, the first."""
    ordered = in_turn(rules)
    begun = [rule for rule in ordered if begins(rule) <= on]
    return begun[-1] if begun else ordered[0] if ordered else None


def in_turn(rules: Iterable[T]) -> list[T]:
    """Return rules in the order in which they come into force."""
    return sorted(rules, key=begins)


def begins(rule: Dated) -> dt.date:
    """Return the day a rule begins to be in force."""
    return rule.starts or dt.date.min


def rules_of_forums(session: Session) -> dict[str, list[AnyRow]]:
    """Return the rules of every forum as columns: cadence as stored text, closed day, start, minutes and place."""
    return remembered(session, "forum rules", frozenset({"forum_rule"}), lambda: _read(session))


def _read(session: Session) -> dict[str, list[AnyRow]]:
    columns = (
        ForumRule.forum_id,
        ForumRule.starts,
        ForumRule.cadence,
        ForumRule.closed_day,
        ForumRule.start,
        ForumRule.minutes,
        ForumRule.place,
    )
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in session.execute(select(*columns)):
        found[row.forum_id].append(row)
    return dict(found)
