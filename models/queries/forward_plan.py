"""The forward plan: everything forums have to expect, by meeting, and what has no date yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.deep_dives import DeepDiveRow, deep_dives
from models.queries.forum_names import ForumNames
from models.queries.forward_plan_agendas import (
    Entries,
    Sitting,
    item_entries,
    meeting_after,
    sittings,
    template_entries,
)
from models.queries.forward_plan_rows import ForwardPlan, PlanEntry, PlanKind, PlannedForum
from models.queries.holders import Posts, posts_over_time
from models.queries.priorities import local_priorities, reviews_due
from models.queries.returns import ReturnRow, returns
from models.queries.settings import settings
from models.queries.theme_sources import source_words
from models.queries.themes import MeetingThemeRow, meeting_themes
from models.queries.waiting_items import WaitingItem, occasions, waiting_items
from models.records.agenda import DeepDive, ItemPromise
from models.records.forums import Forum
from models.rules.carry_over import promise_target
from models.rules.chasing import chase_due
from models.rules.vocabulary import DeepDiveStatus, Level, PromiseKind, Strength
from models.rules.written_dates import date_words, short_date_words

__all__ = ["ForwardPlan", "PlanEntry", "PlanKind", "PlannedForum", "UndatedRow", "forward_plan", "undated_promises"]
KINDS = list(PlanKind)
LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class UndatedRow:
    """Something promised to a forum whose date is to be fixed; `chase_due` is the day to ask for it (again)."""

    promise_id: str
    revision: str
    forum_id: str
    forum_code: str
    level: str
    title: str
    promised_on: dt.date
    chased_on: dt.date | None
    chase_due: dt.date


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all entries are reckoned from: the forums asked for with their living meetings, the span and today."""

    session: Session
    forums: Mapping[str, Forum]
    held: Mapping[str, Sequence[Sitting]]
    first: dt.date
    last: dt.date
    today: dt.date
    posts: Posts

    def within(self, day: dt.date | None) -> bool:
        """Whether something belongs to the span; what has no day always does."""
        return day is None or self.first <= day <= self.last


def forward_plan(
    session: Session, *, first: dt.date, last: dt.date, today: dt.date, forum_id: str = "", level: str = ""
) -> ForwardPlan:
    """Return what the forums of a level, one forum, or all of them have to expect between two days."""
    chosen = select(Forum).where(Forum.id == forum_id) if forum_id else select(Forum)
    found = session.scalars(chosen.where(Forum.level == level) if level else chosen).all()
    forums = {one.id: one for one in found if one.scheduled and (forum_id or _meets(one, first, last))}
    posts, held = posts_over_time(session), sittings(session, forums, min(first, today))
    ground = _Ground(session, forums, {key: held.get(key, ()) for key in forums}, first, last, today, posts)
    entries: Entries = defaultdict(list)
    for part in (
        template_entries(session, ground.held, (first, last), posts),
        _local(ground),
        _themes(ground, forum_id),
        _dives(ground, forum_id),
        _promises(ground),
        item_entries(session, ground.held, (first, last), posts),
        _returns(ground, forum_id),
        _reviews(ground),
    ):
        for key, rows in part.items():
            entries[key] += rows
    names, about = ForumNames(session), settings(session)
    order = sorted(forums.values(), key=lambda one: (LEVELS.index(Level(one.level)), one.position, one.code))
    return ForwardPlan(
        first=first,
        last=last,
        today=today,
        forum=forums[forum_id].code if forum_id in forums else "",
        level=about.levels.of(level) if level else "",
        marking=about.marking,
        forums=tuple(
            PlannedForum(one.id, one.code, names.on(one.id, today), one.level, _in_order(entries[one.id]))
            for one in order
            if entries[one.id]
        ),
    )


