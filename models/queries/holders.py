"""Who holds which post on a day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.organisation import Person, Post, PostHolding
from models.store.readings import remembered


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post from `starts` up to and including `ends`; all empty where a post is vacant."""

    person_id: str = ""
    name: str = ""
    acting: bool = False
    starts: dt.date | None = None
    ends: dt.date | None = None


VACANT = Holder()


@dataclass(frozen=True, slots=True)
class Posts:
    """Every post's title and its holders over time; read once, asked for any day.

    `terms` are the same holdings by person, each with its post.
    """

    titles: dict[str, str] = field(default_factory=dict)
    holders: dict[str, list[Holder]] = field(default_factory=dict)
    terms: dict[str, list[tuple[str, Holder]]] = field(default_factory=dict)

    def title(self, post_id: str | None) -> str:
        """Return the title of a post, empty for none."""
        return self.titles.get(post_id or "", "")

    def holder(self, post_id: str | None, on: dt.date) -> Holder:
        """Return who holds a post on a day; somebody acting goes before the one they stand in for."""
        present = VACANT
        for holder in self.holders.get(post_id or "", ()):
            if lives(holder.starts, holder.ends, on) and (present is VACANT or holder.acting or not present.acting):
                present = holder
        return present

    def words(self, post_id: str | None, on: dt.date) -> str:
        """Return a post and its holder as they are read out: "AC Met Operations, Noor Osei (acting)"."""
        holder = self.holder(post_id, on)
        name = holder.name + (" (acting)" if holder.acting else "")
        return ", ".join(words for words in (self.title(post_id), name) if words)

    def held_by(self, person_id: str, on: dt.date) -> frozenset[str]:
        """Return the posts a person holds on a day."""
        terms = self.terms.get(person_id, ())
        return frozenset(post_id for post_id, holder in terms if lives(holder.starts, holder.ends, on))


def lives(starts: dt.date | None, ends: dt.date | None, on: dt.date) -> bool:
    """Return whether something valid from `starts` up to and including `ends` is valid on a day."""
    return (starts is None or starts <= on) and (ends is None or on <= ends)


def posts_over_time(session: Session) -> Posts:
    """Return all posts with their holders, earliest first."""
    return remembered(session, "posts over time", frozenset({"post", "person", "post_holding"}), lambda: _read(session))


def _read(session: Session) -> Posts:
    titles = {row[0]: row[1] for row in session.execute(select(Post.id, Post.title))}
    holders, terms = defaultdict[str, list[Holder]](list), defaultdict[str, list[tuple[str, Holder]]](list)
    columns = (PostHolding.person_id, Person.name, PostHolding.acting, PostHolding.starts, PostHolding.ends)
    statement = (
        select(PostHolding.post_id, *columns)
        .join(Person, Person.id == PostHolding.person_id)
        .order_by(PostHolding.starts.is_not(None), PostHolding.starts, PostHolding.id)
    )
    for post_id, person_id, name, acting, starts, ends in session.execute(statement):
        holder = Holder(person_id, name, acting, starts, ends)
        holders[post_id].append(holder)
        terms[person_id].append((post_id, holder))
    return Posts(titles, dict(holders), dict(terms))
