"""The journal as the History room shows it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: when, who, what in words, how many rows, and whether it was taken back."""

    seq: int
    at: dt.datetime
    actor: str
    words: str
    rows: int
    taken_back: bool
