"""The journal as the History room shows it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.records.journal import Change, Entry


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: when, who, what in words, how many rows, and whether it was taken back."""

    seq: int
    at: dt.datetime
    actor: str
    words: str
    rows: int
    taken_back: bool


def entries(session: Session, *, limit: int = 200, table: str = "", row_id: str = "") -> tuple[EntryRow, ...]:
    """Return the newest entries of the journal, newest first: all, or those that touched one row of one table."""
    touched = select(Change.entry_seq).where(Change.table == table, Change.row_id == row_id)
    statement = select(Entry.seq, Entry.at, Entry.actor, Entry.words).order_by(Entry.seq.desc()).limit(limit)
    if row_id:
        statement = statement.where(Entry.seq.in_(touched))
    stored = session.execute(statement).all()
    numbers = [row.seq for row in stored]
    counting = select(Change.entry_seq, func.count()).where(Change.entry_seq.in_(numbers)).group_by(Change.entry_seq)
    counts = {row[0]: row[1] for row in session.execute(counting)}
    gone = _taken_back(session)
    return tuple(EntryRow(*row, counts.get(row.seq, 0), row.seq in gone) for row in stored)


def _taken_back(session: Session) -> frozenset[int]:
    """Return the entries that were taken back and not brought back again."""
    gone: set[int] = set()
    columns = (Entry.undoes, Entry.redoes)
    turned = select(*columns).where(or_(Entry.undoes.is_not(None), Entry.redoes.is_not(None))).order_by(Entry.seq)
    for undoes, redoes in session.execute(turned):
        gone.add(undoes) if undoes is not None else gone.discard(redoes)
    return frozenset(gone)
