"""One thing that is missing, as every check names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One thing that is missing: its kind, in words, and what it concerns (paper, item, decision, action, meeting).

    Where an item should list something, `subject_kind` is “shows” and `subject_id` says what.
    """

    kind: str
    words: str
    subject_kind: str
    subject_id: str
