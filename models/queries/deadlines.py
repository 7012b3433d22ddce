"""The deadlines that follow from the date of a meeting."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.closed_days import working_calendar
from models.records.forums import ForumDeadline
from models.rules.deadlines import DeadlineKind, DeadlineRule, Landing, due

Deadlines = tuple[tuple[str, dt.datetime], ...]


class DeadlineBook:
    """The deadline rules of every forum and the calendar they count on; each date is worked out once."""

    def __init__(self, session: Session, first: dt.date, last: dt.date) -> None:
        self._calendar = working_calendar(session, first=first, last=last)
        self._rules = {forum: tuple(rules) for forum, rules in deadline_rules(session).items()}
        self._sets = {rules: number for number, rules in enumerate(dict.fromkeys(self._rules.values()))}
        self._set_of = {forum: self._sets[rules] for forum, rules in self._rules.items()}
        self._known: dict[tuple[int, dt.date], Deadlines] = {}

    def of(self, forum_id: str, meeting: dt.date) -> Deadlines:
        """Return kind and moment of each deadline of a forum's meeting on a day, earliest first."""
        number = self._set_of.get(forum_id)
        if number is None:
            return ()
        known = self._known.get((number, meeting))
        if known is None:
            moments = [(rule.kind.value, due(rule, meeting, self._calendar)) for rule in self._rules[forum_id]]
            known = self._known[number, meeting] = tuple(sorted(moments, key=lambda moment: moment[1]))
        return known


def deadline_rules(session: Session, *, forum_id: str = "") -> dict[str, list[DeadlineRule]]:
    """Return the deadline rules of each forum, or of one."""
    statement = select(
        ForumDeadline.forum_id,
        ForumDeadline.kind,
        ForumDeadline.days,
        ForumDeadline.working,
        ForumDeadline.clear,
        ForumDeadline.after,
        ForumDeadline.at,
        ForumDeadline.landing,
        ForumDeadline.closures_close,
    )
    if forum_id:
        statement = statement.where(ForumDeadline.forum_id == forum_id)
    found: defaultdict[str, list[DeadlineRule]] = defaultdict(list)
    for row in session.execute(statement):
        kind, days, working, clear, after, at, landing, closures_close = row[1:]
        rule = DeadlineRule(
            DeadlineKind(kind),
            days,
            working=working,
            clear=clear,
            after=after,
            at=at,
            landing=Landing(landing),
            closures_close=closures_close,
        )
        found[row.forum_id].append(rule)
    order = list(DeadlineKind)
    return {forum: sorted(rules, key=lambda rule: order.index(rule.kind)) for forum, rules in found.items()}
