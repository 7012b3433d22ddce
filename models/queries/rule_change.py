"""What a forum's new rule would do to its meetings: before and after, each meeting keeping its identity."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import NotFound, RuleBroken
from models.queries.closed_days import working_calendar
from models.queries.forum_rules import begins, in_turn, rule_in_force, rules_of_forums
from models.queries.words import AnyRow
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.cadence import Cadence, ClosedDay
from models.rules.cadence_text import cadence_from_text
from models.rules.cadence_words import cadence_words, closed_day_said, parse_cadence
from models.rules.financial_year import financial_year
from models.rules.layout import Occurrence, lay_out
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words

Pair = tuple[AnyRow | None, Occurrence | None]
DAY = dt.timedelta(days=1)
OPENED = (MeetingStatus.AGENDA_OPEN.value, MeetingStatus.AGENDA_ISSUED.value)
PAIRED, OF_WEIGHT = -1_000_000, 10_000
"""What a pair is worth beside its days, and what it costs to leave out a meeting that is being prepared."""
OF_THE_PLAN = 60


@dataclass(frozen=True, slots=True)
class NewRule:
    """When a forum meets from a day on: cadence, what happens on closed days, usual start, minutes and place."""

    cadence: Cadence
    closed_day: ClosedDay
    start: dt.time
    minutes: int
    place: str

    @property
    def words(self) -> str:
        """The rule in plain words."""
        return f"{cadence_words(self.cadence)}, {self.start:%H:%M}"


@dataclass(frozen=True, slots=True)
class RuleChangeRow:
    """One meeting before and after: `what` is “moved”, “kept”, “added” or “withdrawn”.

    `meeting_id` and `number` are empty for one that is added, `old_date` is none then; `new_date` is none for one that
    is withdrawn. `because` says why it does not stand on its new rule date, or why it stays.
    """

    meeting_id: str
    number: int
    status: str
    what: str
    old_date: dt.date | None
    new_date: dt.date | None
    rule_date: dt.date | None
    because: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a new rule does: the rule in words, and its meetings by date."""

    forum_code: str
    rule: NewRule
    first: dt.date
    last: dt.date
    rows: tuple[RuleChangeRow, ...]


def rule_change(  # noqa: PLR0913  a rule has as many parts
    session: Session,
    *,
    forum_id: str,
    starts: dt.date,
    today: dt.date,
    cadence: str | None = None,
    closed_day: str | None = None,
    start: dt.time | None = None,
    minutes: int | None = None,
    place: str | None = None,
    keep_opened: bool = False,
) -> RuleChange:
    """Return what happens to a forum's meetings when a rule holds from a day on; nothing is stored.

    What of the rule is not given is as on that day. Meetings before `starts`, or not later than today, keep the old
    rule; those after the end of the year that is laid out are not thought of. Pinned meetings stay where they are, and
    with `keep_opened` so do those whose agenda is open.
    """
    forum = session.execute(select(Forum.id, Forum.code, Forum.ends).where(Forum.id == forum_id)).first()
    if forum is None:
        raise NotFound("This forum is not in the book. Choose one from the framework.")
    rules = in_turn(rules_of_forums(session).get(forum_id, []))
    rule = _rule(rule_in_force(rules, starts), starts, cadence, closed_day)
    given: dict[str, Any] = {"start": start, "minutes": minutes, "place": place}
    rule = replace(rule, **{name: value for name, value in given.items() if value is not None})
    first = max(starts, today + DAY)
    ends = [begins(later) - DAY for later in rules if begins(later) > starts]
    last = min([_horizon(session, starts), *ends, *([forum.ends] if forum.ends else [])])
    stored = _stored(session, forum_id, first, last)
    calendar = working_calendar(session, first=first, last=last)
    laid = lay_out(rule.cadence, rule.closed_day, calendar, first, last) if first <= last else ()
    turns = [turn for turn in laid if turn.date is not None]
    rows = [_row(meeting, turn, rule, today, keep_opened=keep_opened) for meeting, turn in paired(stored, turns)]
    kept = tuple(row for row in rows if row is not None)
    return RuleChange(forum.code, rule, first, last, tuple(sorted(kept, key=_when)))


