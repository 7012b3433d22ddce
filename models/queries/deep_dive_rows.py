"""The rows in which deep-dives are read."""

import datetime as dt
from dataclasses import dataclass

from models.queries.theme_sources import SourceRow


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A deep-dive got another day: `old` and `new` are the days, none where no meeting was planned, and why.

    `at` is an instant in UTC. One that is not `recorded` follows from what became of the meeting it was due at.
    """

    at: dt.datetime
    by: str
    old: dt.date | None
    new: dt.date | None
    because: str
    recorded: bool


@dataclass(frozen=True, slots=True)
class DiveAction:
    """An action that came of a deep-dive, by its number, and the code of the forum that follows it up."""

    id: str
    reference: str
    status: str
    tracked_by: str


@dataclass(frozen=True, slots=True)
class DeepDiveRow:
    """A deep-dive: where it was commissioned ("MB Tue 1 Sep 2026, item 4") and by which post, and where it reports.

    `due` is the day of that meeting, none where it is not planned yet; `slot` is its place on that agenda in words,
    empty until the agenda is opened. `paper_due` is wall-clock time. `lead_name` holds the post today. `informs` are
    the names of units, `sources` what it serves, `slips` every other day it got, oldest first, `actions` what came of
    it. `tracking_code` is the forum named to follow those up, empty where it is left to the forums. `part` is that of
    the item it was commissioned under.
    """

    id: str
    revision: str
    title: str
    question: str
    commissioned: str
    commissioner: str
    sponsor: str
    lead_post_id: str
    lead: str
    lead_name: str
    forum_code: str
    due_meeting_id: str
    due: dt.date | None
    paper_id: str
    paper_reference: str
    paper_due: dt.datetime | None
    status: str
    position: int
    item_id: str
    meeting_id: str
    forum_id: str
    sponsor_post_id: str
    slot: str
    slot_item_id: str
    level: str
    commissioned_on: dt.date
    commissioning_code: str
    forum_name: str
    paper_status: str = ""
    informs_unit_ids: tuple[str, ...] = ()
    informs: tuple[str, ...] = ()
    tracking_forum_id: str = ""
    tracking_code: str = ""
    theme_id: str = ""
    theme: str = ""
    sources: tuple[SourceRow, ...] = ()
    slips: tuple[SlipRow, ...] = ()
    reported_on: dt.date | None = None
    closed_on: dt.date | None = None
    outcome: str = ""
    actions: tuple[DiveAction, ...] = ()
    part: int = 1

    @property
    def first_due(self) -> dt.date | None:
        """The day it was to report first."""
        return next((slip.old for slip in self.slips if slip.old), self.due)
