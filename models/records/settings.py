"""What the book knows about itself, the number series, and the contents of issued documents."""

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import KEY, Base, Record


class Setting(Record):
    """One setting of the organisation by name, such as `title`, `marking` or `zone`."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(String(40), unique=True)
    value: Mapped[str] = mapped_column(Text)


class NumberSeries(Base):
    """The last number given out; outside the journal, so that no number is ever given twice."""

    __tablename__ = "number_series"
    forum_id: Mapped[str] = mapped_column(KEY, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    scope_key: Mapped[str] = mapped_column(String(40), primary_key=True)
    last: Mapped[int]


class Content(Base):
    """The bytes of an issued document, named by their SHA-256 digest; never changed."""

    __tablename__ = "content"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class ContentText(Base):
    """The words found in a file, by the digest of its bytes, so that they can be searched."""

    __tablename__ = "content_text"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class SearchEntry(Base):
    """What a line of the search index stands for: a row of a table; the words lie beside it under the same number."""

    __tablename__ = "search_entry"
    __table_args__ = (Index("ix_search_entry_source_row_id", "source", "row_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(KEY)
