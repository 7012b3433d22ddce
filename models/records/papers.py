"""Papers: what is tabled, by whom, in which state, and every version of the files that belong to it."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Instant, Record, optional_reference, reference


class Paper(Record):
    """A paper of a forum's series for one meeting, and for one item once it stands on the agenda."""

    __tablename__ = "paper"
    forum_id: Mapped[str] = reference("forum")
    meeting_id: Mapped[str | None] = optional_reference("meeting")
    item_id: Mapped[str | None] = optional_reference("agenda_item")
    template_paper_id: Mapped[str | None] = optional_reference("template_paper")
    reference: Mapped[str] = mapped_column(String(60), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # a PaperKind
    title: Mapped[str] = mapped_column(Text)
    template: Mapped[str] = mapped_column(String(60), default="")  # the edition whose sections it follows
    status: Mapped[str] = mapped_column(String(20), index=True)  # a PaperStatus
    sponsor_post_id: Mapped[str | None] = optional_reference("post")
    on_behalf_of: Mapped[str] = mapped_column(String(200), default="")
    marking: Mapped[str] = mapped_column(String(30), default="")  # empty: the forum's
    part: Mapped[int] = mapped_column(default=1)
    part_reason: Mapped[str] = mapped_column(Text, default="")
    title_sensitive: Mapped[bool] = mapped_column(default=False)
    commissioned_on: Mapped[dt.date]
    due: Mapped[dt.datetime | None]  # wall clock; none: the forum's deadline for its kind
    received_on: Mapped[dt.date | None]
    late_reason: Mapped[str] = mapped_column(Text, default="")
    late_agreed_by: Mapped[str] = mapped_column(String(200), default="")
    no_risks_because: Mapped[str] = mapped_column(Text, default="")  # set: it addresses none, and why
    withdrawn_because: Mapped[str] = mapped_column(Text, default="")
    rating: Mapped[str] = mapped_column(String(60), default="")  # of a dashboard: the overall rating it gives
    summary: Mapped[str] = mapped_column(Text, default="")


class PaperAuthor(Record):
    """An author with the line printed under “contact details”; a post of ours or a name in words."""

    __tablename__ = "paper_author"
    paper_id: Mapped[str] = reference("paper")
    position: Mapped[int]
    post_id: Mapped[str | None] = optional_reference("post")
    name: Mapped[str] = mapped_column(String(200), default="")
    unit: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    telephone: Mapped[str] = mapped_column(String(60), default="")


class PaperSection(Record):
    """A section of a paper: its text, or a nil statement chosen for it; neither: still empty."""

    __tablename__ = "paper_section"
    paper_id: Mapped[str] = reference("paper")
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    front: Mapped[bool] = mapped_column(default=False)  # a box of the front sheet, without a number
    required: Mapped[str] = mapped_column(String(20))  # yes, nil-allowed or conditional
    text: Mapped[str] = mapped_column(Text, default="")
    nil: Mapped[bool] = mapped_column(default=False)  # the text is a nil statement


class PaperRecommendation(Record):
    """What a paper asks, lettered by its place."""

    __tablename__ = "paper_recommendation"
    paper_id: Mapped[str] = reference("paper")
    position: Mapped[int]
    verb: Mapped[str] = mapped_column(String(20))  # an AskVerb
    text: Mapped[str] = mapped_column(Text)


class PaperAttachment(Record):
    """A file of a paper: the paper itself or an appendix, lettered by its place; its versions are kept apart."""

    __tablename__ = "paper_attachment"
    paper_id: Mapped[str] = reference("paper")
    position: Mapped[int]
    appendix: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(Text)
    marking: Mapped[str] = mapped_column(String(30), default="")  # empty: the paper's
    part: Mapped[int] = mapped_column(default=1)


class PaperVersion(Record):
    """One version of a file, its bytes named by their digest."""

    __tablename__ = "paper_version"
    attachment_id: Mapped[str] = reference("paper_attachment")
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(200))  # safe on every system
    size: Mapped[int]  # bytes
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(200))


class PaperEvent(Record):
    """A line of a paper's history: commissioned, chased, received, made final and so on."""

    __tablename__ = "paper_event"
    paper_id: Mapped[str] = reference("paper")
    at: Mapped[dt.datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text, default="")


class ForumPaperRule(Record):
    """What a forum asks of every paper, and how strongly."""

    __tablename__ = "forum_paper_rule"
    forum_id: Mapped[str] = reference("forum")
    rule: Mapped[str] = mapped_column(String(40))  # a PaperRule
    strength: Mapped[str] = mapped_column(String(20))  # a Strength


class TemplatePaper(Record):
    """A paper expected for every meeting of a forum, such as a programme's dashboard.

    `also_forum_id` receives it too: the earlier of both forums' deadlines counts.
    """

    __tablename__ = "template_paper"
    forum_id: Mapped[str] = reference("forum")
    also_forum_id: Mapped[str | None] = optional_reference("forum")
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    template: Mapped[str] = mapped_column(String(60), default="")
    sponsor_post_id: Mapped[str | None] = optional_reference("post")
    starts: Mapped[dt.date | None]
    ends: Mapped[dt.date | None]
