"""A small headquarters for stories: a few posts and people, and boards put on their days in one line."""

import datetime as dt
from typing import Any

from models.rules.holidays import KNOWN_ONE_OFFS, Closure, WorkingCalendar, bank_holidays
from models.rules.planner.problem import Absence, Part, Problem, Room, Seat, Slot, Term, Turn

CALENDAR = WorkingCalendar(bank_holidays(2026, 2027, KNOWN_ONE_OFFS), (Closure("Christmas closure", "12-24", "01-01"),))
POSTS = {
    "dc": "Deputy Commissioner",
    "ac": "Assistant Commissioner",
    "data": "Head of Data",
    "change": "Head of Change",
    "legal": "Head of Legal",
    "estate": "Head of Estates",
}
PEOPLE = {"shah": "Priya Shah", "ford": "Alex Ford", "lee": "Sam Lee", "okoro": "Ada Okoro", "wynn": "Tom Wynn"}
TERMS = {
    "dc": (Term("shah"),),
    "ac": (Term("ford"),),
    "data": (Term("lee"),),
    "change": (Term("okoro"),),
    "legal": (Term("wynn"),),
}
ROOMS = {"Oak": Room("Oak", 10, "North House"), "Elm": Room("Elm", 30, "South House")}
TRAVEL = {("North House", "South House"): 30}


def seats(*posts: str, chairs: int = 1, deputy: str = "") -> tuple[Seat, ...]:
    """The first posts chair, with a deputy if named; those in brackets are wanted; the others are required."""
    return tuple(
        Seat(post, Part.CHAIR, deputy)
        if at < chairs
        else Seat(post.strip("()"), Part.WANTED if post.startswith("(") else Part.REQUIRED)
        for at, post in enumerate(posts)
    )


def board(code: str, when: str, *who: Seat, minutes: int = 120, place: str = "", **known: Any) -> Turn:
    """A board at home: `when` is written 2026-05-28 14:00; its key is its code and number."""
    start = dt.datetime.fromisoformat(when)
    number = known.pop("number", 1)
    home = Slot(start.date(), start.time(), place)
    return Turn(f"{code} {number}", code, code, number, "corporate", start.date(), home, minutes, who, **known)


def away(who: str, first: str, last: str, *, hours: str = "", reason: str = "leave") -> Absence:
    """Somebody away; `hours` as in 12:00-24:00."""
    begins, _, ends = hours.partition("-")
    start = dt.time.fromisoformat(begins) if begins else dt.time(0)
    end = dt.time.fromisoformat(ends) if ends and ends != "24:00" else dt.time.max
    return Absence(who, dt.date.fromisoformat(first), dt.date.fromisoformat(last), start, end, reason)


def year(*turns: Turn, **known: Any) -> Problem:
    """A problem of these boards in the small headquarters; anything else it knows may be given by name."""
    knows: dict[str, Any] = {
        "turns": turns,
        "calendar": CALENDAR,
        "terms": TERMS,
        "rooms": ROOMS,
        "travel": TRAVEL,
        "people": PEOPLE,
        "posts": POSTS,
    }
    return Problem(**{**knows, **known})
