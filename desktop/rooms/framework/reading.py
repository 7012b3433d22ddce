"""Everything the room reads for a day."""

from dataclasses import dataclass
from datetime import date

from desktop.kit.desk import Desk
from desktop.rooms.framework.map_content import in_force, map_forums, map_lines
from desktop.rooms.framework.narrowing import Narrowing
from desktop.rooms.framework.views import Rows
from models.queries.forums import ForumRow, LinkRow, PersonRow, PostRow, UnitRow, forums, links, units
from models.queries.people import people, post_choices, posts
from models.rules.financial_year import financial_year


@dataclass(frozen=True, slots=True)
class Framework:
    """The organisation as of a day; `every` has ended forums and units too."""

    day: date
    forums: tuple[ForumRow, ...]
    units: tuple[UnitRow, ...]
    posts: tuple[PostRow, ...]
    people: tuple[PersonRow, ...]
    links: tuple[LinkRow, ...]
    post_words: tuple[tuple[str, str], ...]
    every: tuple[tuple[ForumRow, ...], tuple[UnitRow, ...]]

    @property
    def alive(self) -> tuple[ForumRow, ...]:
        """The forums in force on the day."""
        return tuple(row for row in self.forums if in_force(row, self.day))

    def rows(self, wanted: Narrowing) -> Rows:
        """Return what the views show of it."""
        chosen = wanted.forums(self.forums)
        there = tuple(row for row in chosen if in_force(row, self.day))
        return Rows(
            forums=chosen,
            cards=map_forums(there, self.units, self.links),
            lines=map_lines(self._between(there)),
            units=wanted.of_units(self.units),
            posts=wanted.posts(self.posts),
            people=wanted.people(self.people),
        )

    def _between(self, shown: tuple[ForumRow, ...]) -> tuple[LinkRow, ...]:
        """Return the links both of whose forums are shown."""
        keys = {row.id for row in shown}
        return tuple(link for link in self.links if {link.forum_id, link.other_id} <= keys)


def nothing_read(day: date) -> Framework:
    """Return the organisation before it was first read."""
    return Framework(day, forums=(), units=(), posts=(), people=(), links=(), post_words=(), every=((), ()))


def framework_as_of(desk: Desk, day: date) -> Framework:
    """Read the organisation as of a day, meetings counted in its financial year."""
    year = financial_year(day)
    return Framework(
        day=day,
        forums=desk.read(forums, as_of=day, first=year.first, last=year.last),
        units=desk.read(units, as_of=day),
        posts=desk.read(posts, as_of=day),
        people=desk.read(people, as_of=day),
        links=desk.read(links, as_of=day),
        post_words=tuple(desk.read(post_choices, as_of=day)),
        every=(desk.read(forums, as_of=day, include_ended=True), desk.read(units, as_of=day, include_ended=True)),
    )
