"""Which forums, units, posts and people the filters let through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from models.queries.forums import ForumRow, PersonRow, PostRow, UnitRow

T = TypeVar("T")
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The chosen levels and units, and the words typed; what is empty lets everything through."""

    levels: frozenset[str]
    units: frozenset[str]
    text: str

    def forums(self, rows: Sequence[ForumRow]) -> tuple[ForumRow, ...]:
        """Return the forums shown."""
        found = [row for row in rows if not self.levels or row.level in self.levels]
        found = [row for row in found if not self.units or row.unit in self.units]
        return self._with_text(
            found, lambda row: (row.code, row.name, row.cadence, row.chair, row.chair_name, row.unit)
        )

    def of_units(self, rows: Sequence[UnitRow]) -> tuple[UnitRow, ...]:
        """Return the units shown."""
        return self._with_text(rows, lambda row: (row.code, row.name, row.parent, row.kind, *row.synonyms))

    def posts(self, rows: Sequence[PostRow]) -> tuple[PostRow, ...]:
        """Return the posts shown."""
        found = [row for row in rows if not self.units or row.unit in self.units]
        return self._with_text(found, lambda row: (row.code, row.title, row.unit, row.holder or "vacant"))

    def people(self, rows: Sequence[PersonRow]) -> tuple[PersonRow, ...]:
        """Return the people shown."""
        return self._with_text(rows, lambda row: (row.name, row.initials, row.email, row.posts))

    def _with_text(self, rows: Sequence[T], words: Callable[[T], tuple[str, ...]]) -> tuple[T, ...]:
        wanted = self.text.casefold().split()
        return tuple(row for row in rows if all(word in " ".join(words(row)).casefold() for word in wanted))


def unit_choices(forums: Sequence[ForumRow]) -> Choices:
    """Return the units that have forums, by name."""
    return tuple((unit, unit) for unit in sorted({row.unit for row in forums if row.unit}))
