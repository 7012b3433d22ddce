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
    on: dt.date | None = None,
) -> None:
    """Let exactly these posts, and the members of these forums, sit on a forum from a day on (today by default).

    Who sat there until then keeps the seat for the meetings before; a first list holds from the beginning.
    """
    forum = unit.get(Forum, forum_id)
    if forum_id in members_of_ids:
        raise RuleBroken(f"{forum.code} cannot take its members from itself; choose another forum.", "members_of_ids")
    day = on or unit.today
    wanted: list[Seat] = [(post, None) for post in all_known(unit, Post, post_ids)]
    wanted += [(None, other) for other in all_known(unit, Forum, members_of_ids)]
    stored = unit.rows(select(ForumMember).where(ForumMember.forum_id == forum_id))
    present = {_seat(row): row for row in stored if lives(row.starts, row.ends, day)}
    for seat, row in present.items():
        if seat not in wanted:
            _end(unit, row, day)
    for position, seat in enumerate(wanted, 1):
        row = present.get(seat) or unit.add(
            ForumMember(forum_id=forum_id, post_id=seat[0], members_of_id=seat[1], starts=day if stored else None)
        )
        row.position = position
    unit.say(f"Set members of {forum.code}")


def set_wanted(unit: Unit, *, forum_id: str, post_ids: Sequence[str]) -> None:
    """Let a forum do without exactly these members when they are away: wanted, not required.

    The posts sit on the forum by its own list, today or from a later day on; a chair is always required.
    """
    forum = unit.get(Forum, forum_id)
    wanted = all_known(unit, Post, post_ids)
    stored = unit.rows(select(ForumMember).where(ForumMember.forum_id == forum_id))
    present = [row for row in stored if row.ends is None or row.ends >= unit.today]
    seated = {row.post_id for row in present}
    for post_id in wanted:
        title = unit.get(Post, post_id).title
        if post_id in {forum.chair_post_id, forum.co_chair_post_id}:
            raise RuleBroken(f"{title} chairs {forum.code} and must be there; take this post out.", "post_ids")
        if post_id not in seated:
            raise RuleBroken(f"{title} is not a member of {forum.code}; set the members first.", "post_ids")
    for row in present:
        row.wanted = row.post_id in wanted
    unit.say(f"Set wanted members of {forum.code}")


def _seat(row: ForumMember) -> Seat:
    return row.post_id, row.members_of_id


def _end(unit: Unit, row: ForumMember, day: dt.date) -> None:
    """End a seat the day before; one that would never have begun is taken away."""
    if row.starts is not None and row.starts >= day:
        unit.delete(row)
    else:
        row.ends = day - DAY
