"""What a meeting leaves behind: minutes, decisions and actions."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Instant, Record, optional_reference, reference


class Minute(Record):
    """A paragraph of what was said under an item."""

    __tablename__ = "minute"
    meeting_id: Mapped[str] = reference("meeting")
    item_id: Mapped[str] = reference("agenda_item")
    position: Mapped[int]  # order among all that was recorded at the meeting
    text: Mapped[str] = mapped_column(Text)
    number: Mapped[int | None]  # in continuous minutes, fixed when they are agreed


class Decision(Record):
    """What a forum decided under an item."""

    __tablename__ = "decision"
    forum_id: Mapped[str] = reference("forum")
    meeting_id: Mapped[str] = reference("meeting")
    item_id: Mapped[str] = reference("agenda_item")
    position: Mapped[int]
    reference: Mapped[str] = mapped_column(String(60), index=True)
    verb: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    recommendation_id: Mapped[str | None] = optional_reference("paper_recommendation")  # what it answers
    reasons: Mapped[str] = mapped_column(Text, default="")
    conditions: Mapped[str] = mapped_column(Text, default="")
    dissent: Mapped[str] = mapped_column(Text, default="")
    review_on: Mapped[dt.date | None]
    evaluate_on: Mapped[dt.date | None]  # when its effect is to be judged
    evaluation: Mapped[str] = mapped_column(Text, default="")
    part: Mapped[int] = mapped_column(default=1)


class DecisionAudience(Record):
    """Somebody who is to be told of a decision, and when that was done."""

    __tablename__ = "decision_audience"
    decision_id: Mapped[str] = reference("decision")
    position: Mapped[int] = mapped_column(default=0)
    audience: Mapped[str] = mapped_column(String(200))
    told_on: Mapped[dt.date | None]


class Correction(Record):
    """A correction of agreed minutes: what it corrects stays as it was agreed, and this says what it should be.

    At most one of `minute_id`, `decision_id` and `action_id` is set; none: the record as a whole.
    """

    __tablename__ = "correction"
    meeting_id: Mapped[str] = reference("meeting")
    minute_id: Mapped[str | None] = optional_reference("minute")
    decision_id: Mapped[str | None] = optional_reference("decision")
    action_id: Mapped[str | None] = optional_reference("action")
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(200))


class Action(Record):
    """What somebody promised: one accountable owner (a post, a person, or a body outside), and a date.

    `due` is none where only words were given (`due_words`, such as "Q4 2026-27"); `first_due` never changes.
    `meeting_id` and `item_id` are none for actions brought in from an older log.
    """

    __tablename__ = "action"
    forum_id: Mapped[str] = reference("forum")
    tracking_forum_id: Mapped[str | None] = optional_reference("forum")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    item_id: Mapped[str | None] = optional_reference("agenda_item")
    reference: Mapped[str] = mapped_column(String(60), index=True)
    text: Mapped[str] = mapped_column(Text)
    owner_post_id: Mapped[str | None] = optional_reference("post")
    owner_person_id: Mapped[str | None] = optional_reference("person")
    owner_body: Mapped[str] = mapped_column(String(200), default="")
    raised_on: Mapped[dt.date]
    due: Mapped[dt.date | None] = mapped_column(index=True)
    due_words: Mapped[str] = mapped_column(String(100), default="")
    first_due: Mapped[dt.date | None]
    moves: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(String(30), index=True)
    closed_on: Mapped[dt.date | None]
    closing_note: Mapped[str] = mapped_column(Text, default="")
    part: Mapped[int] = mapped_column(default=1)
    position: Mapped[int] = mapped_column(default=0)  # order among all that was recorded at its meeting
    answer_paper_id: Mapped[str | None] = optional_reference("paper")  # a request answered by a later paper
    answer_words: Mapped[str] = mapped_column(String(200), default="")  # "sections 2 and 3"


class ActionContributor(Record):
    """A post that helps the owner of an action."""

    __tablename__ = "action_contributor"
    action_id: Mapped[str] = reference("action")
    post_id: Mapped[str] = reference("post")


class ActionEvent(Record):
    """A line of an action's history: recorded, date moved (from, to, why), update, status change."""

    __tablename__ = "action_event"
    action_id: Mapped[str] = reference("action")
    at: Mapped[dt.datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))  # recorded, moved, update, closed, re-opened
    text: Mapped[str] = mapped_column(Text, default="")
    old_due: Mapped[dt.date | None]
    new_due: Mapped[dt.date | None]