def undated_promises(session: Session, *, forum_id: str = "") -> tuple[UndatedRow, ...]:
    """Return what was promised without a date, the one to ask for first before the others."""
    chosen = (
        select(ItemPromise, Forum.code, Forum.level)
        .join(Forum, Forum.id == ItemPromise.forum_id)
        .where(ItemPromise.undated, ItemPromise.dropped_because == "", ItemPromise.taken_item_id.is_(None))
    )
    rows = session.execute(chosen.where(ItemPromise.forum_id == forum_id) if forum_id else chosen)
    found = (
        UndatedRow(
            promise_id=one.id,
            revision=one.revision,
            forum_id=one.forum_id,
            forum_code=code,
            level=level,
            title=one.title,
            promised_on=one.after,
            chased_on=one.chased_on,
            chase_due=chase_due(one.chased_on or one.after),
        )
        for one, code, level in rows
    )
    return tuple(sorted(found, key=lambda row: (row.chase_due, row.forum_code, row.title)))


def _in_order(entries: Collection[PlanEntry]) -> tuple[PlanEntry, ...]:
    """Return the entries of a forum: what stands on every agenda as given, then by date, what has none last."""
    standing = [one for one in entries if one.kind == PlanKind.STANDING]
    others = [one for one in entries if one.kind != PlanKind.STANDING]
    latest = dt.date.max
    return (*standing, *sorted(others, key=lambda one: (one.date or latest, KINDS.index(PlanKind(one.kind)))))


def _meets(forum: Forum, first: dt.date, last: dt.date) -> bool:
    """Tell whether a forum lives on some day of a span."""
    return (forum.starts is None or forum.starts <= last) and (forum.ends is None or forum.ends >= first)


def _local(ground: _Ground) -> Entries:
    """Return the local priorities that stand on the agendas of forums."""
    found: Entries = {}
    for one in ground.forums.values():
        if one.local_priorities != Strength.REQUIRED or not one.unit_id:
            continue
        day = max(ground.today, one.starts or ground.today)
        found[one.id] = [
            PlanEntry(
                kind=PlanKind.STANDING.value,
                meeting_id="",
                date=None,
                title=priority.label,
                lead="",
                source="local priority",
                status="",
                key=priority.priority_ids[0] if priority.priority_ids else "",
                table="priority",
            )
            for priority in local_priorities(ground.session, unit_id=one.unit_id, as_of=day)
        ]
    return found


def _themes(ground: _Ground, forum_id: str) -> Entries:
    rows = meeting_themes(
        ground.session, forum_id=forum_id, first=ground.first, last=ground.last, with_fixed=bool(forum_id)
    )
    found: Entries = defaultdict(list)
    for row in rows:
        if row.forum_id in ground.forums and row.answer != "declined":
            found[row.forum_id].append(_theme(row))
    return found


def _theme(row: MeetingThemeRow) -> PlanEntry:
    status = f"{row.status}, with Gold Group" if row.gold_group_id else row.status
    return PlanEntry(
        kind=PlanKind.THEME.value,
        meeting_id=row.meeting_id,
        date=row.meeting_date,
        title=row.title,
        lead="",
        source=source_words(row.sources) or "no source yet",
        status=f"{status}, {row.answer}" if row.answer else status,
        key=row.id,
        table="meeting_theme",
    )


def _dives(ground: _Ground, forum_id: str) -> Entries:
    found: Entries = defaultdict(list)
    rows = deep_dives(ground.session, today=ground.today, first=ground.first, last=ground.last, forum_id=forum_id)
    for row in rows:
        over = row.due is None and row.status != DeepDiveStatus.COMMISSIONED
        if row.forum_id in ground.forums and not over:
            found[row.forum_id].append(_dive(row))
    return found


def _dive(row: DeepDiveRow) -> PlanEntry:
    """Return a deep-dive at the meeting it reports to, where it stands and when its paper is due."""
    words = [row.slot.rpartition(", ")[2] if ", item" in row.slot else "", row.status]
    if row.status == DeepDiveStatus.COMMISSIONED and row.paper_due:
        words.append(f"paper due {short_date_words(row.paper_due.date())}")
    return PlanEntry(
        kind=(PlanKind.COMMISSIONED if row.due else PlanKind.UNDATED).value,
        meeting_id=row.due_meeting_id,
        date=row.due,
        title=row.title,
        lead=row.lead,
        source=f"deep-dive of {row.commissioned}",
        status=", ".join(word for word in words if word),
        key=row.id,
        table="deep_dive",
        part=row.part,
    )


