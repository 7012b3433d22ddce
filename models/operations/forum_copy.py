"""A forum made after another one: rule, template, deadlines, numbers and places, with the posts of another unit."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, or_, select

from models.operations.organisation import add_post
from models.queries.forum_names import ForumNames
from models.queries.forum_rules import rule_in_force
from models.queries.holders import lives
from models.queries.year import proposed_year
from models.records import Record
from models.records.forums import (
    Forum,
    ForumDeadline,
    ForumLink,
    ForumMember,
    ForumName,
    ForumRule,
    NumberPattern,
    TemplateItem,
)
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit, Post
from models.records.papers import ForumPaperRule, TemplatePaper
from models.records.planning import ForumLeeway, ForumOrder
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit

R = TypeVar("R", bound=Record)
OWN = ("id", "revision")


@dataclass(frozen=True, slots=True)
class Succession:
    """One unit takes over from another on a day; words that name the old one come to name the new one."""

    old: OrganisationUnit
    new: OrganisationUnit
    on: dt.date

    def said(self, text: str, otherwise: str) -> str:
        """Return a text with the new unit's name and code in place of the old one's, else another text."""
        named = text.replace(self.old.name, self.new.name)
        pieces = [self.new.code if piece == self.old.code else piece for piece in _pieces(named)]
        return "".join(pieces) if "".join(pieces) != text else otherwise


def copy_forum(unit: Unit, source: Forum, succession: Succession, chair_post_id: str = "") -> str:
    """Make a forum of the new unit after one of the old unit, and return its key; its chair may be another post."""
    on, new = succession.on, succession.new
    forum = copied(source, unit_id=new.id, starts=on, ends=None, code=_code(unit, source, succession))
    counterpart = Counterparts(unit, succession)
    if source.chair_post_id and chair_post_id:
        counterpart.known[source.chair_post_id] = chair_post_id
    forum.chair_post_id = counterpart(source.chair_post_id) or chair_post_id or None
    forum.co_chair_post_id = counterpart(source.co_chair_post_id)
    forum.secretary_post_id = counterpart(source.secretary_post_id)
    key = unit.add(forum).id
    name = ForumNames(unit.session).on(source.id, on)
    unit.add(ForumName(forum_id=key, name=succession.said(name, f"{new.name} {name}"), starts=None))
    rule = rule_in_force(unit.rows(select(ForumRule).where(ForumRule.forum_id == source.id)), on)
    if rule is not None:
        unit.add(copied(rule, forum_id=key, starts=None))
    for kind in (ForumDeadline, ForumLeeway, ForumPaperRule):
        _copy_all(unit, unit.rows(select(kind).where(kind.forum_id == source.id)), forum_id=key)
    _copy_patterns(unit, source.id, key, succession)
    for item in unit.rows(select(TemplateItem).where(TemplateItem.forum_id == source.id)):
        unit.add(copied(item, forum_id=key, lead_post_id=counterpart(item.lead_post_id)))
    for paper in unit.rows(select(TemplatePaper).where(TemplatePaper.forum_id == source.id)):
        unit.add(copied(paper, forum_id=key, sponsor_post_id=counterpart(paper.sponsor_post_id)))
    _copy_members(unit, source, key, on, counterpart)
    take_links(unit, source.id, key)
    for end in ("earlier_id", "later_id"):
        _copy_all(unit, unit.rows(select(ForumOrder).where(getattr(ForumOrder, end) == source.id)), **{end: key})
    return key


class Counterparts:
    """The posts of a new unit that do what those of the old one did; made where there is none."""

    def __init__(self, unit: Unit, succession: Succession) -> None:
        self._unit, self._succession = unit, succession
        self.known: dict[str, str] = {}

    def __call__(self, post_id: str | None) -> str | None:
        """Return the counterpart of a post of the old unit; any other post is its own."""
        post = self._unit.get(Post, post_id) if post_id else None
        if post is None or post.unit_id != self._succession.old.id:
            return post_id
        if post.id not in self.known:
            self.known[post.id] = self._found(post)
        return self.known[post.id]

    def _found(self, post: Post) -> str:
        """Return the post with the title or code of the old one in the new unit's words, made if there is none."""
        new = self._succession.new
        title = self._succession.said(post.title, f"{new.code} {post.title}")
        code = self._succession.said(post.code, f"{new.code}-{post.code}")
        named = or_(func.lower(Post.title) == title.lower(), func.lower(Post.code) == code.lower())
        same = self._unit.rows(select(Post).where(named).order_by(Post.id))
        if same:
            return same[0].id
        deputy = self(post.deputy_post_id) or ""
        return add_post(self._unit, code=code, title=title, unit_id=new.id, deputy_post_id=deputy)


