"""Who works in a demo book: invented people, the posts they hold, and the changes of a year."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, Volumes
from models.operations.demo.wording import demo_resource
from models.queries.holders import lives
from models.records.organisation import Person, PostHolding
from models.rules.framework import Framework

WEEK, YEAR = 7 * DAY, 366 * DAY
LONGEST_TENURE = 900  # days
CHANGE_DAY = dt.date(2026, 10, 1)
VACANT_SINCE = dt.date(2026, 9, 14)
SWAP = ("BCU-AS", "BCU-CN")  # the two holders change places on the change day
VACANT = "LRO-MS"
ACTING = ("BCU-SW", "NB-SW")  # the second post's holder acts in the first from the change day
BOTH = ("PM-ESTP", "BCL-ESTP")  # one person holds both
AWKWARD = frozenset({*SWAP, VACANT, *ACTING, *BOTH})


@dataclass(slots=True)
class Holding:
    """A person in a post from `starts` to `ends`, both included."""

    person_id: str
    starts: dt.date | None = None
    ends: dt.date | None = None
    acting: bool = False


@dataclass(slots=True)
class Staff:
    """Who holds each post over time, by the post's code."""

    holdings: dict[str, list[Holding]] = field(default_factory=dict)

    def holder(self, post: str, on: dt.date) -> str | None:
        """Return the key of who sits in a post on a day, none while it is vacant."""
        present = [one for one in self.holdings.get(post, ()) if lives(one.starts, one.ends, on)]
        return max(present, key=lambda one: one.acting).person_id if present else None


def invented_names(source: Random) -> Iterator[str]:
    """Yield names that do not repeat, without end: after all pairs have been used, with a second family name."""
    names = demo_resource("names")
    given, family = names["given"], names["family"]
    used = set(names["known"].values())
    while True:
        name = f"{source.choice(given)} {source.choice(family)}"
        if name not in used:
            used.add(name)
            yield name


def fill_people(sheaf: Sheaf, framework: Framework, volumes: Volumes, source: Random) -> Staff:
    """Gather the people of a demo book and who holds which post; `volumes.people` of them in all."""
    names, staff, known = invented_names(source), Staff(), _known()
    people: list[str] = []

    def person(name: str = "") -> str:
        people.append(_person(sheaf, name or next(names)))
        return people[-1]

    for post in framework.posts[: volumes.people - volumes.changes]:
        staff.holdings[post.code] = [Holding(person(known.get(post.code, "")))]
    _awkward(staff)
    changing = [code for code in staff.holdings if code not in AWKWARD and code not in known]
    for number in range(volumes.changes):
        if len(people) >= volumes.people:
            break
        _change(staff.holdings[changing[number % len(changing)]], person(), volumes, source)
    while len(people) < volumes.people:
        _before(staff.holdings[source.choice(changing)], person(), source)
    _gather(sheaf, staff)
    return staff


def _known() -> dict[str, str]:
    return dict(demo_resource("names")["known"])


def _person(sheaf: Sheaf, name: str) -> str:
    initials = "".join(part[0] for part in name.replace("-", " ").split())[:3].upper()
    plain = "".join(
        sign for sign in name.lower().replace(" ", ".") if sign.isascii() and (sign.isalpha() or sign in ".-")
    )
    return sheaf.add(Person, {"name": name, "initials": initials, "email": f"{plain}@example.org"})


def _awkward(staff: Staff) -> None:
    """Let two swap posts, one post fall vacant, one be filled by somebody acting, and one person hold two."""
    held = staff.holdings
    if AWKWARD - held.keys():
        return
    one, other = (held[code][0].person_id for code in SWAP)
    for code, follower in zip(SWAP, (other, one), strict=True):
        held[code][0].ends = CHANGE_DAY - DAY
        held[code].append(Holding(follower, CHANGE_DAY))
    held[VACANT][0].ends = VACANT_SINCE - DAY
    held[ACTING[0]][0].ends = CHANGE_DAY - DAY
    held[ACTING[0]].append(Holding(held[ACTING[1]][0].person_id, CHANGE_DAY, acting=True))
    held[BOTH[1]].append(Holding(held[BOTH[0]][0].person_id, CHANGE_DAY))
    held[BOTH[1]][0].ends = CHANGE_DAY - DAY


def _change(holdings: list[Holding], follower: str, volumes: Volumes, source: Random) -> None:
    """Let somebody follow in a post: within the planned year, or some time after the last change in a longer book."""
    present = holdings[-1]
    long = volumes.first - volumes.begins > YEAR
    earliest = (present.starts or (volumes.begins if long else volumes.first)) + WEEK
    span = min((volumes.last - earliest).days, LONGEST_TENURE if long else YEAR.days)
    if span > 0:
        starts = earliest + dt.timedelta(days=source.randint(span // 4, span))
        present.ends = starts - DAY
        holdings.append(Holding(follower, starts))


def _before(holdings: list[Holding], forerunner: str, source: Random) -> None:
    """Let somebody have held a post before its first holder."""
    starts = holdings[0].starts or dt.date(2025, 1, 6) + dt.timedelta(days=7 * source.randint(0, 40))
    holdings[0].starts = starts
    holdings.insert(0, Holding(forerunner, starts - dt.timedelta(days=source.randint(300, 900)), starts - DAY))


def _gather(sheaf: Sheaf, staff: Staff) -> None:
    for code, holdings in staff.holdings.items():
        for held in holdings:
            row = {"person_id": held.person_id, "starts": held.starts, "ends": held.ends, "acting": held.acting}
            sheaf.add(PostHolding, {"post_id": sheaf.keys.posts[code], **row})
