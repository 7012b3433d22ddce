"""Who holds which post on a day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.organisation import Person, Post, PostHolding


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
    """Every post's title and its holders over time; read once, asked for any day."""

    titles: dict[str, str] = field(default_factory=dict)
    holders: dict[str, tuple[Holder, ...]] = field(default_factory=dict)

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
        return frozenset(
            post_id
            for post_id, holders in self.holders.items()
            if any(holder.person_id == person_id and lives(holder.starts, holder.ends, on) for holder in holders)
        )


def lives(starts: dt.date | None, ends: dt.date | None, on: dt.date) -> bool:
    """Return whether something valid from `starts` up to and including `ends` is valid on a day."""
    return (starts is None or starts <= on) and (ends is None or on <= ends)


def posts_over_time(session: Session) -> Posts:
    """Return all posts with their holders, earliest first."""
    titles = {row.id: row.title for row in session.execute(select(Post.id, Post.title))}
    found: defaultdict[str, list[Holder]] = defaultdict(list)
    statement = (
        select(
            PostHolding.post_id,
            PostHolding.person_id,
            Person.name,
            PostHolding.acting,
            PostHolding.starts,
            PostHolding.ends,
        )
        .join(Person, Person.id == PostHolding.person_id)
        .order_by(PostHolding.id)
    )
    for row in session.execute(statement):
        found[row.post_id].append(Holder(row.person_id, row.name, row.acting, row.starts, row.ends))
    holders = {post: tuple(sorted(rows, key=lambda row: row.starts or dt.date.min)) for post, rows in found.items()}
    return Posts(titles, holders)
