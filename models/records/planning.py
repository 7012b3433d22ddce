"""What the planner knows beyond the rules: leeway, order, rooms, absences, soft days; drafts and published years."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Instant, Record, optional_reference, reference


class ForumLeeway(Record):
    """How far the planner may move a forum's meetings; the fields are those of rules.planner.problem.Leeway."""

    __tablename__ = "forum_leeway"
    forum_id: Mapped[str] = reference("forum")  # one row a forum; none: the usual leeway
    before: Mapped[int]
    after: Mapped[int]
    weekdays: Mapped[str] = mapped_column(String(7), default="01234")  # 0 is Monday
    starts: Mapped[str] = mapped_column(Text, default="")  # "15:00 16:15"; empty: the rule's own
    places: Mapped[str] = mapped_column(Text, default="")  # one a line; empty: the rule's own
    deputy_chairs: Mapped[bool] = mapped_column(default=False)
    most_a_day: Mapped[int] = mapped_column(default=0)
    from_working_day: Mapped[int] = mapped_column(default=0)
    least_gap: Mapped[int] = mapped_column(default=0)
    greatest_gap: Mapped[int] = mapped_column(default=0)


class ForumOrder(Record):
    """A forum meets at least so many working days before another one in the same cycle."""

    __tablename__ = "forum_order"
    earlier_id: Mapped[str] = reference("forum")
    later_id: Mapped[str] = reference("forum")
    working_days: Mapped[int] = mapped_column(default=1)


class MeetingRoom(Record):
    """A room that holds one meeting at a time; `seats` 0 is not counted."""

    __tablename__ = "meeting_room"
    name: Mapped[str] = mapped_column(String(200))  # as meetings name their place
    building: Mapped[str] = mapped_column(String(200), default="")
    seats: Mapped[int] = mapped_column(default=0)


class TravelTime(Record):
    """How many minutes lie between two buildings or addresses, either way."""

    __tablename__ = "travel_time"
    building: Mapped[str] = mapped_column(String(200))
    other_building: Mapped[str] = mapped_column(String(200))
    minutes: Mapped[int]


class PersonAbsence(Record):
    """Somebody is away from `starts` to `ends`, both included, all day or half; repeated every so many weeks."""

    __tablename__ = "person_absence"
    person_id: Mapped[str] = reference("person")
    starts: Mapped[dt.date]
    ends: Mapped[dt.date]
    half: Mapped[str] = mapped_column(String(10), default="")  # "morning", "afternoon"; empty: the whole day
    every_weeks: Mapped[int] = mapped_column(default=0)  # 0: once
    until: Mapped[dt.date | None]  # the last day of a repeated absence
    reason: Mapped[str] = mapped_column(Text, default="")


class AvoidedSpan(Record):
    """Days better left free, or (`notice`) only worth knowing: "07-25" to "08-31" every year, or whole dates once."""

    __tablename__ = "avoided_span"
    name: Mapped[str] = mapped_column(String(100))
    starts: Mapped[str] = mapped_column(String(10))
    ends: Mapped[str] = mapped_column(String(10))
    notice: Mapped[bool] = mapped_column(default=False)


class PlanDraft(Record):
    """A plan kept aside under a name, to be compared with others and perhaps accepted."""

    __tablename__ = "plan_draft"
    name: Mapped[str] = mapped_column(String(200))
    first: Mapped[dt.date]
    last: Mapped[dt.date]
    made_at: Mapped[dt.datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")  # such as "proved least change"


class DraftMeeting(Record):
    """Where a draft puts one meeting: one in the book (`meeting_id`), or one to come, known by forum and rule date."""

    __tablename__ = "draft_meeting"
    draft_id: Mapped[str] = reference("plan_draft")
    forum_id: Mapped[str] = reference("forum")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    rule_date: Mapped[dt.date | None]
    date: Mapped[dt.date | None]  # none: unplaced
    start: Mapped[dt.time]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(200), default="")
    because: Mapped[str] = mapped_column(Text, default="")
    deputy_post_id: Mapped[str | None] = optional_reference("post")  # takes the chair


class PublishedYear(Record):
    """The meetings from `first` to `last` are published: from then on every change has a reason and a history."""

    __tablename__ = "published_year"
    first: Mapped[dt.date]
    last: Mapped[dt.date]
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(200))
