"""Gold Groups: what each was tasked with, by whom, how far it is, and where its report goes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from models.queries.forum_names import ForumNames
from models.queries.holders import posts_over_time
from models.queries.item_places import ItemPlace, item_places
from models.queries.meetings import FALLEN_AWAY
from models.queries.words import AnyRow, AnySelect
from models.records.agenda import ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.risks import Risk
from models.records.themes import GoldGroup, Theme
from models.rules.written_dates import date_words

Sittings = list[tuple[dt.date, str]]
"""The living meetings of a forum: day and key of each."""


@dataclass(frozen=True, slots=True)
class GoldGroupRow:
    """A Gold Group: its forum, what it is about, and the forum that tasked it.

    `meetings` counts its living meetings, of which `held` lie behind today; `next_date` is the first to come. `report`
    is empty until it closes; `reported_at` then says where that went: "CF-FLP Thu 5 Nov 2026, item 4", or that it
    waits.
    """

    id: str
    revision: str
    forum_id: str
    code: str
    name: str
    level: str
    tasking_forum_id: str
    tasking_code: str
    tasking_meeting_id: str
    tasked_at: str
    theme_id: str
    theme: str
    risk_id: str
    risk: str
    chair_post_id: str
    chair: str
    terms: str
    begun_on: dt.date
    closed_on: dt.date | None
    report: str
    promise_id: str
    reported_at: str
    report_meeting_id: str
    meetings: int
    held: int
    next_meeting_id: str
    next_date: dt.date | None

    @property
    def is_open(self) -> bool:
        """Whether it is still at work."""
        return self.closed_on is None


def gold_groups(
    session: Session,
    *,
    today: dt.date,
    open_only: bool = False,
    forum_id: str = "",
    theme_id: str = "",
    gold_group_id: str = "",
) -> tuple[GoldGroupRow, ...]:
    """Return Gold Groups, those at work first, then the latest begun; `forum_id` is that of the group or its tasker."""
    narrowing = (
        (open_only, GoldGroup.closed_on.is_(None)),
        (forum_id, or_(GoldGroup.forum_id == forum_id, GoldGroup.tasking_forum_id == forum_id)),
        (theme_id, GoldGroup.theme_id == theme_id),
        (gold_group_id, GoldGroup.id == gold_group_id),
    )
    statement = _statement().where(*(condition for given, condition in narrowing if given))
    rows = session.execute(statement).all()
    places = item_places(session, item_ids={row.taken_item_id or "" for row in rows})
    sittings = _sittings(session, [row.forum_id for row in rows])
    names, posts = ForumNames(session), posts_over_time(session)
    return tuple(
        _row(
            row,
            sittings.get(row.forum_id, []),
            places,
            today,
            name=names.on(row.forum_id, today),
            chair=posts.words(row.chair_post_id, today),
        )
        for row in rows
    )


def _statement() -> AnySelect:
    own, above, at = aliased(Forum), aliased(Forum), aliased(Meeting)
    return (
        select(
            *GoldGroup.__table__.columns,
            own.code.label("code"),
            own.level.label("level"),
            own.chair_post_id.label("chair_post_id"),
            above.code.label("tasking_code"),
            at.date.label("tasked_on"),
            Theme.title.label("theme"),
            Risk.reference.label("risk_reference"),
            Risk.title.label("risk_title"),
            ItemPromise.taken_item_id.label("taken_item_id"),
        )
        .join(own, own.id == GoldGroup.forum_id)
        .join(above, above.id == GoldGroup.tasking_forum_id)
        .outerjoin(at, at.id == GoldGroup.tasking_meeting_id)
        .outerjoin(Theme, Theme.id == GoldGroup.theme_id)
        .outerjoin(Risk, Risk.id == GoldGroup.risk_id)
        .outerjoin(ItemPromise, ItemPromise.id == GoldGroup.promise_id)
        .order_by(GoldGroup.closed_on.is_not(None), GoldGroup.begun_on.desc(), GoldGroup.id)
    )


def _sittings(session: Session, forum_ids: list[str]) -> Mapping[str, Sittings]:
    chosen = select(Meeting.forum_id, Meeting.date, Meeting.id).where(
        Meeting.forum_id.in_(forum_ids), Meeting.status.not_in(FALLEN_AWAY)
    )
    found: defaultdict[str, Sittings] = defaultdict(list)
    for row in session.execute(chosen.order_by(Meeting.date)) if forum_ids else ():
        found[row.forum_id].append((row.date, row.id))
    return found


def _row(
    row: AnyRow, sittings: Sittings, places: Mapping[str, ItemPlace], today: dt.date, *, name: str, chair: str
) -> GoldGroupRow:
    next_date, next_id = next((one for one in sittings if one[0] >= today), (None, ""))
    there = places.get(row.taken_item_id or "")
    place = there if there and there.status not in FALLEN_AWAY else None
    waits = f"waits for the next agenda of {row.tasking_code}" if row.closed_on else ""
    return GoldGroupRow(
        id=row.id,
        revision=row.revision,
        forum_id=row.forum_id,
        code=row.code,
        name=name,
        level=row.level,
        tasking_forum_id=row.tasking_forum_id,
        tasking_code=row.tasking_code,
        tasking_meeting_id=row.tasking_meeting_id or "",
        tasked_at=f"{row.tasking_code} {date_words(row.tasked_on)}" if row.tasked_on else row.tasking_code,
        theme_id=row.theme_id or "",
        theme=row.theme or "",
        risk_id=row.risk_id or "",
        risk=f"{row.risk_reference} {row.risk_title}" if row.risk_id else "",
        chair_post_id=row.chair_post_id or "",
        chair=chair,
        terms=row.terms,
        begun_on=row.begun_on,
        closed_on=row.closed_on,
        report=row.report,
        promise_id=row.promise_id or "",
        reported_at=place.words if place else waits,
        report_meeting_id=place.meeting_id if place else "",
        meetings=len(sittings),
        held=sum(1 for day, _ in sittings if day < today),
        next_meeting_id=next_id,
        next_date=next_date,
    )
