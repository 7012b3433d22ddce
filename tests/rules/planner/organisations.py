"""Small random organisations for properties: everything a plan can know, in few meetings of one fortnight."""

import datetime as dt

from hypothesis import strategies as st

from models.rules.holidays import Closure, WorkingCalendar
from models.rules.planner.problem import Absence, Avoided, Leeway, Order, Part, Problem, Room, Seat, Slot, Term, Turn

MONDAY = dt.date(2026, 6, 1)
POSTS = ("chief", "deputy", "head", "clerk")
PEOPLE = ("ada", "ben", "cy")
FORUMS = ("A", "B", "C")
PLACES = ("", "Oak", "Elm", "Hall")
ROOMS = {"Oak": Room("Oak", 6, "North"), "Elm": Room("Elm", 20, "South")}
STARTS = (dt.time(9), dt.time(10), dt.time(14))
CALENDARS = (
    WorkingCalendar({}),
    WorkingCalendar({dt.date(2026, 6, 3): "Proclaimed"}),
    WorkingCalendar({}, (Closure("Retreat", "2026-06-04", "2026-06-05"),)),
)


def days(most: int = 9) -> st.SearchStrategy[dt.date]:
    """Days from the first Monday on."""
    return st.integers(0, most).map(lambda number: MONDAY + dt.timedelta(days=number))


@st.composite
def leeways(draw: st.DrawFn) -> Leeway:
    """How far a meeting may move: a day or two, a start or two, a place or two."""
    return Leeway(
        before=draw(st.integers(0, 2)),
        after=draw(st.integers(0, 2)),
        weekdays=draw(st.sampled_from([(0, 1, 2, 3, 4), (0, 1, 2, 3), (1, 3)])),
        starts=draw(st.sampled_from([(), STARTS[:1], STARTS[1:2]])),
        places=draw(st.sampled_from([(), ("Oak",), ("Elm",)])),
        deputy_chairs=draw(st.booleans()),
        most_a_day=draw(st.sampled_from([0, 0, 1, 2])),
        from_working_day=draw(st.sampled_from([0, 0, 0, 2, 4])),
        least_gap=draw(st.sampled_from([0, 0, 2])),
        greatest_gap=draw(st.sampled_from([0, 0, 3])),
    )


@st.composite
def seat_sets(draw: st.DrawFn) -> tuple[Seat, ...]:
    """A chair, now and then two, and some members."""
    posts = draw(st.lists(st.sampled_from(POSTS), min_size=1, max_size=3, unique=True))
    deputies = st.sampled_from(["", "", *POSTS])
    parts = st.sampled_from([Part.REQUIRED, Part.WANTED, Part.CHAIR])
    members = [Seat(post, draw(parts), draw(deputies)) for post in posts[1:]]
    return (Seat(posts[0], Part.CHAIR, draw(deputies)), *members)


@st.composite
def meetings(draw: st.DrawFn, number: int) -> Turn:
    """One meeting of one of three forums."""
    home = Slot(draw(days()), draw(st.sampled_from(STARTS)), draw(st.sampled_from(PLACES)))
    forum = draw(st.sampled_from(FORUMS))
    return Turn(
        key=f"m{number}",
        forum=forum,
        code=forum,
        number=number,
        level=draw(st.sampled_from(["corporate", "BCU", "programme"])),
        rule_date=home.date,
        home=home,
        minutes=draw(st.sampled_from([60, 90, 300])),
        seats=draw(seat_sets()),
        leeway=draw(leeways()),
        fixed=draw(st.sampled_from(["", "", "", "", "pinned"])),
        heads=draw(st.sampled_from([0, 10])),
        agreed_deputy=draw(st.sampled_from(["", "", "", "clerk"])),
    )


@st.composite
def absences(draw: st.DrawFn) -> Absence:
    """Somebody away for some days, whole or half."""
    first = draw(days())
    start, end = draw(
        st.sampled_from([(dt.time(0), dt.time.max), (dt.time(0), dt.time(12)), (dt.time(12), dt.time.max)])
    )
    last = first + dt.timedelta(days=draw(st.integers(0, 4)))
    return Absence(draw(st.sampled_from(PEOPLE)), first, last, start, end)


@st.composite
def organisations(draw: st.DrawFn, most: int = 5) -> Problem:
    """A problem of a few meetings that can know everything a plan can know."""
    turns = tuple(draw(meetings(number)) for number in range(draw(st.integers(1, most))))
    pairs = st.tuples(st.sampled_from(FORUMS), st.sampled_from(FORUMS)).filter(lambda pair: pair[0] != pair[1])
    avoided = draw(st.sampled_from([(), (Avoided("Break", MONDAY, MONDAY + dt.timedelta(days=2)),)]))
    return Problem(
        turns=turns,
        calendar=draw(st.sampled_from(CALENDARS)),
        orders=tuple(
            Order(earlier, later, draw(st.integers(0, 2)))
            for earlier, later in draw(st.lists(pairs, max_size=1, unique=True))
        ),
        terms=draw(holders()),
        absences=tuple(draw(st.lists(absences(), max_size=2))),
        rooms=ROOMS,
        travel={("North", "South"): 60},
        avoided=avoided,
        today=draw(st.sampled_from([None, None, MONDAY])),
    )


@st.composite
def holders(draw: st.DrawFn) -> dict[str, tuple[Term, ...]]:
    """Who holds the posts: one person may hold several, and one post may change hands in midweek or be vacant."""
    found: dict[str, tuple[Term, ...]] = {post: (Term(draw(st.sampled_from(PEOPLE))),) for post in POSTS[:3]}
    if draw(st.booleans()):
        found["head"] = (Term("ada", None, MONDAY + dt.timedelta(days=2)), Term("cy", MONDAY + dt.timedelta(days=3)))
    return found
