"""Who is invited to which meeting: the posts of the forum on the day, and who holds them then."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.queries.holders import posts_over_time
from models.queries.meetings import MeetingRow
from models.queries.seats import Seats


@dataclass(frozen=True, slots=True)
class Invitee:
    """A seat invited to a meeting: the post in words, and its holder on the day, empty while it is vacant."""

    post: str
    name: str
    acting: bool


def invitations(session: Session, *, meetings: Iterable[MeetingRow]) -> dict[str, tuple[Invitee, ...]]:
    """Return the invited seats of each meeting by its key, chairs first."""
    seats, posts = Seats(session), posts_over_time(session)

    def invited(forum_id: str, on: dt.date) -> tuple[Invitee, ...]:
        holders = [(posts.title(post_id), posts.holder(post_id, on)) for post_id in seats.posts(forum_id, on)]
        return tuple(Invitee(title, holder.name, holder.acting) for title, holder in holders)

    return {row.id: invited(row.forum_id, row.date) for row in meetings}
