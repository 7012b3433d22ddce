"""Plans kept aside under a name: their list, one of them, and several side by side."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.queries.forum_names import ForumNames
from models.queries.plan_moves import PlanMove
from models.queries.words import AnySelect
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.planning import DraftMeeting, PlanDraft
from models.rules.planner.problem import Slot


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A kept plan: of which span, who made it when, how many meetings it places and how many it could not."""

    id: str
    revision: str
    name: str
    first: dt.date
    last: dt.date
    made_at: dt.datetime
    made_by: str
    note: str
    meetings: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A kept plan with the place of every meeting, ready to be accepted."""

    row: DraftRow
    moves: tuple[PlanMove, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A meeting that drafts place differently: `slots` stand in the order of the drafts, none where one has no place.

    `now` is where the calendar has it, none for a meeting to come.
    """

    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    meeting_id: str
    rule_date: dt.date | None
    now: Slot | None
    slots: tuple[Slot | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Drafts side by side: only the meetings in which they differ, by date."""

    drafts: tuple[DraftRow, ...]
    rows: tuple[ComparedRow, ...]


def drafts(session: Session) -> tuple[DraftRow, ...]:
    """Return the kept plans, the newest first."""
    return tuple(DraftRow(*row) for row in session.execute(_drafts()))


def draft(session: Session, *, draft_id: str) -> Draft:
    """Return one kept plan; NotFound if it is no longer there."""
    row = session.execute(_drafts().where(PlanDraft.id == draft_id)).first()
    if row is None:
        raise NotFound("This draft is no longer in the book; choose another one.")
    return Draft(DraftRow(*row), _moves(session, draft_id))


def compared(session: Session, *, draft_ids: Sequence[str]) -> Comparison:
    """Return several kept plans side by side; NotFound if one is no longer there."""
    chosen = [draft(session, draft_id=key) for key in draft_ids]
    places = [{_key(move): move for move in one.moves} for one in chosen]
    meetings = {key: move for place in places for key, move in place.items()}
    forums = {row.id: row for row in session.execute(select(Forum.id, Forum.code, Forum.level))}
    names, now = ForumNames(session), _now(session, [move.meeting_id for move in meetings.values()])
    rows = [
        ComparedRow(
            forum_id=move.forum_id,
            forum_code=forums[move.forum_id].code,
            forum_name=names.on(move.forum_id, move.date or move.rule_date or chosen[0].row.first),
            level=forums[move.forum_id].level,
            meeting_id=move.meeting_id,
            rule_date=move.rule_date,
            now=now.get(move.meeting_id),
            slots=slots,
        )
        for key, move in meetings.items()
        if len(set(slots := tuple(_slot(place, key) for place in places))) > 1
    ]
    return Comparison(tuple(one.row for one in chosen), tuple(sorted(rows, key=_place_in_year)))


def _drafts() -> AnySelect:
    placed = func.count(DraftMeeting.date).label("placed")
    columns = (
        PlanDraft.id,
        PlanDraft.revision,
        PlanDraft.name,
        PlanDraft.first,
        PlanDraft.last,
        PlanDraft.made_at,
        PlanDraft.made_by,
        PlanDraft.note,
    )
    chosen = select(*columns, placed, (func.count(DraftMeeting.id) - placed).label("unplaced"))
    chosen = chosen.outerjoin(DraftMeeting, DraftMeeting.draft_id == PlanDraft.id).group_by(*columns)
    return chosen.order_by(PlanDraft.made_at.desc(), PlanDraft.name)


def _moves(session: Session, draft_id: str) -> tuple[PlanMove, ...]:
    columns = (
        DraftMeeting.forum_id,
        func.coalesce(DraftMeeting.meeting_id, ""),
        DraftMeeting.rule_date,
        DraftMeeting.date,
        DraftMeeting.start,
        DraftMeeting.minutes,
        DraftMeeting.place,
        DraftMeeting.because,
        func.coalesce(DraftMeeting.deputy_post_id, ""),
    )
    chosen = select(*columns).where(DraftMeeting.draft_id == draft_id)
    chosen = chosen.order_by(func.coalesce(DraftMeeting.date, DraftMeeting.rule_date), DraftMeeting.start)
    return tuple(PlanMove(*row) for row in session.execute(chosen.order_by(DraftMeeting.id)))


def _now(session: Session, meeting_ids: Sequence[str]) -> dict[str, Slot]:
    columns = (Meeting.id, Meeting.date, Meeting.start, Meeting.place)
    chosen = select(*columns).where(Meeting.id.in_({key for key in meeting_ids if key}))
    return {row[0]: Slot(row[1], row[2], row[3]) for row in session.execute(chosen)}


def _key(move: PlanMove) -> tuple[str, object]:
    """Return what names a meeting in every draft: its forum and rule date; by hand, its own key."""
    return move.forum_id, move.rule_date or move.meeting_id


def _slot(places: Mapping[tuple[str, object], PlanMove], key: tuple[str, object]) -> Slot | None:
    move = places.get(key)
    return Slot(move.date, move.start, move.place) if move and move.date else None


def _place_in_year(row: ComparedRow) -> tuple[dt.date, str]:
    days = [slot.date for slot in row.slots if slot]
    return min(days, default=row.rule_date or dt.date.max), row.forum_code
