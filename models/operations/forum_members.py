"""Who sits on a forum."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import all_known
from models.queries.holders import lives
from models.records.forums import Forum, ForumMember
from models.records.organisation import Post
from models.store.unit import Unit

DAY = dt.timedelta(days=1)
Seat = tuple[str | None, str | None]


def set_members(
    unit: Unit,
    *,
    forum_id: str,
    post_ids: Sequence[str],
    members_of_ids: Sequence[str] = (),
    wanted_ids: Sequence[str] | None = None,
    on: dt.date | None = None,
) -> None:
    """Let exactly these posts, and the members of these forums, sit on a forum from a day on (today by default).

    Who sat there until then keeps the seat for the meetings before; a first list holds from the beginning. A meeting
    can do without the posts of `wanted_ids` when they are away, all others are required; none leaves that as it is.
    """
    forum = unit.get(Forum, forum_id)
    if forum_id in members_of_ids:
        raise RuleBroken(f"{forum.code} cannot take its members from itself; choose another forum.", "members_of_ids")
    day = on or unit.today
    seats: list[Seat] = [(post, None) for post in all_known(unit, Post, post_ids)]
    seats += [(None, other) for other in all_known(unit, Forum, members_of_ids)]
    stored = unit.rows(select(ForumMember).where(ForumMember.forum_id == forum_id))
    present = {_seat(row): row for row in stored if lives(row.starts, row.ends, day)}
    marked = {row.post_id for row in present.values() if row.wanted}
    wanted = marked if wanted_ids is None else _wanted(unit, forum, wanted_ids, post_ids)
    for seat, row in present.items():
        if seat not in seats or row.wanted != (seat[0] in wanted):
            _end(unit, row, day)
    for position, seat in enumerate(seats, 1):
        kept = present.get(seat)
        if kept is None or kept.wanted != (seat[0] in wanted):
            kept = unit.add(_seated(forum_id, seat, day if stored else None))
            kept.wanted = seat[0] in wanted
        kept.position = position
    unit.say(f"Set members of {forum.code}")


def _wanted(unit: Unit, forum: Forum, wanted_ids: Sequence[str], post_ids: Sequence[str]) -> set[str | None]:
    """Return the posts a meeting can do without; RuleBroken for a chair, who must be there, or one without a seat."""
    for post_id in all_known(unit, Post, wanted_ids):
        title = unit.get(Post, post_id).title
        if post_id in {forum.chair_post_id, forum.co_chair_post_id}:
            raise RuleBroken(f"{title} chairs {forum.code} and is always required.", "wanted_ids")
        if post_id not in post_ids:
            raise RuleBroken(f"{title} is not a member of {forum.code}; give the post a seat first.", "wanted_ids")
    return set(wanted_ids)


def _seated(forum_id: str, seat: Seat, starts: dt.date | None) -> ForumMember:
    return ForumMember(forum_id=forum_id, post_id=seat[0], members_of_id=seat[1], starts=starts)


def _seat(row: ForumMember) -> Seat:
    return row.post_id, row.members_of_id


def _end(unit: Unit, row: ForumMember, day: dt.date) -> None:
    """End a seat the day before; one that would never have begun is taken away."""
    if row.starts is not None and row.starts >= day:
        unit.delete(row)
    else:
        row.ends = day - DAY
