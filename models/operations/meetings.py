"""Putting meetings on the calendar, moving them, and cancelling them."""

import datetime as dt

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import minutes_of, named, within
from models.operations.kept_deadlines import Kept
from models.operations.meeting_moves import move_one, note_change, set_down_length, set_down_place, stage_before
from models.operations.naming import meeting_words
from models.queries.closed_days import working_calendar
from models.queries.forum_rules import rule_in_force
from models.queries.holders import lives
from models.queries.meetings import FALLEN_AWAY
from models.records.forums import Forum, ForumRule
from models.records.meetings import Meeting, MeetingChange
from models.records.organisation import Post
from models.rules.cadence import ClosedDay
from models.rules.cadence_text import cadence_from_text
from models.rules.layout import lay_out
from models.rules.vocabulary import ChangeKind, MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

BEFORE_THE_MEETING = frozenset(
    {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM}
)
MOVABLE = BEFORE_THE_MEETING | {MeetingStatus.POSTPONED}
NOBODY_COMES = frozenset({*FALLEN_AWAY, MeetingStatus.CORRESPONDENCE})
USUAL_START = dt.time(10)
USUAL_MINUTES = 120


def add_meeting(
    unit: Unit,
    *,
    forum_id: str,
    date: dt.date,
    start: dt.time | None = None,
    minutes: int | None = None,
    place: str | None = None,
) -> str:
    """Put a meeting on the calendar by hand and return its key; what is not given is the forum's usual."""
    forum = unit.get(Forum, forum_id)
    if not lives(forum.starts, forum.ends, date):
        raise RuleBroken(f"{forum.code} does not exist on {date_words(date)}; choose a day within its life.", "date")
    usual = usual_rule(unit, forum_id, date)
    meeting = unit.add(
        Meeting(
            forum_id=forum_id,
            number=next_number(unit, forum_id),
            date=date,
            start=start or (usual.start if usual else USUAL_START),
            minutes=minutes_of(minutes if minutes is not None else usual.minutes if usual else USUAL_MINUTES),
            place=within(place if place is not None else usual.place if usual else "", "place", "The place"),
            status=MeetingStatus.PLANNED.value,
        )
    )
    unit.say(f"Add meeting {meeting_words(unit, meeting)}")
    return meeting.id


def move_meeting(  # noqa: PLR0913  a meeting stands at a day, a time and a place
    unit: Unit,
    *,
    meeting_id: str,
    date: dt.date,
    start: dt.time | None = None,
    place: str | None = None,
    reason: str,
    revision: str | None = None,
) -> tuple[Kept, ...]:
    """Move a meeting to another day, time or place, with the reason; an issued agenda has to be issued again.

    What had passed already of its deadlines stays what it was, and is returned.
    """
    meeting = movable(unit, meeting_id, revision)
    words, start = meeting_words(unit, meeting), start or meeting.start
    kept = move_one(unit, meeting, date=date, start=start, place=place, reason=reason)
    unit.say(f"Move {words} to {date_words(date)} {start:%H:%M}")
    return kept


def set_place(unit: Unit, *, meeting_id: str, place: str, revision: str | None = None) -> None:
    """Say where a meeting takes place."""
    meeting = movable(unit, meeting_id, revision)
    room = within(place, "place", "The place")
    if room != meeting.place:
        set_down_place(unit, meeting, room)
        meeting.sequence += 1
    unit.say(f"Set place of {meeting_words(unit, meeting)}")


def set_length(unit: Unit, *, meeting_id: str, minutes: int, revision: str | None = None) -> None:
    """Say how many minutes a meeting is given."""
    meeting = movable(unit, meeting_id, revision)
    if minutes != meeting.minutes:
        set_down_length(unit, meeting, minutes)
        meeting.sequence += 1
    unit.say(f"Set length of {meeting_words(unit, meeting)} to {minutes} minutes")


