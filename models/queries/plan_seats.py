"""Who is asked to the meetings of a plan: chairs, members who must be there, and members who are only wanted."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.holders import lives
from models.records.forums import Forum, ForumMember
from models.records.organisation import Post
from models.rules.planner.problem import Part, Seat

DAY = dt.timedelta(days=1)
WEIGHT = (Part.CHAIR, Part.REQUIRED, Part.WANTED)


@dataclass(frozen=True, slots=True)
class _Membership:
    """A stored seat: a post, or another forum whose members sit here too."""

    post_id: str | None
    members_of_id: str | None
    starts: dt.date | None
    ends: dt.date | None
    wanted: bool


class PlanSeats:
    """The seats of every forum over time, as the planner knows them; read once, asked for any day."""

    def __init__(self, session: Session) -> None:
        chairs = select(Forum.id, Forum.chair_post_id, Forum.co_chair_post_id)
        self._chairs = {row[0]: tuple(post for post in row[1:] if post) for row in session.execute(chairs)}
        self._deputies = {row[0]: row[1] or "" for row in session.execute(select(Post.id, Post.deputy_post_id))}
        self._members: defaultdict[str, list[_Membership]] = defaultdict(list)
        seat = (ForumMember.post_id, ForumMember.members_of_id, ForumMember.starts, ForumMember.ends)
        chosen = select(ForumMember.forum_id, *seat, ForumMember.wanted)
        for row in session.execute(chosen.order_by(ForumMember.position, ForumMember.id)):
            self._members[row[0]].append(_Membership(*row[1:]))
        rows = [row for rows in self._members.values() for row in rows]
        begun = {row.starts for row in rows if row.starts} | {row.ends + DAY for row in rows if row.ends}
        self._turning_days = sorted(begun)
        self._known: dict[tuple[str, int], tuple[Seat, ...]] = {}

    def of(self, forum_id: str, on: dt.date) -> tuple[Seat, ...]:
        """Return the seats of a forum on a day, chairs first, each post once and in its weightiest part."""
        key = forum_id, bisect_right(self._turning_days, on)
        if key not in self._known:
            parts = self._parts(forum_id, on)
            self._known[key] = tuple(Seat(post, part, self._deputies.get(post, "")) for post, part in parts.items())
        return self._known[key]

    def chair(self, forum_id: str) -> str:
        """Return the post that chairs a forum, empty for none."""
        return next(iter(self._chairs.get(forum_id, ())), "")

    def _parts(self, forum_id: str, on: dt.date) -> dict[str, Part]:
        found = dict.fromkeys(self._chairs.get(forum_id, ()), Part.CHAIR)
        waiting, seen = [(forum_id, Part.REQUIRED)], set[tuple[str, Part]]()
        while waiting:
            forum, part = waiting.pop(0)
            if (forum, part) in seen:
                continue
            seen.add((forum, part))
            posts = [(post, part) for post in self._chairs.get(forum, ())]
            for row in self._members[forum]:
                if lives(row.starts, row.ends, on):
                    asked = Part.WANTED if row.wanted else part
                    posts += [(row.post_id, asked)] if row.post_id else []
                    waiting += [(row.members_of_id, asked)] if row.members_of_id else []
            for post, asked in posts:
                found[post] = min(found.get(post, asked), asked, key=WEIGHT.index)
        return found
