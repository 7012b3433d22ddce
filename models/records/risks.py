"""The risk register: risks, how they were assessed when and by whom, and what touches them."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record, optional_reference, reference


class Risk(Record):
    """A risk at one level; `likelihood` and `impact` are places on the scheme's scales, from 1."""

    __tablename__ = "risk"
    reference: Mapped[str] = mapped_column(String(60), index=True)
    level: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[str | None] = optional_reference("unit")
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    owner_post_id: Mapped[str | None] = optional_reference("post")
    likelihood: Mapped[int]
    impact: Mapped[int]
    status: Mapped[str] = mapped_column(String(20))  # a RiskStatus
    raised_on: Mapped[dt.date]
    closed_on: Mapped[dt.date | None]
    closed_because: Mapped[str] = mapped_column(Text, default="")
    next_review: Mapped[dt.date | None]
    position: Mapped[int] = mapped_column(default=0)


class RiskReview(Record):
    """An assessment of a risk on a day, by a forum where it was one: its place on both scales, and why."""

    __tablename__ = "risk_review"
    risk_id: Mapped[str] = reference("risk")
    on: Mapped[dt.date]
    forum_id: Mapped[str | None] = optional_reference("forum")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    likelihood: Mapped[int]
    impact: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")


class RiskAssurance(Record):
    """An assurance board's stamp: whether the risk is managed, never where it stands."""

    __tablename__ = "risk_assurance"
    risk_id: Mapped[str] = reference("risk")
    on: Mapped[dt.date]
    forum_id: Mapped[str] = reference("forum")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    assurance: Mapped[str] = mapped_column(String(20))  # an Assurance
    words: Mapped[str] = mapped_column(Text, default="")


class RiskLink(Record):
    """A risk touched by a paper, an agenda item, a decision or an action: exactly one of the four is set."""

    __tablename__ = "risk_link"
    risk_id: Mapped[str] = reference("risk")
    paper_id: Mapped[str | None] = optional_reference("paper")
    item_id: Mapped[str | None] = optional_reference("agenda_item")
    decision_id: Mapped[str | None] = optional_reference("decision")
    action_id: Mapped[str | None] = optional_reference("action")


class DecisionEffect(Record):
    """What a decision does to a risk, as its forum saw it at the end of the meeting; a new risk has no key yet."""

    __tablename__ = "decision_effect"
    decision_id: Mapped[str] = reference("decision")
    risk_id: Mapped[str | None] = optional_reference("risk")
    effect: Mapped[str] = mapped_column(String(10))  # an Effect
    note: Mapped[str] = mapped_column(Text, default="")
