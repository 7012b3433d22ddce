"""Who was there: how each seat of a meeting was filled, for which items, and who else came."""

from collections.abc import Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import named, within, word_of
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.operations.under_item import item_of
from models.queries.holders import posts_over_time
from models.records.meetings import AlsoAttending, Attendance, Meeting
from models.records.organisation import Post
from models.rules.attendance_line import SeatLine
from models.rules.vocabulary import Presence
from models.store.unit import Unit


def set_presence(  # noqa: PLR0913  a seat is filled by somebody, for some items
    unit: Unit,
    *,
    meeting_id: str,
    post_id: str,
    presence: str,
    deputy_post_id: str = "",
    from_item_id: str = "",
    to_item_id: str = "",
) -> None:
    """Record how a seat was filled; an empty `presence` takes that back; a deputy is the post's own.

    The items are those between which the seat was filled; without them it was from the beginning, or to the end.
    """
    meeting = correctable(unit, meeting_id)
    _fill(unit, meeting, SeatLine(post_id, presence, deputy_post_id, from_item_id, to_item_id))
    unit.say(f"Record attendance of {unit.get(Post, post_id).title} at {meeting_words(unit, meeting)}")


def set_attendance(unit: Unit, *, meeting_id: str, seats: Sequence[SeatLine]) -> None:
    """Record how several seats were filled, in their order, as one deed; each as `set_presence` takes it."""
    meeting = correctable(unit, meeting_id)
    if not seats:
        raise RuleBroken("Say who is here: initials, a name or a post.", "seat")
    for said in seats:
        _fill(unit, meeting, said)
    titles = [unit.get(Post, said.post_id).title for said in seats[:1]]
    more = f" and {len(seats) - 1} more" if len(seats) > 1 else ""
    unit.say(f"Record attendance of {titles[0]}{more} at {meeting_words(unit, meeting)}")


def add_visitor(
    unit: Unit, *, meeting_id: str, name: str, description: str = "", from_item_id: str = "", to_item_id: str = ""
) -> str:
    """Record somebody at a meeting who has no seat there, and for which items; return the key."""
    meeting = correctable(unit, meeting_id)
    last = select(func.max(AlsoAttending.position)).where(AlsoAttending.meeting_id == meeting_id)
    since, until = _span(unit, meeting_id, from_item_id, to_item_id)
    visitor = AlsoAttending(
        meeting_id=meeting_id,
        position=(unit.session.scalar(last) or 0) + 1,
        name=named(name, "name", "The name"),
        description=within(description, "description", "The description"),
        from_item_id=since,
        to_item_id=until,
    )
    unit.say(f"Add {snippet(name)} to {meeting_words(unit, meeting)}")
    return unit.add(visitor).id


def edit_visitor(  # noqa: PLR0913  a visitor has as many facts
    unit: Unit,
    *,
    visitor_id: str,
    revision: str | None = None,
    name: str | None = None,
    description: str | None = None,
    from_item_id: str | None = None,
    to_item_id: str | None = None,
) -> None:
    """Change what is given about somebody who also attends; an empty item means the beginning or the end."""
    visitor = unit.get(AlsoAttending, visitor_id, revision)
    correctable(unit, visitor.meeting_id)
    if name is not None:
        visitor.name = named(name, "name", "The name")
    if description is not None:
        visitor.description = within(description, "description", "The description")
    since = from_item_id if from_item_id is not None else visitor.from_item_id
    until = to_item_id if to_item_id is not None else visitor.to_item_id
    visitor.from_item_id, visitor.to_item_id = _span(unit, visitor.meeting_id, since or "", until or "")
    unit.say(f"Edit {snippet(visitor.name)}, also attending")


def remove_visitor(unit: Unit, *, visitor_id: str, revision: str | None = None) -> None:
    """Take somebody who also attends off the list."""
    visitor = unit.get(AlsoAttending, visitor_id, revision)
    correctable(unit, visitor.meeting_id)
    unit.delete(visitor)
    unit.say(f"Remove {snippet(visitor.name)}, also attending")


def _fill(unit: Unit, meeting: Meeting, said: SeatLine) -> None:
    """Fill one seat, or empty it where no presence is said."""
    post = unit.get(Post, said.post_id)
    seat = _seat(unit, meeting, post.id)
    if not said.presence:
        if seat is not None:
            unit.delete(seat)
        return
    how = word_of(Presence, said.presence, "presence")
    deputy = _deputy(unit, post, said.deputy_post_id) if how is Presence.DEPUTY else None
    sitting = None if how is Presence.APOLOGIES else deputy or post.id
    span = _span(unit, meeting.id, said.from_item_id, said.to_item_id)
    seat = seat or unit.add(Attendance(meeting_id=meeting.id, post_id=post.id))
    seat.presence = how.value
    seat.deputy_post_id = deputy
    seat.person_id = posts_over_time(unit.session).holder(sitting, meeting.date).person_id or None
    seat.from_item_id, seat.to_item_id = span if sitting else (None, None)


def _seat(unit: Unit, meeting: Meeting, post_id: str) -> Attendance | None:
    chosen = select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.post_id == post_id)
    return next(iter(unit.rows(chosen)), None)


def _deputy(unit: Unit, post: Post, deputy_post_id: str) -> str:
    deputy = deputy_post_id or post.deputy_post_id
    if not deputy or deputy == post.id:
        raise RuleBroken(f"{post.title} has no deputy on record; say which post came instead.", "deputy_post_id")
    return unit.get(Post, deputy).id


def _span(unit: Unit, meeting_id: str, from_item_id: str, to_item_id: str) -> tuple[str | None, str | None]:
    """Return the first and the last item somebody was there for; RuleBroken if the last comes before the first."""
    first = item_of(unit, meeting_id, from_item_id, "from_item_id")
    last = item_of(unit, meeting_id, to_item_id, "to_item_id")
    if first is not None and last is not None and last.position < first.position:
        raise RuleBroken(
            f"{snippet(last.title)} comes before {snippet(first.title)}; choose a later item to leave after.",
            "to_item_id",
        )
    return (first.id if first else None), (last.id if last else None)
