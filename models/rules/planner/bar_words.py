"""What bars a meeting from one slot, in words: a clause for each bar, at length for a sentence or short for a row."""

from models.rules.holidays import WEEKEND
from models.rules.number_words import numeral
from models.rules.planner.bars import Bar, Rule
from models.rules.planner.collision import chairing_words, collision
from models.rules.planner.ground import Pair
from models.rules.planner.problem import Turn
from models.rules.planner.standing import Sitting, Standing
from models.rules.planner.wording import (
    absence_words,
    clock_words,
    counted,
    day_words,
    hours,
    listed,
    meeting_words,
    person_words,
)
from models.rules.written_dates import WEEKDAYS


def bar_words(standing: Standing, sitting: Sitting, bar: Bar) -> str:
    """Say at length, as a clause, what bars a meeting from where it is put."""
    if bar.rule in {Rule.PEOPLE, Rule.ROOM}:
        return _collision_words(standing, sitting, bar)
    if bar.rule in {Rule.ORDER, Rule.GAP}:
        return pair_words(standing, sitting.turn, bar)
    return _people_bar_words(standing, sitting, bar) or _own_bar_words(standing, sitting, bar)


def short_bar_words(standing: Standing, sitting: Sitting, bar: Bar) -> str:
    """Say in few words, the day being known, what bars a meeting, as in “5 members are at PMG”."""
    other = standing.sitting(bar.about) if bar.rule is Rule.PEOPLE else None
    found = collision(standing.problem, sitting, other) if other else None
    if not other or not found:
        return bar_words(standing, sitting, bar)
    chairs = [who for who in found.people if who in sitting.people.chairs]
    members = len(found.people) - len(chairs)
    said = []
    if chairs:
        takes = any(who in other.people.chairs for who in chairs)
        said.append(f"the chair {'also takes' if takes else 'must be at'} {other.turn.code}")
    if members:
        at = "there too" if chairs else f"at {other.turn.code}"
        said.append(f"{counted(members, 'member is', 'members are')} {at}")
    return listed(said)


def pair_words(standing: Standing, turn: Turn, bar: Bar) -> str:
    """Say where a meeting must stand towards another one that it hangs together with."""
    slot = standing.slots[bar.about]
    pair = next(one for one in standing.known.pairs_of[turn.key] if bar.about in {one.earlier, one.later})
    side = "before" if pair.earlier == turn.key else "after"
    name = standing.turn(bar.about).code if slot is None else meeting_words(standing.turn(bar.about), slot)
    return f"it must come {_distance_words(pair)}{side} {name}"


def closed_words(name: str) -> str:
    """Say that a day is closed by a holiday, a closure or the weekend."""
    return "on a weekend" if name == WEEKEND else f"closed ({name})"


def start_words(turn: Turn) -> str:
    """Say the start times a meeting may have: 10:00 or 14:00."""
    return listed([f"{start:%H:%M}" for start in sorted({turn.home.start, *turn.leeway.starts})], word="or")


def _distance_words(pair: Pair) -> str:
    if pair.greatest is not None:
        return f"{pair.least or 1} to {counted(pair.greatest, 'working day')} "
    return f"at least {counted(pair.least, 'working day')} " if pair.least else ""


def _collision_words(standing: Standing, sitting: Sitting, bar: Bar) -> str:
    other = standing.sitting(bar.about)
    found = collision(standing.problem, sitting, other) if other else None
    if not other or not found:
        return ""
    times = f"{other.turn.code} {hours(other.slot, other.turn.minutes)}"
    if bar.rule is Rule.ROOM:
        return f"{found.room} is taken by {times}"
    near = f"it lies within {found.way} minutes of travel from" if found.way else "it overlaps"
    return f"{near} {times}: {chairing_words(standing.problem, found)}"


def _people_bar_words(standing: Standing, sitting: Sitting, bar: Bar) -> str:
    problem = standing.problem
    if bar.rule is Rule.CHAIR and bar.absence:
        post = next(gone.seat.post for gone in sitting.people.without_chair if gone.who == bar.about)
        return f"{person_words(problem, bar.about, post)}, who chairs, is {absence_words(bar.absence)}"
    if bar.rule is Rule.LIMIT:
        named = person_words(problem, bar.about, sitting.people.chairs[bar.about])
        most = standing.known.most_a_day[bar.about]
        return f"{named} chairs {counted(most, 'board')} that day already and takes no more"
    return ""


def _own_bar_words(standing: Standing, sitting: Sitting, bar: Bar) -> str:
    turn, slot = sitting.turn, sitting.slot
    day = day_words(slot.date)
    match bar.rule:
        case Rule.FIXED:
            return f"it may not be moved ({turn.fixed})"
        case Rule.CLOSED:
            return f"{day} is {closed_words(bar.about)}"
        case Rule.WINDOW:
            return f"{day} {_beyond_words(standing, sitting)}"
        case Rule.EARLY:
            return f"{day} lies before the {numeral(turn.leeway.from_working_day)} working day of its month"
    return _plain_words(standing, sitting)[bar.rule]


def _plain_words(standing: Standing, sitting: Sitting) -> dict[Rule, str]:
    turn, place = sitting.turn, sitting.slot.place
    room = standing.problem.rooms.get(place)
    return {
        Rule.PAST: f"{day_words(sitting.slot.date)} is past",
        Rule.WEEKDAY: f"it does not meet on {WEEKDAYS[sitting.slot.date.weekday()]}s",
        Rule.START: f"it starts at {start_words(turn)}, not at {clock_words(sitting.begins)}",
        Rule.PLACE: f"{place or 'no place at all'} is none of its places",
        Rule.SMALL: f"{place} seats {room.seats if room else 0}, and {turn.heads} are expected",
    }


def _beyond_words(standing: Standing, sitting: Sitting) -> str:
    turn, day = sitting.turn, sitting.slot.date
    steps = standing.working.steps(turn.home.date, day)
    side, most = ("before", turn.leeway.before) if steps < 0 else ("after", turn.leeway.after)
    allowed = f"{most or 'none'} {'is' if most == 1 else 'are'} allowed"
    return f"lies {counted(abs(steps), 'working day')} {side} {day_words(turn.home.date)}, where {allowed}"
