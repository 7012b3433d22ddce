"""What themes align to: dated sets of priorities, what is tied to them, and what is asked of corporate assets."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record, optional_reference, reference


class PrioritySet(Record):
    """A dated document of priorities: a plan, a Control Strategy, an assessment, or a borough's own; `kind` says which.

    It is in force from `starts` to `ends`, both included, once it is final. `based_on_id` is the assessment it was set
    from, `fits_id` the plan it has to fit.
    """

    __tablename__ = "priority_set"
    kind: Mapped[str] = mapped_column(String(30))  # a PriorityKind
    name: Mapped[str] = mapped_column(String(200))  # "Police and Crime Plan 2025-29"
    short: Mapped[str] = mapped_column(String(40), default="")  # "PCP", put before a priority's number
    version: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(20))  # a SetState
    starts: Mapped[dt.date | None]
    ends: Mapped[dt.date | None]
    unit_id: Mapped[str | None] = optional_reference("unit")  # the borough whose own priorities they are
    author_unit_id: Mapped[str | None] = optional_reference("unit")
    agreed_meeting_id: Mapped[str | None] = optional_reference("meeting")
    agreed_on: Mapped[dt.date | None]
    review_due: Mapped[dt.date | None]
    based_on_id: Mapped[str | None] = optional_reference("priority_set")
    fits_id: Mapped[str | None] = optional_reference("priority_set")
    validated_on: Mapped[dt.date | None]  # local priorities: when borough and police last agreed them
    validated_by: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(Text, default="")


class Priority(Record):
    """One priority of a set; `position` is its number there, from 1."""

    __tablename__ = "priority"
    set_id: Mapped[str] = reference("priority_set")
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    mark: Mapped[str] = mapped_column(String(20), default="")  # a PriorityMark


class Alignment(Record):
    """A line of sight: a forum's theme, a deep-dive or an agenda item tied to what it serves.

    Exactly one of `meeting_theme_id`, `deep_dive_id` and `item_id` is set, and exactly one of `priority_id`,
    `risk_id`, `exception_id` and `commission_id`.
    """

    __tablename__ = "alignment"
    meeting_theme_id: Mapped[str | None] = optional_reference("meeting_theme")
    deep_dive_id: Mapped[str | None] = optional_reference("deep_dive")
    item_id: Mapped[str | None] = optional_reference("agenda_item")
    priority_id: Mapped[str | None] = optional_reference("priority")
    risk_id: Mapped[str | None] = optional_reference("risk")
    exception_id: Mapped[str | None] = optional_reference("local_exception")
    commission_id: Mapped[str | None] = optional_reference("deep_dive")  # the theme follows a commissioned deep-dive


class TaskingRequest(Record):
    """A corporate asset asked for: by which unit, for when, under which priority, and what was decided."""

    __tablename__ = "tasking_request"
    meeting_id: Mapped[str | None] = optional_reference("meeting")  # where it is decided
    asset: Mapped[str] = mapped_column(String(200))  # such as "Territorial Support Group, two serials"
    unit_id: Mapped[str | None] = optional_reference("unit")  # asks for it
    requested_on: Mapped[dt.date]
    starts: Mapped[dt.date | None]
    ends: Mapped[dt.date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    priority_id: Mapped[str | None] = optional_reference("priority")  # of the Control Strategy
    decision: Mapped[str] = mapped_column(String(20), default="")  # a TaskingDecision
    decided_on: Mapped[dt.date | None]
    decision_words: Mapped[str] = mapped_column(Text, default="")
