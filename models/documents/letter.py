"""A letter that somebody will look at and send: to whom, about what, in which words, with which files."""

import datetime as dt
from dataclasses import dataclass

from models.documents.content import Attendee


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft message; `at` is when it was written, naive taken as the clocks of the house show it.

    `text` is plain, one line a line; `attachments` are file names and bytes.
    """

    subject: str
    to: tuple[Attendee, ...]
    text: str
    marking: str
    at: dt.datetime
    cc: tuple[Attendee, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()

    @property
    def marked_subject(self) -> str:
        """The subject as it leaves the house, its protective marking first: [OFFICIAL] MB 12/26 is due."""
        return f"[{self.marking.upper()}] {self.subject}" if self.marking else self.subject
