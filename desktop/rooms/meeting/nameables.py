"""Whom a line may name: every post with its holder's initials, and people who hold none."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.kit.desk import Desk
from desktop.rooms.meeting.seat_line import initials_of
from models.queries.people import people, posts
from models.rules.capture_line import PERSON, POST, Nameable


@dataclass(frozen=True, slots=True)
class Names:
    """Who may be named on a day: posts by title, then people without a post; initials by a person's key."""

    nameables: tuple[Nameable, ...] = ()
    initials: Mapping[str, str] = field(default_factory=dict)


def names(desk: Desk, on: dt.date) -> Names:
    """Return whom a line may name on a day; initials are those stored, or those of the name."""
    known = desk.read(people, as_of=on)
    initials = {person.id: person.initials or initials_of(person.name) for person in known}
    held = desk.read(posts, as_of=on)
    holding = {post.holder_id for post in held}
    named = [
        Nameable(post.id, POST, post.title, post.holder, (post.code, initials.get(post.holder_id, ""))) for post in held
    ]
    free = (one for one in known if one.id not in holding)
    others = (Nameable(one.id, PERSON, one.name, "", (initials.get(one.id, ""),)) for one in free)
    return Names((*named, *others), initials)


def nameables(desk: Desk, on: dt.date) -> tuple[Nameable, ...]:
    """Return posts by title, then people without a post, as they are on a day."""
    return names(desk, on).nameables
