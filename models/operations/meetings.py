"""Putting meetings on the calendar, moving them, and cancelling them."""

import datetime as dt

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import minutes_of, named, within
from models.operations.naming import meeting_words
from models.queries.forum_rules import rule_in_force
from models.queries.holders import lives
from models.records.forums import Forum, ForumRule
from models.records.meetings import Meeting
from models.records.organisation import Post
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

BEFORE_THE_MEETING = frozenset(
    {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM}
)
MOVABLE = BEFORE_THE_MEETING | {MeetingStatus.POSTPONED}
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


def move_meeting(
    unit: Unit,
    *,
    meeting_id: str,
    date: dt.date,
    start: dt.time | None = None,
    reason: str,
    revision: str | None = None,
) -> None:
    """Move a meeting to another day or time, with the reason; an issued agenda has to be issued again."""
    meeting = movable(unit, meeting_id, revision)
    start = start or meeting.start
    if (date, start) == (meeting.date, meeting.start):
        raise RuleBroken(f"The meeting stands on {date_words(date)} {start:%H:%M} already; give another day.", "date")
    why = named(reason, "reason", "The reason for the move")
    unit.say(f"Move {meeting_words(unit, meeting)} to {date_words(date)} {start:%H:%M}")
    meeting.moved_because = "" if date == meeting.rule_date else why if date != meeting.date else meeting.moved_because
    meeting.date, meeting.start = date, start
    if meeting.status != MeetingStatus.PLANNED:
        meeting.status = MeetingStatus.AGENDA_OPEN.value
    meeting.sequence += 1


def set_place(unit: Unit, *, meeting_id: str, place: str, revision: str | None = None) -> None:
    """Say where a meeting takes place."""
    meeting = movable(unit, meeting_id, revision)
    meeting.place = within(place, "place", "The place")
    meeting.sequence += 1
    unit.say(f"Set place of {meeting_words(unit, meeting)}")


def set_length(unit: Unit, *, meeting_id: str, minutes: int, revision: str | None = None) -> None:
    """Say how many minutes a meeting is given."""
    meeting = movable(unit, meeting_id, revision)
    meeting.minutes = minutes_of(minutes)
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
    if start != meeting.start:
        move_meeting(unit, meeting_id=meeting_id, date=meeting.date, start=start, reason=reason)
    meeting.minutes, meeting.place = minutes_of(minutes), within(place, "place", "The place")
    meeting.sequence += 1
    unit.say(f"Change {meeting_words(unit, meeting)}")


def cancel_meeting(unit: Unit, *, meeting_id: str, reason: str, revision: str | None = None) -> None:
    """Cancel a meeting, with the reason; it stays on the calendar as cancelled."""
    meeting = movable(unit, meeting_id, revision)
    meeting.moved_because = named(reason, "reason", "The reason for cancelling")
    set_status(meeting, MeetingStatus.CANCELLED)
    unit.say(f"Cancel {meeting_words(unit, meeting)}")


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
    unit.say(f"Let {post.title} chair {meeting_words(unit, meeting)}")


def clear_acting_chair(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Give the chair of a meeting back to the forum's own chair."""
    meeting = correctable(unit, meeting_id, revision)
    meeting.acting_chair_post_id, meeting.acting_chair_reason = None, ""
    unit.say(f"Clear acting chair of {meeting_words(unit, meeting)}")


def set_status(meeting: Meeting, status: MeetingStatus) -> None:
    """Bring a meeting to a stage; its calendar entry counts the change."""
    if meeting.status != status:
        meeting.status = status.value
        meeting.sequence += 1


def movable(unit: Unit, meeting_id: str, revision: str | None = None) -> Meeting:
    """Return a meeting that has not taken place yet; RuleBroken otherwise."""
    meeting = unit.get(Meeting, meeting_id, revision)
    if meeting.status not in MOVABLE:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is {meeting.status}: it keeps its date, time and place.")
    return meeting


def correctable(unit: Unit, meeting_id: str, revision: str | None = None) -> Meeting:
    """Return a meeting whose record may still change; RuleBroken once it is agreed or cancelled."""
    meeting = unit.get(Meeting, meeting_id, revision)
    if meeting.status == MeetingStatus.MINUTES_AGREED:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"The minutes of {words} are agreed; correct them at the next meeting.")
    if meeting.status == MeetingStatus.CANCELLED:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is cancelled; nothing can be recorded at it.")
    return meeting


def usual_rule(unit: Unit, forum_id: str, on: dt.date) -> ForumRule | None:
    """Return the rule of a forum in force on a day, none if it has none."""
    return rule_in_force(unit.rows(select(ForumRule).where(ForumRule.forum_id == forum_id)), on)


def next_number(unit: Unit, forum_id: str) -> int:
    """Return the number of the forum's next meeting to be put on the calendar."""
    return (unit.session.scalar(select(func.max(Meeting.number)).where(Meeting.forum_id == forum_id)) or 0) + 1
