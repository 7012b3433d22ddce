"""The rooms meetings are held in, and the ways between buildings."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.planning import MeetingRoom, TravelTime


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room that holds one meeting at a time; 0 seats are not counted."""

    id: str
    revision: str
    name: str
    seats: int
    building: str


@dataclass(frozen=True, slots=True)
class TravelRow:
    """How many minutes lie between two buildings or addresses, either way."""

    id: str
    revision: str
    building: str
    other_building: str
    minutes: int


def rooms(session: Session) -> tuple[RoomRow, ...]:
    """Return the rooms by name."""
    columns = (MeetingRoom.id, MeetingRoom.revision, MeetingRoom.name, MeetingRoom.seats, MeetingRoom.building)
    return tuple(RoomRow(*row) for row in session.execute(select(*columns).order_by(MeetingRoom.name)))


def travel(session: Session) -> tuple[TravelRow, ...]:
    """Return the ways between buildings, by their names."""
    columns = (
        TravelTime.id,
        TravelTime.revision,
        TravelTime.building,
        TravelTime.other_building,
        TravelTime.minutes,
    )
    rows = session.execute(select(*columns).order_by(TravelTime.building, TravelTime.other_building))
    return tuple(TravelRow(*row) for row in rows)
