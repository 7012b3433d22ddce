"""Units merged on a day: the old ones end with forums and posts, the new forums begin, open actions go along."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from models.errors import RuleBroken
from models.operations.action_history import note_event
from models.operations.forum_copy import Succession, copy_forum, lay_out_forums, take_links
from models.operations.merging_owed import keep_gold_groups, take_owed_along
from models.operations.merging_themes import meetings_after, take_themes_along
from models.operations.organisation import DAY, add_unit
from models.operations.organisation import merge_units as end_units
from models.queries.actions import OPEN_STATUSES
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit, Post
from models.records.outcomes import Action
from models.rules.financial_year import financial_year
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merger did: the new unit, its forums, the posts that end, and how much of what it touched.

    `themes` were set for meetings to come, `owed` are promised items and deep-dives; both went along.
    """

    unit_id: str
    forum_ids: tuple[str, ...]
    cancelled: int
    added: int
    actions: int
    post_ids: tuple[str, ...]
    themes: int
    owed: int


def merge_units(  # noqa: PLR0913  a unit has as many facts
    unit: Unit,
    *,
    old_unit_ids: Sequence[str],
    on: dt.date,
    new_unit_id: str = "",
    code: str = "",
    name: str = "",
    forum_ids: Sequence[str] = (),
    chair_post_id: str = "",
) -> Merged:
    """Let one unit, there already or new with a code and a name, take over from others on a day.

    The old units, their forums and posts end the day before, but for a post that takes a chair; later meetings are
    cancelled, and whoever held a post keeps its actions and its seats elsewhere until others are named. The forums
    that take over are given, or made after those of the first old unit with the new unit's posts (`chair_post_id`
    takes the chair of all of them), and laid out as far as the old ones were; they are linked as the old ones were.
    Open actions keep number, owner and forum, and with it the former unit; from now on the forum that takes over tracks
    them. Themes, promised items, deep-dives and Gold Groups go along to its meetings.
    """
    olds = [unit.get(OrganisationUnit, key) for key in dict.fromkeys(old_unit_ids)]
    if not olds:
        raise RuleBroken("Choose the units that are merged.", "old_unit_ids")
    new = unit.get(OrganisationUnit, new_unit_id or _new_unit(unit, olds[0], code, name, on))
    keep_gold_groups(unit, [old.id for old in olds], new.id)
    ending = {old.id: _living_forums(unit, old.id, on) for old in olds}
    gone = [forum for forums in ending.values() for forum in forums]
    alive_before = _cancelled(unit, gone)
    end_units(unit, old_unit_ids=[old.id for old in olds], new_unit_id=new.id, on=on)
    unit.session.flush()
    cancelled = _cancelled(unit, gone) - alive_before
    succession = Succession(olds[0], new, on)
    made = [] if forum_ids else [copy_forum(unit, forum, succession, chair_post_id) for forum in ending[olds[0].id]]
    follows = {forum.id: _successor(unit, forum, [*forum_ids, *made]) for forum in gone}
    for old, successor in follows.items():
        if successor:
            take_links(unit, old, successor)
            unit.session.flush()
    added = lay_out_forums(unit, made, first=on, last=_horizon(unit, on)) if made and cancelled else 0
    posts = _end_posts(unit, [old.id for old in olds], on, chair_post_id)
    names = " and ".join(old.name for old in olds)
    unit.say(f"Merge {names} into {new.name} on {date_words(on)}")
    along = _all_along(unit, follows, on, f"{names} became {new.name} on {date_words(on)}")
    return Merged(new.id, tuple(forum_ids) or tuple(made), cancelled, added, post_ids=posts, **along)


def _new_unit(unit: Unit, like: OrganisationUnit, code: str, name: str, on: dt.date) -> str:
    if not code.strip() or not name.strip():
        raise RuleBroken("Choose the unit that takes over, or give code and name of a new one.", "new_unit_id")
    return add_unit(unit, code=code, name=name, kind=like.kind, parent_id=like.parent_id or "", starts=on)


def _living_forums(unit: Unit, unit_id: str, on: dt.date) -> list[Forum]:
    """Return the forums of a unit that would live on a day, in their order."""
    chosen = select(Forum).where(Forum.unit_id == unit_id, or_(Forum.ends.is_(None), Forum.ends >= on))
    return list(unit.rows(chosen.order_by(Forum.position, Forum.code)))


def _end_posts(unit: Unit, unit_ids: Sequence[str], on: dt.date, kept: str) -> tuple[str, ...]:
    """End the posts of some units the day before; those that begin later or are `kept` stay as they are."""
    chosen = select(Post).where(Post.unit_id.in_(unit_ids), Post.id != kept, or_(Post.ends.is_(None), Post.ends >= on))
    ending = [post for post in unit.rows(chosen.order_by(Post.title)) if post.starts is None or post.starts < on]
    for post in ending:
        post.ends = on - DAY
    return tuple(post.id for post in ending)


def _cancelled(unit: Unit, forums: Sequence[Forum]) -> int:
    """Return how many meetings of some forums are cancelled."""
    chosen = select(func.count()).select_from(Meeting).where(Meeting.status == MeetingStatus.CANCELLED.value)
    return unit.session.scalar(chosen.where(Meeting.forum_id.in_([forum.id for forum in forums]))) or 0


def _horizon(unit: Unit, on: dt.date) -> dt.date:
    """Return the last day of the financial year up to which the book is laid out."""
    return financial_year(max(on, unit.session.scalar(select(func.max(Meeting.rule_date))) or on)).last


def _successor(unit: Unit, old: Forum, new_ids: Sequence[str]) -> str:
    """Return the forum that takes over from an old one: of its level and place among them, empty for none."""
    same = [key for key in new_ids if unit.get(Forum, key).level == old.level]
    alike = [key for key in same if _stem(unit.get(Forum, key).code) == _stem(old.code)]
    return next(iter((*alike, *same, *new_ids)), "")


def _stem(code: str) -> str:
    """Return the beginning of a code, before the unit it names: CF of CF-AS."""
    return code.partition("-")[0].lower()


def _all_along(unit: Unit, follows: Mapping[str, str], on: dt.date, why: str) -> dict[str, int]:
    """Let everything open and planned ahead go along; return how many actions, promises and themes there were."""
    actions, targets = _take_along(unit, follows, why), meetings_after(unit, follows, on)
    owed = take_owed_along(unit, follows, targets, on, why)
    return {"actions": actions, "owed": owed, "themes": take_themes_along(unit, targets)}


def _take_along(unit: Unit, follows: Mapping[str, str], why: str) -> int:
    """Let open actions of forums that ended be tracked by those that take over; return how many there are."""
    chosen = select(Action).where(
        Action.status.in_(OPEN_STATUSES),
        or_(Action.forum_id.in_(follows), Action.tracking_forum_id.in_(follows)),
    )
    actions = unit.rows(chosen)
    for action in actions:
        tracker = action.tracking_forum_id
        if tracker is None or tracker in follows:
            taking_over = follows[tracker or action.forum_id]
            action.tracking_forum_id = taking_over or tracker
        followed_by = unit.get(Forum, action.tracking_forum_id).code if action.tracking_forum_id else "nobody"
        note_event(unit, action, "update", f"{why}; tracked by {followed_by}")
    return len(actions)
