"""What stands on the agenda of a meeting, and what is promised to a later one."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Instant, Record, optional_reference, reference


class AgendaItem(Record):
    """One line of an agenda; its number is computed from the order until it goes out, breaks have none."""

    __tablename__ = "agenda_item"
    meeting_id: Mapped[str] = reference("meeting")
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(String(20))
    ask: Mapped[str] = mapped_column(Text, default="")  # one sentence: what the forum is asked
    lead_post_id: Mapped[str | None] = optional_reference("post")
    lead: Mapped[str] = mapped_column(String(200), default="")  # in words where the lead is no post of ours
    minutes: Mapped[int]
    paper: Mapped[str] = mapped_column(String(60), default="")  # reference of a paper kept elsewhere
    part: Mapped[int] = mapped_column(default=1)  # 1 open, 2 closed
    part_reason: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(Text, default="")  # why it is here, in words
    origin_kind: Mapped[str] = mapped_column(String(20), default="")  # an OriginKind
    origin_id: Mapped[str] = mapped_column(String(32), default="")  # the template item or promise it came from
    number: Mapped[str] = mapped_column(String(20), default="")  # fixed when it first went out; empty: computed
    late_reason: Mapped[str] = mapped_column(Text, default="")  # why it came after the agenda was issued
    late_agreed_by: Mapped[str] = mapped_column(String(200), default="")
    withdrawn_because: Mapped[str] = mapped_column(Text, default="")  # set: it keeps its number and is not taken
    section: Mapped[str] = mapped_column(String(200), default="")  # the heading it opens
    fixed_start: Mapped[dt.time | None]  # promised to begin at this time
    fixed_length: Mapped[bool] = mapped_column(default=False)  # re-fitting leaves its minutes alone
    title_sensitive: Mapped[bool] = mapped_column(default=False)  # Part 2: the public print leaves the title out too
    measure: Mapped[str] = mapped_column(Text, default="")  # "knife injury, 5 year high"
    misplaced_because: Mapped[str] = mapped_column(Text, default="")  # why a pinned item stands elsewhere
    shows: Mapped[str] = mapped_column(String(30), default="")  # a Shows
    outcome: Mapped[str] = mapped_column(String(20), default="")  # an ItemOutcome


class ItemAttendee(Record):
    """Somebody who attends for one item only: a post, or a name in words."""

    __tablename__ = "item_attendee"
    item_id: Mapped[str] = reference("agenda_item")
    position: Mapped[int] = mapped_column(default=0)
    post_id: Mapped[str | None] = optional_reference("post")
    name: Mapped[str] = mapped_column(String(200), default="")


class ItemLine(Record):
    """A tracked line of a standing item, carried forward to the next agenda with its last value."""

    __tablename__ = "item_line"
    item_id: Mapped[str] = reference("agenda_item")
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(String(200), default="")
    previous: Mapped[str] = mapped_column(String(200), default="")  # its value at the meeting before


class ItemPromise(Record):
    """An item promised to a later meeting of a forum; `taken_item_id` is set once it stands on an agenda.

    It waits for the first agenda of the forum dated after `after`; `meeting_id` names one, however often that moves.
    """

    __tablename__ = "item_promise"
    forum_id: Mapped[str] = reference("forum")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    after: Mapped[dt.date]
    kind: Mapped[str] = mapped_column(String(20))  # a PromiseKind
    reason: Mapped[str] = mapped_column(Text, default="")
    from_item_id: Mapped[str | None] = optional_reference("agenda_item")
    from_action_id: Mapped[str | None] = optional_reference("action")
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(String(20))
    ask: Mapped[str] = mapped_column(Text, default="")
    lead_post_id: Mapped[str | None] = optional_reference("post")
    lead: Mapped[str] = mapped_column(String(200), default="")
    minutes: Mapped[int]
    part: Mapped[int] = mapped_column(default=1)
    part_reason: Mapped[str] = mapped_column(Text, default="")
    title_sensitive: Mapped[bool] = mapped_column(default=False)
    taken_item_id: Mapped[str | None] = optional_reference("agenda_item")
    dropped_because: Mapped[str] = mapped_column(Text, default="")  # set: it is no longer wanted
    undated: Mapped[bool] = mapped_column(default=False)  # its date is to be fixed; no agenda takes it by itself
    chased_on: Mapped[dt.date | None]  # when somebody was last asked for its date


class ItemPause(Record):
    """A standing item left out: of the next agenda only (`once`), or until a day.

    `used_meeting_id` is the meeting whose agenda went without it; a once-only pause is spent then.
    """

    __tablename__ = "item_pause"
    template_item_id: Mapped[str] = reference("template_item")
    once: Mapped[bool] = mapped_column(default=False)
    return_on: Mapped[dt.date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    used_meeting_id: Mapped[str | None] = optional_reference("meeting")


class Escalation(Record):
    """An item, a theme or a risk passed up to another forum, with the reason; both ends show it.

    One of `item_id`, `theme_id` and `risk_id` is set; `meeting_id` is none where it was not at a meeting.
    """

    __tablename__ = "escalation"
    item_id: Mapped[str | None] = optional_reference("agenda_item")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    from_forum_id: Mapped[str] = reference("forum")
    theme_id: Mapped[str | None] = optional_reference("theme")
    risk_id: Mapped[str | None] = optional_reference("risk")
    to_forum_id: Mapped[str] = reference("forum")
    promise_id: Mapped[str | None] = optional_reference("item_promise")
    reason: Mapped[str] = mapped_column(Text)
    several_groups: Mapped[bool] = mapped_column(default=False)  # it needs more than one business group
    position: Mapped[int] = mapped_column(default=0)  # order among what was recorded at the meeting
    at: Mapped[dt.datetime] = mapped_column(Instant)


class DeepDive(Record):
    """An inquiry a forum commissioned under an item: who leads it, where and when it reports."""

    __tablename__ = "deep_dive"
    meeting_id: Mapped[str] = reference("meeting")  # commissioned here
    item_id: Mapped[str] = reference("agenda_item")
    position: Mapped[int] = mapped_column(default=0)  # order among what was recorded at the meeting
    title: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text, default="")
    commissioner_post_id: Mapped[str | None] = optional_reference("post")
    sponsor_post_id: Mapped[str | None] = optional_reference("post")
    lead_post_id: Mapped[str | None] = optional_reference("post")
    forum_id: Mapped[str] = reference("forum")  # reports here
    due_meeting_id: Mapped[str | None] = optional_reference("meeting")
    promise_id: Mapped[str | None] = optional_reference("item_promise")
    paper_id: Mapped[str | None] = optional_reference("paper")
    status: Mapped[str] = mapped_column(String(20))  # a DeepDiveStatus
    tracking_forum_id: Mapped[str | None] = optional_reference("forum")  # follows its actions; none: where it reports
    theme_id: Mapped[str | None] = optional_reference("theme")
    reported_on: Mapped[dt.date | None]
    closed_on: Mapped[dt.date | None]
    outcome: Mapped[str] = mapped_column(Text, default="")


class DeepDiveSlip(Record):
    """A deep-dive was put off or brought forward: from which meeting to which, and why."""

    __tablename__ = "deep_dive_slip"
    deep_dive_id: Mapped[str] = reference("deep_dive")
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(200))
    old_meeting_id: Mapped[str | None] = optional_reference("meeting")
    new_meeting_id: Mapped[str | None] = optional_reference("meeting")
    old_date: Mapped[dt.date | None]
    new_date: Mapped[dt.date | None]
    because: Mapped[str] = mapped_column(Text, default="")


class DeepDiveInforms(Record):
    """A deep-dive informs a unit: a business group or an enabling service."""

    __tablename__ = "deep_dive_informs"
    deep_dive_id: Mapped[str] = reference("deep_dive")
    unit_id: Mapped[str] = reference("unit")
