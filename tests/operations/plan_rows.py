"""What must never get lost of a forward plan, as it stands at one moment, for the walks that try to lose it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.exceptions import LocalException
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.records.priorities import Alignment
from models.records.themes import MeetingTheme
from models.rules.cascade import had_before


class ThemeFact(NamedTuple):
    """A theme of a meeting; `source` is the theme that asked for it."""

    meeting: str
    theme: str
    source: str | None
    answer: str
    reason: str
    former: str
    status: str

    @property
    def is_taken(self) -> bool:
        """Whether its forum takes it."""
        return self.answer in {"", "accepted"}

    @property
    def is_own(self) -> bool:
        """Whether its forum had set it itself."""
        return self.answer == "" or had_before(self.answer, self.reason)


class MeetingFact(NamedTuple):
    """A meeting."""

    forum: str
    date: dt.date
    status: str


class ForumFact(NamedTuple):
    """A forum, which may have ended."""

    code: str
    unit: str
    ends: dt.date | None


@dataclass(frozen=True)
class Plan:
    """Each row by its key; `tied` holds which theme of a meeting serves which priority."""

    themes: dict[str, ThemeFact]
    meetings: dict[str, MeetingFact]
    forums: dict[str, ForumFact]
    exceptions: dict[str, tuple[Any, ...]]
    actions: dict[str, tuple[Any, ...]]
    tied: dict[str, tuple[Any, ...]]

    def forum_of(self, theme: ThemeFact) -> ForumFact:
        """Return the forum at whose meeting a theme stands."""
        return self.forums[self.meetings[theme.meeting].forum]

    def whose(self, theme: ThemeFact) -> set[str]:
        """Return the codes of the forums whose theme it is or was."""
        return {self.forum_of(theme).code, *theme.former.split(", ")} - {""}

    def is_left(self, theme: ThemeFact) -> bool:
        """Whether a theme stays at a meeting that fell away as its forum ended; another one may tell its answer."""
        meeting, ends = self.meetings[theme.meeting], self.forum_of(theme).ends
        return ends is not None and meeting.date > ends and meeting.status == "cancelled"

    def below(self, key: str) -> set[str]:
        """Return the keys of the themes passed down from one, in turn."""
        next_ones = {one for one, row in self.themes.items() if row.source == key}
        return next_ones.union(*(self.below(one) for one in next_ones))

    def served(self) -> set[tuple[str, str]]:
        """Return which theme serves which priority, at whatever meeting."""
        return {(self.themes[theme].theme, priority) for theme, priority in self.tied.values()}


def plan(session: Session) -> Plan:
    """Read the plan."""
    row, landed = MeetingTheme, LocalException
    answered = (row.cascaded_from_id, row.answer, row.answer_reason, row.former, row.status)
    themes = session.execute(select(row.id, row.meeting_id, row.theme_id, *answered))
    meetings = session.execute(select(Meeting.id, Meeting.forum_id, Meeting.date, Meeting.status))
    forums = session.execute(select(Forum.id, Forum.code, Forum.unit_id, Forum.ends))
    others = (
        select(landed.id, landed.unit_id, landed.unit_words, landed.value),
        select(Action.id, Action.reference, Action.forum_id, Action.tracking_forum_id),
        select(Alignment.id, Alignment.meeting_theme_id, Alignment.priority_id),
    )
    return Plan(
        {one[0]: ThemeFact(*one[1:]) for one in themes},
        {one.id: MeetingFact(one.forum_id, one.date, one.status) for one in meetings},
        {one.id: ForumFact(one.code, one.unit_id or "", one.ends) for one in forums},
        *({key: tuple(facts) for key, *facts in session.execute(chosen)} for chosen in others),
    )
