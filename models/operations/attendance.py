"""Who was there: recording how each seat of a meeting was filled."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import word_of
from models.operations.meetings import correctable
from models.operations.naming import meeting_words
from models.queries.holders import posts_over_time
from models.records.meetings import Attendance, Meeting
from models.records.organisation import Post
from models.rules.vocabulary import Presence
from models.store.unit import Unit


def set_presence(unit: Unit, *, meeting_id: str, post_id: str, presence: str, deputy_post_id: str = "") -> None:
    """Record how a seat was filled; an empty `presence` takes that back; a deputy is the post's own."""
    meeting = correctable(unit, meeting_id)
    post = unit.get(Post, post_id)
    seat = _seat(unit, meeting, post_id)
    unit.say(f"Record attendance of {post.title} at {meeting_words(unit, meeting)}")
    if not presence:
        if seat is not None:
            unit.delete(seat)
        return
    how = word_of(Presence, presence, "presence")
    deputy = _deputy(unit, post, deputy_post_id) if how is Presence.DEPUTY else None
    sitting = None if how is Presence.APOLOGIES else deputy or post_id
    seat = seat or unit.add(Attendance(meeting_id=meeting_id, post_id=post_id))
    seat.presence = how.value
    seat.deputy_post_id = deputy
    seat.person_id = posts_over_time(unit.session).holder(sitting, meeting.date).person_id or None


def _seat(unit: Unit, meeting: Meeting, post_id: str) -> Attendance | None:
    chosen = select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.post_id == post_id)
    return next(iter(unit.rows(chosen)), None)


def _deputy(unit: Unit, post: Post, deputy_post_id: str) -> str:
    deputy = deputy_post_id or post.deputy_post_id
    if not deputy or deputy == post.id:
        raise RuleBroken(f"{post.title} has no deputy on record; say which post came instead.", "deputy_post_id")
    return unit.get(Post, deputy).id
