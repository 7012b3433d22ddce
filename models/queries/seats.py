"""Who sits on a forum on a day: its chairs and its members, including the members of other forums."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.holders import lives
from models.records.forums import Forum, ForumMember


@dataclass(frozen=True, slots=True)
class _Seat:
    """A stored membership: a post, or another forum whose members sit here too."""

    post_id: str | None
    members_of_id: str | None
    starts: dt.date | None
    ends: dt.date | None


class Seats:
    """The memberships of every forum over time; read once, asked for any day."""

    def __init__(self, session: Session) -> None:
        chairs = select(Forum.id, Forum.chair_post_id, Forum.co_chair_post_id)
        self._chairs = {row.id: [post for post in row[1:] if post] for row in session.execute(chairs)}
        self._members: defaultdict[str, list[_Seat]] = defaultdict(list)
        members = select(
            ForumMember.forum_id,
            ForumMember.post_id,
            ForumMember.members_of_id,
            ForumMember.starts,
            ForumMember.ends,
        ).order_by(ForumMember.position, ForumMember.id)
        for row in session.execute(members):
            self._members[row.forum_id].append(_Seat(*row[1:]))

    def posts(self, forum_id: str, on: dt.date) -> tuple[str, ...]:
        """Return the posts that sit on a forum on a day, chairs first, each once; a circle of forums ends by itself."""
        found: dict[str, None] = {}
        waiting, seen = [forum_id], set[str]()
        while waiting:
            forum = waiting.pop(0)
            if forum in seen:
                continue
            seen.add(forum)
            found |= dict.fromkeys(self._chairs.get(forum, ()))
            for seat in self._members[forum]:
                if lives(seat.starts, seat.ends, on):
                    found |= {seat.post_id: None} if seat.post_id else {}
                    waiting += [seat.members_of_id] if seat.members_of_id else []
        return tuple(found)

    def own(self, forum_id: str, on: dt.date) -> tuple[tuple[str | None, str | None], ...]:
        """Return a forum's own list on a day: each seat a post, or the forum whose members sit here."""
        seats = (seat for seat in self._members[forum_id] if lives(seat.starts, seat.ends, on))
        return tuple((seat.post_id, seat.members_of_id) for seat in seats)

    def forums(self) -> tuple[str, ...]:
        """Return all forums."""
        return tuple(self._chairs)