def lay_out_forums(unit: Unit, forum_ids: Iterable[str], *, first: dt.date, last: dt.date) -> int:
    """Put on the calendar what the rules of some forums give from `first` to `last`; return how many were new."""
    chosen = set(forum_ids)
    unit.session.flush()
    proposed = proposed_year(unit.session, first=first, last=last)
    new = [row for row in proposed if row.forum_id in chosen and row.date is not None and not row.stored]
    facts = ("forum_id", "number", "rule_date", "date", "start", "minutes", "place", "moved_because")
    planned = {"status": MeetingStatus.PLANNED.value}
    unit.bulk(Meeting, [{**{fact: getattr(row, fact) for fact in facts}, **planned} for row in new])
    return len(new)


def copied(row: R, **changes: object) -> R:
    """Return a new row with the values of another one, less its key, and with what is changed."""
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key not in OWN}
    return type(row)(**{**values, **changes})


def _copy_all(unit: Unit, rows: Iterable[Record], **changes: object) -> None:
    for row in rows:
        unit.add(copied(row, **changes))


def _copy_patterns(unit: Unit, source_id: str, key: str, succession: Succession) -> None:
    """Let the new forum number as the old one did, unless both would give the same numbers."""
    for row in unit.rows(select(NumberPattern).where(NumberPattern.forum_id == source_id)):
        pattern = succession.said(row.pattern, row.pattern)
        if "{code}" in pattern or pattern != row.pattern:
            unit.add(copied(row, forum_id=key, pattern=pattern))


def _copy_members(
    unit: Unit, source: Forum, key: str, on: dt.date, counterpart: Callable[[str | None], str | None]
) -> None:
    """Let the same seats sit on the new forum: those of the old unit by their counterparts."""
    for member in unit.rows(select(ForumMember).where(ForumMember.forum_id == source.id)):
        if lives(member.starts, member.ends, on):
            unit.add(copied(member, forum_id=key, post_id=counterpart(member.post_id), starts=None))


def take_links(unit: Unit, source_id: str, key: str) -> None:
    """Let a forum be linked with all forums another one is linked with, those it is linked with already left out."""
    known = {(row.forum_id, row.other_id, row.kind) for row in unit.rows(select(ForumLink))}
    for end in ("forum_id", "other_id"):
        for row in unit.rows(select(ForumLink).where(getattr(ForumLink, end) == source_id)):
            link = copied(row, **{end: key})
            if link.forum_id != link.other_id and (link.forum_id, link.other_id, link.kind) not in known:
                unit.add(link)


def _code(unit: Unit, source: Forum, succession: Succession) -> str:
    """Return a free code for a forum made after another one."""
    wanted = succession.said(source.code, f"{source.code}-{succession.new.code}")
    taken = {code.lower() for code in unit.session.scalars(select(Forum.code))}
    numbered = (f"{wanted}{count}" for count in range(2, len(taken) + 3))
    return next(code for code in (wanted, *numbered) if code.lower() not in taken)


def _pieces(text: str) -> list[str]:
    """Return a text in pieces of letters and figures, and what lies between."""
    pieces: list[str] = []
    for sign in text:
        if pieces and sign.isalnum() and pieces[-1][-1].isalnum():
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
