"""What endures: a theme off track meeting after meeting, or taken again and again (F001-35, C-32).

It is a suggestion to consider a Gold Group, never a task.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.vocabulary import ThemeTrack
from models.rules.written_dates import short_date_words

USUAL_IN_A_ROW = 3
USUAL_TIMES = 3
USUAL_OF = 6


@dataclass(frozen=True, slots=True)
class Look:
    """A closed meeting of a forum, and how it saw one theme; `taken` is false where the theme did not stand there."""

    key: str
    day: date
    track: str = ThemeTrack.NONE
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Why a theme may endure: the meetings it rests on, the last of them, and the same in words."""

    keys: tuple[str, ...]
    evidence: str

    @property
    def last(self) -> str:
        """The key of the last meeting it rests on."""
        return self.keys[-1]


def enduring(looks: Sequence[Look], in_a_row: int, times: int, of: int) -> Suggestion | None:
    """Return why a theme endures at a forum, none where it does not.

    Off track at each of the last `in_a_row` meetings that took it, one of them among the last `of`; else taken at
    `times` of the last `of` meetings. 0 switches either of the two off.
    """
    ordered = sorted(looks, key=lambda look: (look.day, look.key))
    taken = [look for look in ordered if look.taken]
    row = taken[-in_a_row:] if in_a_row > 0 else []
    lately = row and row[-1] in ordered[-max(of, in_a_row) :]
    if lately and len(row) == in_a_row and all(look.track == ThemeTrack.OFF_TRACK for look in row):
        return _suggestion(row, f"off track at {_counted(in_a_row)} in a row")
    recent = [look for look in ordered[-of:] if look.taken] if of > 0 else []
    if times > 0 and len(recent) >= times:
        return _suggestion(recent, f"taken at {len(recent)} of the last {min(of, len(ordered))} meetings")
    return None


def _counted(meetings: int) -> str:
    return "1 meeting" if meetings == 1 else f"{meetings} meetings"


def _suggestion(looks: Sequence[Look], words: str) -> Suggestion:
    days = ", ".join(short_date_words(look.day) for look in looks)
    return Suggestion(tuple(look.key for look in looks), f"{words}: {days}")
