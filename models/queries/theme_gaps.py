"""Meetings within the rolling window whose theme is not set, and by when it should be."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy.orm import Session

from models.queries.deadlines import DeadlineBook
from models.queries.forum_names import ForumNames
from models.queries.holders import lives
from models.queries.theme_ground import LOOKING_AHEAD, ThemeGround
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import CascadeAnswer, Level
from models.rules.written_dates import MONTHS, short_date_words

FROM_ABOVE = frozenset({Level.BCU.value})
"""Levels whose forums wait for what is cascaded to them, if anything is: nobody is reminded to set their themes."""


@dataclass(frozen=True, slots=True)
class ThemeGap:
    """A meeting whose theme is not set, and by when it should be: the forum's next meeting, else before its agenda.

    `due` is wall-clock time.
    """

    meeting_id: str
    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    date: dt.date
    due: dt.datetime

    @property
    def title(self) -> str:
        """Which month wants a theme."""
        return f"{MONTHS[self.date.month - 1]}: theme not set"

    @property
    def due_words(self) -> str:
        """By when it should be set."""
        return f"set by {short_date_words(self.due.date())}"


def theme_gaps(session: Session, *, today: dt.date) -> int:
    """Return how many themes are not set in the windows of all forums that set their own."""
    return sum(1 for _ in _wanting(_ground(session, today), today))


def theme_reminders(session: Session, *, today: dt.date) -> tuple[ThemeGap, ...]:
    """Return the meetings within the windows that want a theme, those to be set first before the others."""
    ground, names = _ground(session, today), ForumNames(session)
    wanting = list(_wanting(ground, today))
    latest = max((meeting.date for _, meeting, _ in wanting), default=today)
    deadlines = DeadlineBook(session, today, latest) if wanting else None
    found = [
        ThemeGap(
            meeting_id=meeting.id,
            forum_id=forum.id,
            forum_code=forum.code,
            forum_name=names.on(forum.id, meeting.date),
            level=forum.level,
            date=meeting.date,
            due=_due(meeting, following, deadlines),
        )
        for forum, meeting, following in wanting
    ]
    return tuple(sorted(found, key=lambda gap: (gap.due, gap.date, gap.forum_code)))


def waits_for_cascade(ground: ThemeGround, forum: SimpleNamespace) -> bool:
    """Tell whether a forum waits for the themes that others pass down to it, rather than set its own."""
    return forum.level in FROM_ABOVE and forum.id in ground.fed


def wants_theme(ground: ThemeGround, forum: SimpleNamespace, meeting_id: str) -> bool:
    """Tell whether nobody has set a theme for a meeting of the window, or was asked to take one."""
    if forum.fixed_theme_id:
        return False
    return all(one.answer == CascadeAnswer.DECLINED for one in ground.themes.get(meeting_id, ()))


def _ground(session: Session, today: dt.date) -> ThemeGround:
    return ThemeGround(session, today, today + LOOKING_AHEAD, looking_back=dt.timedelta())


def _wanting(ground: ThemeGround, today: dt.date) -> Iterator[tuple[SimpleNamespace, SimpleNamespace, SimpleNamespace]]:
    """Yield each forum that sets its own themes, a meeting of its window without one, and its next meeting."""
    for forum in ground.forums.values():
        following = ground.next_meeting(forum.id, today)
        if waits_for_cascade(ground, forum) or not forum.theme_window or following is None:
            continue
        window = ground.window(forum.id, forum.theme_window, today)
        for one in ground.meetings[forum.id]:
            if one.id in window and lives(forum.starts, forum.ends, today) and wants_theme(ground, forum, one.id):
                yield forum, one, following


def _due(meeting: SimpleNamespace, following: SimpleNamespace, deadlines: DeadlineBook | None) -> dt.datetime:
    """Return by when a theme is to be set: at the next meeting, for that one itself before its agenda goes out."""
    begins = dt.datetime.combine(following.date, following.start)
    if meeting.id != following.id or deadlines is None:
        return begins
    return dict(deadlines.of(meeting.forum_id, meeting.date, meeting.id)).get(DeadlineKind.AGENDA_OUT.value, begins)
