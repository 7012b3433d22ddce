"""People, and the posts they hold from day to day."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import named, within
from models.queries.holders import lives
from models.records.organisation import Person, Post, PostHolding
from models.rules.written_dates import date_words
from models.store.unit import Unit

DAY = dt.timedelta(days=1)


def add_person(unit: Unit, *, name: str, initials: str = "", email: str = "") -> str:
    """Add a person and return the key."""
    row = Person(
        name=named(name, "name", "The name"),
        initials=within(initials, "initials", "The initials", 8),
        email=within(email, "email", "The address"),
    )
    unit.say(f"Add person {row.name}")
    return unit.add(row).id


def edit_person(
    unit: Unit,
    *,
    person_id: str,
    revision: str | None = None,
    name: str | None = None,
    initials: str | None = None,
    email: str | None = None,
) -> None:
    """Change what is given about a person."""
    row = unit.get(Person, person_id, revision)
    row.name = named(name, "name", "The name") if name is not None else row.name
    row.initials = within(initials, "initials", "The initials", 8) if initials is not None else row.initials
    row.email = within(email, "email", "The address") if email is not None else row.email
    unit.say(f"Edit person {row.name}")


def appoint(
    unit: Unit,
    *,
    post_id: str,
    person_id: str = "",
    person: str = "",
    starts: dt.date | None = None,
    acting: bool = False,
) -> str:
    """Let a person hold a post from a day on (none: from the beginning) and return the key of the holding.

    The person is given by key, or by name: a name not known yet becomes a new person. Who held the post before does so
    up to the day before; somebody appointed later already follows as planned.
    """
    post, appointee = unit.get(Post, post_id), unit.get(Person, person_id or _person_called(unit, person))
    begins = starts or dt.date.min
    coming = None
    for holding in _holdings(unit, post_id):
        if (holding.starts or dt.date.min) > begins:
            coming = min(coming or dt.date.max, holding.starts or dt.date.max)
        elif lives(holding.starts, holding.ends, begins):
            _refuse_same(holding, appointee, post, acting=acting)
            _end_before(unit, holding, begins)
    row = PostHolding(
        post_id=post_id, person_id=appointee.id, starts=starts, ends=coming - DAY if coming else None, acting=acting
    )
    unit.say(f"Appoint {appointee.name} as {'acting ' if acting else ''}{post.title}")
    return unit.add(row).id


def vacate(unit: Unit, *, post_id: str, on: dt.date) -> None:
    """Leave a post vacant from a day on; whoever is appointed later already still follows."""
    post = unit.get(Post, post_id)
    present = [row for row in _holdings(unit, post_id) if lives(row.starts, row.ends, on)]
    if not present:
        raise RuleBroken(f"{post.title} is vacant on {date_words(on)} already.", "on")
    for holding in present:
        _end_before(unit, holding, on)
    unit.say(f"Vacate {post.title} on {date_words(on)}")


def swap_posts(unit: Unit, *, post_id: str, other_post_id: str, on: dt.date) -> None:
    """Let the holders of two posts change places from a day on."""
    post, other = unit.get(Post, post_id), unit.get(Post, other_post_id)
    if post_id == other_post_id:
        raise RuleBroken("A post cannot be swapped with itself; choose another one.", "other_post_id")
    leaving, coming = (_holder(unit, one, on, field) for one, field in ((post, "post_id"), (other, "other_post_id")))
    if leaving == coming:
        raise RuleBroken(f"One person holds both posts on {date_words(on)}; there is nobody to swap.", "other_post_id")
    appoint(unit, post_id=other_post_id, person_id=leaving, starts=on)
    appoint(unit, post_id=post_id, person_id=coming, starts=on)
    unit.say(f"Swap {post.title} and {other.title} on {date_words(on)}")


def _holder(unit: Unit, post: Post, on: dt.date, field: str) -> str:
    """Return the person who holds a post on a day, before anybody acting; RuleBroken if it is vacant."""
    present = [row for row in _holdings(unit, post.id) if lives(row.starts, row.ends, on)]
    if not present:
        raise RuleBroken(f"{post.title} is vacant on {date_words(on)}; appoint somebody instead.", field)
    return min(present, key=lambda row: row.acting).person_id


def _person_called(unit: Unit, name: str) -> str:
    """Return the key of the person with a name, made if it is new; RuleBroken where two have the name."""
    wanted = name.strip().casefold()
    same = [person.id for person in unit.rows(select(Person)) if person.name.casefold() == wanted]
    if len(same) > 1:
        raise RuleBroken(f"{len(same)} people are called {name}; give one of them a fuller name first.", "person")
    return same[0] if same else add_person(unit, name=name)


def _holdings(unit: Unit, post_id: str) -> list[PostHolding]:
    return list(unit.rows(select(PostHolding).where(PostHolding.post_id == post_id).order_by(PostHolding.id)))


def _refuse_same(holding: PostHolding, person: Person, post: Post, *, acting: bool) -> None:
    if holding.person_id == person.id and holding.acting == acting:
        raise RuleBroken(f"{person.name} is {post.title} on that day already; choose somebody else.", "person_id")


def _end_before(unit: Unit, holding: PostHolding, day: dt.date) -> None:
    """End a holding the day before; one that would never have begun is taken away."""
    if (holding.starts or dt.date.min) >= day:
        unit.delete(holding)
    else:
        holding.ends = day - DAY
