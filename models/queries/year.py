"""A year as the rules lay it out: what is to be proposed before anything is stored."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import RuleBroken
from models.queries.closed_days import working_calendar
from models.queries.forum_names import ForumNames
from models.queries.forum_rules import begins, in_turn, rules_of_forums
from models.queries.words import AnyRow, AnySelect
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.cadence import ClosedDay
from models.rules.cadence_text import cadence_from_text
from models.rules.holidays import WorkingCalendar
from models.rules.layout import Occurrence, lay_out
from models.rules.vocabulary import Level
from models.rules.written_dates import date_words

LONGEST_SPAN = dt.timedelta(days=20 * 366)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """A meeting by rule: `date` is none where the rule skips it, `stored` says that the book holds it already.

    `number` is the one it has or would get, 0 where it is skipped; `moved_because` is empty on its rule date.
    """

    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    number: int
    rule_date: dt.date
    date: dt.date | None
    start: dt.time
    minutes: int
    place: str
    moved_because: str
    stored: bool


def proposed_year(session: Session, *, first: dt.date, last: dt.date) -> tuple[ProposedMeeting, ...]:
    """Return every meeting the forums' rules give from `first` to `last`, by date; nothing is stored.

    RuleBroken if the span runs backwards or over more than twenty years.
    """
    if last < first:
        raise RuleBroken(f"{date_words(last)} lies before {date_words(first)}; give the later day last.", "last")
    if last - first > LONGEST_SPAN:
        raise RuleBroken("At most twenty years can be laid out at once; give a shorter span.", "last")
    names, calendar = ForumNames(session), working_calendar(session, first=first, last=last)
    rules = rules_of_forums(session)
    stored = _stored(session, first, last)
    numbers: defaultdict[str, int] = defaultdict(int, _numbers(session))
    found = [
        _proposed(forum, rule, occurrence, names, stored, numbers)
        for forum in session.execute(_forums())
        for rule, occurrence in _occurrences(forum, rules.get(forum.id, []), calendar, first, last)
    ]
    order = {level.value: position for position, level in enumerate(Level)}
    return tuple(
        sorted(found, key=lambda row: (row.date or row.rule_date, row.start, order.get(row.level, 9), row.forum_code))
    )


def _forums() -> AnySelect:
    columns = (Forum.id, Forum.code, Forum.level, Forum.starts, Forum.ends)
    return select(*columns).where(Forum.scheduled).order_by(Forum.position, Forum.code)


def _stored(session: Session, first: dt.date, last: dt.date) -> dict[tuple[str, dt.date], int]:
    """Return the number of each meeting the book holds, by forum and rule date."""
    columns = (Meeting.forum_id, Meeting.rule_date, Meeting.number)
    return {
        (row.forum_id, row.rule_date): row.number
        for row in session.execute(select(*columns).where(Meeting.rule_date.between(first, last)))
    }


def _numbers(session: Session) -> dict[str, int]:
    statement = select(Meeting.forum_id, func.max(Meeting.number)).group_by(Meeting.forum_id)
    return {row[0]: row[1] for row in session.execute(statement)}


def _occurrences(
    forum: AnyRow, rules: Sequence[AnyRow], calendar: WorkingCalendar, first: dt.date, last: dt.date
) -> Iterator[tuple[AnyRow, Occurrence]]:
    """Yield what each rule gives while it is in force and the forum lives."""
    first = max(first, forum.starts or first)
    last = min(last, forum.ends or last)
    ordered = in_turn(rules)
    ends = [begins(following) - DAY for _, following in pairwise(ordered)]
    for rule, end in zip(ordered, [*ends, last], strict=False):
        cadence, closed_day = cadence_from_text(rule.cadence), ClosedDay(rule.closed_day)
        begin, stop = max(first, begins(rule)), min(last, end)
        if begin <= stop:
            for occurrence in lay_out(cadence, closed_day, calendar, begin, stop):
                yield rule, occurrence


def _proposed(
    forum: AnyRow,
    rule: AnyRow,
    occurrence: Occurrence,
    names: ForumNames,
    stored: dict[tuple[str, dt.date], int],
    numbers: defaultdict[str, int],
) -> ProposedMeeting:
    known = stored.get((forum.id, occurrence.rule_date))
    if known is None and occurrence.date is not None:
        numbers[forum.id] += 1
    return ProposedMeeting(
        forum_id=forum.id,
        forum_code=forum.code,
        forum_name=names.on(forum.id, occurrence.date or occurrence.rule_date),
        level=forum.level,
        number=known or (numbers[forum.id] if occurrence.date else 0),
        rule_date=occurrence.rule_date,
        date=occurrence.date,
        start=rule.start,
        minutes=rule.minutes,
        place=rule.place,
        moved_because=occurrence.moved_because,
        stored=known is not None,
    )
