"""Whom a line may name: every post with its holder's initials, and people who hold none."""

import datetime as dt
from collections.abc import Mapping

from desktop.kit.desk import Desk
from desktop.rooms.meeting.seat_line import initials_of
from models.queries.people import people, posts
from models.rules.capture_line import PERSON, POST, Nameable


def nameables(desk: Desk, on: dt.date) -> tuple[Nameable, ...]:
    """Return posts by title, then people without a post, as they are on a day."""
    initials = person_initials(desk, on)
    held = desk.read(posts, as_of=on)
    holding = {post.holder_id for post in held}
    named = [
        Nameable(post.id, POST, post.title, post.holder, (post.code, initials.get(post.holder_id, ""))) for post in held
    ]
    free = [person for person in desk.read(people, as_of=on) if person.id not in holding]
    return (*named, *(Nameable(one.id, PERSON, one.name, "", (initials.get(one.id, ""),)) for one in free))


def person_initials(desk: Desk, on: dt.date) -> Mapping[str, str]:
    """Return each person's initials as stored, or those of the name."""
    return {person.id: person.initials or initials_of(person.name) for person in desk.read(people, as_of=on)}
