"""What bars a meeting from a slot, by itself and because of the others where they stand: one bar for each rule met."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from models.rules.holidays import WEEKEND
from models.rules.planner.collision import collision
from models.rules.planner.people import People
from models.rules.planner.problem import Absence, Slot, Turn
from models.rules.planner.standing import Sitting, Standing


class Rule(StrEnum):
    """The rule that bars a slot, those no move of another meeting could lift first."""

    FIXED = "fixed"
    PAST = "past"
    CLOSED = "closed day"
    WEEKDAY = "weekday"
    WINDOW = "window"
    EARLY = "too early in the month"
    START = "start"
    PLACE = "place"
    SMALL = "small room"
    CHAIR = "chair away"
    PEOPLE = "overlap"
    ROOM = "room"
    ORDER = "order"
    GAP = "gap"
    LIMIT = "too many for the chair"


class Bar(NamedTuple):
    """One thing that bars a slot: its rule, and what it is about.

    `about` is the key of the other meeting (overlap, room, order, gap), of the person (chair away, too many), or the
    name of a room or of a closed day; `absence` is what keeps a chair away.
    """

    rule: Rule
    about: str = ""
    absence: Absence | None = None


def bars(standing: Standing, turn: Turn, slot: Slot) -> tuple[Bar, ...]:
    """Say everything that bars a meeting from a slot; nothing where it may stand."""
    sitting = standing.at(turn, slot)
    return (*own_bars(standing, sitting), *bars_among(standing, sitting))


def own_bars(standing: Standing, sitting: Sitting) -> Iterator[Bar]:
    """Say what bars a meeting from where it sits, other meetings left aside."""
    turn, slot = sitting.turn, sitting.slot
    if turn.fixed:
        if slot != turn.home:
            yield Bar(Rule.FIXED)
        return
    yield from _day_bars(standing, turn, slot)
    if slot.start not in (turn.home.start, *turn.leeway.starts):
        yield Bar(Rule.START)
    if slot.place not in (turn.home.place, *turn.leeway.places):
        yield Bar(Rule.PLACE, slot.place)
    room = standing.problem.rooms.get(slot.place)
    if room and 0 < room.seats < turn.heads and slot.place != turn.home.place:
        yield Bar(Rule.SMALL, slot.place)
    for gone in sitting.people.without_chair:
        yield Bar(Rule.CHAIR, gone.who, gone.absence)


def bars_among(standing: Standing, sitting: Sitting) -> Iterator[Bar]:
    """Say what bars a meeting from where it sits because of the other meetings where they stand."""
    for other in standing.sittings(sitting.slot.date):
        if other.turn.key == sitting.turn.key:
            continue
        if found := collision(standing.problem, sitting, other):
            if found.people:
                yield Bar(Rule.PEOPLE, other.turn.key)
            elif found.room:
                yield Bar(Rule.ROOM, other.turn.key)
    yield from _series_bars(standing, sitting)
    yield from _limit_bars(standing, sitting)


def with_every_chair(sitting: Sitting) -> Sitting:
    """Return a sitting as if the chairs who are away came: whoever lifts their absence must find them free."""
    gone = {each.who: each.seat.post for each in sitting.people.without_chair}
    people = sitting.people
    came = People({**people.chairs, **gone}, {**people.must, **gone}, people.wanted, people.missing)
    return replace(sitting, people=came) if gone else sitting


def _day_bars(standing: Standing, turn: Turn, slot: Slot) -> Iterator[Bar]:
    problem, working, leeway, day = standing.problem, standing.working, turn.leeway, slot.date
    if problem.today is not None and day <= problem.today:
        yield Bar(Rule.PAST)
    closed = "" if working.is_open(day) else problem.calendar.why_closed(day)
    if closed and not (closed == WEEKEND and slot == turn.home):
        yield Bar(Rule.CLOSED, closed)
    if closed != WEEKEND and day.weekday() not in leeway.weekdays and day != turn.home.date:
        yield Bar(Rule.WEEKDAY)
    if not -leeway.before <= working.steps(turn.home.date, day) <= leeway.after:
        yield Bar(Rule.WINDOW)
    if working.place_in_month(day) < leeway.from_working_day:
        yield Bar(Rule.EARLY)


def _series_bars(standing: Standing, sitting: Sitting) -> Iterator[Bar]:
    key, day = sitting.turn.key, sitting.slot.date
    for pair in standing.known.pairs_of.get(key, ()):
        first = pair.earlier == key
        other_key = pair.later if first else pair.earlier
        if other := standing.slots.get(other_key):
            days = (day, other.date) if first else (other.date, day)
            if not pair.holds(standing.working, *days):
                yield Bar(Rule.ORDER if pair.kind == "order" else Rule.GAP, other_key)


def _limit_bars(standing: Standing, sitting: Sitting) -> Iterator[Bar]:
    limits = standing.known.most_a_day
    for who in sitting.people.chairs if limits else ():
        if who in limits:
            others = (other for other in standing.sittings(sitting.slot.date) if other.turn.key != sitting.turn.key)
            if sum(who in other.people.chairs for other in others) >= limits[who]:
                yield Bar(Rule.LIMIT, who)