def paired(stored: Sequence[AnyRow], turns: Sequence[Occurrence]) -> list[Pair]:
    """Pair meetings with turns in order, as many as can be, with the fewest days between; none for what is alone."""
    best: dict[tuple[int, int], tuple[int, list[Pair]]] = {(0, 0): (0, [])}
    for i in range(len(stored) + 1):
        for j in range(len(turns) + 1):
            ways: list[tuple[int, list[Pair], Pair]] = []
            if i:
                cost, pairs = best[i - 1, j]
                ways.append((cost + _weight(stored[i - 1]), pairs, (stored[i - 1], None)))
            if j:
                cost, pairs = best[i, j - 1]
                ways.append((cost, pairs, (None, turns[j - 1])))
            if i and j:
                cost, pairs = best[i - 1, j - 1]
                days = abs((stored[i - 1].rule_date - turns[j - 1].rule_date).days)
                ways.append((cost + PAIRED + days, pairs, (stored[i - 1], turns[j - 1])))
            if ways:
                cost, pairs, last = min(ways, key=lambda way: way[0])
                best[i, j] = (cost, [*pairs, last])
    return best[len(stored), len(turns)][1]


def _weight(meeting: AnyRow) -> int:
    """Return what it costs to leave a meeting without a turn."""
    if meeting.status == MeetingStatus.CANCELLED:
        return 0
    return OF_THE_PLAN if meeting.status == MeetingStatus.PLANNED and not meeting.pinned else OF_WEIGHT


def _rule(present: AnyRow | None, starts: dt.date, cadence: str | None, closed_day: str | None) -> NewRule:
    if present is None:
        raise RuleBroken("This forum has no rule yet; give it one first.", "cadence")
    year = financial_year(starts).first
    meets = parse_cadence(cadence, year_start=year) if cadence else cadence_from_text(present.cadence)
    closed = closed_day or (closed_day_said(cadence) if cadence else None) or present.closed_day
    return NewRule(meets, ClosedDay(closed), present.start, present.minutes, present.place)


def _horizon(session: Session, starts: dt.date) -> dt.date:
    """Return the last day of the financial year up to which the book is laid out."""
    latest = session.scalar(select(func.max(Meeting.rule_date)))
    return financial_year(max(latest or starts, starts)).last


def _stored(session: Session, forum_id: str, first: dt.date, last: dt.date) -> Sequence[AnyRow]:
    columns = (
        Meeting.id,
        Meeting.number,
        Meeting.rule_date,
        Meeting.date,
        Meeting.start,
        Meeting.minutes,
        Meeting.place,
        Meeting.status,
        Meeting.pinned,
    )
    chosen = select(*columns).where(Meeting.forum_id == forum_id, Meeting.rule_date.between(first, last))
    return session.execute(chosen.order_by(Meeting.rule_date, Meeting.number)).all()


def _row(
    meeting: AnyRow | None, turn: Occurrence | None, rule: NewRule, today: dt.date, *, keep_opened: bool
) -> RuleChangeRow | None:
    """Return what becomes of a meeting and a turn; none for a cancelled meeting that has no turn any more."""
    if meeting is None:
        if turn is None:
            return None
        return RuleChangeRow("", 0, "", "added", None, turn.date, turn.rule_date, turn.moved_because)
    stays = _why_stays(meeting, today, keep_opened=keep_opened)
    known = (meeting.id, meeting.number, meeting.status)
    if turn is None:
        if stays:
            return RuleChangeRow(*known, "kept", meeting.date, meeting.date, meeting.rule_date, stays)
        return RuleChangeRow(*known, "withdrawn", meeting.date, None, None, "")
    if stays:
        return RuleChangeRow(*known, "kept", meeting.date, meeting.date, turn.rule_date, stays)
    stands = (meeting.date, meeting.start, meeting.minutes, meeting.place)
    what = "kept" if stands == (turn.date, rule.start, rule.minutes, rule.place) else "moved"
    return RuleChangeRow(*known, what, meeting.date, turn.date, turn.rule_date, turn.moved_because)


def _why_stays(meeting: AnyRow, today: dt.date, *, keep_opened: bool) -> str:
    """Say why a meeting keeps its day whatever the rule, nothing if it follows."""
    if meeting.status not in {MeetingStatus.PLANNED.value, *OPENED}:
        return str(meeting.status)
    reasons = (
        (meeting.date <= today, "past"),
        (meeting.pinned, "pinned"),
        (keep_opened and meeting.status in OPENED, "its agenda is open"),
    )
    return next((words for holds, words in reasons if holds), "")


def change_reason(change: RuleChange, starts: dt.date) -> str:
    """Say why meetings follow a new rule."""
    return f"{change.forum_code} meets by a new rule from {date_words(starts)}: {change.rule.words}"


def _when(row: RuleChangeRow) -> dt.date:
    return row.new_date or row.old_date or dt.date.max
