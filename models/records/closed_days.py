"""Days on which no board meets: closures of the organisation and proclaimed one-off bank holidays."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record


class ClosureSpan(Record):
    """The organisation is closed: "12-24" to "01-01" every year, or "2026-12-24" once."""

    __tablename__ = "closure_span"
    name: Mapped[str] = mapped_column(String(100))
    starts: Mapped[str] = mapped_column(String(10))
    ends: Mapped[str] = mapped_column(String(10))


class OneOffDay(Record):
    """A bank holiday proclaimed for one day, or (`closed` false) an ordinary one taken away."""

    __tablename__ = "one_off_day"
    day: Mapped[date]
    name: Mapped[str] = mapped_column(String(100))
    closed: Mapped[bool] = mapped_column(default=True)