def edit_meeting(  # noqa: PLR0913  a meeting has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    start: dt.time,
    minutes: int,
    place: str,
    reason: str = "",
    revision: str | None = None,
) -> None:
    """Change time, length and place of a meeting in one go; another time needs a reason."""
    meeting = movable(unit, meeting_id, revision)
    room, counted = within(place, "place", "The place"), meeting.sequence
    changed = (start, room, minutes) != (meeting.start, meeting.place, meeting.minutes)
    if start != meeting.start:
        move_one(unit, meeting, date=meeting.date, start=start, reason=reason)
    if room != meeting.place:
        set_down_place(unit, meeting, room, reason.strip())
    if minutes != meeting.minutes:
        set_down_length(unit, meeting, minutes, reason.strip())
    meeting.sequence = counted + changed
    unit.say(f"Change {meeting_words(unit, meeting)}")


def cancel_meeting(unit: Unit, *, meeting_id: str, reason: str, revision: str | None = None) -> None:
    """Cancel a meeting, with the reason; it stays on the calendar as cancelled."""
    meeting = movable(unit, meeting_id, revision)
    fall_away(unit, meeting, MeetingStatus.CANCELLED, named(reason, "reason", "The reason for cancelling", 2000))
    unit.say(f"Cancel {meeting_words(unit, meeting)}")


def postpone_meeting(unit: Unit, *, meeting_id: str, reason: str, revision: str | None = None) -> None:
    """Postpone a meeting, with the reason: it keeps its number and promises no date until it is moved to one."""
    meeting = movable(unit, meeting_id, revision)
    if meeting.status == MeetingStatus.POSTPONED:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is postponed already; move it to a new day, or cancel it.")
    fall_away(unit, meeting, MeetingStatus.POSTPONED, named(reason, "reason", "The reason for postponing", 2000))
    unit.say(f"Postpone {meeting_words(unit, meeting)}")


def restore_meeting(unit: Unit, *, meeting_id: str, reason: str, revision: str | None = None) -> None:
    """Bring a cancelled or postponed meeting back to its day, with the reason; an agenda it had opens again."""
    meeting = unit.get(Meeting, meeting_id, revision)
    words, forum = meeting_words(unit, meeting), unit.get(Forum, meeting.forum_id)
    if meeting.status not in FALLEN_AWAY:
        raise RuleBroken(f"{words} is {meeting.status}; only what was cancelled or postponed comes back.")
    if not lives(forum.starts, forum.ends, meeting.date):
        raise RuleBroken(f"{forum.code} does not exist on {date_words(meeting.date)}; the meeting cannot come back.")
    why = named(reason, "reason", "The reason for bringing it back", 2000)
    meeting.moved_because = why_off_rule(unit, meeting)
    set_status(meeting, stage_before(unit, meeting))
    note_change(unit, meeting, ChangeKind.RESTORED, why)
    unit.say(f"Restore {words}")


