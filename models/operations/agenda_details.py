"""What stands with an item: who attends for it alone, and the lines it tracks from meeting to meeting."""

from collections.abc import Sequence

from sqlalchemy import select

from models.operations.checks import all_known, named, within
from models.operations.meetings import correctable
from models.operations.naming import snippet
from models.records.agenda import AgendaItem, ItemAttendee, ItemLine
from models.records.organisation import Post
from models.store.unit import Unit

LONGEST_LINE = 2000


def set_attendees(
    unit: Unit, *, item_id: str, post_ids: Sequence[str], names: Sequence[str] = (), revision: str | None = None
) -> None:
    """Say who attends for an item only: posts of ours, and others by name."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    put_attendees(unit, item_id, post_ids, names)
    unit.say(f"Set who attends for {snippet(item.title)}")


def put_attendees(unit: Unit, item_id: str, post_ids: Sequence[str], names: Sequence[str]) -> None:
    """Store who attends for an item; those who are named already keep their row."""
    words = [named(name, "names", "The name") for name in names]
    wanted = [(post_id, "") for post_id in all_known(unit, Post, post_ids)]
    wanted += [("", name) for name in dict.fromkeys(words)]
    stored = {(row.post_id or "", row.name): row for row in attendees_of(unit, item_id)}
    for key, row in stored.items():
        if key not in wanted:
            unit.delete(row)
    for position, (post_id, name) in enumerate(wanted, 1):
        row = stored.get((post_id, name)) or unit.add(
            ItemAttendee(item_id=item_id, post_id=post_id or None, name=name, position=position)
        )
        row.position = position


def set_lines(unit: Unit, *, item_id: str, lines: Sequence[tuple[str, str]], revision: str | None = None) -> None:
    """Set the tracked lines of an item, text and value each; a line whose text stays keeps its earlier value."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    kept = {row.text: row for row in tracked_lines(unit, item_id)}
    for position, (text, value) in enumerate(lines, 1):
        said = named(text, "lines", "The line", LONGEST_LINE)
        row = kept.pop(said, None) or unit.add(ItemLine(item_id=item_id, position=position, text=said, previous=""))
        row.position, row.value = position, within(value, "lines", "The value")
    for row in kept.values():
        unit.delete(row)
    unit.say(f"Set lines of {snippet(item.title)}")


def attendees_of(unit: Unit, item_id: str) -> Sequence[ItemAttendee]:
    """Return who attends for an item only, in order."""
    chosen = select(ItemAttendee).where(ItemAttendee.item_id == item_id)
    return unit.rows(chosen.order_by(ItemAttendee.position, ItemAttendee.id))


def tracked_lines(unit: Unit, item_id: str) -> Sequence[ItemLine]:
    """Return the tracked lines of an item in order."""
    return unit.rows(select(ItemLine).where(ItemLine.item_id == item_id).order_by(ItemLine.position, ItemLine.id))
