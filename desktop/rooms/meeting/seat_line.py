"""Reads attendance typed as initials against the seats of a meeting; see models.rules.attendance_line."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.queries.agenda import ItemRow, SeatRow
from models.rules.attendance_line import SeatLine, read_attendance
from models.rules.capture_line import POST, Nameable

__all__ = ["SeatLine", "initials_of", "read_seat_line"]


def read_seat_line(
    line: str,
    *,
    seats: Sequence[SeatRow],
    initials: Mapping[str, str],
    nameables: Sequence[Nameable],
    items: Sequence[ItemRow] = (),
) -> tuple[SeatLine, ...]:
    """Read one or more entries parted by commas; RuleBroken names the first that is not understood.

    `initials` are those of the person in each seat, by the seat's post. Who came late and now leaves keeps both.
    """
    sitting = tuple(
        Nameable(seat.post_id, POST, seat.post, seat.name, (initials.get(seat.post_id, ""),)) for seat in seats
    )
    numbers = {item.number: item.id for item in items if item.number}
    known = {seat.post_id: seat for seat in seats}
    said = read_attendance(line, sitting=sitting, nameables=nameables, items=numbers)
    return tuple(_with_the_other_end(one, known[one.post_id]) for one in said)


def initials_of(name: str) -> str:
    """Return the initials of a name as typed: Priya Ramanathan-Hale gives PR."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def _with_the_other_end(said: SeatLine, seat: SeatRow) -> SeatLine:
    """Return what was said with the arrival or departure known before, where only the other one is said now."""
    if said.presence != seat.presence or bool(said.from_item_id) == bool(said.to_item_id):
        return said
    return replace(
        said, from_item_id=said.from_item_id or seat.from_item_id, to_item_id=said.to_item_id or seat.to_item_id
    )
