"""A small organisation made through operations alone, for tests that need one."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from models.operations.closed_days import set_closure
from models.operations.forum_members import set_members
from models.operations.forum_settings import link_forums, set_pattern
from models.operations.forum_template import add_template_item
from models.operations.forums import add_forum
from models.operations.organisation import add_post, add_unit
from models.operations.people import add_person, appoint
from models.queries.meetings import MeetingRow
from models.store.book import create_book, open_book
from models.store.database import is_server
from models.store.unit import Unit
from models.store.workspace import Workspace

TITLE = "Test HQ"
FIRST, LAST = dt.date(2026, 4, 1), dt.date(2027, 3, 31)
POSTS = {
    "COMM": ("Commissioner", "HQ", "Helen Ashdown-Marsh"),
    "DCOM": ("Deputy Commissioner", "HQ", "Tobias Brennick"),
    "AC-FLP": ("AC Frontline Policing", "FLP", "Grace Adeyemi-Clarke"),
    "DAC-FLP": ("DAC Frontline Policing", "FLP", "Callum Ferris-Boyd"),
    "DIR-SG": ("Director Strategy & Governance", "HQ", "Ruth Kessling"),
    "DIR-EST": ("Director Estates", "HQ", "Marguerite Okonjo-Bell"),
    "CDR-AS": ("AS BCU Commander", "AS", "Siân O’Neil-Parry"),
    "SEC": ("Board Secretary", "HQ", "Niamh O’Dwyer-Cole"),
    "HEAD-DI": ("Head of Data & Insight", "HQ", ""),
}
UNITS = (
    ("HQ", "Headquarters", "corporate"),
    ("FLP", "Frontline Policing", "business group"),
    ("AS", "Central South", "BCU"),
)
FORUMS = {
    "MB": (
        "Management Board",
        "corporate",
        "HQ",
        "COMM",
        "every 2 months, first Tuesday, from May",
        dt.time(9, 30),
        180,
    ),
    "PG": ("Performance Group", "corporate", "HQ", "DCOM", "monthly, third Wednesday", dt.time(14), 150),
    "RAB": (
        "Risk & Assurance Board",
        "corporate",
        "HQ",
        "DCOM",
        "every 3 months, second Thursday, from June",
        dt.time(10),
        150,
    ),
    "CF-FLP": (
        "Frontline Policing CrimeFighters",
        "business group",
        "FLP",
        "AC-FLP",
        "monthly, first Thursday",
        dt.time(10),
        120,
    ),
    "CF-AS": ("AS BCU CrimeFighters", "BCU", "AS", "CDR-AS", "monthly, second Monday", dt.time(9, 30), 120),
}
ITEMS = (
    ("pinned first", "Performance overview with financial context", 30),
    ("standing", "Corporate priorities", 20),
    ("pinned last", "Corporate risk picture: effect of today’s decisions", 15),
)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    at: dt.datetime = dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.at

    def go_to(self, day: dt.date, hour: int = 9) -> None:
        """Stand at an hour of a day, UTC."""
        self.at = dt.datetime.combine(day, dt.time(hour), tzinfo=dt.UTC)


@dataclass(frozen=True)
class SmallBook:
    """The keys of a small book by code."""

    units: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    forums: dict[str, str] = field(default_factory=dict)


def new_book(address: str, *, clock: Callable[[], dt.datetime] | None = None, actor: str = "Imogen") -> Workspace:
    """Make an empty book at an address and open it; a file is a copy of one made once, which spares half a second."""
    if is_server(address):
        create_book(address, title=TITLE)
    else:
        Path(address).write_bytes(_empty_file())
    return open_book(address, actor=actor, clock=clock or Clock())


@cache
def _empty_file() -> bytes:
    """Return an empty book in one file, made once for each process of the run."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.book"
        create_book(str(path), title=TITLE)
        return path.read_bytes()


def small_book(workspace: Workspace) -> SmallBook:
    """Fill a book with units, posts, people and five forums, of which PG tracks the actions of MB: one entry."""
    return workspace.transact(fill_small_book).value


def fill_small_book(unit: Unit) -> SmallBook:
    """Do what `small_book` promises within one transaction."""
    book = SmallBook()
    for code, name, kind in UNITS:
        book.units[code] = add_unit(unit, code=code, name=name, kind=kind)
    for code, (title, home, holder) in POSTS.items():
        book.posts[code] = add_post(unit, code=code, title=title, unit_id=book.units[home])
        if holder:
            book.people[code] = add_person(unit, name=holder)
            appoint(unit, post_id=book.posts[code], person_id=book.people[code])
    set_closure(unit, name="Winter closure", starts="12-24", ends="01-01")
    for code, (name, level, home, chair, cadence, start, minutes) in FORUMS.items():
        book.forums[code] = add_forum(
            unit,
            code=code,
            name=name,
            level=level,
            unit_id=book.units[home],
            chair_post_id=book.posts[chair],
            secretary_post_id=book.posts["SEC"],
            cadence=cadence,
            start=start,
            minutes=minutes,
            place="Room 4.12",
        )
    _seats_and_items(unit, book)
    unit.say("Fill the book")
    return book


def _seats_and_items(unit: Unit, book: SmallBook) -> None:
    forums, posts = book.forums, book.posts
    members = [posts[code] for code in ("DCOM", "AC-FLP", "DIR-SG", "DIR-EST")]
    set_members(unit, forum_id=forums["MB"], post_ids=members)
    set_members(unit, forum_id=forums["PG"], post_ids=[posts["DAC-FLP"], posts["HEAD-DI"]])
    set_members(unit, forum_id=forums["RAB"], post_ids=[], members_of_ids=[forums["MB"]])
    for placement, title, minutes in ITEMS:
        add_template_item(
            unit,
            forum_id=forums["MB"],
            title=title,
            placement=placement,
            minutes=minutes,
            lead_post_id=posts["DIR-SG"],
        )
    link_forums(unit, forum_id=forums["PG"], other_id=forums["MB"], kind="tracks actions of")
    set_pattern(unit, forum_id=forums["CF-FLP"], kind="action", pattern="FLP {n}/{yy}")


def uncounted(rows: Iterable[MeetingRow]) -> tuple[MeetingRow, ...]:
    """Return meetings without how often their calendar entries changed: undo brings all back but that count."""
    return tuple(replace(row, sequence=0) for row in rows)
