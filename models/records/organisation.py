"""Units, posts, people and who holds which post when."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Record, optional_reference, reference


class OrganisationUnit(Record):
    """A part of the organisation, valid from `starts` up to and including `ends`."""

    __tablename__ = "unit"
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[str | None] = optional_reference("unit")
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    synonyms: Mapped[str] = mapped_column(Text, default="")  # one name a line, as imports may spell it
    source: Mapped[str] = mapped_column(Text, default="")


class UnitSuccession(Record):
    """An old unit gave way, wholly or in part, to a new one on a day."""

    __tablename__ = "unit_succession"
    old_unit_id: Mapped[str] = reference("unit")
    new_unit_id: Mapped[str] = reference("unit")
    on: Mapped[date | None]


class Person(Record):
    """Somebody who holds posts; the name as it is printed."""

    __tablename__ = "person"
    name: Mapped[str] = mapped_column(String(200))
    initials: Mapped[str] = mapped_column(String(8), default="")
    email: Mapped[str] = mapped_column(String(200), default="")


class Post(Record):
    """A seat that sits on forums and owns actions, whoever holds it."""

    __tablename__ = "post"
    code: Mapped[str] = mapped_column(String(60))  # short name used in files and when typing: "AC-FLP"
    title: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[str | None] = optional_reference("unit")
    deputy_post_id: Mapped[str | None] = optional_reference("post")
    starts: Mapped[date | None]
    ends: Mapped[date | None]


class PostHolding(Record):
    """A person holds a post from `starts` up to and including `ends`; no row on a day means vacant."""

    __tablename__ = "post_holding"
    post_id: Mapped[str] = reference("post")
    person_id: Mapped[str] = reference("person")
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    acting: Mapped[bool] = mapped_column(default=False)
