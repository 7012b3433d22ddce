"""Taking back and bringing back: replaying the images of an entry, refusing where a row has changed since."""

from dataclasses import dataclass, field

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.orm import Session

from models.errors import Conflict, NothingToUndo
from models.records.journal import Entry
from models.rules.vocabulary import MeetingStatus
from models.store.journal import Image, RowChange, changes_of, encode, table_of, values_of
from models.store.unit import Mint

REMEMBERED = 200
"""How many of an actor's entries can be taken back."""
RISING = {"meeting": "sequence"}
"""Counters others have seen: calendars ignore a number that falls, so taking a change back counts once more."""
CALENDAR = frozenset({"meeting", "meeting_change", "kept_deadline"})
"""The tables that say where meetings stand, and nothing of what stands in a document."""


@dataclass(frozen=True, slots=True)
class Step:
    """An entry that can be taken back or brought back."""

    seq: int
    words: str
    final: bool


@dataclass(slots=True)
class Steps:
    """What one actor can take back and bring back, newest last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def follow(self, step: Step, undoes: int | None, redoes: int | None) -> None:
        """Take note of one more entry."""
        if undoes is not None:
            move(self.done, self.undone, undoes)
        elif redoes is not None:
            move(self.undone, self.done, redoes)
        else:
            self.done.append(step)
            self.undone.clear()


def move(source: list[Step], target: list[Step], seq: int) -> None:
    """Move the step of an entry from one list to the other."""
    for index, step in enumerate(source):
        if step.seq == seq:
            target.append(source.pop(index))
            return


def steps_of(session: Session, actor: str) -> Steps:
    """Return what an actor can take back, read from the journal."""
    columns = (Entry.seq, Entry.words, Entry.final, Entry.undoes, Entry.redoes)
    newest = select(*columns).where(Entry.actor == actor).order_by(Entry.seq.desc()).limit(REMEMBERED)
    steps = Steps()
    for row in reversed(session.execute(newest).all()):
        steps.follow(step_of(row), row.undoes, row.redoes)
    return steps


def step_of(row: Row[int, str, bool, int | None, int | None]) -> Step:
    """Return a row of the journal as a step."""
    return Step(row.seq, row.words, row.final)


def last_step(session: Session, steps: list[Step], deed: str) -> Step:
    """Return the step to take back or bring back next, or say why there is none.

    What has left the house stays; a change of the calendar that lies beneath it can still be taken back.
    """
    if not steps:
        raise NothingToUndo(f"There is nothing to {deed}.")
    step = steps[-1]
    if not step.final:
        return step
    beneath = next((one for one in reversed(steps) if not one.final), None)
    if beneath is None or not calendar_alone(session, beneath.seq):
        raise NothingToUndo(f"“{step.words}” has left the house and cannot be taken back. Correct it by a new change.")
    return beneath


def calendar_alone(session: Session, seq: int) -> bool:
    """Tell whether an entry changed nothing but where meetings stand, and moved at least one."""
    changes = changes_of(session, seq)
    moved = any(_place(change.before) != _place(change.after) for change in changes if change.table == "meeting")
    return moved and {change.table for change in changes} <= CALENDAR


def _place(image: Image | None) -> tuple[object, ...]:
    """Return where an image of a meeting stands."""
    return tuple((image or {}).get(column) for column in ("date", "start", "place"))


def next_words(session: Session, steps: list[Step], deed: str) -> str:
    """Return the words of the step that would be taken back or brought back next, empty where there is none."""
    try:
        return last_step(session, steps, deed).words
    except NothingToUndo:
        return ""


def taken_back_beneath(session: Session, seq: int, mint: Mint) -> tuple[RowChange, ...]:
    """Return the changes that put meetings back where they stood although something was issued since.

    Only what the entry changed goes back; an agenda that is out opens again, for it now says otherwise. Histories stay.
    """
    found = (change for change in changes_of(session, seq) if change.before and change.after)
    return tuple(_put_back(session, change, mint) for change in found if change.table == "meeting")


def _put_back(session: Session, change: RowChange, mint: Mint) -> RowChange:
    before, after = change.before or {}, change.after or {}
    stands = {name: encode(value) for name, value in present(session, change).items()}
    went_on = [name for name in before if before[name] != after[name] and stands.get(name) != after[name]]
    if set(went_on) - {"status", "sequence", "revision"}:
        raise Conflict(change.table, change.row_id, dict(stands))
    back = {name: value for name, value in before.items() if value != after[name] and name != "sequence"}
    if stands["status"] == MeetingStatus.AGENDA_ISSUED:
        back["status"] = MeetingStatus.AGENDA_OPEN.value
    counted = int(str(stands["sequence"])) + 1
    return RowChange(change.table, change.row_id, stands, {**stands, **back, "sequence": counted, "revision": mint()})


def reversed_changes(session: Session, seq: int) -> tuple[RowChange, ...]:
    """Return the changes that take an entry back, last row first."""
    backwards = reversed(changes_of(session, seq))
    return tuple(RowChange(change.table, change.row_id, change.after, change.before) for change in backwards)


def risen(session: Session, change: RowChange) -> RowChange:
    """Return a change that lets a counter others have seen rise, never fall."""
    column, before, after = RISING.get(change.table, ""), change.before, change.after
    if before is None or after is None or not column or before[column] == after[column]:
        return change
    seen = int(str(present(session, change).get(column, 0)))
    return RowChange(change.table, change.row_id, before, {**after, column: seen + 1})


def apply(session: Session, change: RowChange) -> None:
    """Store one change, provided that the row still stands as the change found it."""
    table = table_of(change.table)
    row = table.c.id == change.row_id
    if change.before is None:
        session.execute(insert(table), values_of(table, change.after or {}))
        return
    as_it_was = row & (table.c.revision == change.before["revision"])
    values = None if change.after is None else values_of(table, change.after)
    statement = delete(table).where(as_it_was) if values is None else update(table).where(as_it_was).values(values)
    if session.connection().execute(statement).rowcount != 1:
        raise Conflict(change.table, change.row_id, dict(present(session, change)))


def present(session: Session, change: RowChange) -> Image:
    """Return how a row stands now, empty if it is gone."""
    table = table_of(change.table)
    found = session.execute(select(table).where(table.c.id == change.row_id)).first()
    return {} if found is None else dict(found._mapping)  # noqa: SLF001
