"""Themes that may endure: suggestions that rest on what closed meetings saw, and what chairs answered before."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.settings import Settings, settings
from models.queries.theme_ground import Gold, ThemeGround, is_taken
from models.records.forums import Forum
from models.records.themes import EnduringAnswer, Theme
from models.rules.enduring import Look, Suggestion, enduring
from models.rules.theme_window import is_closed

A_YEAR = 366
"""Days back for each meeting looked at: a forum meets once a year or more often."""


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A theme that may endure at a forum: "off track at 3 meetings in a row: Thu 6 Aug, …".

    `meeting_id` is the last meeting it rests on; `former_answer` is what the chair said to an earlier suggestion on the
    same theme, empty if there was none.
    """

    forum_id: str
    forum_code: str
    level: str
    theme_id: str
    theme: str
    meeting_id: str
    evidence: str
    former_answer: str = ""


@dataclass(frozen=True, slots=True)
class EnduringAnswerRow:
    """What a chair answered to a suggestion, when, and what it rested on."""

    id: str
    forum_id: str
    forum_code: str
    theme_id: str
    theme: str
    meeting_id: str
    evidence: str
    agreed: bool
    reason: str
    on: dt.date
    by: str

    @property
    def words(self) -> str:
        """The answer in a word, with its reason."""
        said = "yes" if self.agreed else "no"
        return f"{said}: {self.reason}" if self.reason else said


def suggestions(session: Session, *, today: dt.date, forum_id: str = "") -> tuple[SuggestionRow, ...]:
    """Return the themes that may endure, at one forum or at all, which nobody has answered on the present evidence.

    A theme that is with a Gold Group is not suggested, and what led to one that has closed counts no more.
    """
    kept = settings(session)
    back = dt.timedelta(days=A_YEAR * max(kept.enduring_in_a_row, kept.enduring_of))
    ground = ThemeGround(session, today, today, forum_id, looking_back=back)
    answered = answers(session, forum_id=forum_id)
    told = {(row.forum_id, row.theme_id, row.meeting_id) for row in answered}
    earlier = {(row.forum_id, row.theme_id): row.words for row in reversed(answered)}
    found = [
        SuggestionRow(
            forum_id=forum.id,
            forum_code=forum.code,
            level=forum.level,
            theme_id=theme_id,
            theme=title,
            meeting_id=suggestion.last,
            evidence=suggestion.evidence,
            former_answer=earlier.get((forum.id, theme_id), ""),
        )
        for forum in ground.forums.values()
        for theme_id, title, suggestion in _at(forum, ground, kept, today)
        if (forum.id, theme_id, suggestion.last) not in told
    ]
    return tuple(sorted(found, key=lambda row: (row.forum_code, row.theme)))


def answers(session: Session, *, forum_id: str = "", theme_id: str = "") -> tuple[EnduringAnswerRow, ...]:
    """Return what chairs answered, the latest first."""
    columns = (
        EnduringAnswer.id,
        EnduringAnswer.forum_id,
        Forum.code,
        EnduringAnswer.theme_id,
        Theme.title,
        EnduringAnswer.meeting_id,
        EnduringAnswer.evidence,
        EnduringAnswer.agreed,
        EnduringAnswer.reason,
        EnduringAnswer.on,
        EnduringAnswer.by,
    )
    statement = select(*columns).join(Forum, Forum.id == EnduringAnswer.forum_id)
    statement = statement.join(Theme, Theme.id == EnduringAnswer.theme_id)
    narrowing = ((forum_id, EnduringAnswer.forum_id == forum_id), (theme_id, EnduringAnswer.theme_id == theme_id))
    chosen = statement.where(*(condition for given, condition in narrowing if given))
    rows = session.execute(chosen.order_by(EnduringAnswer.on.desc(), EnduringAnswer.id))
    return tuple(EnduringAnswerRow(*row) for row in rows)


def _at(
    forum: SimpleNamespace, ground: ThemeGround, kept: Settings, today: dt.date
) -> Iterator[tuple[str, str, Suggestion]]:
    """Yield the themes that may endure at one forum with why; its fixed theme endures by its nature."""
    closed = [one for one in ground.meetings.get(forum.id, ()) if is_closed(one.status, one.date, today)]
    looked = {one.id: _looked_at(ground, one.id) for one in closed}
    for theme_id, title in {key: row.title for rows in looked.values() for key, row in rows.items()}.items():
        mine = [gold for gold in ground.golds if (gold.tasking_forum_id, gold.theme_id) == (forum.id, theme_id)]
        if any(gold.closed_on is None for gold in mine):
            continue
        since = _last_closed(mine)
        looks = [_look(one, looked[one.id].get(theme_id)) for one in closed if since is None or one.date > since]
        times = 0 if theme_id == forum.fixed_theme_id else kept.enduring_times
        suggestion = enduring(looks, kept.enduring_in_a_row, times, kept.enduring_of)
        if suggestion is not None:
            yield theme_id, title, suggestion


def _last_closed(golds: Sequence[Gold]) -> dt.date | None:
    return max((gold.closed_on for gold in golds if gold.closed_on), default=None)


def _looked_at(ground: ThemeGround, meeting_id: str) -> Mapping[str, SimpleNamespace]:
    return {one.theme_id: one for one in ground.themes.get(meeting_id, ()) if is_taken(one.status, one.answer)}


def _look(meeting: SimpleNamespace, row: SimpleNamespace | None) -> Look:
    return Look(meeting.id, meeting.date, row.track if row else "", taken=row is not None)
