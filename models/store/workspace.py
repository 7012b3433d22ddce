"""An open book: reads, writes, undo and redo."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, exc, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models.errors import BookUnavailable, Conflict
from models.store.database import writing
from models.store.journal import Deed, RowChange, changes_of, first_broken_entry, write_entry
from models.store.readings import Readings
from models.store.search_index import index_changes
from models.store.undo import (
    Step,
    apply,
    last_step,
    next_words,
    reversed_changes,
    risen,
    steps_of,
    taken_back_beneath,
)
from models.store.unit import Mint, Unit, random_key

P = ParamSpec("P")
T = TypeVar("T")
Clock = Callable[[], dt.datetime]
Query = Callable[Concatenate[Session, P], T]
"""A read: a session, then keywords, to frozen rows."""
Operation = Callable[Concatenate[Unit, P], T]
"""A write: a unit of work, then keywords."""
ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a change gave back, which rows it touched as (table, key), and its words."""

    value: T
    changes: frozenset[tuple[str, str]]
    words: str


class Workspace:
    """An open book of one actor; `clock` returns the present moment in UTC."""

    def __init__(self, engine: Engine, actor: str, clock: Clock, *, place: str, read_only: bool = False) -> None:
        self.engine = engine
        self.actor = actor
        self.clock = clock
        self.place = place
        self.read_only = read_only
        self._readings = Readings()

    def today(self) -> dt.date:
        """Return the date on the wall."""
        return self.clock().astimezone(ZONE).date()

    def read(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a query finds, as frozen rows."""
        try:
            with Session(self.engine) as session:
                self._readings.attach(session)
                return query(session, *args, **kwargs)
        except exc.OperationalError as trouble:
            raise unavailable(trouble, self.place) from trouble

    def transact(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
        """Do one operation as one transaction and one entry of the journal."""
        return self.transact_with(random_key, operation, *args, **kwargs)

    def transact_with(self, mint: Mint, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
        """Do one operation whose keys come from `mint`, so that the same seed gives the same book."""
        name: str = getattr(operation, "__name__", "change")

        def work(session: Session) -> Outcome[T]:
            unit = Unit(session, self.actor, self.clock(), self.today(), mint)
            value = operation(unit, *args, **kwargs)
            changes = unit.changes()
            words = unit.words or name.replace("_", " ").capitalize()
            if changes:
                write_entry(session, Deed(unit.now, self.actor, name, words, final=unit.final), changes)
                index_changes(session, changes)
            return Outcome(value, touched(changes), words)

        return self._write(work)

    def undo(self) -> Outcome[None]:
        """Take the actor's last change back."""
        return self._replay("undo")

    def redo(self) -> Outcome[None]:
        """Bring back what the actor took back last."""
        return self._replay("redo")

    def steps(self) -> tuple[str, str]:
        """Name what undo would take back and what redo would bring back, each empty if nothing."""

        def words(session: Session) -> tuple[str, str]:
            steps = steps_of(session, self.actor)
            return next_words(session, steps.done, "undo"), next_words(session, steps.undone, "redo")

        return self.read(words)

    @property
    def undo_words(self) -> str:
        """Name what undo would take back, empty if nothing."""
        return self.steps()[0]

    @property
    def redo_words(self) -> str:
        """Name what redo would bring back, empty if nothing."""
        return self.steps()[1]

    def troubles(self) -> tuple[str, ...]:
        """Return what is wrong with the book, one sentence each; empty if it is sound."""
        return (*self.read(file_troubles), *self.read(chain_troubles))

    def close(self) -> None:
        """Let go of the book."""
        self.engine.dispose()

    def _replay(self, deed: str) -> Outcome[None]:
        def work(session: Session) -> Outcome[None]:
            steps = steps_of(session, self.actor)
            done = steps.done if deed == "undo" else steps.undone
            step = last_step(session, done, deed)
            undoes, redoes = (step.seq, None) if deed == "undo" else (None, step.seq)
            changes = changes_to(session, step, deed, beneath=step is not done[-1])
            for change in changes:
                apply(session, change)
            index_changes(session, changes)
            words = f"{deed.capitalize()} {step.words}"
            write_entry(session, Deed(self.clock(), self.actor, deed, words, undoes, redoes), changes)
            return Outcome(None, touched(changes), words)

        return self._write(work)

    def _write(self, work: Callable[[Session], T]) -> T:
        if self.read_only:
            raise BookUnavailable(f"{self.place} can only be read: its folder or file may not be written.")
        try:
            with Session(writing(self.engine), expire_on_commit=False) as session, session.begin():
                return work(session)
        except StaleDataError as trouble:
            raise Conflict("", "", {}) from trouble
        except exc.OperationalError as trouble:
            raise unavailable(trouble, self.place) from trouble


def touched(changes: tuple[RowChange, ...]) -> frozenset[tuple[str, str]]:
    """Return the tables and keys of changed rows."""
    return frozenset((change.table, change.row_id) for change in changes)


def changes_to(session: Session, step: Step, deed: str, *, beneath: bool) -> tuple[RowChange, ...]:
    """Return the changes that take a step back or bring it back; `beneath` something that has left the house since."""
    if beneath:
        return taken_back_beneath(session, step.seq, random_key)
    changes = changes_of(session, step.seq) if deed == "redo" else reversed_changes(session, step.seq)
    return tuple(risen(session, change) for change in changes)


def unavailable(trouble: exc.OperationalError, place: str) -> BookUnavailable:
    """Return what a driver's error means for the user."""
    said = str(trouble.orig)
    if "locked" in said or "busy" in said:
        return BookUnavailable("Somebody else is writing to the book. Nothing was stored; try again in a moment.")
    if "full" in said:
        return BookUnavailable("The disk is full. Nothing was stored; make room and try again.")
    if "readonly" in said:
        return BookUnavailable(f"{place} can only be read. Nothing was stored.")
    return BookUnavailable(f"{place} cannot be reached: {said.splitlines()[0] if said else 'no answer'}.")


def file_troubles(session: Session) -> tuple[str, ...]:
    """Return damage found in a book file; a server looks after its own."""
    if session.get_bind().dialect.name != "sqlite":
        return ()
    found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    orphans = session.execute(text("PRAGMA foreign_key_check")).all()
    return (*found, *(f"A row of {row[0]} points to a row of {row[2]} that is not there." for row in orphans))


def chain_troubles(session: Session) -> tuple[str, ...]:
    """Return where the journal was tampered with."""
    broken = first_broken_entry(session)
    return () if broken is None else (f"Entry {broken} of the journal does not fit its digest: it was changed.",)