def pin_meeting(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Let the planner leave a meeting where it is."""
    meeting = movable(unit, meeting_id, revision)
    meeting.pinned = True
    unit.say(f"Pin {meeting_words(unit, meeting)}")


def unpin_meeting(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Let the planner move a meeting again."""
    meeting = unit.get(Meeting, meeting_id, revision)
    meeting.pinned = False
    unit.say(f"Unpin {meeting_words(unit, meeting)}")


def set_acting_chair(
    unit: Unit, *, meeting_id: str, post_id: str, reason: str = "", revision: str | None = None
) -> None:
    """Let another post take the chair of one meeting; the forum's own chair stays what it is."""
    meeting = correctable(unit, meeting_id, revision)
    post = unit.get(Post, post_id)
    if post_id == unit.get(Forum, meeting.forum_id).chair_post_id:
        raise RuleBroken(f"{post.title} is the chair already; choose another post, or clear it.", "post_id")
    meeting.acting_chair_post_id = post_id
    meeting.acting_chair_reason = within(reason, "reason", "The reason", 2000)
    said = f"{post.title} takes the chair"
    note_change(unit, meeting, ChangeKind.CHAIR_NAMED, f"{said}. {reason.strip()}" if reason.strip() else said)
    unit.say(f"Let {post.title} chair {meeting_words(unit, meeting)}")


def clear_acting_chair(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Give the chair of a meeting back to the forum's own chair."""
    meeting = correctable(unit, meeting_id, revision)
    if meeting.acting_chair_post_id:
        note_change(unit, meeting, ChangeKind.CHAIR_NAMED, "The forum’s own chair takes the chair")
    meeting.acting_chair_post_id, meeting.acting_chair_reason = None, ""
    unit.say(f"Clear acting chair of {meeting_words(unit, meeting)}")


def set_status(meeting: Meeting, status: MeetingStatus) -> None:
    """Bring a meeting to a stage; its calendar entry counts it only where people need not come now, or again."""
    meeting.sequence += (meeting.status in NOBODY_COMES) != (status in NOBODY_COMES)
    meeting.status = status.value


def fall_away(unit: Unit, meeting: Meeting, status: MeetingStatus, reason: str) -> None:
    """Cancel or postpone a meeting, with the reason."""
    kind = ChangeKind.CANCELLED if status is MeetingStatus.CANCELLED else ChangeKind.POSTPONED
    meeting.moved_because = reason
    set_status(meeting, status)
    note_change(unit, meeting, kind, reason)


def why_off_rule(unit: Unit, meeting: Meeting) -> str:
    """Return why a meeting does not stand on its rule date, as the last move or the rule itself says; else nothing."""
    if meeting.rule_date is None or meeting.date == meeting.rule_date:
        return ""
    moves = select(MeetingChange).where(
        MeetingChange.meeting_id == meeting.id,
        MeetingChange.kind.in_((ChangeKind.MOVED.value, ChangeKind.RULE_CHANGED.value)),
    )
    moved = unit.rows(moves.order_by(MeetingChange.at.desc()).limit(1))
    rule = usual_rule(unit, meeting.forum_id, meeting.rule_date)
    if moved or rule is None:
        return moved[0].reason if moved else ""
    calendar = working_calendar(unit.session, first=meeting.rule_date, last=meeting.rule_date)
    day, cadence = meeting.rule_date, cadence_from_text(rule.cadence)
    laid = lay_out(cadence, ClosedDay(rule.closed_day), calendar, day, day)
    return next((one.moved_because for one in laid if one.date == meeting.date), "")


def movable(unit: Unit, meeting_id: str, revision: str | None = None) -> Meeting:
    """Return a meeting that has not taken place yet; RuleBroken otherwise."""
    meeting = unit.get(Meeting, meeting_id, revision)
    if meeting.status not in MOVABLE:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is {meeting.status}: it keeps its date, time and place.")
    return meeting


def correctable(unit: Unit, meeting_id: str, revision: str | None = None) -> Meeting:
    """Return a meeting whose record may still change; RuleBroken once it is agreed or cancelled."""
    meeting = unagreed(unit, meeting_id, revision)
    if meeting.status == MeetingStatus.CANCELLED:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is cancelled; nothing can be recorded at it.")
    return meeting


def unagreed(unit: Unit, meeting_id: str, revision: str | None = None) -> Meeting:
    """Return a meeting whose minutes are not agreed yet; RuleBroken afterwards, saying how to correct them."""
    meeting = unit.get(Meeting, meeting_id, revision)
    if meeting.status == MeetingStatus.MINUTES_AGREED:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"The minutes of {words} are agreed; record a correction instead.")
    return meeting


def usual_rule(unit: Unit, forum_id: str, on: dt.date) -> ForumRule | None:
    """Return the rule of a forum in force on a day, none if it has none."""
    return rule_in_force(unit.rows(select(ForumRule).where(ForumRule.forum_id == forum_id)), on)


def next_number(unit: Unit, forum_id: str) -> int:
    """Return the number of the forum's next meeting to be put on the calendar."""
    return (unit.session.scalar(select(func.max(Meeting.number)).where(Meeting.forum_id == forum_id)) or 0) + 1
