"""Themes: the vocabulary with where each was taken, and the themes of meetings with what they serve."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.queries.meetings import FALLEN_AWAY
from models.queries.plain_rows import plain_rows
from models.queries.theme_ground import ANSWERED, ThemeGround, is_taken
from models.queries.theme_sources import SourceRow, aligned_sources, own_sources
from models.queries.words import AnyRow, AnySelect, says
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.priorities import Alignment, Priority, PrioritySet
from models.records.themes import MeetingTheme, Theme, ThemePrevalence
from models.rules.vocabulary import CascadeAnswer, SetState, ThemeStatus
from models.rules.written_dates import date_words

__all__ = ["MeetingThemeRow", "SourceRow", "ThemeRow", "meeting_themes", "themes", "usual_sources"]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme of the vocabulary; `times_taken` counts the meetings that took it or are to, `last_taken` is the last."""

    id: str
    revision: str
    title: str
    kind: str
    parent_id: str
    parent: str
    synonyms: tuple[str, ...]
    note: str
    prevalent_unit_ids: tuple[str, ...]
    times_taken: int
    last_taken: dt.date | None


@dataclass(frozen=True, slots=True)
class MeetingThemeRow:
    """A theme of a meeting: what it serves, how its unit answered where it was cascaded, how it stood, how often.

    `repeats` of the last `of` meetings of the forum took it, this one included. `cascaded_from` reads "CF-FLP Thu 5
    Nov 2026"; `former` names the forums it was set for before units merged. A row without a key is the fixed theme of
    a forum, which nobody had to set.
    """

    id: str
    revision: str
    meeting_id: str
    meeting_date: dt.date
    meeting_status: str
    forum_id: str
    forum_code: str
    level: str
    theme_id: str
    title: str
    status: str
    note: str
    set_on: dt.date | None
    set_by: str
    track: str
    track_words: str
    sources: tuple[SourceRow, ...]
    cascaded_from_id: str
    cascaded_from: str
    answer: str
    answer_reason: str
    answered_on: dt.date | None
    answered_by: str
    former: str
    repeats: int
    of: int
    gold_group_id: str
    taken: bool


def themes(session: Session, *, text: str = "") -> tuple[ThemeRow, ...]:
    """Return the vocabulary in the order of the titles; `text` narrows to those that say every word of it."""
    rows = session.execute(select(*Theme.__table__.columns)).all()
    titles = {row.id: row.title for row in rows}
    prevalent = defaultdict[str, list[str]](list)
    for theme_id, unit_id in session.execute(select(ThemePrevalence.theme_id, ThemePrevalence.unit_id)):
        prevalent[theme_id].append(unit_id)
    taken = _taken(session)
    found = (_theme(row, titles, prevalent[row.id], taken) for row in rows)
    chosen = (row for row in found if says((row.title, *row.synonyms, row.kind, row.parent), text))
    return tuple(sorted(chosen, key=lambda row: (row.title.casefold(), row.id)))


def meeting_themes(  # noqa: PLR0913  it is narrowed in as many ways
    session: Session,
    *,
    meeting_id: str = "",
    forum_id: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
    with_fixed: bool = False,
    meeting_theme_id: str = "",
) -> tuple[MeetingThemeRow, ...]:
    """Return the themes of a meeting, or of the living meetings of a forum or of all within two days, by date.

    `with_fixed` adds the fixed theme to each meeting of its forum at which nobody set it, as a row without a key.
    """
    chosen = _narrowed(meeting_theme_id, meeting_id, forum_id, first, last)
    found = plain_rows(session.execute(_statement().where(*chosen)))
    days = [row.meeting_date for row in found]
    if found and (meeting_theme_id or meeting_id):
        forum_id = found[0].forum_id
    elif meeting_id and with_fixed:
        forum_id, day = session.execute(select(Meeting.forum_id, Meeting.date).where(Meeting.id == meeting_id)).one()
        days.append(day)
    elif not found and not with_fixed:
        return ()
    since, until = first or min(days, default=dt.date.min), last or max(days, default=dt.date.max)
    ground = ThemeGround(session, since, until, forum_id)
    keys = select(MeetingTheme.id).join(Meeting, Meeting.id == MeetingTheme.meeting_id).where(*chosen)
    sources = aligned_sources(session, Alignment.meeting_theme_id, keys)
    rows = [_row(row, ground, sources.get(row.id, [])) for row in found]
    if with_fixed:
        rows += _fixed(ground, rows, meeting_id, since, until)
    return tuple(sorted(rows, key=lambda row: (row.meeting_date, row.forum_code)))


def usual_sources(session: Session, *, theme_id: str, as_of: dt.date) -> tuple[SourceRow, ...]:
    """Return what the latest use of a theme was tied to, of the priorities those still in force on a day."""
    latest = (
        select(MeetingTheme.id)
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .join(Alignment, Alignment.meeting_theme_id == MeetingTheme.id)
        .where(MeetingTheme.theme_id == theme_id, Meeting.status.not_in(FALLEN_AWAY))
        .order_by(Meeting.date.desc(), MeetingTheme.id)
        .limit(1)
    )
    key = session.scalar(latest)
    if key is None:
        return ()
    in_force = set(
        session.scalars(
            select(Priority.id)
            .join(PrioritySet, PrioritySet.id == Priority.set_id)
            .where(
                PrioritySet.state == SetState.FINAL.value,
                or_(PrioritySet.starts.is_(None), PrioritySet.starts <= as_of),
                or_(PrioritySet.ends.is_(None), PrioritySet.ends >= as_of),
            )
        )
    )
    used = aligned_sources(session, Alignment.meeting_theme_id, select(MeetingTheme.id).where(MeetingTheme.id == key))
    return tuple(one for one in used.get(key, ()) if one.kind != "priority" or one.key in in_force)


