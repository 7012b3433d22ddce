"""What the forms of the register offer to choose from."""

from desktop.kit.desk import Desk
from desktop.rooms.risks.registers import LEVELS
from models.queries.forums import forums, units

Choices = tuple[tuple[str, str], ...]
SPOKEN = "As spoken: in two months, end of March, Q4, 18/11"
ASSURING = "assurance"


def places(words: tuple[str, ...]) -> Choices:
    """Return the places of a scale, lowest first, counted from 1."""
    return tuple((str(place), word) for place, word in enumerate(words, 1))


def level_choices(desk: Desk) -> Choices:
    """Return the levels that keep a register."""
    return tuple((level, desk.levels.of(level)) for levels in LEVELS.values() for level in levels)


def forum_choices(desk: Desk, *, assuring_first: bool = False) -> Choices:
    """Return all forums of today by code and name; those that assure may stand first."""
    found = desk.read(forums, as_of=desk.today)
    if assuring_first:
        found = tuple(sorted(found, key=lambda forum: ASSURING not in forum.name.casefold()))
    return tuple((forum.id, f"{forum.code}  {forum.name}") for forum in found)


def unit_choices(desk: Desk) -> Choices:
    """Return all units of today by code and name."""
    return tuple((unit.id, f"{unit.code}  {unit.name}") for unit in desk.read(units, as_of=desk.today))
