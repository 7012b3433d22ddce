"""The unit of work: one transaction that remembers what it changes."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, event, insert, select, text
from sqlalchemy.orm import Session, UOWTransaction

from models.errors import Conflict, NotFound
from models.records import Record
from models.records.settings import Content, NumberSeries
from models.store.journal import Recorder, RowChange, encode, image_after, image_before, table_of

R = TypeVar("R", bound=Record)
Mint = Callable[[], str]


def random_key() -> str:
    """Return a new key that no other desk will make."""
    return uuid.uuid4().hex


class Unit:
    """One write transaction of one actor; `now` is in UTC, `today` is the date on the wall."""

    def __init__(self, session: Session, actor: str, now: dt.datetime, today: dt.date, mint: Mint = random_key) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.today = today
        self.mint = mint
        self.recorder = Recorder()
        self.words = ""
        self.final = False
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def add(self, record: R) -> R:
        """Add a row, giving it a key if it has none."""
        record.id = record.id or self.mint()
        self.session.add(record)
        return record

    def get(self, kind: type[R], key: str, revision: str | None = None) -> R:
        """Return a row by its key; Conflict if the caller saw another revision, NotFound if it is gone."""
        record = self.session.get(kind, key)
        if record is None:
            raise NotFound(f"This {kind.__tablename__.replace('_', ' ')} is no longer in the book.")
        if revision is not None and revision != record.revision:
            raise Conflict(kind.__tablename__, key, dict(image_after(record)))
        return record

    def rows(self, statement: Select[R]) -> Sequence[R]:
        """Return the rows a select finds."""
        return self.session.scalars(statement).all()

    def delete(self, record: Record) -> None:
        """Remove a row; the journal keeps its image."""
        self.session.delete(record)

    def bulk(self, kind: type[Record], rows: Iterable[Mapping[str, object]]) -> None:
        """Insert many rows at once within this entry; missing keys and defaults are filled in."""
        table = table_of(kind.__tablename__)
        defaults = {column.key: default_of(column) for column in table.columns}
        full = [{**defaults, "id": self.mint(), **row, "revision": self.mint()} for row in rows]
        self.session.flush()
        for row in full:
            image = {name: encode(value) for name, value in row.items()}
            self.recorder.note(RowChange(table.name, str(row["id"]), None, image))
        if full:
            self.session.execute(insert(table), full)

    def number(self, forum_id: str, kind: str, scope_key: str) -> int:
        """Return the next number of a series; it is never given again, even when what it named is taken back."""
        key = (forum_id, kind, scope_key)
        series = self.session.get(NumberSeries, key, with_for_update=True)
        if series is None:
            begin = "INSERT INTO number_series (forum_id, kind, scope_key, last) VALUES (:forum, :kind, :scope, 0) "
            given = {"forum": forum_id, "kind": kind, "scope": scope_key}
            self.session.execute(text(begin + "ON CONFLICT DO NOTHING"), given)  # another desk may begin it now
            series = self.session.get_one(NumberSeries, key, with_for_update=True)
        series.last += 1
        self.session.flush()
        return series.last

    def keep(self, body: bytes) -> str:
        """Store the bytes of a document under their digest and return it."""
        digest = hashlib.sha256(body).hexdigest()
        if self.session.scalar(select(Content.digest).where(Content.digest == digest)) is None:
            self.session.add(Content(digest=digest, body=body))
        return digest

    def say(self, words: str) -> None:
        """Name the deed as the Edit menu and the history show it."""
        self.words = words

    def seal(self) -> None:
        """Mark this entry as having left the house: it cannot be undone, only corrected."""
        self.final = True

    def changes(self) -> tuple[RowChange, ...]:
        """Write what is pending and return all row changes of this unit."""
        self.session.flush()
        return self.recorder.changes()

    def _before_flush(self, session: Session, _context: UOWTransaction, _objects: object) -> None:
        for record in session.deleted:
            if isinstance(record, Record):
                self.recorder.note(RowChange(record.__tablename__, record.id, image_before(record), None))
        for record in session.dirty:
            if isinstance(record, Record) and session.is_modified(record):
                before = image_before(record)
                record.revision = self.mint()
                self.recorder.note(RowChange(record.__tablename__, record.id, before, None))
        for record in session.new:
            if isinstance(record, Record):
                record.revision = self.mint()

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        for record in (*session.new, *session.dirty):
            if isinstance(record, Record):
                known = self.recorder.rows.get((record.__tablename__, record.id))
                if record in session.new or known is not None:
                    self.recorder.note(RowChange(record.__tablename__, record.id, None, image_after(record)))


def default_of(column: Any) -> object:  # noqa: ANN401  a column of any type
    """Return the plain default of a column, none where it has none."""
    return column.default.arg if column.default is not None and column.default.is_scalar else None
