"""Meetings: one occurrence of a forum each, and who sat in it."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import KEY, Base, Instant, Record, optional_reference, reference


class Meeting(Record):
    """One occurrence: its identity is (forum, number); `rule_date` is where the rule put it, none if by hand."""

    __tablename__ = "meeting"
    forum_id: Mapped[str] = reference("forum")
    number: Mapped[int]
    rule_date: Mapped[dt.date | None]
    date: Mapped[dt.date] = mapped_column(index=True)
    start: Mapped[dt.time]
    minutes: Mapped[int]
    zone: Mapped[str] = mapped_column(String(40), default="Europe/London")
    place: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[str] = mapped_column(String(20), index=True)
    moved_because: Mapped[str] = mapped_column(Text, default="")  # empty: on its rule date
    acting_chair_post_id: Mapped[str | None] = optional_reference("post")
    acting_chair_reason: Mapped[str] = mapped_column(Text, default="")
    sequence: Mapped[int] = mapped_column(default=0)  # rises with every change of time, place or status
    pinned: Mapped[bool] = mapped_column(default=False)  # the planner leaves it where it is

    began_at: Mapped[dt.datetime | None] = mapped_column(Instant)  # when the room was entered
    ended_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    agreed_meeting_id: Mapped[str | None] = optional_reference("meeting")  # where its minutes were agreed


class MeetingChange(Record):
    """One change in a meeting's life: moved, cancelled, restored …; where it stood before and after, and why."""

    __tablename__ = "meeting_change"
    meeting_id: Mapped[str] = reference("meeting")
    kind: Mapped[str] = mapped_column(String(20))  # a ChangeKind
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(200))
    old_date: Mapped[dt.date]
    old_start: Mapped[dt.time]
    new_date: Mapped[dt.date]
    new_start: Mapped[dt.time]
    reason: Mapped[str] = mapped_column(Text, default="")


class KeptDeadline(Record):
    """A deadline that had passed when its meeting or the calendar changed: it stays what it was."""

    __tablename__ = "kept_deadline"
    meeting_id: Mapped[str] = reference("meeting")
    kind: Mapped[str] = mapped_column(String(20))  # a DeadlineKind
    due: Mapped[dt.datetime]  # wall clock, without zone
    because: Mapped[str] = mapped_column(Text, default="")


class Attendance(Record):
    """How one seat was filled at one meeting; `person_id` is who sat there, none for apologies."""

    __tablename__ = "attendance"
    meeting_id: Mapped[str] = reference("meeting")
    post_id: Mapped[str] = reference("post")
    presence: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[str | None] = optional_reference("person")
    deputy_post_id: Mapped[str | None] = optional_reference("post")
    from_item_id: Mapped[str | None] = optional_reference("agenda_item")  # none: from the beginning
    to_item_id: Mapped[str | None] = optional_reference("agenda_item")  # none: to the end


class AlsoAttending(Record):
    """Somebody at a meeting who has no seat there, and for which items."""

    __tablename__ = "also_attending"
    meeting_id: Mapped[str] = reference("meeting")
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(String(200), default="")  # post or body, in words
    from_item_id: Mapped[str | None] = optional_reference("agenda_item")
    to_item_id: Mapped[str | None] = optional_reference("agenda_item")


class Interest(Record):
    """An interest declared at a meeting, in one item or in general, by a post or by somebody named."""

    __tablename__ = "interest"
    meeting_id: Mapped[str] = reference("meeting")
    item_id: Mapped[str | None] = optional_reference("agenda_item")
    post_id: Mapped[str | None] = optional_reference("post")
    name: Mapped[str] = mapped_column(String(200), default="")
    nature: Mapped[str] = mapped_column(Text)
    left_room: Mapped[bool] = mapped_column(default=False)


class ItemClock(Base):
    """A span of time spent on an item; outside the journal: time that passed is no deed and cannot be undone."""

    __tablename__ = "item_clock"
    id: Mapped[str] = mapped_column(KEY, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(KEY, index=True)
    item_id: Mapped[str] = mapped_column(KEY, index=True)
    began: Mapped[dt.datetime] = mapped_column(Instant)
    ended: Mapped[dt.datetime | None] = mapped_column(Instant)  # none: running


class IssuedDocument(Record):
    """What left the house: kind of document, version, when, what changed, and the digest of its very bytes."""

    __tablename__ = "issued_document"
    meeting_id: Mapped[str] = reference("meeting")
    kind: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    issued_at: Mapped[dt.datetime] = mapped_column(Instant)
    issued_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200), default="")  # the file's; empty before schema 3
    part: Mapped[int] = mapped_column(default=0)  # 1: the public print, 2: Part 2 alone, 0: all
