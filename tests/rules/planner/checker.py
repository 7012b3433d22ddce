"""An independent checker of plans: the rules again in plain loops, sharing nothing with the planner but its values."""

import datetime as dt
import itertools

from models.rules.planner.problem import Absence, Part, Problem, Seat, Slot, Slots, Turn

WEIGHTS = {"corporate": 6, "oversight": 6, "business group": 5, "thematic": 4, "BCU": 3, "programme": 2}
DAY = dt.timedelta(days=1)
Figures = tuple[int, int, int, int, int]


def faults(problem: Problem, slots: Slots) -> list[str]:
    """Every hard rule a plan breaks, in a word and with its meetings."""
    placed = [(turn, slot) for turn in problem.turns if (slot := slots.get(turn.key)) is not None]
    found = [f"{turn.key} {fault}" for turn, slot in placed for fault in own_faults(problem, turn, slot)]
    for (a, at_a), (b, at_b) in itertools.combinations(placed, 2):
        if not (a.fixed and b.fixed):
            found += [f"{a.key} {b.key} {fault}" for fault in pair_faults(problem, a, at_a, b, at_b)]
    return found + chair_faults(problem, slots)


def own_faults(problem: Problem, turn: Turn, slot: Slot) -> list[str]:
    """What forbids one meeting its slot by itself."""
    if turn.fixed:
        return [] if slot == turn.home else ["moved though fixed"]
    found = day_faults(problem, turn, slot)
    leeway = turn.leeway
    if slot.start not in {turn.home.start, *leeway.starts} or slot.place not in {turn.home.place, *leeway.places}:
        found.append("start or place")
    room = problem.rooms.get(slot.place)
    if room and 0 < room.seats < turn.heads and slot.place != turn.home.place:
        found.append("small room")
    if any(chair is None for chair in chairs(problem, turn, slot)):
        found.append("chair away")
    return found


def day_faults(problem: Problem, turn: Turn, slot: Slot) -> list[str]:
    """What forbids one meeting the day of a slot."""
    leeway, found = turn.leeway, []
    steps = working_steps(problem, turn.home.date, slot.date)
    if problem.today and slot.date <= problem.today:
        found.append("past")
    holiday = slot.date in problem.calendar.holidays or any(c.covers(slot.date) for c in problem.calendar.closures)
    if holiday or (slot.date.weekday() > 4 and slot != turn.home):
        found.append("closed day")
    if slot.date.weekday() not in leeway.weekdays and slot.date != turn.home.date:
        found.append("weekday")
    if steps < -leeway.before or steps > leeway.after:
        found.append("window")
    if leeway.from_working_day > sum(is_open(problem, slot.date.replace(day=n + 1)) for n in range(slot.date.day)):
        found.append("too early in the month")
    return found


def pair_faults(problem: Problem, a: Turn, at_a: Slot, b: Turn, at_b: Slot) -> list[str]:
    """What forbids two meetings to stand where they do."""
    found = []
    if at_a.date == at_b.date:
        travel = minutes_between(problem, at_a.place, at_b.place)
        if there(problem, a, at_a) & there(problem, b, at_b) and overlap(a, at_a, b, at_b, travel):
            found.append("overlap")
        if at_a.place in problem.rooms and at_a.place == at_b.place and overlap(a, at_a, b, at_b, 0):
            found.append("room")
    return [*found, *series_faults(problem, a, at_a, b, at_b), *series_faults(problem, b, at_b, a, at_a)]


def series_faults(problem: Problem, first: Turn, slot: Slot, second: Turn, other: Slot) -> list[str]:
    """What forbids one meeting to stand where it does before another, by order or as its neighbour."""
    leeway = first.leeway
    steps = working_steps(problem, slot.date, other.date)
    orders = [order for order in problem.orders if ordered(problem, order.earlier, order.later, first, second)]
    found = ["order" for order in orders if other.date < slot.date or steps < order.working_days]
    if neighbours(problem, first, second) and (
        other.date <= slot.date or steps < leeway.least_gap or 0 < leeway.greatest_gap < steps
    ):
        found.append("gap")
    return found


def chair_faults(problem: Problem, slots: Slots) -> list[str]:
    """People who chair more meetings on a day than they may, where a meeting that could move is among them."""
    found = []
    for who, limit in limits(problem).items():
        chaired: dict[dt.date, list[Turn]] = {}
        for turn in problem.turns:
            slot = slots.get(turn.key)
            if slot is not None and who in chairs(problem, turn, slot):
                chaired.setdefault(slot.date, []).append(turn)
        found += [
            f"{who} chairs too many on {day}"
            for day, turns in chaired.items()
            if len(turns) > limit and not all(turn.fixed for turn in turns)
        ]
    return found


def figures(problem: Problem, turn: Turn, slot: Slot | None) -> Figures:
    """What one meeting adds to the cost: unplaced, moved, distance, people, crowd."""
    if slot is None:
        return 1, 0, 0, 0, 0
    days = abs(working_steps(problem, turn.home.date, slot.date))
    changes = 2 * days + int(slot.start != turn.home.start) + int(slot.place != turn.home.place)
    people = sum(missing(problem, turn, seat, slot) for seat in seats(turn))
    crowd = sum(other.home.date == slot.date for other in problem.turns if other is not turn)
    avoided = any(a.first <= slot.date <= a.last and not a.notice for a in problem.avoided)
    return 0, int(slot != turn.home), WEIGHTS.get(turn.level, 2) * changes, people, crowd + 5 * avoided


