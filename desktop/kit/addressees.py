"""Who is written to: the people behind posts, with their addresses."""

from collections.abc import Mapping

from desktop.kit.desk import Desk
from models.documents.content import Attendee
from models.queries.people import people, posts


def addressees(desk: Desk, posts_of: Mapping[str, str]) -> dict[str, tuple[Attendee, ...]]:
    """Return who is written to by name of owner: the holder of its post today, else the person of that name.

    `posts_of` gives the key of each owner's post, empty for one without a post. Vacant posts are left out.
    """
    holders = {row.id: row.holder_id for row in desk.read(posts, as_of=desk.today)}
    everybody = desk.read(people, as_of=desk.today)
    known = {row.id: row for row in everybody} | {row.name: row for row in everybody}
    found = {owner: known.get(holders.get(post, "") if post else owner) for owner, post in posts_of.items()}
    return {owner: (Attendee(person.name, person.email),) for owner, person in found.items() if person}
