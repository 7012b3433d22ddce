"""What the figures single out: measures, exceptions by unit and month, and good practice worth sharing."""

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Instant, Record, optional_reference, reference


class Measure(Record):
    """Something that is counted or measured; `theme_id` is the theme its exceptions speak to."""

    __tablename__ = "measure"
    name: Mapped[str] = mapped_column(String(200))
    family: Mapped[str] = mapped_column(String(200), default="")
    synonyms: Mapped[str] = mapped_column(Text, default="")  # one a line, as files may spell it
    theme_id: Mapped[str | None] = optional_reference("theme")


class ExceptionImport(Record):
    """A file of exceptions that was taken in, and how its rows add up."""

    __tablename__ = "exception_import"
    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))  # of the file's bytes
    at: Mapped[dt.datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(200))
    read: Mapped[int]
    stored: Mapped[int]
    unmatched: Mapped[int]
    duplicate: Mapped[int]
    refused: Mapped[int]


class LocalException(Record):
    """A figure out of the ordinary, worse or better, of a unit in a month; `unit_id` is none until it is matched.

    The words are kept as they were given; `value` is none where the figure is pending.
    """

    __tablename__ = "local_exception"
    import_id: Mapped[str | None] = optional_reference("exception_import")
    row: Mapped[int] = mapped_column(default=0)  # of the file, the head being row 1; 0: by hand
    unit_id: Mapped[str | None] = optional_reference("unit")
    unit_words: Mapped[str] = mapped_column(String(200))
    measure_id: Mapped[str] = reference("measure")
    measure_words: Mapped[str] = mapped_column(String(200))
    period: Mapped[dt.date]  # the first day of the month
    direction: Mapped[str] = mapped_column(String(10))  # a Direction
    value: Mapped[float | None]
    value_words: Mapped[str] = mapped_column(String(60), default="")
    expected: Mapped[float | None]
    expected_words: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    received_on: Mapped[dt.date]
    set_aside_because: Mapped[str] = mapped_column(Text, default="")  # set: it goes on no agenda


class GoodPractice(Record):
    """Something that worked in one unit, and where it was presented."""

    __tablename__ = "good_practice"
    title: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text, default="")
    origin_unit_id: Mapped[str | None] = optional_reference("unit")
    presenter_post_id: Mapped[str | None] = optional_reference("post")
    presenter: Mapped[str] = mapped_column(String(200), default="")  # in words where it is no post of ours
    meeting_id: Mapped[str | None] = optional_reference("meeting")  # presented there
    theme_id: Mapped[str | None] = optional_reference("theme")
    on: Mapped[dt.date]


class PracticeAdoption(Record):
    """A unit took a good practice over."""

    __tablename__ = "practice_adoption"
    practice_id: Mapped[str] = reference("good_practice")
    unit_id: Mapped[str] = reference("unit")
    on: Mapped[dt.date]
    note: Mapped[str] = mapped_column(Text, default="")
