"""Deep-dives: what forums commissioned, who leads it, and when it reports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.queries.deadlines import DeadlineBook
from models.queries.holders import Posts, posts_over_time
from models.queries.item_places import ItemPlace, item_places
from models.queries.waiting_items import occasions, waiting_items
from models.records.agenda import DeepDive, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.papers import Paper
from models.rules.carry_over import promise_target
from models.rules.deadlines import DeadlineKind


@dataclass(frozen=True, slots=True)
class DeepDiveRow:
    """A deep-dive: where it was commissioned ("MB Tue 1 Sep 2026, item 4") and by which post, and where it reports.

    `due` is the day of that meeting, none where it is not planned yet; `slot` is its place on that agenda in words,
    empty until the agenda is opened. `paper_due` is wall-clock time. `lead_name` holds the post today.
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


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all rows are reckoned from."""

    today: dt.date
    posts: Posts
    codes: Mapping[str, str]
    places: Mapping[str, ItemPlace]
    slots: Mapping[str, ItemPlace]
    papers: Mapping[str, Paper]
    due: Mapping[str, str]
    days: Mapping[str, dt.date]
    deadlines: DeadlineBook


def deep_dives(
    session: Session,
    *,
    today: dt.date,
    forum_id: str = "",
    meeting_id: str = "",
    lead_post_id: str = "",
    status: str = "",
) -> tuple[DeepDiveRow, ...]:
    """Return deep-dives, those due first before the others.

    `forum_id` takes in those it commissioned and those that report to it; `meeting_id` is where it was commissioned.
    """
    narrowing: tuple[tuple[str, ColumnElement[bool]], ...] = (
        (forum_id, or_(DeepDive.forum_id == forum_id, Meeting.forum_id == forum_id)),
        (meeting_id, DeepDive.meeting_id == meeting_id),
        (lead_post_id, DeepDive.lead_post_id == lead_post_id),
        (status, DeepDive.status == status),
    )
    statement = select(DeepDive).join(Meeting, Meeting.id == DeepDive.meeting_id)
    dives = session.scalars(statement.where(*(condition for given, condition in narrowing if given))).all()
    if not dives:
        return ()
    ground = _ground(session, dives, today)
    rows = (_row(dive, ground) for dive in dives)
    return tuple(sorted(rows, key=lambda row: (row.due or dt.date.max, row.commissioned, row.position)))


def _ground(session: Session, dives: Sequence[DeepDive], today: dt.date) -> _Ground:
    promises = session.scalars(select(ItemPromise).where(ItemPromise.id.in_([one.promise_id for one in dives])))
    taken = {one.id: one.taken_item_id for one in promises if one.taken_item_id}
    places = item_places(session, item_ids={*(one.item_id for one in dives), *taken.values()})
    waiting = _targets(session, {one.forum_id for one in dives}, today)
    slots = {key: places[item] for key, item in taken.items() if key not in waiting}
    due = {
        one.id: slots[one.promise_id].meeting_id
        if one.promise_id in slots
        else waiting.get(one.promise_id or "", one.due_meeting_id or "")
        for one in dives
    }
    chosen = select(Meeting.id, Meeting.date).where(Meeting.id.in_(due.values()))
    days = {row.id: row.date for row in session.execute(chosen)}
    papers = session.scalars(select(Paper).where(Paper.id.in_([one.paper_id for one in dives])))
    return _Ground(
        today=today,
        posts=posts_over_time(session),
        codes={row.id: row.code for row in session.execute(select(Forum.id, Forum.code))},
        places=places,
        slots=slots,
        papers={paper.id: paper for paper in papers},
        due=due,
        days=days,
        deadlines=DeadlineBook(session, min(days.values(), default=today), max(days.values(), default=today)),
    )


def _targets(session: Session, forum_ids: set[str], today: dt.date) -> dict[str, str]:
    """Return the meeting each waiting promise of some forums waits for, empty where none is planned."""
    found = {}
    for forum_id in forum_ids:
        all_of_them = occasions(session, forum_id=forum_id)
        for one in waiting_items(session, forum_id=forum_id):
            found[one.promise.id] = promise_target(one.route, all_of_them, today)
    return found


def _row(dive: DeepDive, ground: _Ground) -> DeepDiveRow:
    due_meeting_id, slot = ground.due[dive.id], ground.slots.get(dive.promise_id or "")
    due, paper = ground.days.get(due_meeting_id), ground.papers.get(dive.paper_id or "")
    place = ground.places[dive.item_id]
    return DeepDiveRow(
        id=dive.id,
        revision=dive.revision,
        title=dive.title,
        question=dive.question,
        commissioned=place.words,
        commissioner=ground.posts.title(dive.commissioner_post_id),
        sponsor=ground.posts.title(dive.sponsor_post_id),
        lead_post_id=dive.lead_post_id or "",
        lead=ground.posts.title(dive.lead_post_id),
        lead_name=ground.posts.holder(dive.lead_post_id, ground.today).name,
        forum_code=ground.codes[dive.forum_id],
        due_meeting_id=due_meeting_id,
        due=due,
        paper_id=dive.paper_id or "",
        paper_reference=paper.reference if paper else "",
        paper_due=_paper_due(dive, paper, due, due_meeting_id, ground.deadlines),
        status=dive.status,
        position=dive.position,
        item_id=dive.item_id,
        meeting_id=dive.meeting_id,
        forum_id=dive.forum_id,
        sponsor_post_id=dive.sponsor_post_id or "",
        slot=slot.words if slot else "",
        slot_item_id=slot.item_id if slot else "",
    )


def _paper_due(
    dive: DeepDive, paper: Paper | None, due: dt.date | None, meeting_id: str, deadlines: DeadlineBook
) -> dt.datetime | None:
    """Return when the paper is due: what was agreed for it, else the deadline for final papers of the meeting."""
    if paper is not None and paper.due is not None:
        return paper.due
    moments = deadlines.of(dive.forum_id, due, meeting_id) if due else ()
    return next((moment for kind, moment in moments if kind == DeadlineKind.FINAL_PAPERS), None)
