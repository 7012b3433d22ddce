"""Readings many queries share: made once, and made again when a table they come from has changed."""

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records.journal import Change, Entry

T = TypeVar("T")
_READINGS = "readings"


class Readings:
    """What one desk has read of an open book; the journal tells which tables have changed since, by whomever."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen = -1
        self._values: dict[str, tuple[frozenset[str], object]] = {}

    def attach(self, session: Session) -> None:
        """Let a reading session use them, after forgetting what is no longer true."""
        last = session.scalar(select(func.max(Entry.seq))) or 0
        with self._lock:
            if last > self._seen:
                self._forget(session, last)
        session.info[_READINGS] = self

    def _forget(self, session: Session, last: int) -> None:
        changed = select(Change.table).where(Change.entry_seq > self._seen, Change.entry_seq <= last).distinct()
        tables = set(session.scalars(changed)) if self._values else set[str]()
        self._values = {name: kept for name, kept in self._values.items() if not kept[0] & tables}
        self._seen = last

    def value(self, name: str, tables: frozenset[str], make: Callable[[], Any]) -> Any:  # noqa: ANN401  any reading
        """Return a reading by its name, made now if it is not there."""
        with self._lock:
            kept, seen = self._values.get(name), self._seen
        if kept is None:
            kept = (tables, make())
            with self._lock:
                if seen == self._seen:
                    self._values[name] = kept
        return kept[1]


def remembered(session: Session, name: str, tables: frozenset[str], make: Callable[[], T]) -> T:
    """Return what `make` reads from these tables, remembered from an earlier read of this desk while it holds.

    The value is shared: it must never be changed. Within a transaction that writes it is always made anew.
    """
    readings: Readings | None = session.info.get(_READINGS)
    if readings is None:
        return make()
    value: T = readings.value(name, tables, make)
    return value
