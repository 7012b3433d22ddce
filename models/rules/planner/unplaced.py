"""Why a meeting finds no place: the smallest set of reasons that together forbid it every one, and the ways out."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.rules.holidays import SATURDAY
from models.rules.planner.answer import Unplaced
from models.rules.planner.bars import Bar, Rule, bars_among, own_bars, with_every_chair
from models.rules.planner.problem import Problem, Slot, Slots, Turn
from models.rules.planner.standing import Standing
from models.rules.planner.unplaced_words import reason_words, unplaced_text

FURTHER = 10  # working days looked at beyond each end of the window
RANKS = tuple(Rule)
UNBENDING = frozenset({Rule.PAST, Rule.CLOSED})
FIRST_START, LAST_END, HALF_HOUR, HOUR = 8 * 60, 18 * 60, 30, 60


@dataclass(frozen=True, slots=True)
class Forbidding:
    """Every slot thought of for one meeting with all that bars it, and `reasons`, the smallest set that bars them all.

    Without any one of its reasons, the others would leave the meeting a slot.
    """

    places: Mapping[Slot, frozenset[Bar]]
    reasons: tuple[Bar, ...]


def why_unplaced(problem: Problem, slots: Slots, key: str) -> Unplaced:
    """Say why a meeting finds no place among the others where they stand, and what would give it one.

    If it could be placed after all, that is said and there are no reasons.
    """
    standing = Standing(problem, slots)
    found = forbidding(standing, key)
    reasons = tuple(reason_words(standing, standing.turn(key), bar) for bar in found.reasons)
    text = unplaced_text(standing, standing.turn(key), found.reasons, _ways_out(standing, key, found))
    return Unplaced(key, text, reasons)


def forbidding(standing: Standing, key: str) -> Forbidding:
    """Find what bars a meeting from each slot of its neighbourhood, rules lifted or not, and the smallest set of it.

    The neighbourhood reaches beyond the window and knows every half-hour of the day, so that each rule can be tried.
    """
    turn = standing.turn(key)
    places = {slot: _barring(standing, turn, slot) for slot in _neighbourhood(standing, turn)}
    return Forbidding(places, _smallest(places.values()))


def _barring(standing: Standing, turn: Turn, slot: Slot) -> frozenset[Bar]:
    """List what bars a slot; closed days are one reason, whatever closes them."""
    sitting = standing.at(turn, slot)
    found = (*own_bars(standing, sitting), *bars_among(standing, with_every_chair(sitting)))
    return frozenset(Bar(Rule.CLOSED) if bar.rule is Rule.CLOSED else bar for bar in found)


def _neighbourhood(standing: Standing, turn: Turn) -> Iterator[Slot]:
    home, leeway = turn.home, turn.leeway
    yield home
    around = standing.working.around(home.date, leeway.before + FURTHER, leeway.after + FURTHER)
    days = (dt.date.fromordinal(day) for day in range(around[0].toordinal(), around[-1].toordinal() + 1))
    starts = dict.fromkeys((home.start, *leeway.starts, *_half_hours(turn.minutes)))
    places = tuple(dict.fromkeys((home.place, *leeway.places)))
    for day in days:
        if day.weekday() < SATURDAY:
            yield from (Slot(day, start, place) for start in starts for place in places)


def _half_hours(minutes: int) -> list[dt.time]:
    return [dt.time(at // HOUR, at % HOUR) for at in range(FIRST_START, LAST_END - minutes + 1, HALF_HOUR)]


def _smallest(places: Iterable[frozenset[Bar]]) -> tuple[Bar, ...]:
    """Leave out one bar after the other, the least frequent first, as long as the rest still bars every place."""
    families = set(places)
    if frozenset() in families:
        return ()
    count = Counter(bar for family in families for bar in family)
    kept = set(count)
    for bar in sorted(count, key=lambda bar: (count[bar], -_rank(bar), *_name(bar))):
        holding = [family for family in families if bar in family]
        if all(len(family & kept) > 1 for family in holding):
            kept.remove(bar)
    return tuple(sorted(kept, key=lambda bar: (_rank(bar), *_name(bar))))


def _rank(bar: Bar) -> int:
    return RANKS.index(bar.rule)


def _name(bar: Bar) -> tuple[str, dt.date]:
    return bar.about, bar.absence.first if bar.absence else dt.date.min


def _ways_out(standing: Standing, key: str, found: Forbidding) -> Sequence[tuple[Slot, frozenset[Bar]]]:
    """List the nearest slot for each smallest set of bars that, once lifted, gives the meeting a place."""
    home = standing.turn(key).home
    liftable = {
        slot: family for slot, family in found.places.items() if UNBENDING.isdisjoint(bar.rule for bar in family)
    }
    if not liftable:
        return ()
    fewest = min(len(family) for family in liftable.values())
    nearest: dict[frozenset[Bar], Slot] = {}
    for slot in sorted(liftable, key=lambda slot: (abs(standing.working.steps(home.date, slot.date)), slot)):
        if len(liftable[slot]) == fewest:
            nearest.setdefault(liftable[slot], slot)
    return [(slot, family) for family, slot in nearest.items()]
