"""Good practice: what worked where, who presented it to whom, and who took it over."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.holders import Posts, posts_over_time
from models.queries.words import AnyRow, says
from models.records.exceptions import GoodPractice, PracticeAdoption
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.themes import Theme
from models.rules.written_dates import date_words


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """A unit that took a good practice over."""

    id: str
    revision: str
    unit_id: str
    unit_code: str
    unit: str
    on: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A good practice; `presented` reads "CF-FLP Thu 5 Nov 2026", empty where it was at no meeting of ours.

    `presenter` is the post with its holder on that day, or the words that were given.
    """

    id: str
    revision: str
    title: str
    words: str
    origin_unit_id: str
    origin_code: str
    origin: str
    presenter_post_id: str
    presenter: str
    meeting_id: str
    forum_id: str
    forum_code: str
    presented: str
    theme_id: str
    theme: str
    on: dt.date
    adopted: tuple[AdoptionRow, ...]


def practices(
    session: Session,
    *,
    unit_id: str = "",
    forum_id: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
    text: str = "",
) -> tuple[PracticeRow, ...]:
    """Return good practices, the latest first; `unit_id` takes in those it began and those it took over."""
    chosen = (
        select(GoodPractice, Meeting.date, Forum.id, Forum.code, Theme.title)
        .outerjoin(Meeting, Meeting.id == GoodPractice.meeting_id)
        .outerjoin(Forum, Forum.id == Meeting.forum_id)
        .outerjoin(Theme, Theme.id == GoodPractice.theme_id)
        .order_by(GoodPractice.on.desc(), GoodPractice.title)
    )
    if first:
        chosen = chosen.where(GoodPractice.on >= first)
    if last:
        chosen = chosen.where(GoodPractice.on <= last)
    if forum_id:
        chosen = chosen.where(Forum.id == forum_id)
    units = {unit.id: unit for unit in session.scalars(select(OrganisationUnit))}
    ground = _Ground(units, _adoptions(session, units), posts_over_time(session))
    rows = (_row(found, ground) for found in session.execute(chosen))
    return tuple(row for row in rows if _concerns(row, unit_id) and _has(row, text))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all rows are made from."""

    units: Mapping[str, OrganisationUnit]
    adopted: Mapping[str, list[AdoptionRow]]
    posts: Posts


def _row(found: AnyRow, ground: _Ground) -> PracticeRow:
    practice, day, forum, code, theme = found
    home = ground.units.get(practice.origin_unit_id or "")
    return PracticeRow(
        id=practice.id,
        revision=practice.revision,
        title=practice.title,
        words=practice.words,
        origin_unit_id=practice.origin_unit_id or "",
        origin_code=home.code if home else "",
        origin=home.name if home else "",
        presenter_post_id=practice.presenter_post_id or "",
        presenter=ground.posts.words(practice.presenter_post_id, day or practice.on) or practice.presenter,
        meeting_id=practice.meeting_id or "",
        forum_id=forum or "",
        forum_code=code or "",
        presented=f"{code} {date_words(day)}" if day else "",
        theme_id=practice.theme_id or "",
        theme=theme or "",
        on=practice.on,
        adopted=tuple(ground.adopted.get(practice.id, ())),
    )


def _adoptions(session: Session, units: dict[str, OrganisationUnit]) -> defaultdict[str, list[AdoptionRow]]:
    found = defaultdict[str, list[AdoptionRow]](list)
    for one in session.scalars(select(PracticeAdoption)):
        home = units[one.unit_id]
        found[one.practice_id].append(
            AdoptionRow(one.id, one.revision, one.unit_id, home.code, home.name, one.on, one.note)
        )
    for rows in found.values():
        rows.sort(key=lambda row: (row.on, row.unit_code))
    return found


def _concerns(row: PracticeRow, unit_id: str) -> bool:
    return unit_id in {"", row.origin_unit_id, *(one.unit_id for one in row.adopted)}


def _has(row: PracticeRow, text: str) -> bool:
    takers = (f"{one.unit_code} {one.unit}" for one in row.adopted)
    return says((row.title, row.words, row.origin_code, row.origin, row.presenter, row.theme, *takers), text)