def _taken(session: Session) -> dict[str, tuple[int, dt.date]]:
    counted = (
        select(MeetingTheme.theme_id, func.count(), func.max(Meeting.date))
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .where(
            MeetingTheme.answer.in_(ANSWERED),
            MeetingTheme.status == ThemeStatus.SET.value,
            Meeting.status.not_in(FALLEN_AWAY),
        )
        .group_by(MeetingTheme.theme_id)
    )
    return {row[0]: (row[1], row[2]) for row in session.execute(counted)}


def _theme(
    row: AnyRow, titles: Mapping[str, str], prevalent: Sequence[str], taken: Mapping[str, tuple[int, dt.date]]
) -> ThemeRow:
    times, last = taken.get(row.id, (0, None))
    return ThemeRow(
        id=row.id,
        revision=row.revision,
        title=row.title,
        kind=row.kind,
        parent_id=row.parent_id or "",
        parent=titles.get(row.parent_id or "", ""),
        synonyms=tuple(row.synonyms.splitlines()),
        note=row.note,
        prevalent_unit_ids=tuple(sorted(prevalent)),
        times_taken=times,
        last_taken=last,
    )


def _narrowed(
    key: str, meeting_id: str, forum_id: str, first: dt.date | None, last: dt.date | None
) -> tuple[ColumnElement[bool], ...]:
    if key or meeting_id:
        return (MeetingTheme.id == key if key else MeetingTheme.meeting_id == meeting_id,)
    span = Meeting.date.between(first or dt.date.min, last or dt.date.max)
    own = (Meeting.forum_id == forum_id,) if forum_id else ()
    return (Meeting.status.not_in(FALLEN_AWAY), span, *own)


def _statement() -> AnySelect:
    above, its_meeting, its_forum = aliased(MeetingTheme), aliased(Meeting), aliased(Forum)
    return (
        select(
            *MeetingTheme.__table__.columns,
            Meeting.date.label("meeting_date"),
            Meeting.status.label("meeting_status"),
            Meeting.forum_id,
            Forum.code,
            Forum.level,
            Forum.fixed_theme_id,
            Theme.title,
            its_forum.code.label("above_code"),
            its_meeting.date.label("above_date"),
        )
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .join(Theme, Theme.id == MeetingTheme.theme_id)
        .outerjoin(above, above.id == MeetingTheme.cascaded_from_id)
        .outerjoin(its_meeting, its_meeting.id == above.meeting_id)
        .outerjoin(its_forum, its_forum.id == its_meeting.forum_id)
        .order_by(Meeting.date, Forum.code, MeetingTheme.position, Theme.title, MeetingTheme.id)
    )


def _row(row: SimpleNamespace, ground: ThemeGround, aligned: Sequence[SourceRow]) -> MeetingThemeRow:
    times, of = ground.repeats(row.forum_id, row.meeting_id, row.theme_id)
    above = f"{row.above_code} {date_words(row.above_date)}" if row.cascaded_from_id else ""
    return MeetingThemeRow(
        id=row.id,
        revision=row.revision,
        meeting_id=row.meeting_id,
        meeting_date=row.meeting_date,
        meeting_status=row.meeting_status,
        forum_id=row.forum_id,
        forum_code=row.code,
        level=row.level,
        theme_id=row.theme_id,
        title=row.title,
        status=row.status,
        note=row.note,
        set_on=row.set_on,
        set_by=row.set_by,
        track=row.track,
        track_words=row.track_words,
        sources=(
            *aligned,
            *own_sources(
                cascaded_from_id=row.cascaded_from_id or "", above=above, fixed=row.fixed_theme_id == row.theme_id
            ),
        ),
        cascaded_from_id=row.cascaded_from_id or "",
        cascaded_from=above,
        answer=row.answer,
        answer_reason=row.answer_reason,
        answered_on=row.answered_on,
        answered_by=row.answered_by,
        former=row.former,
        repeats=times,
        of=of,
        gold_group_id=ground.gold(row.forum_id, row.theme_id, row.meeting_date),
        taken=is_taken(row.status, row.answer),
    )


def _fixed(
    ground: ThemeGround, rows: Sequence[MeetingThemeRow], meeting_id: str, first: dt.date, last: dt.date
) -> list[MeetingThemeRow]:
    """Return the fixed themes of meetings within two days, or of one, at which they were not set by hand."""
    stored = {(row.meeting_id, row.theme_id) for row in rows}
    found = []
    for forum in ground.forums.values():
        for one in ground.meetings[forum.id] if forum.fixed_theme_id else ():
            wanted = one.id == meeting_id if meeting_id else first <= one.date <= last
            if wanted and (one.id, forum.fixed_theme_id) not in stored:
                found.append(_fixed_row(forum, one))
    return found


def _fixed_row(forum: SimpleNamespace, meeting: SimpleNamespace) -> MeetingThemeRow:
    return MeetingThemeRow(
        id="",
        revision="",
        meeting_id=meeting.id,
        meeting_date=meeting.date,
        meeting_status=meeting.status,
        forum_id=forum.id,
        forum_code=forum.code,
        level=forum.level,
        theme_id=forum.fixed_theme_id,
        title=forum.fixed_theme,
        status=ThemeStatus.SET.value,
        note="",
        set_on=None,
        set_by="",
        track="",
        track_words="",
        sources=own_sources(cascaded_from_id="", above="", fixed=True),
        cascaded_from_id="",
        cascaded_from="",
        answer=CascadeAnswer.NONE.value,
        answer_reason="",
        answered_on=None,
        answered_by="",
        former="",
        repeats=1,
        of=1,
        gold_group_id="",
        taken=True,
    )
