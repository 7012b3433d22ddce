"""What a plan knows: the meetings to place, who must be there, who is away, and how far each may move."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.rules.holidays import WorkingCalendar

USUAL_WORKING_DAYS = 5
WORKING_WEEK = (0, 1, 2, 3, 4)
MIDNIGHT = dt.time(0)


class Part(StrEnum):
    """The part a seat plays: chairs and required members must be there, wanted ones are missed."""

    CHAIR = "chair"
    REQUIRED = "required"
    WANTED = "wanted"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A place a meeting can take: its day, its start on the wall clock, and its room or address."""

    date: dt.date
    start: dt.time
    place: str = ""


@dataclass(frozen=True, slots=True)
class Leeway:
    """How far the planner may move the meetings of one forum.

    `before` and `after` count working days from the home day. `weekdays` are 0 (Monday) to 6. Empty `starts` and
    `places`: the meeting's own only. `deputy_chairs`: a chair who is away may be stood in for by the deputy. The
    other figures count working days or boards, 0 meaning no such rule: `most_a_day` boards for the chair,
    `from_working_day` the first working day of a month that will do, `least_gap` and `greatest_gap` working days
    from one meeting of the forum to its next.
    """

    before: int = USUAL_WORKING_DAYS
    after: int = USUAL_WORKING_DAYS
    weekdays: tuple[int, ...] = WORKING_WEEK
    starts: tuple[dt.time, ...] = ()
    places: tuple[str, ...] = ()
    deputy_chairs: bool = False
    most_a_day: int = 0
    from_working_day: int = 0
    least_gap: int = 0
    greatest_gap: int = 0


@dataclass(frozen=True, slots=True)
class Seat:
    """A post asked to a meeting, the part it plays, and the post that may stand in for it (empty: none)."""

    post: str
    part: Part
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One meeting to be placed: `home` is where it stands now, published or by its rule.

    `key` names it in every answer; `fixed` says in words why it may not move (“pinned”, “held”, “past”), empty if it
    may. `heads` is how many seats its room needs; `agreed_deputy` is the post already named to chair it. `published`
    only tells findings that calendars hold it already.
    """

    key: str
    forum: str
    code: str
    number: int
    level: str
    rule_date: dt.date
    home: Slot
    minutes: int
    seats: tuple[Seat, ...] = ()
    leeway: Leeway = Leeway()
    fixed: str = ""
    heads: int = 0
    agreed_deputy: str = ""
    published: bool = False
    papers_first: dt.date | None = None  # the earliest deadline before the meeting, at its home


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from `first` to `last`, both included; on each day from `start` to `end` on the clock."""

    who: str
    first: dt.date
    last: dt.date
    start: dt.time = MIDNIGHT
    end: dt.time = dt.time.max
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Each meeting of `earlier` stands at least `working_days` before those of `later` in the same cycle.

    A meeting of `earlier` is paired with those of `later` whose rule dates lie in the same calendar month as its own;
    if there are none, with the first of `later` whose rule date comes after its own.
    """

    earlier: str
    later: str
    working_days: int = 1


@dataclass(frozen=True, slots=True)
class Room:
    """A room that holds one meeting at a time; `seats` 0 is not counted. `building` is where travel is counted from."""

    name: str
    seats: int = 0
    building: str = ""


@dataclass(frozen=True, slots=True)
class Avoided:
    """Days better left free (school holidays, August); with `notice` only something to know (a festival)."""

    name: str
    first: dt.date
    last: dt.date
    notice: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A person holds a post from `starts` to `ends`, both included; none means without end on that side."""

    who: str
    starts: dt.date | None = None
    ends: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a plan knows; all of it plain values.

    `terms` holds the holders of each post, the one in force first where two overlap (an acting one before the other).
    `travel` gives minutes between two buildings, looked up either way round. `people` and `posts` give names in
    words. `today`: nothing may be moved to this day or before it.
    """

    turns: tuple[Turn, ...]
    calendar: WorkingCalendar
    orders: tuple[Order, ...] = ()
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    absences: tuple[Absence, ...] = ()
    rooms: Mapping[str, Room] = field(default_factory=dict)
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    avoided: tuple[Avoided, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    today: dt.date | None = None

    def who(self, post: str, on: dt.date) -> str:
        """Return who sits in a post on a day; the post itself stands for whoever will be appointed while vacant."""
        for term in self.terms.get(post, ()):
            if (term.starts is None or term.starts <= on) and (term.ends is None or on <= term.ends):
                return term.who
        return post

    def minutes_between(self, one: str, other: str) -> int:
        """Return the minutes of travel between two rooms or addresses, 0 where none are known."""
        a, b = self.building(one), self.building(other)
        return 0 if a == b else self.travel.get((a, b), self.travel.get((b, a), 0))

    def building(self, place: str) -> str:
        """Return the building of a room; an address is its own."""
        room = self.rooms.get(place)
        return room.building or place if room else place


Slots = Mapping[str, Slot | None]
"""Where each meeting stands, by the key of its turn; none: it has no place."""


def at_home(problem: Problem) -> dict[str, Slot | None]:
    """Return every meeting where it stands now."""
    return {turn.key: turn.home for turn in problem.turns}
