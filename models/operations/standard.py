"""The meetings every unit of a kind has, made in one step: for a business group, or for many units at once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, product

from models.errors import RuleBroken
from models.operations.forum_copy import lay_out_forums
from models.operations.forums import add_forum
from models.operations.standard_themes import take_themes
from models.records.organisation import OrganisationUnit
from models.rules.vocabulary import Level, UnitKind
from models.store.unit import Unit

STARTS = (dt.time(10), dt.time(14), dt.time(16))
ORDINALS = ("first", "second", "third", "fourth")
WEEKDAYS = ("Tuesday", "Wednesday", "Thursday")
"""The days of staggered meetings: those that no bank holiday of the ordinary rule moves into another week."""
LEVELS = {UnitKind.BUSINESS_GROUP: Level.BUSINESS_GROUP, UnitKind.BCU: Level.BCU, UnitKind.BOROUGH: Level.BCU}


@dataclass(frozen=True, slots=True)
class UnitChair:
    """A unit and the post that chairs its meetings (empty: still to be named)."""

    unit_id: str
    chair_post_id: str = ""


def create_standard_meetings(  # noqa: PLR0913  a forum has as many facts
    unit: Unit,
    *,
    unit_id: str,
    chair_post_id: str = "",
    secretary_post_id: str = "",
    board_cadence: str = "every 3 months, second Wednesday, from June",
    cadence: str = "monthly, first Thursday",
    start: dt.time = STARTS[0],
    minutes: int = 120,
    place: str = "",
    starts: dt.date | None = None,
) -> tuple[str, str]:
    """Make the quarterly risk and assurance board and the monthly CrimeFighters of a unit; return their keys."""
    home = unit.get(OrganisationUnit, unit_id)
    level = _level(home)

    def made(prefix: str, called: str, meets: str) -> str:
        return add_forum(
            unit,
            code=f"{prefix}-{home.code}",
            name=f"{home.name} {called}",
            level=level,
            unit_id=unit_id,
            chair_post_id=chair_post_id,
            secretary_post_id=secretary_post_id,
            cadence=meets,
            start=start,
            minutes=minutes,
            place=place,
            starts=starts,
        )

    board = made("RAB", "Risk & Assurance Board", board_cadence)
    fighters = made("CF", "CrimeFighters", cadence)
    take_themes(unit, fighters)
    unit.say(f"Create standard meetings of {home.name}")
    return board, fighters


def create_staggered_meetings(  # noqa: PLR0913  a forum has as many facts
    unit: Unit,
    *,
    chairs: Sequence[UnitChair],
    first: dt.date | None = None,
    last: dt.date | None = None,
    secretary_post_id: str = "",
    minutes: int = 120,
    place: str = "",
) -> tuple[str, ...]:
    """Make a monthly CrimeFighters for each of many units, no two at the same turn of the month; return their keys.

    Given `first` and `last`, the meetings between them are put on the calendar as well. Thirty-six units differ in
    weekday, week of the month or hour; more begin again.
    """
    if not chairs:
        raise RuleBroken("Choose the units that are to have the meeting.", "chairs")
    turns = cycle((f"monthly, {ordinal} {day}", start) for start, ordinal, day in product(STARTS, ORDINALS, WEEKDAYS))
    made = []
    for chair, (cadence, start) in zip(chairs, turns, strict=False):
        home = unit.get(OrganisationUnit, chair.unit_id)
        made.append(
            add_forum(
                unit,
                code=f"CF-{home.code}",
                name=f"{home.name} CrimeFighters",
                level=_level(home),
                unit_id=chair.unit_id,
                chair_post_id=chair.chair_post_id,
                secretary_post_id=secretary_post_id,
                cadence=cadence,
                start=start,
                minutes=minutes,
                place=place,
            )
        )
    for key in made:
        take_themes(unit, key)
    count = lay_out_forums(unit, made, first=first, last=last) if first and last else 0
    unit.say(f"Create CrimeFighters of {len(made)} units" + (f", {count} meetings" if count else ""))
    return tuple(made)


def _level(home: OrganisationUnit) -> str:
    """Return the level at which the meetings of a unit work."""
    kind = UnitKind(home.kind)
    return LEVELS.get(kind, Level(kind.value) if kind.value in set(Level) else Level.BUSINESS_GROUP).value
