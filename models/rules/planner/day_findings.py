"""What a plan does to its days: closed or crowded ones, days better left free, festivals, eves of holidays, rooms."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from models.rules.holidays import WEEKEND
from models.rules.number_words import numeral
from models.rules.planner.answer import Finding
from models.rules.planner.problem import Avoided
from models.rules.planner.standing import Sitting, Standing
from models.rules.planner.wording import (
    MOST_LISTED,
    counted,
    day_span_words,
    listed,
    meeting_words,
    person_words,
    sentence,
    slot_words,
)
from models.rules.written_dates import WEEKDAYS, date_words

MANY_A_DAY, MANY_A_DAY_EACH, MANY_A_WEEK_EACH = 5, 4, 8
ONE_DAY = dt.timedelta(days=1)


def days_of_meeting(standing: Standing, sitting: Sitting) -> Iterator[Finding]:
    """Find a meeting on a closed day, too early in its month, or in a room too small for it."""
    turn, slot, working = sitting.turn, sitting.slot, standing.working
    name, meetings, day = meeting_words(turn, slot), (turn.key,), slot.date
    closed = "" if working.is_open(day) else standing.problem.calendar.why_closed(day)
    if closed and not (closed == WEEKEND and day == turn.home.date):
        said = f"is a {WEEKDAYS[day.weekday()]}" if closed == WEEKEND else f"is closed ({closed})"
        yield Finding("closed day", "hard", sentence(f"{name}: the day {said}"), meetings, date=day)
    least = turn.leeway.from_working_day
    if least and working.place_in_month(day) < least:
        said = f"{name}: the day lies before the {numeral(least)} working day of the month"
        yield Finding("too early in the month", "hard", sentence(said), meetings, date=day)
    room = standing.problem.rooms.get(slot.place)
    if room and 0 < room.seats < turn.heads:
        said = f"{name}: {room.name} seats {room.seats}, and {turn.heads} are expected"
        yield Finding("small room", "soft", sentence(said), meetings, place=room.name, date=day)


def load_of_day(standing: Standing, day: dt.date) -> Iterator[Finding]:
    """Find a day with many boards, or with many for one person, and a day before a holiday that has any."""
    keys = standing.days.get(day, ())
    if len(keys) >= MANY_A_DAY_EACH:
        sittings = standing.sittings(day)
        busy = _busy(sittings, MANY_A_DAY_EACH)
        if busy or len(sittings) >= MANY_A_DAY:
            load = f"; {_busy_words(standing, sittings, busy, MANY_A_DAY_EACH)}" if busy else ""
            text = f"{date_words(day)} has {counted(len(sittings), 'board')}: {_codes(standing, keys)}{load}"
            yield Finding("crowded day", "soft", sentence(text), keys, tuple(busy), date=day)
    tomorrow = day + ONE_DAY
    closed = "" if standing.working.is_open(tomorrow) else standing.problem.calendar.why_closed(tomorrow)
    if keys and closed not in {"", WEEKEND} and standing.working.is_open(day):
        text = f"{_codes(standing, keys)} on {date_words(day)}: the next day is closed ({closed})"
        yield Finding("eve of a holiday", "notice", sentence(text), keys, date=day)


def load_of_week(standing: Standing, monday: dt.date) -> Finding | None:
    """Find a week with many boards for one person."""
    keys = standing.weeks.get(monday, ())
    if len(keys) < MANY_A_WEEK_EACH:
        return None
    sittings = [sitting for key in keys if (sitting := standing.sitting(key))]
    busy = _busy(sittings, MANY_A_WEEK_EACH)
    if not busy:
        return None
    named = tuple(sitting.turn.key for sitting in sittings if not busy.keys().isdisjoint(sitting.people.must))
    text = f"Week of {date_words(monday)}: {_busy_words(standing, sittings, busy, MANY_A_WEEK_EACH)}"
    return Finding("crowded week", "soft", sentence(text), named, tuple(busy), date=monday)


def meetings_within(standing: Standing, span: Avoided) -> Finding | None:
    """Find the meetings that stand in days better left free, or in a festival."""
    keys = tuple(key for day, keys in standing.days.items() if span.first <= day <= span.last for key in keys)
    if not keys:
        return None
    slots = [slot for key in keys if (slot := standing.slots.get(key))]
    kind, severity = ("festival", "notice") if span.notice else ("avoided days", "soft")
    said = [f"{standing.turn(key).code} {slot_words(slot)}" for key, slot in zip(keys, slots, strict=True)]
    held = f"{counted(len(keys), 'meeting')} held: {listed(said, MOST_LISTED)}"
    text = f"{span.name}, {day_span_words(span.first, span.last)}, has {held}"
    return Finding(kind, severity, sentence(text), keys, date=slots[0].date)


def _busy(sittings: Sequence[Sitting], many: int) -> dict[str, int]:
    """Count the boards of everybody who must be at many, the busiest first."""
    count = Counter(who for sitting in sittings for who in sitting.people.must)
    return dict(sorted(((who, n) for who, n in count.items() if n >= many), key=lambda entry: (-entry[1], entry[0])))


def _busy_words(standing: Standing, sittings: Sequence[Sitting], busy: dict[str, int], many: int) -> str:
    """Say who must be at how many boards, up to three people by name."""
    said = []
    for who, count in list(busy.items())[:MOST_LISTED]:
        posts = [sitting.people.must[who] for sitting in sittings if who in sitting.people.must]
        said.append(f"{person_words(standing.problem, who, *posts)} must be at {count}")
    more = len(busy) - len(said)
    return "; ".join(said) + (f"; and {counted(more, 'other')} at {many} or more" if more else "")


def _codes(standing: Standing, keys: Sequence[str]) -> str:
    return listed([standing.turn(key).code for key in keys])
