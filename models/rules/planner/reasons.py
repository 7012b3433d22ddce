"""Why a meeting stands where it stands: why not at home, where else it could go, and why it may not stand elsewhere."""

import datetime as dt
from collections.abc import Sequence

from models.rules.planner.answer import Alternative
from models.rules.planner.bar_words import bar_words, short_bar_words
from models.rules.planner.bars import Bar, Rule, bars, bars_among
from models.rules.planner.candidates import candidates, cost_of
from models.rules.planner.meaning import meaning
from models.rules.planner.problem import Problem, Slot, Slots, Turn
from models.rules.planner.standing import Standing
from models.rules.planner.unplaced import why_unplaced
from models.rules.planner.wording import meeting_words, sentence, slot_words, whole_meeting_words

__all__ = ["alternatives", "why_moved", "why_not", "why_unplaced"]

MOST_NAMED = 2


def why_moved(problem: Problem, slots: Slots, key: str) -> str:
    """Say in one sentence why a meeting does not stand at home; empty if it does.

    The others count where they stand; one that moved there itself is said to be made room for.
    """
    standing = Standing(problem, slots)
    turn = standing.turn(key)
    slot = slots.get(key)
    if slot is None:
        return why_unplaced(problem, slots, key).text
    if slot == turn.home:
        return ""
    found = bars(standing, turn, turn.home)
    if not found:
        return sentence(f"nothing forbids {slot_words(turn.home)}, where it stood")
    first, *others = (_why_words(standing, turn, bar) for bar in found[:MOST_NAMED])
    name = meeting_words(turn, turn.home)
    if first.startswith("it "):
        first = f"{name} {first.removeprefix('it ')}"
    return sentence("; ".join((first, *others)))


def why_not(problem: Problem, slots: Slots, key: str, slot: Slot) -> Alternative:
    """Say what forbids a meeting a slot, each reason a sentence; if nothing does, what the slot would cost and mean."""
    standing = Standing(problem, slots)
    turn = standing.turn(key)
    found = bars(standing, turn, slot)
    if not found:
        return _possible(standing, turn, slot)
    sitting = standing.at(turn, slot)
    said = " ".join(sentence(bar_words(standing, sitting, bar)) for bar in found)
    return Alternative(slot, None, "", said)


def alternatives(problem: Problem, slots: Slots, key: str, *, most: int = 5) -> tuple[Alternative, ...]:
    """List where else a meeting could go, the possible places first, each the cheapest first.

    One place is named for each day and start, of the barred ones one for each day. Home is always among them if the
    meeting has left it.
    """
    standing = Standing(problem, slots)
    turn, stands = standing.turn(key), slots.get(key)
    possible: dict[tuple[dt.date, dt.time], Alternative] = {}
    barred: dict[dt.date, Alternative] = {}
    if stands != turn.home and bars(standing, turn, turn.home):
        barred[turn.home.date] = _barred(standing, turn, turn.home)
    for slot in (candidate.slot for candidate in candidates(problem, turn) if candidate.slot != stands):
        when = (slot.date, slot.start)
        if when in possible:
            continue
        if next(bars_among(standing, standing.at(turn, slot)), None) is None:
            possible[when] = _possible(standing, turn, slot)
        elif len(barred) < most:
            barred.setdefault(slot.date, _barred(standing, turn, slot))
        if len(possible) == most:
            break
    return _best(tuple(possible.values()), tuple(barred.values()), most)


def _best(possible: Sequence[Alternative], barred: Sequence[Alternative], most: int) -> tuple[Alternative, ...]:
    """Keep the first few, leaving room for one that is barred: home, where the meeting has left it."""
    kept = possible[: most - 1] if barred else possible[:most]
    return (*kept, *barred[: most - len(kept)])


def _possible(standing: Standing, turn: Turn, slot: Slot) -> Alternative:
    return Alternative(slot, cost_of(standing.problem, turn, slot), meaning(standing, turn, slot))


def _barred(standing: Standing, turn: Turn, slot: Slot) -> Alternative:
    sitting = standing.at(turn, slot)
    said = [short_bar_words(standing, sitting, bar) for bar in bars(standing, turn, slot)]
    return Alternative(slot, None, "", "; ".join(said))


def _why_words(standing: Standing, turn: Turn, bar: Bar) -> str:
    """Say why home would not do: because another moved there, or what else bars it."""
    home = standing.at(turn, turn.home)
    said = bar_words(standing, home, bar)
    other = standing.sitting(bar.about) if bar.rule in {Rule.PEOPLE, Rule.ROOM} else None
    if other and other.slot != other.turn.home:
        to = whole_meeting_words(other.turn, other.slot)
        shared = said.partition(": ")[2]
        return f"it makes room for {to}, which moved there{': ' + shared if shared else ''}"
    return said
