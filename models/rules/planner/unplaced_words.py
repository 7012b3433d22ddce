"""Why a meeting finds no place, in words: each reason a clause, and the ways out of them."""

import datetime as dt
from collections.abc import Callable, Sequence

from models.rules.holidays import WEEKEND
from models.rules.number_words import numeral
from models.rules.planner.bar_words import pair_words, start_words
from models.rules.planner.bars import Bar, Rule
from models.rules.planner.collision import collision, sharing_words
from models.rules.planner.problem import Slot, Turn
from models.rules.planner.standing import Standing
from models.rules.planner.wording import (
    MOST_LISTED,
    absence_words,
    counted,
    day_words,
    listed,
    meeting_words,
    person_words,
    sentence,
    slot_words,
    span_words,
    whole_meeting_words,
)
from models.rules.written_dates import WEEKDAYS, date_words

Way = tuple[Slot, frozenset[Bar]]
"""A slot, and what must be lifted for a meeting to have it."""


def unplaced_text(standing: Standing, turn: Turn, reasons: Sequence[Bar], ways: Sequence[Way]) -> str:
    """Say in one sentence why a meeting finds no place and what would give it one."""
    if not reasons:
        return sentence(f"{turn.code} of {date_words(turn.home.date)} could be placed among the others as they stand")
    others = [bar for bar in reasons if bar.rule is Rule.PEOPLE]
    chairs_first = sorted(reasons, key=lambda bar: bar.rule is not Rule.CHAIR)
    said = [reason_words(standing, turn, bar) for bar in chairs_first if bar.rule is not Rule.PEOPLE]
    if len(others) > 1:
        names = listed([meeting_words(standing.turn(bar.about), _slot(standing, bar)) for bar in others], MOST_LISTED)
        said.append(f"its people are needed at {names}")
    else:
        said += [reason_words(standing, turn, bar) for bar in others]
    out = _ways_words(standing, turn, ways)
    why = listed(said)
    if why.startswith("it "):
        why = f"{turn.code} of {date_words(turn.home.date)} {why.removeprefix('it ')}"
    return sentence(f"{why}{': ' + out if out else ''}")


def reason_words(standing: Standing, turn: Turn, bar: Bar) -> str:
    """Say one reason that forbids a meeting its places, as a clause."""
    match bar.rule:
        case Rule.CHAIR:
            post = next((seat.post for seat in standing.known.seats(turn) if _sits(standing, seat.post, bar)), "")
            away = absence_words(bar.absence) if bar.absence else "away"
            return f"{person_words(standing.problem, bar.about, post)}, who chairs, is {away}"
        case Rule.PEOPLE | Rule.ROOM:
            return _other_words(standing, turn, bar)
        case Rule.ORDER | Rule.GAP:
            return pair_words(standing, turn, bar)
        case Rule.LIMIT:
            most = standing.known.most_a_day[bar.about]
            return f"{person_words(standing.problem, bar.about)} chairs at most {counted(most, 'board')} a day"
    return RULES[bar.rule](standing, turn, bar)


def _sits(standing: Standing, post: str, bar: Bar) -> bool:
    return bar.absence is not None and standing.roster.who(post, bar.absence.first) == bar.about


def _slot(standing: Standing, bar: Bar) -> Slot:
    return standing.slots.get(bar.about) or standing.turn(bar.about).home


def _other_words(standing: Standing, turn: Turn, bar: Bar) -> str:
    """Say what another meeting takes: the room, or the people, as found if both stood at its hour."""
    other = standing.sitting(bar.about)
    if other is None:
        return ""
    name = whole_meeting_words(other.turn, other.slot)
    if bar.rule is Rule.ROOM:
        return f"{other.slot.place} is taken by {name}"
    found = collision(standing.problem, standing.at(turn, other.slot), other)
    if found is None or not found.people:
        return f"{name} takes its people"
    return f"{name} needs {sharing_words(standing.problem, found)} too"


def _window_words(standing: Standing, turn: Turn, _bar: Bar) -> str:
    days = standing.working.around(turn.home.date, turn.leeway.before, turn.leeway.after)
    if not days or (len(days) == 1 and days[0] == turn.home.date):
        return "it may not leave its day"
    return f"the window runs {span_words(days[0], days[-1])}"


