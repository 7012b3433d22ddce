"""What every stored row has: a key, and a revision that names its present state."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, ForeignKey, MetaData, String, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

KEY = String(32)
"""The column type of keys: 32 hexadecimal digits of a UUID."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, stored without its zone."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """The type of a value, by which the journal reads it back."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Store an aware moment as UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read a stored moment as aware UTC."""
        return value.replace(tzinfo=UTC) if value is not None else None


class Base(DeclarativeBase):
    """The parent of every mapped table."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A row that is journaled, can be taken back, and refuses a stale change."""

    __abstract__ = True
    id: Mapped[str] = mapped_column(KEY, primary_key=True)
    revision: Mapped[str] = mapped_column(KEY, nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, object]:
        """Compare the revision on every update; the unit writes the new one."""
        return {"version_id_col": cls.__table__.c.revision, "version_id_generator": False}


def reference(table: str) -> MappedColumn[str]:
    """Return a column holding the key of a row of `table`, checked when the transaction ends."""
    return mapped_column(KEY, ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"), index=True)


def optional_reference(table: str) -> MappedColumn[str | None]:
    """Return a column that may hold the key of a row of `table`."""
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(KEY, key, nullable=True, index=True)
