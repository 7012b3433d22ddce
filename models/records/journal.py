"""The journal: every change, who made it and when, append-only and hash-chained."""

import datetime as dt

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import KEY, Base, Instant


class Entry(Base):
    """One operation as it was done: one gesture, one undo."""

    __tablename__ = "entry"
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(200), index=True)
    operation: Mapped[str] = mapped_column(String(100))
    words: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None]  # the entry this one took back
    redoes: Mapped[int | None]  # the entry this one brought back
    final: Mapped[bool] = mapped_column(default=False)  # it left the house and cannot be undone
    digest: Mapped[str] = mapped_column(String(64))


class Change(Base):
    """One row of one entry: its image before and after, as JSON; none where the row did not exist."""

    __tablename__ = "change"
    entry_seq: Mapped[int] = mapped_column(ForeignKey("entry.seq"), primary_key=True, autoincrement=False)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table: Mapped[str] = mapped_column("table_name", String(40))
    row_id: Mapped[str] = mapped_column(KEY, index=True)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
