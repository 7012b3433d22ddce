"""Forums and the organisation as of a day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from models.errors import NotFound
from models.queries.deadlines import deadline_rules
from models.queries.forum_names import ForumNames
from models.queries.forum_patterns import number_patterns
from models.queries.forum_rules import rule_in_force, rules_of_forums
from models.queries.holders import Posts, lives, posts_over_time
from models.queries.seats import Seats
from models.queries.words import AnyRow, natural
from models.records.forums import Forum, ForumLink, ForumMember, TemplateItem
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit, Post, UnitSuccession
from models.rules.cadence_text import cadence_from_text
from models.rules.cadence_words import cadence_words
from models.rules.deadlines import words as deadline_words
from models.rules.financial_year import financial_year
from models.rules.vocabulary import Level, MeetingStatus, Placement, UnitKind

LATEST = dt.date(9000, 1, 1)
"""A day after all others: as things stand at last."""


@dataclass(frozen=True, slots=True)
class ForumRow:
    """One forum as it stands on a day; `cadence` and `closed_day` in plain English, `rule` as stored text."""

    id: str
    revision: str
    code: str
    name: str
    level: str
    unit_id: str
    unit: str
    chair_post_id: str
    chair: str
    chair_name: str
    co_chair: str
    cadence: str
    rule: str
    closed_day: str
    start: dt.time | None
    minutes: int
    place: str
    quorum: int
    scheduled: bool
    starts: dt.date | None
    ends: dt.date | None
    members: int
    meetings: int
    source: str
    formerly: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """How one forum works with another: the codes of both and the kind of link."""

    forum_id: str
    forum_code: str
    other_id: str
    other_code: str
    kind: str


@dataclass(frozen=True, slots=True)
class TemplateItemRow:
    """One item that stands on every agenda of a forum, or on every `every`th.

    `shows` is what it lists by itself, and `section` the heading it opens; both are empty for most.
    """

    id: str
    revision: str
    placement: str
    position: int
    title: str
    purpose: str
    lead: str
    minutes: int
    every: int = 1
    ask: str = ""
    shows: str = ""
    part: int = 1
    section: str = ""


@dataclass(frozen=True, slots=True)
class ForumDetail:
    """A forum with its members on the day, deadlines in words, template items, links and purposes.

    `members` and `member_post_ids` are everybody who sits there, chairs first; `own_post_ids` are the posts named on
    its own list, of whom a meeting can do without the `wanted_post_ids`, and `members_of_ids` the forums whose members
    sit here too; `marking` is empty where it is the book's.
    """

    forum: ForumRow
    members: tuple[str, ...]
    member_post_ids: tuple[str, ...]
    deadlines: tuple[tuple[str, str], ...]
    items: tuple[TemplateItemRow, ...]
    links: tuple[LinkRow, ...]
    purposes: tuple[str, ...]
    names: tuple[tuple[dt.date | None, str], ...]
    patterns: tuple[tuple[str, str], ...]
    own_post_ids: tuple[str, ...]
    wanted_post_ids: tuple[str, ...]
    members_of_ids: tuple[str, ...]
    co_chair_post_id: str
    both_chairs: bool
    secretary_post_id: str
    secretary: str
    marking: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as it stands on a day."""

    id: str
    revision: str
    code: str
    name: str
    kind: str
    parent_id: str
    parent: str
    starts: dt.date | None
    ends: dt.date | None
    synonyms: tuple[str, ...]
    formerly: str
    successors: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post and who holds it on the day; `holder` is empty when vacant; `seats` counts forums it sits on."""

    id: str
    revision: str
    code: str
    title: str
    unit: str
    holder_id: str
    holder: str
    acting: bool
    since: dt.date | None
    seats: int
    open_actions: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person and the posts they hold on the day, in words."""

    id: str
    revision: str
    name: str
    initials: str
    email: str
    posts: str


