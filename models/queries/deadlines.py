"""The deadlines that follow from the date of a meeting."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.closed_days import working_calendar
from models.records.forums import ForumDeadline
from models.records.meetings import KeptDeadline
from models.rules.deadlines import DeadlineKind, DeadlineRule, Landing, due
from models.rules.holidays import WorkingCalendar

Deadlines = tuple[tuple[str, dt.datetime], ...]
BEFOREHAND = frozenset(
    {DeadlineKind.DRAFT_PAPERS, DeadlineKind.FINAL_PAPERS, DeadlineKind.DATA_PACK, DeadlineKind.AGENDA_OUT}
)
"""The deadlines that lie before a meeting."""
SPAN_OF_A_WORKING_DAY = 3
"""Calendar days that one working day takes at most, weekends and holidays counted, over a long count."""
LONGEST_BREAK = 31


class DeadlineBook:
    """The deadline rules of every forum and the calendar they count on; each date is worked out once.

    Deadlines kept of a meeting (they had passed when it moved) stand in the place of those of its date.
    Another calendar than the book's may be given: what the deadlines would be by it.
    """

    def __init__(
        self, session: Session, first: dt.date, last: dt.date, calendar: WorkingCalendar | None = None
    ) -> None:
        self._calendar = calendar or working_calendar(session, first=first, last=last)
        self._kept = kept_deadlines(session)
        self._rules = {forum: tuple(rules) for forum, rules in deadline_rules(session).items()}
        self._sets = {rules: number for number, rules in enumerate(dict.fromkeys(self._rules.values()))}
        self._set_of = {forum: self._sets[rules] for forum, rules in self._rules.items()}
        self._known: dict[tuple[int, dt.date], Deadlines] = {}

    def of(self, forum_id: str, meeting: dt.date, meeting_id: str = "") -> Deadlines:
        """Return kind and moment of each deadline of a forum's meeting on a day, earliest first.

        With the key of a meeting, those that were kept of it stay what they were.
        """
        counted = self._counted(forum_id, meeting)
        kept = self._kept.get(meeting_id)
        if not kept:
            return counted
        moments = [(kind, kept[kind][0] if kind in kept else moment) for kind, moment in counted]
        return tuple(sorted(moments, key=lambda moment: moment[1]))

    def why_kept(self, meeting_id: str, kind: str) -> str:
        """Return why a deadline of a meeting stays what it was, empty where it follows its rule."""
        kept = self._kept.get(meeting_id, {})
        return kept[kind][1] if kind in kept else ""

    def _counted(self, forum_id: str, meeting: dt.date) -> Deadlines:
        number = self._set_of.get(forum_id)
        if number is None:
            return ()
        known = self._known.get((number, meeting))
        if known is None:
            moments = [(rule.kind.value, due(rule, meeting, self._calendar)) for rule in self._rules[forum_id]]
            known = self._known[number, meeting] = tuple(sorted(moments, key=lambda moment: moment[1]))
        return known


def longest_reach(rules: Iterable[DeadlineRule]) -> dt.timedelta:
    """Return how far the deadlines of some rules can lie from their meeting."""
    return dt.timedelta(days=SPAN_OF_A_WORKING_DAY * max((rule.days for rule in rules), default=0) + LONGEST_BREAK)


def kept_deadlines(session: Session) -> dict[str, dict[str, tuple[dt.datetime, str]]]:
    """Return the deadlines kept of each meeting by kind, with why."""
    columns = (KeptDeadline.meeting_id, KeptDeadline.kind, KeptDeadline.due, KeptDeadline.because)
    found: defaultdict[str, dict[str, tuple[dt.datetime, str]]] = defaultdict(dict)
    for meeting_id, kind, moment, because in session.execute(select(*columns)):
        found[meeting_id][kind] = (moment, because)
    return dict(found)


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
