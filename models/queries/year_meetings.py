"""The meetings of a span as the calendar shows them, and who can be asked for there; kept while they hold."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.holders import lives, posts_over_time
from models.queries.meetings import MeetingRow, meetings
from models.queries.words import natural
from models.records.organisation import Person, Post
from models.store.readings import remembered

_WHO = frozenset({"post", "person", "post_holding"})
_DATES = frozenset({"meeting", "kept_deadline", "forum_deadline", "one_off_day", "closure_span", "setting"})
_FORUMS = frozenset({"forum", "forum_name", "unit"})


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody or something that can sit at a meeting: a person, or a post with who holds it (empty: vacant)."""

    id: str
    title: str
    holder_id: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Sitters:
    """The people and the posts of a day, each by name."""

    people: tuple[Sitter, ...]
    posts: tuple[Sitter, ...]


def year_meetings(session: Session, *, first: dt.date, last: dt.date) -> tuple[MeetingRow, ...]:
    """Return the meetings from `first` to `last`, as `meetings` does; read again only after one of them has changed."""
    return remembered(
        session,
        f"meetings {first} to {last}",
        _WHO | _DATES | _FORUMS,
        lambda: meetings(session, first=first, last=last),
    )


def sitters(session: Session, *, as_of: dt.date) -> Sitters:
    """Return who there is on a day to be looked for in a calendar."""
    return remembered(session, f"sitters {as_of}", _WHO, lambda: _sitters(session, as_of))


def _sitters(session: Session, as_of: dt.date) -> Sitters:
    known = posts_over_time(session)
    people = [Sitter(row[0], row[1]) for row in session.execute(select(Person.id, Person.name))]
    posts = []
    for key, title, starts, ends in session.execute(select(Post.id, Post.title, Post.starts, Post.ends)):
        if lives(starts, ends, as_of):
            holder = known.holder(key, as_of)
            posts.append(Sitter(key, title, holder.person_id, holder.name))
    return Sitters(_by_name(people), _by_name(posts))


def _by_name(rows: list[Sitter]) -> tuple[Sitter, ...]:
    return tuple(sorted(rows, key=lambda row: natural(row.title)))