def _closed_words(standing: Standing, turn: Turn, _bar: Bar) -> str:
    calendar, home = standing.problem.calendar, turn.home.date
    days = [home, *standing.working.around(home, turn.leeway.before, turn.leeway.after)]
    window = (dt.date.fromordinal(day) for day in range(min(days).toordinal(), max(days).toordinal() + 1))
    names = dict.fromkeys(calendar.why_closed(day) for day in window if not calendar.is_working(day))
    said = [name for name in names if name != WEEKEND] or ["the weekend"]
    return f"{listed(said)} {'is' if len(said) == 1 else 'are'} closed"


def _weekday_words(_standing: Standing, turn: Turn, _bar: Bar) -> str:
    return f"it meets on {listed([f'{WEEKDAYS[day]}s' for day in sorted(turn.leeway.weekdays)]) or 'no weekday'} only"


def _small_words(standing: Standing, turn: Turn, bar: Bar) -> str:
    return f"{bar.about} seats {standing.problem.rooms[bar.about].seats}, and {turn.heads} are expected"


def _past_words(standing: Standing, _turn: Turn, _bar: Bar) -> str:
    today = standing.problem.today
    return f"all days up to {date_words(today)} are past" if today else ""


RULES: dict[Rule, Callable[[Standing, Turn, Bar], str]] = {
    Rule.FIXED: lambda _standing, turn, _bar: f"it may not be moved ({turn.fixed})",
    Rule.PAST: _past_words,
    Rule.CLOSED: _closed_words,
    Rule.WEEKDAY: _weekday_words,
    Rule.WINDOW: _window_words,
    Rule.EARLY: lambda _s, turn, _b: f"it waits for the {numeral(turn.leeway.from_working_day)} working day of a month",
    Rule.START: lambda _standing, turn, _bar: f"it starts at {start_words(turn)} only",
    Rule.SMALL: _small_words,
}


def _ways_words(standing: Standing, turn: Turn, ways: Sequence[Way]) -> str:
    """Say the nearest ways out, one for each rule that could give way, three at most."""
    said: dict[tuple[Rule, ...], str] = {}
    for slot, family in ways:
        lifted = sorted(family, key=lambda bar: (WAYS.index(bar.rule), bar.about))
        rules = tuple(bar.rule for bar in lifted)
        said.setdefault(rules, listed([_way_words(standing, turn, bar, slot) for bar in lifted]))
    order = sorted(said, key=lambda rules: [WAYS.index(rule) for rule in rules])
    return listed([said[rules] for rules in order[:MOST_LISTED]], word="or")


def _way_words(standing: Standing, turn: Turn, bar: Bar, slot: Slot) -> str:
    other = standing.known.turns.get(bar.about)
    match bar.rule:
        case Rule.WINDOW:
            return f"widen the window to {day_words(slot.date)}"
        case Rule.START:
            return f"let it start at {slot.start:%H:%M} ({day_words(slot.date)})"
        case Rule.WEEKDAY:
            return f"allow {WEEKDAYS[slot.date.weekday()]}s"
        case Rule.PEOPLE | Rule.ROOM | Rule.ORDER | Rule.GAP:
            return f"{OTHER_WAYS[bar.rule]} {meeting_words(other, _slot(standing, bar)) if other else ''}"
        case Rule.FIXED:
            return f"let it move to {slot_words(slot)}"
    return SIMPLE_WAYS[bar.rule].format(turn=turn)


WAYS = (
    Rule.WINDOW,
    Rule.CHAIR,
    Rule.START,
    Rule.WEEKDAY,
    Rule.PEOPLE,
    Rule.ROOM,
    Rule.GAP,
    Rule.ORDER,
    Rule.LIMIT,
    Rule.EARLY,
    Rule.SMALL,
    Rule.FIXED,
    Rule.PLACE,
    Rule.CLOSED,
    Rule.PAST,
)
OTHER_WAYS = {
    Rule.PEOPLE: "move",
    Rule.ROOM: "move",
    Rule.GAP: "move",
    Rule.ORDER: "loosen the order with",
}
SIMPLE_WAYS = {
    Rule.CHAIR: "name a deputy",
    Rule.LIMIT: "let the chair take one more board that day",
    Rule.EARLY: "allow an earlier day of the month",
    Rule.SMALL: "choose a larger room",
}
