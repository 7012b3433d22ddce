"""What stands on the agenda of a meeting."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record, optional_reference, reference


class AgendaItem(Record):
    """One line of an agenda; numbers are computed from the order, breaks have none."""

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
    paper: Mapped[str] = mapped_column(String(60), default="")  # reference of its paper
    part: Mapped[int] = mapped_column(default=1)  # 1 open, 2 closed
    part_reason: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(Text, default="")  # why it is here, in words
