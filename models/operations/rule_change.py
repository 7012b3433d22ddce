"""A forum's rule changed from a day on: its later meetings follow, each keeping number, agenda and papers."""

import datetime as dt

from sqlalchemy import select

from models.operations.forums import change_rule
from models.operations.meeting_moves import move_one, set_down_length
from models.operations.meetings import fall_away, next_number
from models.queries.meetings import FALLEN_AWAY
from models.queries.published import is_published
from models.queries.rule_change import NewRule, RuleChange, RuleChangeRow, change_reason
from models.queries.rule_change import rule_change as rule_change_of
from models.records.agenda import AgendaItem
from models.records.meetings import Attendance, KeptDeadline, Meeting, MeetingChange
from models.records.outcomes import Action
from models.records.planning import DraftMeeting
from models.rules.vocabulary import ChangeKind, MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

TRACES = (AgendaItem, Attendance, KeptDeadline, MeetingChange, Action, DraftMeeting)
"""The rows by which a meeting is more than a date in a plan."""


def follow_rule(  # noqa: PLR0913  a rule has as many parts
    unit: Unit,
    *,
    forum_id: str,
    starts: dt.date,
    cadence: str | None = None,
    closed_day: str | None = None,
    start: dt.time | None = None,
    minutes: int | None = None,
    place: str | None = None,
    keep_opened: bool = False,
) -> RuleChange:
    """Give a forum another rule from a day on, let its later meetings follow it, and return what that did.

    Without a new rule its meetings follow the one in force. What the rule has no room for is cancelled with the
    reason, or taken out if it was never published and nobody worked on it; what it asks for is added.
    """
    parts = (cadence, closed_day, start, minutes, place)
    if any(part is not None for part in parts):
        change_rule(
            unit,
            forum_id=forum_id,
            starts=starts,
            cadence=cadence,
            closed_day=closed_day,
            start=start,
            minutes=minutes,
            place=place,
        )
    unit.session.flush()
    change = rule_change_of(unit.session, forum_id=forum_id, starts=starts, today=unit.today, keep_opened=keep_opened)
    reason = change_reason(change, starts)
    for row in change.rows:
        _follow(unit, forum_id, row, change.rule, reason)
    unit.say(f"Change rule of {change.forum_code} from {date_words(starts)} and move its meetings")
    return change


def _follow(unit: Unit, forum_id: str, row: RuleChangeRow, rule: NewRule, reason: str) -> None:
    if row.what == "added" and row.new_date and row.rule_date:
        _add(unit, forum_id, row, rule)
    elif row.what == "withdrawn":
        _withdraw(unit, unit.get(Meeting, row.meeting_id), reason)
    elif row.what == "moved" and row.new_date:
        _move(unit, unit.get(Meeting, row.meeting_id), row, rule, reason)
    else:
        _keep(unit.get(Meeting, row.meeting_id), row, reason)


def _add(unit: Unit, forum_id: str, row: RuleChangeRow, rule: NewRule) -> None:
    unit.add(
        Meeting(
            forum_id=forum_id,
            number=next_number(unit, forum_id),
            rule_date=row.rule_date,
            date=row.new_date,
            start=rule.start,
            minutes=rule.minutes,
            place=rule.place,
            status=MeetingStatus.PLANNED.value,
            moved_because=row.because,
        )
    )


def _move(unit: Unit, meeting: Meeting, row: RuleChangeRow, rule: NewRule, reason: str) -> None:
    """Bring a meeting to its new turn; however much of it changes, its calendar entry counts once."""
    counted, meeting.rule_date = meeting.sequence, row.rule_date
    date = row.new_date or meeting.date
    if (date, rule.start, rule.place) != (meeting.date, meeting.start, meeting.place):
        kind = ChangeKind.RULE_CHANGED
        move_one(unit, meeting, date=date, start=rule.start, place=rule.place, reason=reason, kind=kind)
    if rule.minutes != meeting.minutes:
        set_down_length(unit, meeting, rule.minutes, reason)
    meeting.moved_because, meeting.sequence = row.because, counted + 1


def _keep(meeting: Meeting, row: RuleChangeRow, reason: str) -> None:
    """Leave a meeting where it stands, now counted from its new turn."""
    meeting.rule_date = row.rule_date
    if meeting.status in FALLEN_AWAY:
        return
    off_rule = f"{reason}. Kept on its day: {row.because}" if row.because else reason
    meeting.moved_because = "" if meeting.date == meeting.rule_date else meeting.moved_because or off_rule


def _withdraw(unit: Unit, meeting: Meeting, reason: str) -> None:
    """Cancel a meeting the rule has no room for; one that is only a date nobody saw is taken out."""
    traces = any(unit.session.scalar(select(kind.id).where(kind.meeting_id == meeting.id).limit(1)) for kind in TRACES)
    fresh = meeting.status == MeetingStatus.PLANNED and not meeting.sequence and not meeting.pinned
    if fresh and not traces and not is_published(unit.session, meeting.date):
        unit.delete(meeting)
    else:
        fall_away(unit, meeting, MeetingStatus.CANCELLED, reason)