def total(problem: Problem, slots: Slots) -> Figures:
    """What a plan costs."""
    parts = [figures(problem, turn, slots.get(turn.key)) for turn in problem.turns]
    a, b, c, d, e = (sum(column) for column in zip(*parts, strict=True))
    return a, b, c, d, e


def missing(problem: Problem, turn: Turn, seat: Seat, slot: Slot) -> int:
    """What one seat costs when its holder is away."""
    if not away(problem, problem.who(seat.post, slot.date), turn, slot):
        return 0
    covered = bool(seat.deputy) and not away(problem, problem.who(seat.deputy, slot.date), turn, slot)
    if seat.part is Part.CHAIR:
        covered = covered and turn.leeway.deputy_chairs
    return 1 if seat.part is Part.WANTED or covered else 2


def chairs(problem: Problem, turn: Turn, slot: Slot) -> list[str | None]:
    """Who chairs; None where a chair is away and nobody stands in."""
    found: list[str | None] = []
    for seat in seats(turn):
        if seat.part is not Part.CHAIR:
            continue
        who = problem.who(seat.post, slot.date)
        if not away(problem, who, turn, slot):
            found.append(who)
            continue
        deputy = problem.who(seat.deputy, slot.date) if seat.deputy and turn.leeway.deputy_chairs else ""
        found.append(deputy if deputy and not away(problem, deputy, turn, slot) else None)
    return found


def there(problem: Problem, turn: Turn, slot: Slot) -> set[str]:
    """Who must be at a meeting."""
    required = {problem.who(seat.post, slot.date) for seat in seats(turn) if seat.part is Part.REQUIRED}
    present = {who for who in required if not away(problem, who, turn, slot)}
    return present | {who for who in chairs(problem, turn, slot) if who is not None}


def seats(turn: Turn) -> list[Seat]:
    """The seats, an agreed deputy in the first chair."""
    found = list(turn.seats)
    for at, seat in enumerate(found):
        if turn.agreed_deputy and seat.part is Part.CHAIR:
            found[at] = Seat(turn.agreed_deputy, Part.CHAIR, seat.deputy)
            break
    return found


def away(problem: Problem, who: str, turn: Turn, slot: Slot) -> bool:
    """Whether somebody is away at some time of a meeting."""
    return any(one.who == who and touching(one, turn, slot) for one in problem.absences)


def touching(absence: Absence, turn: Turn, slot: Slot) -> bool:
    """Whether an absence overlaps a meeting."""
    begins = dt.datetime.combine(slot.date, slot.start)
    ends = begins + dt.timedelta(minutes=turn.minutes)
    from_, to = (dt.datetime.combine(slot.date, clock) for clock in (absence.start, absence.end))
    return absence.first <= slot.date <= absence.last and from_ < ends and begins < to


def overlap(a: Turn, at_a: Slot, b: Turn, at_b: Slot, travel: int) -> bool:
    """Whether two meetings of a day cannot follow one another with so many minutes between."""
    one, other = (dt.datetime.combine(slot.date, slot.start) for slot in (at_a, at_b))
    way = dt.timedelta(minutes=travel)
    return one < other + dt.timedelta(minutes=b.minutes) + way and other < one + dt.timedelta(minutes=a.minutes) + way


def minutes_between(problem: Problem, one: str, other: str) -> int:
    """Travel between two places."""
    a, b = (problem.rooms[place].building or place if place in problem.rooms else place for place in (one, other))
    return 0 if a == b else problem.travel.get((a, b), problem.travel.get((b, a), 0))


def ordered(problem: Problem, earlier: str, later: str, first: Turn, second: Turn) -> bool:
    """Whether an order of two forums pairs these two meetings."""
    if (first.forum, second.forum) != (earlier, later):
        return False
    lot = [turn for turn in problem.turns if turn.forum == later]
    month = [turn for turn in lot if turn.rule_date.replace(day=1) == first.rule_date.replace(day=1)]
    after = sorted((turn for turn in lot if turn.rule_date > first.rule_date), key=lambda turn: turn.rule_date)[:1]
    return second in (month or after)


def neighbours(problem: Problem, first: Turn, second: Turn) -> bool:
    """Whether one meeting comes right after the other in their forum."""
    lot = [turn for turn in problem.turns if turn.forum == first.forum]
    lot.sort(key=lambda turn: (turn.home.date, turn.number))
    return (first, second) in list(itertools.pairwise(lot))


def limits(problem: Problem) -> dict[str, int]:
    """How many meetings a day each person chairs at most."""
    found: dict[str, int] = {}
    for turn in problem.turns:
        for seat in seats(turn):
            if turn.leeway.most_a_day and seat.part is Part.CHAIR:
                who = problem.who(seat.post, turn.home.date)
                found[who] = min(found.get(who, 99), turn.leeway.most_a_day)
    return found


def is_open(problem: Problem, day: dt.date) -> bool:
    """Whether a day is a working day."""
    closed = day in problem.calendar.holidays or any(closure.covers(day) for closure in problem.calendar.closures)
    return day.weekday() < 5 and not closed


def working_steps(problem: Problem, start: dt.date, end: dt.date) -> int:
    """Working days stepped over from one day to another, the first not counted."""
    step = DAY if end > start else -DAY
    steps, day = 0, start
    while day != end:
        day += step
        steps += is_open(problem, day)
    return steps if end > start else -steps
