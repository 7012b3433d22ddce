"""The rows of the forward plan: what is owed to which agenda of a forum, and what has no date yet."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class PlanKind(StrEnum):
    """Why something is in the forward plan of a forum; the order of a day."""

    STANDING = "standing"
    CYCLICAL = "cyclical"
    THEME = "theme"
    COMMISSIONED = "commissioned"
    ESCALATED = "escalated"
    PROMISED = "promised"
    AD_HOC = "ad hoc"
    RETURN = "return"
    REVIEW_DUE = "review due"
    UNDATED = "date to be fixed"


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One thing a forum has to expect; `date` is none for what stands on every agenda and what has no date yet.

    `key` names the row it stands for: template item, theme of a meeting, deep-dive, promise, agenda item, expected
    paper or set of priorities, as its `kind` (a PlanKind) says; `table` is the one it is in. `status` says in words
    where it stands. `chase_due` is the day to ask again for the date, none where that is not asked for.
    """

    kind: str
    meeting_id: str
    date: dt.date | None
    title: str
    lead: str
    source: str
    status: str
    key: str
    table: str
    chase_due: dt.date | None = None
    part: int = 1


@dataclass(frozen=True, slots=True)
class PlannedForum:
    """A forum with what it has to expect: standing things first, then by date, what has none last."""

    id: str
    code: str
    name: str
    level: str
    entries: tuple[PlanEntry, ...]


@dataclass(frozen=True, slots=True)
class ForwardPlan:
    """The forward plan from `first` to `last` of the forums of a level, of one, or of all, in the order of the levels.

    `forum` and `level` say what was asked for, the level as it is called; both are empty for all.
    """

    first: dt.date
    last: dt.date
    today: dt.date
    forum: str
    level: str
    marking: str
    forums: tuple[PlannedForum, ...]
