"""The rooms meetings are held in, and how long the way is between buildings."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import named, within
from models.records.planning import MeetingRoom, TravelTime
from models.store.unit import Unit

LARGEST_ROOM = 5000  # seats
LONGEST_WAY = 600  # minutes


def add_room(unit: Unit, *, name: str, seats: int = 0, building: str = "") -> str:
    """Add a room that holds one meeting at a time and return its key; 0 seats are not counted.

    `name` is written as meetings name their place.
    """
    row = MeetingRoom(name=_new_name(unit, name), seats=_seats(seats), building=_building(building))
    unit.say(f"Add room {row.name}")
    return unit.add(row).id


def edit_room(
    unit: Unit,
    *,
    room_id: str,
    name: str | None = None,
    seats: int | None = None,
    building: str | None = None,
    revision: str | None = None,
) -> None:
    """Change what is given about a room; meetings keep the place they name."""
    row = unit.get(MeetingRoom, room_id, revision)
    row.name = _new_name(unit, name, room_id) if name is not None else row.name
    row.seats = _seats(seats) if seats is not None else row.seats
    row.building = _building(building) if building is not None else row.building
    unit.say(f"Edit room {row.name}")


def remove_room(unit: Unit, *, room_id: str, revision: str | None = None) -> None:
    """Take a room out of the list; meetings keep the place they name, and it is no longer checked."""
    row = unit.get(MeetingRoom, room_id, revision)
    unit.delete(row)
    unit.say(f"Remove room {row.name}")


def set_travel(unit: Unit, *, building: str, other_building: str, minutes: int) -> str:
    """Say how many minutes lie between two buildings or addresses, either way, and return the key."""
    one = named(building, "building", "The building")
    other = named(other_building, "other_building", "The other building")
    if one.casefold() == other.casefold():
        raise RuleBroken(f"There is no way from {one} to itself; name another building.", "other_building")
    if not 1 <= minutes <= LONGEST_WAY:
        raise RuleBroken(f"{minutes} minutes is no way; give 1 to {LONGEST_WAY}.", "minutes")
    ends = {one.casefold(), other.casefold()}
    stored = unit.rows(select(TravelTime))
    found = [row for row in stored if {row.building.casefold(), row.other_building.casefold()} == ends]
    row = found[0] if found else unit.add(TravelTime(building=one, other_building=other))
    row.minutes = minutes
    unit.say(f"Travel: {one} to {other}, {minutes} minutes")
    return row.id


def remove_travel(unit: Unit, *, travel_id: str, revision: str | None = None) -> None:
    """Take out how long the way is between two buildings."""
    row = unit.get(TravelTime, travel_id, revision)
    unit.delete(row)
    unit.say(f"Remove travel: {row.building} to {row.other_building}")


def _new_name(unit: Unit, name: str, room_id: str = "") -> str:
    """Return the name of a room; RuleBroken where another one has it."""
    called = named(name, "name", "The name of the room")
    for row in unit.rows(select(MeetingRoom)):
        if row.id != room_id and row.name.casefold() == called.casefold():
            raise RuleBroken(f"{row.name} is in the list already; give the other room another name.", "name")
    return called


def _seats(seats: int) -> int:
    if not 0 <= seats <= LARGEST_ROOM:
        raise RuleBroken(f"{seats} seats will not do; give 0 (not counted) to {LARGEST_ROOM}.", "seats")
    return seats


def _building(building: str) -> str:
    return within(building, "building", "The building")
