"""Next year from this year's rules, with what was learned: what moved often and to where, and what clashed."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.queries.forum_rules import rule_in_force, rules_of_forums
from models.queries.plan import plan_basis
from models.queries.words import AnyRow, natural
from models.records.forums import Forum
from models.records.meetings import Meeting, MeetingChange
from models.rules.cadence import Cadence, FixedDay, Monthly, Weekly
from models.rules.cadence_text import cadence_from_text, cadence_text
from models.rules.cadence_words import cadence_words
from models.rules.planner.findings import findings
from models.rules.planner.problem import at_home
from models.rules.vocabulary import ChangeKind, MeetingStatus

OFTEN = 2
"""How many times make a habit."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class LearnedRow:
    """What a year taught of one forum: how often people moved it, how often it clashed or left a closed day.

    `usual` are the days it was really moved to, counted, most frequent first; `suggested` is a rule in plain words by
    which it would meet where it really met, empty where no habit shows; `text` says all of it.
    """

    forum_id: str
    forum_code: str
    forum_name: str
    rule: str
    meetings: int
    moved: int
    clashed: int
    shifted: int
    cancelled: int
    usual: tuple[tuple[str, int], ...]
    suggested: str
    text: str


@dataclass(frozen=True, slots=True)
class RollOver:
    """What to think of before next year is laid out, the most often moved first; `silent` forums kept their rules."""

    first: dt.date
    last: dt.date
    rows: tuple[LearnedRow, ...]
    silent: int


@dataclass(frozen=True, slots=True)
class _Counts:
    """What was counted of one year, by forum."""

    moved: dict[str, list[dt.date]]
    clashed: Counter[str]


def roll_over(session: Session, *, first: dt.date, last: dt.date) -> RollOver:
    """Return what the meetings from `first` to `last` teach for the next year, forum by forum; nothing is stored."""
    names, rules = ForumNames(session), rules_of_forums(session)
    stored = _meetings(session, first, last)
    counts = _Counts(_moved(session, stored), _clashed(session, first, last))
    chosen = select(Forum.id, Forum.code, Forum.ends).where(Forum.scheduled)
    forums = [row for row in session.execute(chosen) if row.id in stored and (row.ends is None or row.ends > last)]
    rows = [
        _row(forum, names.on(forum.id, last), rule_in_force(rules.get(forum.id, []), last), stored[forum.id], counts)
        for forum in forums
    ]
    learned = [row for row in rows if row.text]
    ordered = sorted(learned, key=lambda row: (-row.moved, -row.clashed, -row.shifted, natural(row.forum_code)))
    return RollOver(first, last, tuple(ordered), len(rows) - len(learned))


def usual_rule(cadence: Cadence, dates: Sequence[dt.date]) -> Cadence | None:
    """Return the rule by which a forum really met, the same week and weekday at least twice; none if none shows.

    Only a monthly or weekly rule has another day of the same kind.
    """
    if isinstance(cadence, Weekly):
        weekday, times = Counter(day.weekday() for day in dates).most_common(1)[0] if dates else (0, 0)
        ahead = dt.timedelta(days=(weekday - cadence.anchor.weekday()) % WEEK)
        return Weekly(cadence.every, cadence.anchor + ahead) if times >= OFTEN and ahead else None
    if not isinstance(cadence, Monthly | FixedDay) or not dates:
        return None
    (ordinal, weekday), times = Counter(((day.day - 1) // WEEK + 1, day.weekday()) for day in dates).most_common(1)[0]
    usual = Monthly(ordinal, weekday, cadence.every, cadence.anchor, cadence.months)
    return usual if times >= OFTEN and usual != cadence else None


def _row(forum: AnyRow, name: str, rule: AnyRow | None, stored: Sequence[AnyRow], counts: _Counts) -> LearnedRow:
    cadence = cadence_from_text(rule.cadence) if rule else None
    moved = counts.moved.get(forum.id, [])
    suggested = usual_rule(cadence, moved) if cadence and len(moved) >= OFTEN else None
    learned = (len(moved), counts.clashed[forum.id], _shifted(stored, moved), _count(stored, MeetingStatus.CANCELLED))
    words = cadence_words(suggested) if suggested else ""
    return LearnedRow(
        forum_id=forum.id,
        forum_code=forum.code,
        forum_name=name,
        rule=cadence_words(cadence) if cadence else "",
        meetings=len(stored),
        moved=learned[0],
        clashed=learned[1],
        shifted=learned[2],
        cancelled=learned[3],
        usual=tuple(Counter(f"{day:%A}" for day in moved).most_common()),
        suggested=words if suggested and cadence and cadence_text(suggested) != cadence_text(cadence) else "",
        text=_said(learned, words),
    )


def _said(learned: tuple[int, int, int, int], suggested: str) -> str:
    """Say what happened often enough to be a habit."""
    moved, clashed, shifted, cancelled = learned
    habits = (
        (moved, f"moved by people {_times(moved)}"),
        (clashed, f"clashed {_times(clashed)}"),
        (shifted, f"left a closed day {_times(shifted)}"),
        (cancelled, f"cancelled {_times(cancelled)}"),
    )
    said = ", ".join(words for count, words in habits if count >= OFTEN)
    if said and suggested:
        said += f"; it would meet where it really met by “{suggested}”"
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _times(count: int) -> str:
    return "twice" if count == OFTEN else f"{count} times"


def _meetings(session: Session, first: dt.date, last: dt.date) -> dict[str, list[AnyRow]]:
    columns = (Meeting.id, Meeting.forum_id, Meeting.rule_date, Meeting.date, Meeting.status)
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in session.execute(select(*columns).where(Meeting.date.between(first, last)).order_by(Meeting.date)):
        found[row.forum_id].append(row)
    return dict(found)


def _moved(session: Session, stored: dict[str, list[AnyRow]]) -> dict[str, list[dt.date]]:
    """Return by forum the days to which people moved meetings, as they stand now; each meeting counts once."""
    changes = select(MeetingChange.meeting_id).where(
        MeetingChange.kind == ChangeKind.MOVED.value, MeetingChange.old_date != MeetingChange.new_date
    )
    by_hand = set(session.scalars(changes))
    return {
        forum_id: [row.date for row in rows if row.id in by_hand and row.rule_date not in {None, row.date}]
        for forum_id, rows in stored.items()
    }


def _shifted(stored: Iterable[AnyRow], moved: Sequence[dt.date]) -> int:
    """Return how many meetings left a closed day by their rule."""
    off_rule = [row for row in stored if row.rule_date is not None and row.date != row.rule_date]
    return len(off_rule) - len(moved)


def _count(stored: Iterable[AnyRow], status: MeetingStatus) -> int:
    return len([row for row in stored if row.status == status])


def _clashed(session: Session, first: dt.date, last: dt.date) -> Counter[str]:
    """Return by forum how many of its meetings clash with others of the year, in people or rooms."""
    problem = plan_basis(session, first=first, last=last, today=last, by_rule=False).problem
    of_forum = {turn.key: turn.forum for turn in problem.turns}
    meetings = {
        key
        for finding in findings(problem, at_home(problem))
        if finding.kind in {"overlap", "room"}
        for key in finding.meetings
    }
    return Counter(of_forum[key] for key in meetings)
