"""What a framework file says to the planner: leeway, orders, rooms, ways and days better left free."""

import datetime as dt
from functools import partial

from models.errors import FileRefused
from models.rules.avoided import AvoidedRule
from models.rules.framework import OrderEntry, TravelEntry
from models.rules.leeway import BOUNDS, FARTHEST, LONGEST_PLACE, read_weekdays, sound_leeway
from models.rules.planner.problem import Leeway, Room
from models.rules.toml_fields import Fields

LARGEST_ROOM = 5000  # seats
LONGEST_WAY = 600  # minutes
LONGEST_NAME = 100
WEEKDAYS = "weekdays such as “Mon Tue Wed Thu”"
USUAL = Leeway()


def leeway_in(forum: Fields) -> Leeway:
    """Read the leeway of a forum; what is not said is as usual."""
    table = forum.table("leeway")
    table.only(*BOUNDS, "weekdays", "starts", "places", "deputy_chairs")
    figures = {key: table.whole(key, getattr(USUAL, key), least=0, most=most) for key, (most, _) in BOUNDS.items()}
    if 0 < figures["greatest_gap"] < figures["least_gap"]:
        raise table.refused("greatest_gap", f"0 or a figure not under the least gap, {figures['least_gap']}")
    return sound_leeway(
        Leeway(
            weekdays=_weekdays(table) if "weekdays" in table.values else USUAL.weekdays,
            starts=tuple(_start(table, place, word) for place, word in enumerate(table.words("starts"))),
            places=tuple(_place(table, place, word) for place, word in enumerate(table.words("places"))),
            deputy_chairs=table.flag("deputy_chairs", usual=USUAL.deputy_chairs),
            **figures,
        )
    )


def _weekdays(table: Fields) -> tuple[int, ...]:
    days = table.ruled("weekdays", WEEKDAYS, read_weekdays, table.needed("weekdays"))
    if not days:
        raise table.refused("weekdays", WEEKDAYS)
    return days


def _start(table: Fields, place: int, word: str) -> dt.time:
    """Read one of the start times, written as clocks are everywhere in the file."""
    clock = Fields(table.name, table.lines, table.path, {"starts": word})
    try:
        return clock.clock("starts", dt.time.min)
    except FileRefused:
        raise table.refused("starts", "times of day such as “09:30”", place=place) from None


def _place(table: Fields, place: int, word: str) -> str:
    if len(word) > LONGEST_PLACE:
        raise table.refused("places", f"places of at most {LONGEST_PLACE} characters", place=place)
    return word


def orders_in(forum: Fields) -> tuple[OrderEntry, ...]:
    """Read before which forums a forum meets."""
    return tuple(map(_order, forum.tables("meets_before")))


def _order(fields: Fields) -> OrderEntry:
    fields.only("forum", "working_days")
    return OrderEntry(fields.needed("forum"), fields.whole("working_days", 1, least=1, most=FARTHEST))


def rooms_in(book: Fields) -> tuple[Room, ...]:
    """Read the rooms of a file; FileRefused where one is given twice."""
    rooms = book.tables("rooms")
    for place, fields in enumerate(rooms):
        fields.only("name", "seats", "building")
        name = fields.needed("name", most=LONGEST_PLACE)
        for before in rooms[:place]:
            if before.text("name").casefold() == name.casefold():
                raise fields.refused("name", f"a room that is not yet given in line {before.line('name')}")
    return tuple(
        Room(
            fields.text("name"),
            fields.whole("seats", 0, least=0, most=LARGEST_ROOM),
            fields.text("building", most=LONGEST_PLACE),
        )
        for fields in rooms
    )


def travel_in(book: Fields) -> tuple[TravelEntry, ...]:
    """Read the ways between buildings; FileRefused where one goes back to itself or is given twice, either way."""
    ways: dict[frozenset[str], Fields] = {}
    entries = []
    for fields in book.tables("travel"):
        fields.only("from", "to", "minutes")
        one, other = (fields.needed(key, most=LONGEST_PLACE) for key in ("from", "to"))
        ends = frozenset({one.casefold(), other.casefold()})
        if len(ends) == 1:
            raise fields.refused("to", "another building than it starts from")
        if ends in ways:
            raise fields.refused("to", f"a way that is not yet given in line {ways[ends].line('from')}")
        ways[ends] = fields
        if "minutes" not in fields.values:
            raise fields.refused("minutes", f"a whole number from 1 to {LONGEST_WAY}")
        entries.append(TravelEntry(one, other, fields.whole("minutes", 1, least=1, most=LONGEST_WAY)))
    return tuple(entries)


def avoided_in(book: Fields) -> tuple[AvoidedRule, ...]:
    """Read the days better left free."""
    return tuple(map(_avoided, book.tables("avoided")))


def _avoided(fields: Fields) -> AvoidedRule:
    fields.only("name", "starts", "ends", "notice")
    name, ends = fields.needed("name", most=LONGEST_NAME), fields.needed("ends")
    notice = fields.flag("notice", usual=False)
    expected = "a day such as “07-25” or “2026-07-25”"
    span = partial(AvoidedRule, name, ends=ends, notice=notice)
    return fields.ruled("starts", expected, lambda first: span(starts=first), fields.needed("starts"))
