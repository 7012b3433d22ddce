"""What a merger of units would do, found by doing it and taking it back."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from models.queries.themes import MeetingThemeRow, meeting_themes
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class TrackedAction:
    """An open action that goes along, as it will stand, and who tracked it until then (a code, empty for nobody)."""

    action: ActionRow
    before: str


@dataclass(frozen=True, slots=True)
class MovedTheme:
    """A theme that goes along: its key and title, and forum and date of its meetings before and after."""

    id: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EndedPost:
    """A post that ends, the day it ends on, and the codes of the forums on which it still has a seat then."""

    post: PostRow
    ends: dt.date
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """What follows: forums that end, meetings cancelled, forums that take over, their meetings, actions that go along.

    `posts` are those that end with their units. `made` are the keys of those forums that do not exist yet. `themes` go
    along, and so do promised items and deep-dives, of which there are `owed`.
    """

    ends: tuple[ForumRow, ...]
    cancelled: tuple[MeetingRow, ...]
    begins: tuple[ForumRow, ...]
    made: frozenset[str]
    added: tuple[MeetingRow, ...]
    actions: tuple[TrackedAction, ...]
    posts: tuple[EndedPost, ...]
    themes: tuple[MovedTheme, ...] = ()
    owed: int = 0


@dataclass(frozen=True, slots=True)
class _Book:
    """What a merger may touch, as it stands at one moment."""

    forums: dict[str, ForumRow]
    meetings: dict[str, MeetingRow]
    actions: dict[str, ActionRow]
    posts: dict[str, PostRow]
    sitting: dict[str, tuple[str, ...]]
    themes: dict[str, MeetingThemeRow]


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
        {row.id: row for row in meeting_themes(session, first=on)},
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
        themes=tuple(_moved_themes(before.themes, after.themes)),
        owed=merged.owed,
    )  # fmt: skip


def _moved_themes(before: Mapping[str, MeetingThemeRow], after: Mapping[str, MeetingThemeRow]) -> Iterator[MovedTheme]:
    """Yield the themes that stand at another meeting afterwards, or stand for another one there."""
    for key, row in before.items():
        joined = (one for one in after.values() if one.theme_id == row.theme_id and row.forum_code in one.former)
        now = after.get(key) or min(joined, key=lambda one: abs(one.meeting_date - row.meeting_date), default=None)
        if now is not None and now.meeting_id != row.meeting_id:
            yield MovedTheme(key, row.title, _place(row), _place(now))


def _place(row: MeetingThemeRow) -> str:
    return f"{row.forum_code} {date_words(row.meeting_date)}"
