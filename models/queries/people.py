"""Posts and people as of a day."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.queries.actions import OPEN_STATUSES
from models.queries.forums import PersonRow, PostRow
from models.queries.holders import lives, posts_over_time
from models.queries.seats import Seats
from models.queries.words import natural
from models.records.organisation import OrganisationUnit, Person, Post
from models.records.outcomes import Action


def posts(session: Session, *, as_of: dt.date) -> tuple[PostRow, ...]:
    """Return the posts that exist on a day with their holders, by title."""
    known, seats = posts_over_time(session), _seats(session, as_of)
    owing = select(Action.owner_post_id, func.count()).where(Action.status.in_(OPEN_STATUSES))
    owed = {row[0]: row[1] for row in session.execute(owing.group_by(Action.owner_post_id))}
    columns = (Post.id, Post.revision, Post.code, Post.title, Post.starts, Post.ends, OrganisationUnit.name)
    stored = session.execute(select(*columns).outerjoin(OrganisationUnit, OrganisationUnit.id == Post.unit_id))
    rows = []
    for row in stored:
        if lives(row.starts, row.ends, as_of):
            holder = known.holder(row.id, as_of)
            rows.append(
                PostRow(
                    id=row.id,
                    revision=row.revision,
                    code=row.code,
                    title=row.title,
                    unit=row.name or "",
                    holder_id=holder.person_id,
                    holder=holder.name,
                    acting=holder.acting,
                    since=holder.starts,
                    seats=seats[row.id],
                    open_actions=owed.get(row.id, 0),
                )
            )
    return tuple(sorted(rows, key=lambda row: natural(row.title)))


def people(session: Session, *, as_of: dt.date) -> tuple[PersonRow, ...]:
    """Return all people with the posts they hold on a day in words, by name."""
    known = posts_over_time(session)
    columns = (Person.id, Person.revision, Person.name, Person.initials, Person.email)
    rows = []
    for row in session.execute(select(*columns)):
        held = sorted(known.title(post) for post in known.held_by(row.id, as_of))
        rows.append(PersonRow(*row, ", ".join(held)))
    return tuple(sorted(rows, key=lambda row: natural(row.name)))


def post_choices(session: Session, *, as_of: dt.date) -> tuple[tuple[str, str], ...]:
    """Return key and words of every post that exists on a day, "AC Frontline Policing, Grace Adeyemi-Clarke"."""
    known = posts_over_time(session)
    stored = session.execute(select(Post.id, Post.title, Post.starts, Post.ends))
    alive = [row for row in stored if lives(row.starts, row.ends, as_of)]
    return tuple((row.id, known.words(row.id, as_of)) for row in sorted(alive, key=lambda row: natural(row.title)))


def find_post(session: Session, *, words: str, as_of: dt.date) -> PostRow:
    """Return the post with a code or title, or that a person of that name holds; NotFound names the closest titles."""
    known = posts(session, as_of=as_of)
    wanted = words.strip().casefold()
    for row in known:
        if wanted in {row.code.casefold(), row.title.casefold(), row.holder.casefold()}:
            return row
    close = get_close_matches(words.strip(), [row.title for row in known], n=3, cutoff=0.4)
    said = f"Did you mean {' or '.join(close)}?" if close else "“drumbeat list BOOK posts” shows them all."
    raise NotFound(f"There is no post “{words.strip()}” in the book. {said}")


def holder_names(session: Session, *, post_ids: Sequence[str], on: dt.date) -> dict[str, str]:
    """Return the name of each post's holder on a day, empty where it is vacant."""
    known = posts_over_time(session)
    return {post_id: known.holder(post_id, on).name for post_id in post_ids}


def _seats(session: Session, as_of: dt.date) -> Counter[str]:
    """Return on how many forums each post sits on a day."""
    seats = Seats(session)
    return Counter(post for forum in seats.forums() for post in seats.posts(forum, as_of))
