"""Where one meeting could go, what each place would cost, and who would have to be there."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.rules.number_words import numeral
from models.rules.planner.answer import Cost
from models.rules.planner.ground import Attendance, Ground, Hour, Hours, ground, starts_at, touches
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
    return tuple(nearest(ground(problem), turn))


def nearest(known: Ground, turn: Turn, beyond: int = 0) -> Iterator[Candidate]:
    """Yield the candidates of a meeting, cheapest first, working out those of one distance at a time.

    `beyond` leaves nearer ones out: 1 for the home.
    """
    if turn.fixed:
        yield candidate_on(known, turn, turn.home)
        return
    rings: dict[int, list[_Day]] = {}
    hours = _hours(known, turn)
    last = max(turn.leeway.before, turn.leeway.after)
    for far in range(beyond, DAY_WEIGHT * last + len(hours)):
        found: list[Candidate] = []
        for changes in range(far % DAY_WEIGHT, len(hours), DAY_WEIGHT):
            steps = (far - changes) // DAY_WEIGHT
            if 0 <= steps <= last and hours[changes]:
                if steps not in rings:
                    rings[steps] = _ring(known, turn, steps)
                found += _of_days(known, turn, rings[steps], hours[changes], far)
        found.sort(key=_price)
        yield from found


def candidate_at(problem: Problem, turn: Turn, slot: Slot) -> Candidate:
    """Return a meeting in any slot, allowed or not; a chair who is away and not covered counts as missing."""
    return candidate_on(ground(problem), turn, slot)


def candidate_on(known: Ground, turn: Turn, slot: Slot) -> Candidate:
    """Return a meeting in any slot as candidate_at does, the ground of its problem being known."""
    home, there = turn.home, attendance(known, turn, slot)
    steps = abs(known.working.steps(home.date, slot.date))
    far = DAY_WEIGHT * steps + (slot.start != home.start) + (slot.place != home.place)
    crowd = _crowd(known, turn, slot.date)
    if slot.date != home.date and not far:  # a closed day as near as home itself
        cost = Cost(0, 1, 0, there.people, crowd)
    else:
        cost = _cost(known, _weight(turn) * far, there.people, crowd)
    return Candidate(slot, cost, there.must, there.chairs, there.deputies)


def may_stay(known: Ground, turn: Turn, home: Candidate) -> bool:
    """Say whether nothing forbids a meeting its home, other meetings left aside: whether `obstacles` has no words."""
    day = turn.home.date
    if turn.fixed:
        return True
    if _shut(known, turn, day) or not (known.working.is_open(day) or _given_by_hand(known, day)):
        return False
    return not home.cost.people or not attendance(known, turn, turn.home).away


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


@dataclass(slots=True)
class _Day:
    """A day of a window: `crowd` is its part of the cost, `there` who comes whatever the hour (none: it depends)."""

    date: dt.date
    crowd: int
    there: Attendance | None


def _price(candidate: Candidate) -> tuple[int, int, dt.date, dt.time, str]:
    """Return what orders candidates of one distance."""
    slot, cost = candidate.slot, candidate.cost
    return cost.people, cost.crowd, slot.date, slot.start, slot.place


def _of_days(known: Ground, turn: Turn, days: list[_Day], hours: Sequence[Hour], far: int) -> Iterator[Candidate]:
    """Yield the candidates of some days with some starts and places, all as far from home; weekends know no others."""
    distance, home = _weight(turn) * far, turn.home
    for day in days:
        there = day.there
        for start, place in hours:
            slot = Slot(day.date, start, place)
            if day.there is None:
                there = attendance(known, turn, slot)
            if there and not there.away and (day.date.weekday() < SATURDAY or slot == home):
                cost = _cost(known, distance, there.people, day.crowd)
                yield Candidate(slot, cost, there.must, there.chairs, there.deputies)


def _ring(known: Ground, turn: Turn, steps: int) -> list[_Day]:
    """Return the days of a meeting's window so many working days from home, home itself where that is none."""
    leeway, home = turn.leeway, turn.home.date
    days = known.working.steps_away(home, steps, back=steps <= leeway.before, on=steps <= leeway.after)
    if not steps and _given_by_hand(known, home):
        days.append(home)
    open_days = (day for day in days if not _shut(known, turn, day))
    return [_Day(day, _crowd(known, turn, day), _steady(known, turn, day)) for day in open_days]


def _steady(known: Ground, turn: Turn, day: dt.date) -> Attendance | None:
    """Return who comes whatever the hour of a day; none if one of them is ever away."""
    always = known.everybody(turn)
    if always is not None:
        return always
    who, absences = known.problem.who, known.absences
    if any(who(seat.post, day) in absences for seat in known.seats(turn)):
        return None
    return attendance(known, turn, Slot(day, turn.home.start))


def _hours(known: Ground, turn: Turn) -> Hours:
    """Return the starts and places a meeting may take on a day, reckoned once for the meetings of a board."""
    board = (id(turn.leeway), turn.home.start, turn.home.place, turn.heads)
    found = known.hours.get(board)
    if found is None:
        found = known.hours[board] = _all_hours(known, turn)
    return found


def _all_hours(known: Ground, turn: Turn) -> Hours:
    home, leeway = turn.home, turn.leeway
    starts = [start for start in dict.fromkeys(leeway.starts) if start != home.start]
    places = [one for one in dict.fromkeys(leeway.places) if one != home.place and not _small(known, turn, one)]
    one = [(start, home.place) for start in starts] + [(home.start, place) for place in places]
    return [(home.start, home.place)], one, [(start, place) for start in starts for place in places]


def _cost(known: Ground, far: int, people: int, crowd: int) -> Cost:
    """Return the cost of a candidate so far from home by its level, the same for all that cost the same."""
    sort = (far, people, crowd)
    found = known.costs.get(sort)
    if found is None:
        found = known.costs[sort] = Cost(0, int(far > 0), far, people, crowd)
    return found


def _deputy(known: Ground, turn: Turn, seat: Seat, slot: Slot) -> str:
    """Return who could stand in on a seat, empty if nobody."""
    if not seat.deputy:
        return ""
    holder = known.problem.who(seat.deputy, slot.date)
    return "" if known.is_away(holder, slot.date, starts_at(slot), turn.minutes) else holder


def _weight(turn: Turn) -> int:
    return LEVEL_WEIGHT.get(turn.level, USUAL_WEIGHT)


def _crowd(known: Ground, turn: Turn, day: dt.date) -> int:
    others = known.home_days.get(day, 0) - (turn.home.date == day)
    return others + (AVOIDED_CROWD if known.problem.avoided and known.is_avoided(day) else 0)


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
