"""What a merger of units would do, found by doing it and taking it back."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from models.operations.merging import Merged, merge_units
from models.operations.organisation import DAY
from models.operations.rehearsal import rehearse
from models.queries.actions import ActionRow, actions
from models.queries.forums import ForumRow, PostRow, forums
from models.queries.meetings import MeetingRow, meetings
from models.queries.people import posts
from models.queries.seats import Seats
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class TrackedAction:
    """An open action that goes along, as it will stand, and who tracked it until then (a code, empty for nobody)."""

    action: ActionRow
    before: str


@dataclass(frozen=True, slots=True)
class EndedPost:
    """A post that ends, the day it ends on, and the codes of the forums on which it still has a seat then."""

    post: PostRow
    ends: dt.date
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """What follows: forums that end, meetings cancelled, forums that take over, their meetings, actions that go along.

    `posts` are those that end with their units.

    `made` are the keys of those forums that do not exist yet.
    """

    ends: tuple[ForumRow, ...]
    cancelled: tuple[MeetingRow, ...]
    begins: tuple[ForumRow, ...]
    made: frozenset[str]
    added: tuple[MeetingRow, ...]
    actions: tuple[TrackedAction, ...]
    posts: tuple[EndedPost, ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """What a merger may touch, as it stands at one moment."""

    forums: dict[str, ForumRow]
    meetings: dict[str, MeetingRow]
    actions: dict[str, ActionRow]
    posts: dict[str, PostRow]
    sitting: dict[str, tuple[str, ...]]


def foresee_merger(  # noqa: PLR0913  a merger has as many facts
    unit: Unit,
    *,
    tell: Callable[[Merger], None],
    old_unit_ids: Sequence[str],
    on: dt.date,
    new_unit_id: str = "",
    code: str = "",
    name: str = "",
    forum_ids: Sequence[str] = (),
    chair_post_id: str = "",
) -> NoReturn:
    """Tell what `merge_units` would do with the same words; nothing is stored: always TakenBack or what it refuses."""
    before = _book(unit, on)
    merged = merge_units(
        unit,
        old_unit_ids=old_unit_ids,
        on=on,
        new_unit_id=new_unit_id,
        code=code,
        name=name,
        forum_ids=forum_ids,
        chair_post_id=chair_post_id,
    )
    rehearse(unit, lambda: _told(before, _book(unit, on), merged, on), tell)


def _book(unit: Unit, on: dt.date) -> _Book:
    session = unit.session
    known = forums(session, as_of=on, include_ended=True)
    seats, living = Seats(session), [row for row in known if row.ends is None or row.ends >= on]
    return _Book(
        {row.id: row for row in known},
        {row.id: row for row in meetings(session, first=on)},
        {row.id: row for row in actions(session, today=unit.today)},
        {row.id: row for row in posts(session, as_of=on)},
        {row.code: seats.posts(row.id, on) for row in living},
    )


def _told(before: _Book, after: _Book, merged: Merged, on: dt.date) -> Merger:
    """Return what differs between the book before and after."""
    begins = merged.forum_ids
    moved = [row for key, row in after.actions.items() if row.latest != before.actions[key].latest]
    return Merger(
        ends=tuple(row for key, row in after.forums.items() if key in before.forums and before.forums[key] != row
                   and row.ends != before.forums[key].ends),
        cancelled=tuple(row for key, row in after.meetings.items() if row.status == MeetingStatus.CANCELLED
                        and key in before.meetings and before.meetings[key].status != row.status),
        begins=tuple(after.forums[key] for key in begins),
        made=frozenset(begins) - before.forums.keys(),
        added=tuple(row for key, row in after.meetings.items() if key not in before.meetings),
        actions=tuple(TrackedAction(row, before.actions[row.id].tracked_by) for row in moved),
        posts=tuple(EndedPost(before.posts[key], on - DAY, tuple(code for code, there in after.sitting.items()
                    if key in there)) for key in merged.post_ids),
    )  # fmt: skip
