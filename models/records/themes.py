"""The forward plan's themes: which a meeting takes, how units answered, what keeps coming back, and Gold Groups."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record, optional_reference, reference


class Theme(Record):
    """A subject forums scrutinise, such as knife crime; `parent_id` is the headline it counts under (violence)."""

    __tablename__ = "theme"
    title: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(60), default="")  # in words: "crime type", "key process"
    parent_id: Mapped[str | None] = optional_reference("theme")
    synonyms: Mapped[str] = mapped_column(Text, default="")  # one a line, as measures and imports may name it
    note: Mapped[str] = mapped_column(Text, default="")


class ThemePrevalence(Record):
    """A theme is prevalent in a unit, so that it may be cascaded to those units alone."""

    __tablename__ = "theme_prevalence"
    theme_id: Mapped[str] = reference("theme")
    unit_id: Mapped[str] = reference("unit")


class MeetingTheme(Record):
    """A theme a meeting takes, or is asked to take by the forum above (`cascaded_from_id`).

    It belongs to the meeting and moves with it. One that was declined stays, with the reason, and is not taken.
    """

    __tablename__ = "meeting_theme"
    meeting_id: Mapped[str] = reference("meeting")
    theme_id: Mapped[str] = reference("theme")
    position: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(String(20))  # a ThemeStatus
    note: Mapped[str] = mapped_column(Text, default="")
    set_on: Mapped[dt.date]
    set_by: Mapped[str] = mapped_column(String(200), default="")
    track: Mapped[str] = mapped_column(String(20), default="")  # a ThemeTrack: how it stood at the meeting
    track_words: Mapped[str] = mapped_column(Text, default="")
    cascaded_from_id: Mapped[str | None] = optional_reference("meeting_theme")
    answer: Mapped[str] = mapped_column(String(20), default="")  # a CascadeAnswer
    answer_reason: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[dt.date | None]
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    former: Mapped[str] = mapped_column(String(200), default="")  # the forums it was set for before units merged


class EnduringAnswer(Record):
    """The chair's yes or no to a suggestion that a theme endures; `meeting_id` is the last meeting it rested on."""

    __tablename__ = "enduring_answer"
    forum_id: Mapped[str] = reference("forum")
    theme_id: Mapped[str] = reference("theme")
    meeting_id: Mapped[str] = reference("meeting")
    evidence: Mapped[str] = mapped_column(Text)  # in words: which meetings, off track or repeated
    agreed: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    on: Mapped[dt.date]
    by: Mapped[str] = mapped_column(String(200), default="")


class GoldGroup(Record):
    """A Gold Group: a forum of its own, tasked by another one over a theme or a risk, until it reports back."""

    __tablename__ = "gold_group"
    forum_id: Mapped[str] = reference("forum")
    tasking_forum_id: Mapped[str] = reference("forum")
    tasking_meeting_id: Mapped[str | None] = optional_reference("meeting")
    theme_id: Mapped[str | None] = optional_reference("theme")
    risk_id: Mapped[str | None] = optional_reference("risk")
    terms: Mapped[str] = mapped_column(Text)
    begun_on: Mapped[dt.date]
    closed_on: Mapped[dt.date | None]
    report: Mapped[str] = mapped_column(Text, default="")
    promise_id: Mapped[str | None] = optional_reference("item_promise")  # its report to the forum that tasked it
