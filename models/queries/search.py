"""Finding records by what somebody types."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One hit: `kind` is meeting, action, forum, person, post or item; `id` opens it."""

    kind: str
    id: str
    title: str
    detail: str
