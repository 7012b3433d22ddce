"""Forums: what they are called when, who sits on them, when they meet, and what every agenda holds."""

from datetime import date, time

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record, optional_reference, reference


class Forum(Record):
    """A board or meeting in its own right; `scheduled` is false where it is registered only."""

    __tablename__ = "forum"
    code: Mapped[str] = mapped_column(String(40))
    level: Mapped[str] = mapped_column(String(20), index=True)
    unit_id: Mapped[str | None] = optional_reference("unit")
    chair_post_id: Mapped[str | None] = optional_reference("post")
    co_chair_post_id: Mapped[str | None] = optional_reference("post")
    secretary_post_id: Mapped[str | None] = optional_reference("post")
    quorum: Mapped[int] = mapped_column(default=0)  # 0: none set
    both_chairs: Mapped[bool] = mapped_column(default=False)  # no quorum without chair and co-chair
    purposes: Mapped[str] = mapped_column(Text, default="")  # one a line
    scheduled: Mapped[bool] = mapped_column(default=True)
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    marking: Mapped[str] = mapped_column(String(30), default="")  # empty: the book's
    position: Mapped[int] = mapped_column(default=0)  # order in its level
    source: Mapped[str] = mapped_column(Text, default="")  # paper and paragraph, or "assumed"
    minutes_layout: Mapped[str] = mapped_column(String(40), default="record of decisions and actions")
    theme_window: Mapped[int] = mapped_column(default=0)  # themes are set for so many meetings ahead; 0: takes none
    fixed_theme_id: Mapped[str | None] = optional_reference("theme")  # every meeting takes this one
    local_priorities: Mapped[str] = mapped_column(String(20), default="")  # a Strength; empty: none stand there


class ForumName(Record):
    """What a forum is called from a day on; the latest row not after the day is in force."""

    __tablename__ = "forum_name"
    forum_id: Mapped[str] = reference("forum")
    name: Mapped[str] = mapped_column(String(300))
    starts: Mapped[date | None]  # none: from the beginning


class ForumRule(Record):
    """When a forum meets from a day on: cadence as RFC 5545 text, closed-day rule, usual time, length and place."""

    __tablename__ = "forum_rule"
    forum_id: Mapped[str] = reference("forum")
    starts: Mapped[date | None]  # none: from the beginning
    cadence: Mapped[str] = mapped_column(Text)
    closed_day: Mapped[str] = mapped_column(String(40))
    start: Mapped[time]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(200), default="")


class ForumMember(Record):
    """A seat on a forum: a post, or all members of another forum; exactly one of the two is set."""

    __tablename__ = "forum_member"
    forum_id: Mapped[str] = reference("forum")
    post_id: Mapped[str | None] = optional_reference("post")
    members_of_id: Mapped[str | None] = optional_reference("forum")
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
    wanted: Mapped[bool] = mapped_column(default=False)  # missed when away, but a meeting can do without


class ForumLink(Record):
    """How a forum works with another one: escalates to, cascades to, or tracks the actions of it."""

    __tablename__ = "forum_link"
    forum_id: Mapped[str] = reference("forum")
    other_id: Mapped[str] = reference("forum")
    kind: Mapped[str] = mapped_column(String(20))


class TemplateItem(Record):
    """An item that stands on every agenda of a forum."""

    __tablename__ = "template_item"
    forum_id: Mapped[str] = reference("forum")
    placement: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(String(20))
    lead_post_id: Mapped[str | None] = optional_reference("post")
    minutes: Mapped[int]
    every: Mapped[int] = mapped_column(default=1)  # on every nth agenda
    ask: Mapped[str] = mapped_column(Text, default="")
    shows: Mapped[str] = mapped_column(String(30), default="")  # a Shows
    part: Mapped[int] = mapped_column(default=1)
    section: Mapped[str] = mapped_column(String(200), default="")


class ForumDeadline(Record):
    """A deadline counted from each meeting of a forum; the fields are those of rules.deadlines.DeadlineRule."""

    __tablename__ = "forum_deadline"
    forum_id: Mapped[str] = reference("forum")
    kind: Mapped[str] = mapped_column(String(20))
    days: Mapped[int]
    working: Mapped[bool]
    clear: Mapped[bool]
    after: Mapped[bool]
    at: Mapped[time]
    landing: Mapped[str] = mapped_column(String(10))
    closures_close: Mapped[bool]


class NumberPattern(Record):
    """How a forum numbers one kind of thing, and when the count starts anew."""

    __tablename__ = "number_pattern"
    forum_id: Mapped[str] = reference("forum")
    kind: Mapped[str] = mapped_column(String(20))
    pattern: Mapped[str] = mapped_column(String(60))
    scope: Mapped[str] = mapped_column(String(20))