def _promises(ground: _Ground) -> Entries:
    """Return what was promised and stands on no agenda yet, but for the slots of deep-dives."""
    free = select(ItemPromise.forum_id).where(ItemPromise.dropped_because == "").distinct()
    slots = set(ground.session.scalars(select(DeepDive.promise_id)))
    found: Entries = defaultdict(list)
    for key in sorted(set(ground.session.scalars(free)) & set(ground.forums)):
        waiting = [one for one in waiting_items(ground.session, forum_id=key) if one.promise.id not in slots]
        all_of_them = occasions(ground.session, forum_id=key) if waiting else ()
        days = {one.key: one.day for one in all_of_them}
        for one in waiting:
            target = promise_target(one.route, all_of_them, ground.today)
            if not one.settled and ground.within(days.get(target)):
                found[key].append(_promise(one, target, days.get(target), ground.posts))
    return found


def _promise(one: WaitingItem, target: str, day: dt.date | None, posts: Posts) -> PlanEntry:
    promise = one.promise
    kind = PlanKind.ESCALATED if promise.kind == PromiseKind.ESCALATED else PlanKind.PROMISED
    chase = chase_due(promise.chased_on or promise.after) if promise.undated else None
    status = "waits for its agenda" if day else "no meeting planned yet"
    if promise.undated:
        asked = f"asked {date_words(promise.chased_on)}" if promise.chased_on else "not asked for yet"
        status = f"promised {date_words(promise.after)}, {asked}"
    return PlanEntry(
        kind=(PlanKind.UNDATED if promise.undated else kind).value,
        meeting_id=target,
        date=day,
        title=promise.title,
        lead=posts.title(promise.lead_post_id) or promise.lead or "",
        source=one.origin,
        status=status,
        key=promise.id,
        table="item_promise",
        chase_due=chase,
        part=promise.part,
    )


def _returns(ground: _Ground, forum_id: str) -> Entries:
    found: Entries = defaultdict(list)
    rows = returns(ground.session, first=ground.first, last=ground.last, today=ground.today, forum_id=forum_id)
    for row in rows:
        if row.forum_id in ground.forums:
            found[row.forum_id].append(_return(row))
    return found


def _return(row: ReturnRow) -> PlanEntry:
    due = f"due {short_date_words(row.deadline.date())}" if row.deadline else "no deadline"
    late = f", {row.late_days} late" if row.late_days else ""
    status = f"sent {date_words(row.sent_on)}{late}" if row.sent and row.sent_on else f"not sent{late}, {due}"
    return PlanEntry(
        kind=PlanKind.RETURN.value,
        meeting_id=row.meeting_id,
        date=row.meeting_date,
        title=row.title,
        lead=row.sponsor,
        source=f"for {' and '.join(row.forum_codes)}" if row.forum_codes[1:] else "",
        status=status,
        key=row.template_paper_id,
        table="template_paper",
    )


def _reviews(ground: _Ground) -> Entries:
    """Return the documents whose review falls due, at the first meeting to come of the forum that agreed them."""
    found: Entries = defaultdict(list)
    ahead = max(0, (ground.last - ground.today).days)
    for row in reviews_due(ground.session, as_of=ground.today, ahead_days=ahead):
        if row.forum_id not in ground.forums:
            continue
        there = meeting_after(ground.held[row.forum_id], max(row.due, ground.today))
        entry = PlanEntry(
            kind=PlanKind.REVIEW_DUE.value,
            meeting_id=there.id if there else "",
            date=there.date if there else None,
            title=row.words,
            lead="",
            source=f"agreed by {row.forum_code}",
            status=f"due {date_words(row.due)}" + (", overdue" if row.late else ""),
            key=row.set_id,
            table="priority_set",
        )
        if ground.within(entry.date):
            found[row.forum_id].append(entry)
    return found
