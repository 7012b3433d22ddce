"""Deep-dives: what forums commissioned, who leads it, and when it reports."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.queries.deadlines import DeadlineBook
from models.queries.deep_dive_rows import DeepDiveRow, DiveAction, SlipRow
from models.queries.deep_dive_slips import slips
from models.queries.forum_names import ForumNames
from models.queries.holders import Posts, posts_over_time
from models.queries.item_places import ItemPlace, item_places
from models.queries.theme_sources import SourceRow, aligned_sources
from models.queries.waiting_items import occasions, waiting_items
from models.records.agenda import AgendaItem, DeepDive, DeepDiveInforms, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.outcomes import Action
from models.records.papers import Paper
from models.records.priorities import Alignment
from models.records.themes import Theme
from models.rules.carry_over import promise_target
from models.rules.deadlines import DeadlineKind

__all__ = ["DeepDiveRow", "DiveAction", "SlipRow", "SourceRow", "deep_dives"]
PRIVATE = 2


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all rows are reckoned from."""

    today: dt.date
    posts: Posts
    codes: Mapping[str, str]
    levels: Mapping[str, str]
    names: ForumNames
    places: Mapping[str, ItemPlace]
    slots: Mapping[str, ItemPlace]
    papers: Mapping[str, Paper]
    due: Mapping[str, str]
    days: Mapping[str, dt.date]
    deadlines: DeadlineBook
    slips: Mapping[str, tuple[SlipRow, ...]]
    sources: Mapping[str, list[SourceRow]]
    themes: Mapping[str, str]
    informs: Mapping[str, list[tuple[str, str]]]
    actions: Mapping[str, list[DiveAction]]
    private: frozenset[str]


def deep_dives(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    today: dt.date,
    forum_id: str = "",
    meeting_id: str = "",
    lead_post_id: str = "",
    status: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> tuple[DeepDiveRow, ...]:
    """Return deep-dives, those due first before the others.

    `forum_id` takes in those it commissioned and those that report to it; `meeting_id` is where it was commissioned.
    `first` and `last` bound the day they are due; what has no day yet is always among them.
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
    rows = (_told(_row(dive, ground), dive, ground) for dive in dives)
    within = (row for row in rows if row.due is None or (first or row.due) <= row.due <= (last or row.due))
    return tuple(sorted(within, key=lambda row: (row.due or dt.date.max, row.commissioned, row.position)))


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
    forums = session.execute(select(Forum.id, Forum.code, Forum.level)).all()
    codes = {row.id: row.code for row in forums}
    keys = [one.id for one in dives]
    named = select(Theme.id, Theme.title).where(Theme.id.in_([one.theme_id for one in dives]))
    papers = session.scalars(select(Paper).where(Paper.id.in_([one.paper_id for one in dives])))
    return _Ground(
        today=today,
        posts=posts_over_time(session),
        codes=codes,
        levels={row.id: row.level for row in forums},
        names=ForumNames(session),
        places=places,
        slots=slots,
        papers={paper.id: paper for paper in papers},
        due=due,
        days=days,
        deadlines=DeadlineBook(session, min(days.values(), default=today), max(days.values(), default=today)),
        slips=slips(session, dives, due),
        sources=aligned_sources(session, Alignment.deep_dive_id, select(DeepDive.id).where(DeepDive.id.in_(keys))),
        themes={row.id: row.title for row in session.execute(named)},
        informs=_informed(session, keys),
        actions=_actions(session, [place.item_id for place in slots.values()], codes),
        private=_private(session, [one.item_id for one in dives]),
    )


def _private(session: Session, item_ids: Sequence[str]) -> frozenset[str]:
    """Return those of some items that belong to Part 2."""
    chosen = select(AgendaItem.id).where(AgendaItem.id.in_(item_ids), AgendaItem.part == PRIVATE)
    return frozenset(session.scalars(chosen))


def _informed(session: Session, keys: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the units that deep-dives inform, key and name, by deep-dive."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    chosen = (
        select(DeepDiveInforms.deep_dive_id, OrganisationUnit.id, OrganisationUnit.name)
        .join(OrganisationUnit, OrganisationUnit.id == DeepDiveInforms.unit_id)
        .where(DeepDiveInforms.deep_dive_id.in_(keys))
    )
    for row in session.execute(chosen.order_by(OrganisationUnit.name)):
        found[row.deep_dive_id].append((row.id, row.name))
    return found


def _actions(session: Session, item_ids: Sequence[str], codes: Mapping[str, str]) -> dict[str, list[DiveAction]]:
    """Return what was promised under items where deep-dives reported, by item."""
    found: defaultdict[str, list[DiveAction]] = defaultdict(list)
    columns = (Action.id, Action.reference, Action.status, Action.tracking_forum_id, Action.item_id)
    chosen = select(*columns).where(Action.item_id.in_(item_ids))
    for row in session.execute(chosen.order_by(Action.position, Action.reference)):
        made = DiveAction(row.id, row.reference, row.status, codes.get(row.tracking_forum_id or "", ""))
        found[row.item_id or ""].append(made)
    return found


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
        level=ground.levels[dive.forum_id],
        commissioned_on=place.day,
        commissioning_code=place.forum_code,
        forum_name=ground.names.on(dive.forum_id, due or ground.today),
        paper_status=paper.status if paper else "",
    )


def _told(row: DeepDiveRow, dive: DeepDive, ground: _Ground) -> DeepDiveRow:
    """Return a row with what the deep-dive serves and informs, and what became of it."""
    informs = ground.informs.get(dive.id, ())
    return replace(
        row,
        informs_unit_ids=tuple(key for key, _ in informs),
        informs=tuple(name for _, name in informs),
        tracking_forum_id=dive.tracking_forum_id or "",
        tracking_code=ground.codes.get(dive.tracking_forum_id or "", ""),
        theme_id=dive.theme_id or "",
        theme=ground.themes.get(dive.theme_id or "", ""),
        sources=tuple(ground.sources.get(dive.id, ())),
        slips=ground.slips[dive.id],
        reported_on=dive.reported_on,
        closed_on=dive.closed_on,
        outcome=dive.outcome,
        actions=tuple(ground.actions.get(row.slot_item_id, ())),
        part=PRIVATE if dive.item_id in ground.private else 1,
    )


def _paper_due(
    dive: DeepDive, paper: Paper | None, due: dt.date | None, meeting_id: str, deadlines: DeadlineBook
) -> dt.datetime | None:
    """Return when the paper is due: what was agreed for it, else the deadline for final papers of the meeting."""
    if paper is not None and paper.due is not None:
        return paper.due
    moments = deadlines.of(dive.forum_id, due, meeting_id) if due else ()
    return next((moment for kind, moment in moments if kind == DeadlineKind.FINAL_PAPERS), None)
