"""Where one meeting could go, what each place would cost, and who would have to be there."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from models.rules.number_words import numeral
from models.rules.planner.answer import Cost
from models.rules.planner.ground import Attendance, Ground, ground, starts_at, touches
from models.rules.planner.problem import Part, Problem, Seat, Slot, Slots, Turn
from models.rules.written_dates import date_words

LEVEL_WEIGHT = {"corporate": 6, "oversight": 6, "business group": 5, "thematic": 4, "BCU": 3, "programme": 2}
USUAL_WEIGHT = 2
DAY_WEIGHT = 2
AVOIDED_CROWD = 5
STANDS_IN, MISSING = 1, 2
SATURDAY = 5
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot a meeting could take: its cost, who must be there, who chairs, and the posts that stand in for a chair."""

    slot: Slot
    cost: Cost
    must: frozenset[str]
    chairs: frozenset[str]
    deputies: tuple[str, ...] = ()


def candidates(problem: Problem, turn: Turn) -> tuple[Candidate, ...]:
    """Return the slots a meeting may take by itself, other meetings left aside, cheapest first.

    A fixed one has its home and nothing else. Home stands among the others only where nothing forbids it.
    """
    return tuple(nearest(problem, turn))


def nearest(problem: Problem, turn: Turn) -> Iterator[Candidate]:
    """Yield the candidates of a meeting, cheapest first, working them out day by day away from home."""
    if turn.fixed:
        yield candidate_at(problem, turn, turn.home)
        return
    known = ground(problem)
    rings: dict[int, list[dt.date]] = {}
    for day in _days(known, turn):
        rings.setdefault(abs(known.working.steps(turn.home.date, day)), []).append(day)
    weight = LEVEL_WEIGHT.get(turn.level, USUAL_WEIGHT)
    found: list[Candidate] = []
    for steps in sorted(rings):
        ready = [one for one in found if one.cost.distance < weight * DAY_WEIGHT * steps]
        yield from sorted(ready, key=_price)
        found = [one for one in found if one.cost.distance >= weight * DAY_WEIGHT * steps]
        found += [one for day in rings[steps] for one in _of_day(known, turn, day, steps)]
    yield from sorted(found, key=_price)


def candidate_at(problem: Problem, turn: Turn, slot: Slot) -> Candidate:
    """Return a meeting in any slot, allowed or not; a chair who is away and not covered counts as missing."""
    known = ground(problem)
    steps = abs(known.working.steps(turn.home.date, slot.date))
    return _candidate(turn, slot, attendance(known, turn, slot), (steps, _crowd(known, turn, slot.date)))


def cost_of(problem: Problem, turn: Turn, slot: Slot) -> Cost:
    """Return what a meeting in a slot adds to the cost of a plan."""
    return candidate_at(problem, turn, slot).cost


def cost_of_plan(problem: Problem, slots: Slots) -> Cost:
    """Return the cost of a whole plan: the sum over its meetings."""
    total = Cost()
    for turn in problem.turns:
        slot = slots.get(turn.key)
        total += cost_of(problem, turn, slot) if slot else Cost(unplaced=1)
    return total


def obstacles(problem: Problem, turn: Turn, slot: Slot) -> tuple[str, ...]:
    """Say in words what forbids a meeting a slot, other meetings left aside; nothing where the slot will do."""
    if turn.fixed:
        return () if slot == turn.home else (f"It may not be moved: {turn.fixed}.",)
    known = ground(problem)
    return (*_wrong_day(known, turn, slot), *_wrong_hour_or_place(known, turn, slot), *_chairs_away(known, turn, slot))


def attendance(known: Ground, turn: Turn, slot: Slot) -> Attendance:
    """Return who comes to a meeting in a slot, and what is missing."""
    if always := known.everybody(turn):
        return always
    who, day, start = known.problem.who, slot.date, starts_at(slot)
    must, chairs, deputies, away, people = set(), set(), [], [], 0
    for seat in known.seats(turn):
        holder = who(seat.post, day)
        if holder not in known.absences or not known.is_away(holder, day, start, turn.minutes):
            if seat.part is not Part.WANTED:
                must.add(holder)
                if seat.part is Part.CHAIR:
                    chairs.add(holder)
            continue
        deputy = _deputy(known, turn, seat, slot)
        if seat.part is not Part.CHAIR:
            people += STANDS_IN if deputy or seat.part is Part.WANTED else MISSING
        elif deputy and turn.leeway.deputy_chairs:
            people += STANDS_IN
            must.add(deputy)
            chairs.add(deputy)
            deputies.append(seat.deputy)
        else:
            people += MISSING
            away.append(holder)
    return Attendance(frozenset(must), frozenset(chairs), tuple(deputies), people, tuple(away))


def _price(candidate: Candidate) -> tuple[Cost, Slot]:
    return candidate.cost, candidate.slot


def _of_day(known: Ground, turn: Turn, day: dt.date, steps: int) -> Iterator[Candidate]:
    """Yield the candidates of one day; who is there is worked out once where nobody is ever away."""
    crowd = _crowd(known, turn, day)
    same = known.everybody(turn) is not None or not any(_may_be_away(known, seat, day) for seat in known.seats(turn))
    there: Attendance | None = None
    for slot in _slots(known, turn, day):
        if there is None or not same:
            there = attendance(known, turn, slot)
        if not there.away:
            yield _candidate(turn, slot, there, (steps, crowd))


