"""Remembering: the images of every row a transaction changes, written as one entry of a hash-chained journal."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Row, Table, func, insert, inspect, select, text
from sqlalchemy.orm import InstanceState, Session

from models.records import Base, Record
from models.records.journal import Change, Entry

LOCK = 0x4472756D
Image = Mapping[str, Any]
FIRST_DIGEST = "0" * 64


@dataclass(slots=True)
class RowChange:
    """One row as it was and as it is; none where it did not exist."""

    table: str
    row_id: str
    before: Image | None
    after: Image | None


@dataclass(frozen=True, slots=True)
class Deed:
    """What an entry says of itself."""

    at: dt.datetime
    actor: str
    operation: str
    words: str
    undoes: int | None = None
    redoes: int | None = None
    final: bool = False


@dataclass(slots=True)
class Recorder:
    """Gathers row changes of one transaction, the first image before and the last one after."""

    rows: dict[tuple[str, str], RowChange] = field(default_factory=dict)

    def note(self, change: RowChange) -> None:
        """Add a change, joining it to an earlier one of the same row."""
        known = self.rows.get((change.table, change.row_id))
        if known is None:
            self.rows[change.table, change.row_id] = change
        else:
            known.after = change.after

    def changes(self) -> tuple[RowChange, ...]:
        """Return what really changed, in the order in which it happened."""
        return tuple(row for row in self.rows.values() if row.before != row.after)


def encode(value: object) -> object:
    """Return a column's value as JSON holds it."""
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def decode(column: Column[Any], value: Any) -> Any:
    """Return a value of an image as the column holds it."""
    kind = column.type.python_type
    return kind.fromisoformat(value) if value is not None and issubclass(kind, dt.date | dt.time) else value


def image_after(record: Record) -> Image:
    """Return the present values of a record."""
    return {column.key: encode(getattr(record, column.key)) for column in record.__table__.columns}


def image_before(record: Record) -> Image:
    """Return the values of a record as they were loaded."""
    state: InstanceState[Record] = inspect(record)
    image: dict[str, object] = {}
    for column in record.__table__.columns:
        history = state.attrs[column.key].history
        image[column.key] = encode(history.deleted[0] if history.deleted else getattr(record, column.key))
    return image


def values_of(table: Table, image: Image) -> dict[str, Any]:
    """Return an image as values to store."""
    return {name: decode(table.columns[name], value) for name, value in image.items()}


def table_of(name: str) -> Table:
    """Return a table by its name."""
    return Base.metadata.tables[name]


def dumps(image: Image | None) -> str | None:
    """Return an image as canonical JSON."""
    return None if image is None else json.dumps(image, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def write_entry(session: Session, deed: Deed, changes: Iterable[RowChange]) -> int:
    """Append one entry with its changes and return its number; writers queue here so that the chain has one end."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    last = session.execute(select(Entry.seq, Entry.digest).order_by(Entry.seq.desc()).limit(1)).first()
    seq = last.seq + 1 if last else 1
    rows = [
        {
            "entry_seq": seq,
            "ordinal": ordinal,
            "table_name": change.table,
            "row_id": change.row_id,
            "before": dumps(change.before),
            "after": dumps(change.after),
        }
        for ordinal, change in enumerate(changes)
    ]
    entry = {name: getattr(deed, name) for name in Deed.__slots__}
    digest = chain(last.digest if last else FIRST_DIGEST, {"seq": seq, **entry}, rows)
    session.execute(insert(Entry), {"seq": seq, "digest": digest, **entry})
    if rows:
        session.execute(insert(Change.__table__), rows)  # type: ignore[arg-type]
    return seq


def chain(previous: str, entry: Mapping[str, object], rows: Iterable[Mapping[str, object]]) -> str:
    """Return the digest that ties an entry and its rows to the one before."""
    line = hashlib.sha256(previous.encode())
    line.update(json.dumps({k: encode(v) for k, v in entry.items()}, sort_keys=True).encode())
    for row in rows:
        line.update(json.dumps(row, sort_keys=True, default=str).encode())
    return line.hexdigest()


def first_broken_entry(session: Session) -> int | None:
    """Return the number of the first entry whose digest does not fit its content, or none if the chain holds."""
    previous = FIRST_DIGEST
    columns = Change.__table__.columns
    for entry in session.scalars(select(Entry).order_by(Entry.seq).execution_options(yield_per=200)):
        rows = session.execute(select(*columns).where(Change.entry_seq == entry.seq).order_by(Change.ordinal))
        words = {"seq": entry.seq, **{name: getattr(entry, name) for name in Deed.__slots__}}
        if chain(previous, words, (dict(row._mapping) for row in rows)) != entry.digest:  # noqa: SLF001
            return entry.seq
        previous = entry.digest
    return None


def changes_of(session: Session, seq: int) -> tuple[RowChange, ...]:
    """Return the changes of an entry, in the order in which they were made."""
    columns = Change.__table__.columns
    rows = session.execute(select(*columns).where(Change.entry_seq == seq).order_by(Change.ordinal))
    return tuple(read_change(row) for row in rows)


def read_change(row: Row[Any]) -> RowChange:
    """Return a stored change with its images unfolded."""
    before, after = (None if image is None else json.loads(image) for image in (row.before, row.after))
    return RowChange(row.table_name, row.row_id, before, after)


def head(session: Session) -> tuple[int, str]:
    """Return the number of entries and the digest at the end of the chain."""
    last = session.execute(select(Entry.digest).order_by(Entry.seq.desc()).limit(1)).scalar()
    return session.scalar(select(func.count(Entry.seq))) or 0, last or FIRST_DIGEST
