"""The ground that reads of themes stand on: forums, their meetings, and which themes those took or are to take."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.plain_rows import plain_rows
from models.records.forums import Forum, ForumLink
from models.records.meetings import Meeting
from models.records.themes import GoldGroup, MeetingTheme, Theme
from models.rules.theme_checks import repeats
from models.rules.theme_window import WindowMeeting, is_closed, is_living, window
from models.rules.vocabulary import CascadeAnswer, LinkKind, ThemeStatus

LOOKING_BACK = dt.timedelta(days=500)
"""Six meetings of a forum that meets every quarter lie within it."""
LOOKING_AHEAD = dt.timedelta(days=3 * 366)
"""The longest window of a forum that meets every quarter lies within it."""
ANSWERED = frozenset({CascadeAnswer.NONE.value, CascadeAnswer.ACCEPTED.value})
MEETINGS = (Meeting.id, Meeting.forum_id, Meeting.date, Meeting.start, Meeting.status)
THEMES = (
    MeetingTheme.id,
    MeetingTheme.revision,
    MeetingTheme.meeting_id,
    MeetingTheme.theme_id,
    MeetingTheme.status,
    MeetingTheme.track,
    MeetingTheme.cascaded_from_id,
    MeetingTheme.answer,
    MeetingTheme.answer_reason,
    Theme.title,
)
FORUMS = (
    Forum.id,
    Forum.code,
    Forum.level,
    Forum.unit_id,
    Forum.position,
    Forum.starts,
    Forum.ends,
    Forum.scheduled,
    Forum.theme_window,
    Forum.fixed_theme_id,
    Theme.title.label("fixed_theme"),
)


@dataclass(frozen=True, slots=True)
class Gold:
    """A Gold Group as themes see it: over which theme of which forum, and from when to when."""

    id: str
    tasking_forum_id: str
    theme_id: str
    begun_on: dt.date
    closed_on: dt.date | None
    promise_id: str


def is_taken(status: str, answer: str) -> bool:
    """Tell whether a theme counts as taken: it is set, and where it was cascaded, accepted."""
    return status == ThemeStatus.SET and answer in ANSWERED


class ThemeGround:
    """Forums with their meetings of a span, and of 500 days before it, and the themes of each.

    `meetings` are the living ones of each forum in their order, `fallen` those cancelled or postponed; `fed` are the
    forums that others pass themes down to.
    """

    def __init__(
        self,
        session: Session,
        first: dt.date,
        last: dt.date,
        forum_id: str = "",
        looking_back: dt.timedelta = LOOKING_BACK,
    ) -> None:
        span = Meeting.date.between(_back(first, looking_back), last)
        chosen = (span, Meeting.forum_id == forum_id) if forum_id else (span,)
        found = session.execute(select(*MEETINGS).where(*chosen).order_by(Meeting.date, Meeting.start))
        self.meetings: defaultdict[str, list[SimpleNamespace]] = defaultdict(list)
        self.fallen: defaultdict[str, list[SimpleNamespace]] = defaultdict(list)
        for row in plain_rows(found):
            (self.meetings if is_living(row.status) else self.fallen)[row.forum_id].append(row)
        rows = select(*THEMES).join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        rows = rows.join(Theme, Theme.id == MeetingTheme.theme_id).where(*chosen)
        self.themes: defaultdict[str, list[SimpleNamespace]] = defaultdict(list)
        for row in plain_rows(session.execute(rows.order_by(MeetingTheme.position, Theme.title, MeetingTheme.id))):
            self.themes[row.meeting_id].append(row)
        self.forums = _forums(session, forum_id)
        self.golds = golds(session)
        self.fed = _fed(session)
        self._places = {one.id: place for rows in self.meetings.values() for place, one in enumerate(rows)}
        self._stood: dict[str, list[frozenset[str]]] = {}

    def window(self, forum_id: str, size: int, today: dt.date) -> tuple[str, ...]:
        """Return the keys of the next meetings of a forum for which themes are set."""
        known = (WindowMeeting(one.id, one.date, one.status) for one in self.meetings[forum_id] if one.date >= today)
        return window(tuple(known), size, today)

    def next_meeting(self, forum_id: str, today: dt.date) -> SimpleNamespace | None:
        """Return the first meeting of a forum that is still to close."""
        return next((one for one in self.meetings[forum_id] if not is_closed(one.status, one.date, today)), None)

    def repeats(self, forum_id: str, meeting_id: str, theme_id: str) -> tuple[int, int]:
        """Return at how many of the last six meetings of a forum up to one a theme stood, and how many those are."""
        place = self._places.get(meeting_id)
        if place is None:
            return 1, 1
        stood = self._stood.get(forum_id)
        if stood is None:
            stood = self._stood[forum_id] = [self._themes_at(one.id) for one in self.meetings[forum_id]]
        times, of = repeats(theme_id, stood, place)
        return max(times, 1), of

    def gold(self, forum_id: str, theme_id: str, day: dt.date) -> str:
        """Return the Gold Group a theme of a forum is with on a day, empty for none."""
        for one in self.golds:
            over = one.closed_on is not None and one.closed_on < day
            if (one.tasking_forum_id, one.theme_id) == (forum_id, theme_id) and one.begun_on <= day and not over:
                return one.id
        return ""

    def _themes_at(self, meeting_id: str) -> frozenset[str]:
        return frozenset(one.theme_id for one in self.themes.get(meeting_id, ()) if one.answer in ANSWERED)


def golds(session: Session) -> tuple[Gold, ...]:
    """Return all Gold Groups, the earliest first."""
    columns = (
        GoldGroup.id,
        GoldGroup.tasking_forum_id,
        GoldGroup.theme_id,
        GoldGroup.begun_on,
        GoldGroup.closed_on,
        GoldGroup.promise_id,
    )
    rows = session.execute(select(*columns).order_by(GoldGroup.begun_on, GoldGroup.id))
    return tuple(Gold(row[0], row[1], row[2] or "", row[3], row[4], row[5] or "") for row in rows)


def _forums(session: Session, forum_id: str) -> dict[str, SimpleNamespace]:
    statement = select(*FORUMS).outerjoin(Theme, Theme.id == Forum.fixed_theme_id)
    chosen = statement.where(Forum.id == forum_id) if forum_id else statement
    return {row.id: row for row in plain_rows(session.execute(chosen.order_by(Forum.position, Forum.code)))}


def _fed(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(ForumLink.other_id).where(ForumLink.kind == LinkKind.CASCADES.value)))


def _back(first: dt.date, span: dt.timedelta) -> dt.date:
    return first - span if first > dt.date.min + span else dt.date.min
