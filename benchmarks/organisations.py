"""Made-up organisations of any size: boards through a year with lengths, rooms, travel and shared people."""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, replace

from models.rules.holidays import KNOWN_ONE_OFFS, WorkingCalendar, bank_holidays
from models.rules.planner.problem import Absence, Leeway, Part, Problem, Room, Seat, Slot, Term, Turn

FIRST = dt.date(2026, 4, 1)
BUILDINGS = ("Headquarters", "Riverside", "North Gate")
TRAVEL = {("Headquarters", "Riverside"): 20, ("Headquarters", "North Gate"): 30, ("Riverside", "North Gate"): 30}
STARTS = (dt.time(9), dt.time(10, 30), dt.time(13, 30), dt.time(15))
LENGTHS = (45, 60, 90, 120, 150)
LEVELS = ("corporate", "business group", "thematic", "BCU", "BCU", "programme")
MONTHLY = 12
SENIORS = 22


@dataclass(frozen=True, slots=True)
class Kind:
    """How hard an organisation is: `seniors` chairs shared by everything (0: as many as grow with it)."""

    name: str
    seniors: int = 0


EASY, HARD = Kind("easy"), Kind("hard", SENIORS)
SHARED_BY = 1500
"""Meetings a year that the few seniors of a hard organisation can bear; beyond, their days have no room left."""


def hard(meetings: int) -> Kind:
    """Return a hard kind for a size: 22 seniors, and beyond 1,500 meetings 22 to every 1,500.

    Each meeting has two of them. With 22 to 1,500 that is one board on every other working day of each; the same 22
    in 6,000 meetings would sit in more than two a day each where a day has four starts.
    """
    return Kind(HARD.name, max(SENIORS, SENIORS * meetings // SHARED_BY))


def organisation(meetings: int, kind: Kind = EASY, seed: int = 1) -> Problem:
    """Return a year of so many meetings, about twelve a board; the same seed gives the same year.

    Easy: about one chair to three boards, members from a pool that grows with the boards. Hard: the same boards, and
    in each sits one of a few seniors who are shared by everything.
    """
    dice = random.Random(seed)
    boards = max(meetings // MONTHLY, 1)
    calendar = WorkingCalendar(bank_holidays(2026, 2027, KNOWN_ONE_OFFS))
    people = [f"P{number}" for number in range(max(int(boards * 3.2), 8))]
    rooms = {f"Room {n}": Room(f"Room {n}", 0, BUILDINGS[n % 3]) for n in range(max(boards // 2, 3))}
    turns: list[Turn] = []
    for board in range(boards):
        turns += _board(dice, board, _posts(dice, people, kind, board), list(rooms))[: meetings - len(turns)]
    return Problem(
        turns=tuple(_on_open_days(turns, calendar)),
        calendar=calendar,
        terms={who: (Term(who),) for who in people},
        rooms=rooms,
        travel=TRAVEL,
        today=FIRST - dt.timedelta(days=30),
    )


def chair_away(problem: Problem, first: dt.date, days: int = 14) -> Problem:
    """Return the same year with the chair who has most to chair in some days away then, without a deputy."""
    last = first + dt.timedelta(days=days - 1)
    chaired = Counter(turn.seats[0].post for turn in problem.turns if first <= turn.home.date <= last)
    busiest = max(sorted(chaired), key=lambda who: chaired[who])
    absence = Absence(busiest, first, last, reason="leave")
    today = first - dt.timedelta(days=21)
    turns = tuple(replace(turn, fixed="past") if turn.home.date <= today else turn for turn in problem.turns)
    return replace(problem, turns=turns, absences=(absence,), today=today)


def _posts(dice: random.Random, people: list[str], kind: Kind, board: int) -> list[str]:
    """Return who sits on a board, its chair first."""
    if kind.seniors:
        return [*dice.sample(people[: kind.seniors], 2), *dice.sample(people, 4)]
    return [people[board // 3], *dice.sample(people, dice.randint(4, 7))]


def _board(dice: random.Random, board: int, posts: list[str], rooms: list[str]) -> list[Turn]:
    """Return the meetings of one board, one a month on its weekday of the month."""
    week, weekday = dice.randrange(4), dice.randrange(5)
    start, minutes, room = dice.choice(STARTS), dice.choice(LENGTHS), dice.choice(rooms)
    leeway = Leeway(starts=STARTS if dice.random() < 1 / 2 else (), places=(dice.choice(rooms),))
    seats = tuple(Seat(post, Part.REQUIRED if at else Part.CHAIR) for at, post in enumerate(dict.fromkeys(posts)))
    level, found = dice.choice(LEVELS), []
    for month in range(MONTHLY):
        day = _nth_weekday(month, week, weekday)
        key = f"B{board:04}-{month:02}"
        home = Slot(day, start, room)
        found.append(Turn(key, f"B{board:04}", f"B{board}", month + 1, level, day, home, minutes, seats, leeway))
    return found


def _nth_weekday(month: int, week: int, weekday: int) -> dt.date:
    first = dt.date(FIRST.year + (FIRST.month + month - 1) // 12, (FIRST.month + month - 1) % 12 + 1, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * week)


def _on_open_days(turns: list[Turn], calendar: WorkingCalendar) -> list[Turn]:
    """Lay each meeting of a closed day on the next open one, as its rule would."""
    return [
        turn
        if calendar.is_working(turn.home.date)
        else replace(turn, home=replace(turn.home, date=calendar.next_working(turn.home.date)))
        for turn in turns
    ]