def forums(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    as_of: dt.date,
    level: str = "",
    include_unscheduled: bool = True,
    include_ended: bool = False,
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> tuple[ForumRow, ...]:
    """Return the forums as they stand on a day, by level and order; those still to begin are among them.

    `meetings` of a row counts from `first` to `last`, all where they are not given; cancelled ones do not count.
    """
    statement = select(*Forum.__table__.columns, OrganisationUnit.name.label("unit")).outerjoin(
        OrganisationUnit, OrganisationUnit.id == Forum.unit_id
    )
    narrowing = (
        (level, Forum.level == level),
        (not include_unscheduled, Forum.scheduled),
        (not include_ended, or_(Forum.ends.is_(None), Forum.ends >= as_of)),
    )
    stored = session.execute(statement.where(*(condition for given, condition in narrowing if given))).all()
    posts, names, seats = posts_over_time(session), ForumNames(session), Seats(session)
    rules, counts = rules_of_forums(session), _meetings(session, first, last)
    order = {level.value: position for position, level in enumerate(Level)}
    ordered = sorted(stored, key=lambda row: (order.get(row.level, 9), row.position, natural(row.code)))
    return tuple(
        _row(
            row,
            rule_in_force(rules.get(row.id, ()), as_of),
            posts,
            names,
            as_of,
            members=len(seats.posts(row.id, as_of)),
            meetings=counts.get(row.id, 0),
        )
        for row in ordered
    )


def find_forum(session: Session, *, code: str, as_of: dt.date = LATEST) -> ForumRow:
    """Return the forum with a code or name, as it stands on a day; NotFound names the closest codes."""
    known = forums(session, as_of=as_of, include_ended=True)
    wanted = code.strip().lower()
    for row in known:
        if wanted in {row.code.lower(), row.name.lower()}:
            return row
    by_word = {word.lower(): row.code for row in known for word in (row.code, row.name)}
    close = dict.fromkeys(by_word[word] for word in get_close_matches(wanted, by_word, n=5, cutoff=0.4))
    said = f"Did you mean {' or '.join(close)}?" if close else "“drumbeat list BOOK forums” shows them all."
    raise NotFound(f"There is no forum “{code.strip()}” in the book. {said}")


def forum_detail(session: Session, *, forum_id: str, as_of: dt.date) -> ForumDetail:
    """Return a forum with all that belongs to it, as it stands on a day; NotFound if it is not in the book."""
    year = financial_year(as_of)
    known = forums(session, as_of=as_of, include_ended=True, first=year.first, last=year.last)
    row = next((row for row in known if row.id == forum_id), None)
    if row is None:
        raise NotFound("This forum is not in the book. Choose one from the framework.")
    columns = (Forum.purposes, Forum.co_chair_post_id, Forum.both_chairs, Forum.secretary_post_id, Forum.marking)
    more = session.execute(select(*columns).where(Forum.id == forum_id)).one()
    posts, seats = posts_over_time(session), Seats(session)
    sitting, own = seats.posts(forum_id, as_of), seats.own(forum_id, as_of)
    rules = deadline_rules(session, forum_id=forum_id).get(forum_id, [])
    patterns = number_patterns(session, forum_id=forum_id, code=row.code)
    return ForumDetail(
        forum=row,
        members=tuple(posts.words(post_id, as_of) for post_id in sitting),
        member_post_ids=sitting,
        deadlines=tuple((rule.kind.value, deadline_words(rule)) for rule in rules),
        items=template_items(session, forum_id=forum_id),
        links=tuple(link for link in links(session) if forum_id in (link.forum_id, link.other_id)),
        purposes=tuple(more.purposes.splitlines()),
        names=ForumNames(session).history(forum_id),
        patterns=tuple((kind.value, pattern) for kind, (pattern, _) in patterns.items()),
        own_post_ids=tuple(post for post, _ in own if post),
        wanted_post_ids=_wanted(session, forum_id, as_of),
        members_of_ids=tuple(other for _, other in own if other),
        co_chair_post_id=more.co_chair_post_id or "",
        both_chairs=more.both_chairs,
        secretary_post_id=more.secretary_post_id or "",
        secretary=posts.words(more.secretary_post_id, as_of),
        marking=more.marking,
    )


def _wanted(session: Session, forum_id: str, as_of: dt.date) -> tuple[str, ...]:
    """Return the posts on a forum's own list without which it can meet."""
    columns = (ForumMember.post_id, ForumMember.starts, ForumMember.ends)
    chosen = select(*columns).where(ForumMember.forum_id == forum_id, ForumMember.wanted)
    rows = session.execute(chosen.order_by(ForumMember.position))
    return tuple(row.post_id for row in rows if row.post_id and lives(row.starts, row.ends, as_of))


def template_items(session: Session, *, forum_id: str) -> tuple[TemplateItemRow, ...]:
    """Return the items that stand on every agenda of a forum: pinned first, standing, pinned last."""
    columns = (
        TemplateItem.id,
        TemplateItem.revision,
        TemplateItem.placement,
        TemplateItem.position,
        TemplateItem.title,
        TemplateItem.purpose,
        Post.title,
        TemplateItem.minutes,
        TemplateItem.every,
        TemplateItem.ask,
        TemplateItem.shows,
        TemplateItem.part,
        TemplateItem.section,
    )
    statement = select(*columns).outerjoin(Post, Post.id == TemplateItem.lead_post_id)
    found = session.execute(statement.where(TemplateItem.forum_id == forum_id).order_by(TemplateItem.position))
    rows = [TemplateItemRow(*row[:6], row[6] or "", *row[7:]) for row in found]
    order = list(Placement)
    return tuple(sorted(rows, key=lambda row: order.index(Placement(row.placement))))


def links(session: Session, *, as_of: dt.date | None = None) -> tuple[LinkRow, ...]:
    """Return how forums work with one another; with a day only those of forums that have not ended by then."""
    one, other = aliased(Forum), aliased(Forum)
    statement = (
        select(ForumLink.forum_id, one.code, ForumLink.other_id, other.code, ForumLink.kind)
        .join(one, one.id == ForumLink.forum_id)
        .join(other, other.id == ForumLink.other_id)
    )
    if as_of is not None:
        alive = (or_(forum.ends.is_(None), forum.ends >= as_of) for forum in (one, other))
        statement = statement.where(*alive)
    rows = (LinkRow(*row) for row in session.execute(statement))
    return tuple(sorted(rows, key=lambda row: (row.kind, natural(row.forum_code), natural(row.other_code))))


def units(session: Session, *, as_of: dt.date, include_ended: bool = False) -> tuple[UnitRow, ...]:
    """Return the units that exist on a day, by kind and code; a parent that has ended is shown as its successor."""
    stored = {row.id: row for row in session.execute(select(*OrganisationUnit.__table__.columns))}
    before, after = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for row in session.execute(select(*UnitSuccession.__table__.columns).order_by(UnitSuccession.on)):
        if row.on is None or row.on <= as_of:
            before[row.new_unit_id].append(row.old_unit_id)
            after[row.old_unit_id].append(row.new_unit_id)

    def parent_of(row: AnyRow) -> str:
        parent = row.parent_id or ""
        while parent and after[parent] and not lives(stored[parent].starts, stored[parent].ends, as_of):
            parent = after[parent][0]
        return parent

    def names(keys: list[str]) -> str:
        return ", ".join(stored[key].name for key in keys)

    order = {kind.value: position for position, kind in enumerate(UnitKind)}
    chosen = [row for row in stored.values() if include_ended or lives(row.starts, row.ends, as_of)]
    return tuple(
        UnitRow(
            id=row.id,
            revision=row.revision,
            code=row.code,
            name=row.name,
            kind=row.kind,
            parent_id=parent_of(row),
            parent=names([parent_of(row)]) if parent_of(row) else "",
            starts=row.starts,
            ends=row.ends,
            synonyms=tuple(row.synonyms.splitlines()),
            formerly=names(before[row.id]),
            successors=names(after[row.id]),
        )
        for row in sorted(chosen, key=lambda row: (order.get(row.kind, 9), natural(row.code)))
    )


def _meetings(session: Session, first: dt.date | None, last: dt.date | None) -> dict[str, int]:
    statement = select(Meeting.forum_id, func.count()).where(
        Meeting.status != MeetingStatus.CANCELLED.value,
        Meeting.date.between(first or dt.date.min, last or dt.date.max),
    )
    return {row[0]: row[1] for row in session.execute(statement.group_by(Meeting.forum_id))}


def _row(  # noqa: PLR0913  what a forum is told from
    row: AnyRow,
    rule: AnyRow | None,
    posts: Posts,
    names: ForumNames,
    as_of: dt.date,
    *,
    members: int,
    meetings: int,
) -> ForumRow:
    return ForumRow(
        id=row.id,
        revision=row.revision,
        code=row.code,
        name=names.on(row.id, as_of),
        level=row.level,
        unit_id=row.unit_id or "",
        unit=row.unit or "",
        chair_post_id=row.chair_post_id or "",
        chair=posts.title(row.chair_post_id),
        chair_name=posts.holder(row.chair_post_id, as_of).name,
        co_chair=posts.title(row.co_chair_post_id),
        cadence=cadence_words(cadence_from_text(rule.cadence)) if rule else "",
        rule=rule.cadence if rule else "",
        closed_day=rule.closed_day if rule else "",
        start=rule.start if rule else None,
        minutes=rule.minutes if rule else 0,
        place=rule.place if rule else "",
        quorum=row.quorum,
        scheduled=row.scheduled,
        starts=row.starts,
        ends=row.ends,
        members=members,
        meetings=meetings,
        source=row.source,
        formerly=names.before(row.id, as_of),
    )