def _may_be_away(known: Ground, seat: Seat, day: dt.date) -> bool:
    return known.problem.who(seat.post, day) in known.absences


def _deputy(known: Ground, turn: Turn, seat: Seat, slot: Slot) -> str:
    """Return who could stand in on a seat, empty if nobody."""
    if not seat.deputy:
        return ""
    holder = known.problem.who(seat.deputy, slot.date)
    return "" if known.is_away(holder, slot.date, starts_at(slot), turn.minutes) else holder


def _candidate(turn: Turn, slot: Slot, there: Attendance, day: tuple[int, int]) -> Candidate:
    """Return a candidate; `day` holds the working days from home and the crowd of its day."""
    steps, crowd = day
    cost = Cost(0, int(slot != turn.home), _distance(turn, slot, steps), there.people, crowd)
    return Candidate(slot, cost, there.must, there.chairs, there.deputies)


def _distance(turn: Turn, slot: Slot, steps: int) -> int:
    home = turn.home
    changes = DAY_WEIGHT * steps + (slot.start != home.start) + (slot.place != home.place)
    return LEVEL_WEIGHT.get(turn.level, USUAL_WEIGHT) * changes


def _crowd(known: Ground, turn: Turn, day: dt.date) -> int:
    others = known.home_days[day] - (turn.home.date == day)
    return others + (AVOIDED_CROWD if known.is_avoided(day) else 0)


def _days(known: Ground, turn: Turn) -> list[dt.date]:
    leeway, home = turn.leeway, turn.home.date
    days = known.working.around(home, leeway.before, leeway.after)
    if _given_by_hand(known, home):
        days.append(home)
    return [day for day in days if not _shut(known, turn, day)]


def _shut(known: Ground, turn: Turn, day: dt.date) -> bool:
    """Say whether a day of the window is no day for a meeting: its weekday, the past, or too early in the month."""
    leeway = turn.leeway
    if day.weekday() not in leeway.weekdays and day != turn.home.date:
        return True
    if known.problem.today is not None and day <= known.problem.today:
        return True
    return bool(leeway.from_working_day) and known.working.place_in_month(day) < leeway.from_working_day


def _given_by_hand(known: Ground, home: dt.date) -> bool:
    """Say whether a home lies on a weekend that nothing else closes: somebody wanted it there."""
    calendar = known.problem.calendar
    return home.weekday() >= SATURDAY and not calendar.is_bank_holiday(home) and not calendar.closure_on(home)


def _slots(known: Ground, turn: Turn, day: dt.date) -> Iterator[Slot]:
    home = turn.home
    if day.weekday() >= SATURDAY:
        yield home
        return
    places = [place for place in dict.fromkeys((home.place, *turn.leeway.places)) if not _small(known, turn, place)]
    for start in dict.fromkeys((home.start, *turn.leeway.starts)):
        for place in places:
            yield Slot(day, start, place)


def _small(known: Ground, turn: Turn, place: str) -> bool:
    room = known.problem.rooms.get(place)
    return room is not None and 0 < room.seats < turn.heads and place != turn.home.place


def _wrong_day(known: Ground, turn: Turn, slot: Slot) -> Iterator[str]:
    leeway, home, day = turn.leeway, turn.home.date, slot.date
    if known.problem.today is not None and day <= known.problem.today:
        yield f"{date_words(day)} is past."
    if not known.working.is_open(day) and not (slot == turn.home and _given_by_hand(known, home)):
        yield f"{date_words(day)} is closed: {known.problem.calendar.why_closed(day)}."
    elif day.weekday() not in leeway.weekdays and day != home:
        yield f"It does not meet on a {WEEKDAYS[day.weekday()]}."
    steps = known.working.steps(home, day)
    if not -leeway.before <= steps <= leeway.after:
        most, side = (leeway.before, "before") if steps < 0 else (leeway.after, "after")
        yield f"It lies {abs(steps)} working days {side} {date_words(home)}; {most} are allowed."
    if leeway.from_working_day and known.working.place_in_month(day) < leeway.from_working_day:
        yield f"It lies before the {numeral(leeway.from_working_day)} working day of its month."


def _wrong_hour_or_place(known: Ground, turn: Turn, slot: Slot) -> Iterator[str]:
    home, leeway = turn.home, turn.leeway
    if slot.start not in (home.start, *leeway.starts):
        yield f"{slot.start:%H:%M} is none of its start times."
    if slot.place not in (home.place, *leeway.places):
        yield f"{slot.place or 'No place'} is none of its places."
    if _small(known, turn, slot.place):
        yield f"{slot.place} seats {known.problem.rooms[slot.place].seats}; {turn.heads} are expected."


def _chairs_away(known: Ground, turn: Turn, slot: Slot) -> Iterator[str]:
    for who in attendance(known, turn, slot).away:
        absences = known.absences[who]
        absence = next(one for one in absences if touches(one, slot.date, starts_at(slot), turn.minutes))
        reason = f" ({absence.reason})" if absence.reason else ""
        span = date_words(absence.first)
        if absence.last != absence.first:
            span = f"{span} to {date_words(absence.last)}"
        yield f"{known.problem.people.get(who, who)}, who chairs, is away {span}{reason}."
