"""Forums and the organisation as of a day."""

import datetime as dt
from dataclasses import dataclass


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
    """One item that stands on every agenda of a forum."""

    id: str
    revision: str
    placement: str
    position: int
    title: str
    purpose: str
    lead: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ForumDetail:
    """A forum with its members on the day, deadlines in words, template items, links and purposes."""

    forum: ForumRow
    members: tuple[str, ...]
    member_post_ids: tuple[str, ...]
    deadlines: tuple[tuple[str, str], ...]
    items: tuple[TemplateItemRow, ...]
    links: tuple[LinkRow, ...]
    purposes: tuple[str, ...]
    names: tuple[tuple[dt.date | None, str], ...]
    patterns: tuple[tuple[str, str], ...]


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
