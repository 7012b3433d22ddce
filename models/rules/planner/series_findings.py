"""What a plan does to the order of things: forums after one another, a forum's own turns, papers in between."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.rules.planner.answer import Finding
from models.rules.planner.ground import Pair
from models.rules.planner.problem import Slot, Turn
from models.rules.planner.standing import Standing
from models.rules.planner.wording import counted, meeting_words, sentence
from models.rules.written_dates import date_words

LONG = 1.6  # times the forum's usual gap, beyond which a gap is long
ORDER = "order"


@dataclass(frozen=True, slots=True)
class Following:
    """One meeting and the one that is to follow it, where they stand; `gap` counts working days between them."""

    first: Turn
    one: Slot
    second: Turn
    other: Slot
    gap: int

    def finding(self, kind: str, severity: str, said: str) -> Finding:
        """Make a finding that names both."""
        date = min(self.one.date, self.other.date)
        return Finding(kind, severity, sentence(said), (self.first.key, self.second.key), date=date)


def broken_pair(standing: Standing, pair: Pair) -> Finding | None:
    """Find whether two meetings that hang together, by order or as neighbours of one forum, stand wrongly."""
    first, last = standing.slots.get(pair.earlier), standing.slots.get(pair.later)
    if not first or not last or pair.holds(standing.working, first.date, last.date):
        return None
    found = _following(standing, standing.turn(pair.earlier), standing.turn(pair.later))
    if found is None:
        return None
    one, other = meeting_words(found.first, found.one), meeting_words(found.second, found.other)
    if pair.kind == ORDER:
        least = counted(pair.least, "working day")
        asked = f"must come at least {least} before" if pair.least else "may not come after"
        return found.finding("order", "hard", f"{one} {asked} {other}; {_how_far(found)}")
    return found.finding("gap", "hard", f"{one} and {other}: {_broken_gap(pair, found)}")


def series_of_forum(standing: Standing, forum: str) -> Iterator[Finding]:
    """Find long gaps between the meetings of one forum, and papers asked for before its last meeting was held."""
    followings = [
        found for first, second in pairwise(standing.forums[forum]) if (found := _following(standing, first, second))
    ]
    usual = median(found.gap for found in followings) if followings else 0
    for found in followings:
        if not found.first.leeway.greatest_gap and found.gap > LONG * usual > 0:
            said = f"{_both(found)} lie {found.gap} working days apart, where {usual:g} are usual"
            yield found.finding("long gap", "soft", said)
        due = deadline(standing, found.second, found.other)
        if due and due <= found.one.date < found.other.date:
            one, other = meeting_words(found.first, found.one), meeting_words(found.second, found.other)
            when = "on the day of" if due == found.one.date else "before"
            said = f"{other}: its first papers are due {date_words(due)}, {when} the meeting before it ({one})"
            yield found.finding("papers before last meeting", "soft", said)


def deadline(standing: Standing, turn: Turn, slot: Slot) -> dt.date | None:
    """Return the earliest deadline of a meeting at a slot: as many working days before it as at its home."""
    if turn.papers_first is None or slot.date == turn.home.date:
        return turn.papers_first
    steps = standing.working.steps(turn.home.date, slot.date)
    return standing.problem.calendar.add_working_days(turn.papers_first, steps, closures_close=True)


def _both(found: Following) -> str:
    return f"{meeting_words(found.first, found.one)} and {meeting_words(found.second, found.other)}"


def _following(standing: Standing, first: Turn, second: Turn) -> Following | None:
    one, other = standing.slots.get(first.key), standing.slots.get(second.key)
    if not one or not other:
        return None
    return Following(first, one, second, other, standing.working.steps(one.date, other.date))


def _how_far(found: Following) -> str:
    if found.one.date == found.other.date:
        return "they stand on one day"
    if found.other.date < found.one.date:
        return f"it comes {counted(-found.gap, 'working day')} after it"
    return f"it comes {counted(found.gap, 'working day')} before it"


def _broken_gap(pair: Pair, found: Following) -> str:
    """Say which rule of their forum two neighbours break."""
    if found.other.date == found.one.date:
        return "two meetings of one forum on one day"
    if found.other.date < found.one.date:
        return f"the later one in the series stands {counted(-found.gap, 'working day')} before the earlier one"
    apart = counted(found.gap, "working day")
    if found.gap < pair.least:
        return f"only {apart} apart, where at least {pair.least} are asked for"
    return f"{apart} apart, where at most {pair.greatest} are allowed"
