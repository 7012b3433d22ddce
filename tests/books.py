"""A small organisation made through operations alone, for tests that need one."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from models.operations.closed_days import set_closure
from models.operations.forum_members import set_members
from models.operations.forum_settings import link_forums, set_pattern
from models.operations.forum_template import add_template_item
from models.operations.forums import add_forum
from models.operations.organisation import add_post, add_unit
from models.operations.people import add_person, appoint
from models.store.book import create_book, open_book
from models.store.workspace import Workspace

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
    """Make an empty book at an address and open it."""
    create_book(address, title="Test HQ")
    return open_book(address, actor=actor, clock=clock or Clock())


def small_book(workspace: Workspace) -> SmallBook:
    """Fill a book with units, posts, people and five forums, of which PG tracks the actions of MB."""
    book = SmallBook()
    do = workspace.transact
    for code, name, kind in (
        ("HQ", "Headquarters", "corporate"),
        ("FLP", "Frontline Policing", "business group"),
        ("AS", "Central South", "BCU"),
    ):
        book.units[code] = do(add_unit, code=code, name=name, kind=kind).value
    for code, (title, unit, holder) in POSTS.items():
        book.posts[code] = do(add_post, code=code, title=title, unit_id=book.units[unit]).value
        if holder:
            book.people[code] = do(add_person, name=holder).value
            do(appoint, post_id=book.posts[code], person_id=book.people[code])
    do(set_closure, name="Winter closure", starts="12-24", ends="01-01")
    _forums(workspace, book)
    return book


def _forums(workspace: Workspace, book: SmallBook) -> None:
    do, posts = workspace.transact, book.posts
    for code, name, level, unit, chair, cadence, start, minutes in (
        ("MB", "Management Board", "corporate", "HQ", "COMM", "every 2 months, first Tuesday, from May", 930, 180),
        ("PG", "Performance Group", "corporate", "HQ", "DCOM", "monthly, third Wednesday", 1400, 150),
        ("RAB", "Risk & Assurance Board", "corporate", "HQ", "DCOM", "every 3 months, second Thursday, from June", 1000, 150),
        ("CF-FLP", "Frontline Policing CrimeFighters", "business group", "FLP", "AC-FLP", "monthly, first Thursday", 1000, 120),
        ("CF-AS", "AS BCU CrimeFighters", "BCU", "AS", "CDR-AS", "monthly, second Monday", 930, 120),
    ):
        book.forums[code] = do(
            add_forum,
            code=code,
            name=name,
            level=level,
            unit_id=book.units[unit],
            chair_post_id=posts[chair],
            secretary_post_id=posts["SEC"],
            cadence=cadence,
            start=dt.time(*divmod(start, 100)),
            minutes=minutes,
            place="Room 4.12",
            starts=None,
        ).value
    forums = book.forums
    members = [posts[code] for code in ("DCOM", "AC-FLP", "DIR-SG", "DIR-EST")]
    do(set_members, forum_id=forums["MB"], post_ids=members)
    do(set_members, forum_id=forums["PG"], post_ids=[posts["DAC-FLP"], posts["HEAD-DI"]])
    do(set_members, forum_id=forums["RAB"], post_ids=[], members_of_ids=[forums["MB"]])
    for placement, title, minutes in (
        ("pinned first", "Performance overview with financial context", 30),
        ("standing", "Corporate priorities", 20),
        ("pinned last", "Corporate risk picture: effect of today’s decisions", 15),
    ):
        lead = posts["DIR-SG"]
        do(add_template_item, forum_id=forums["MB"], title=title, placement=placement, minutes=minutes, lead_post_id=lead)
    do(link_forums, forum_id=forums["PG"], other_id=forums["MB"], kind="tracks actions of")
    do(set_pattern, forum_id=forums["CF-FLP"], kind="action", pattern="FLP {n}/{yy}")
