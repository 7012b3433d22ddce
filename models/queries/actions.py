"""Actions: lists for the room, and the log of a forum."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from models.errors import NotFound, RuleBroken
from models.queries.forum_names import ForumNames
from models.queries.holders import Posts, posts_over_time
from models.queries.meetings import MeetingRow, neighbours
from models.queries.plain_rows import plain_rows
from models.queries.settings import settings
from models.queries.words import day_and_month, natural
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import Person
from models.records.outcomes import Action, ActionContributor, ActionEvent
from models.rules.financial_year import financial_year
from models.rules.progress import ActionStatus, days_late, is_open, is_overdue
from models.rules.vocabulary import ItemKind
from models.rules.written_dates import date_words

OPEN_STATUSES = tuple(status.value for status in ActionStatus if is_open(status))


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action; `owner` is the accountable post, person or outside body, `owner_name` who holds the post today.

    `raised_at` is the meeting in words ("MB 3 Nov"), empty for one brought in; `tracked_by` the tracking forum's code.
    `days_late` is 0 unless overdue; `latest` is the newest line of its history in words.
    """

    id: str
    revision: str
    reference: str
    text: str
    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    tracked_by: str
    meeting_id: str
    item_id: str
    raised_on: dt.date
    raised_at: str
    owner: str
    owner_name: str
    owner_post_id: str
    contributors: str
    first_due: dt.date | None
    due: dt.date | None
    due_words: str
    moves: int
    status: str
    overdue: bool
    days_late: int
    closed_on: dt.date | None
    closing_note: str
    latest: str
    part: int


@dataclass(frozen=True, slots=True)
class ActionEventRow:
    """One line of an action's history."""

    at: dt.datetime
    actor: str
    kind: str
    text: str
    old_due: dt.date | None
    new_due: dt.date | None


@dataclass(frozen=True, slots=True)
class ActionLog:
    """The log of a forum as at a day: its own actions and those it tracks for others.

    brought_forward + raised - closed = open, where raised and closed count from `since` (the day after the previous
    meeting, or the start of the year) to `as_of`; `overdue` counts within open.
    """

    forum_id: str
    forum_code: str
    forum_name: str
    marking: str
    as_of: dt.date
    since: dt.date
    next_meeting: MeetingRow | None
    brought_forward: int
    raised: int
    closed: int
    open: int
    overdue: int
    overdue_actions: tuple[ActionRow, ...]
    due_by_next: tuple[ActionRow, ...]
    later: tuple[ActionRow, ...]
    closed_since: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ActionChoice:
    """Which actions are wanted; what is empty does not narrow. `tracked` takes in what a forum tracks for others."""

    ids: tuple[str, ...] = ()
    status: str = "all"
    forum_id: str = ""
    tracked: bool = True
    owner_post_id: str = ""
    person_id: str = ""
    due_by: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    meeting_id: str = ""


def actions(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    today: dt.date,
    status: str = "all",
    forum_id: str = "",
    tracked: bool = True,
    owner_post_id: str = "",
    person_id: str = "",
    due_by: dt.date | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    meeting_id: str = "",
    ids: Sequence[str] = (),
) -> tuple[ActionRow, ...]:
    """Return the actions chosen, those due first before the others and those without a date last.

    `status` is open, closed, overdue, all, or a status of its own; `first` and `last` bound the day they were raised;
    `person_id` takes in the posts held today. RuleBroken if there is no such status.
    """
    choice = ActionChoice(
        tuple(ids), status, forum_id, tracked, owner_post_id, person_id, due_by, first, last, meeting_id
    )
    posts = posts_over_time(session)
    conditions = (*_conditions(choice, posts, today), _status_is(choice.status, today))
    return _rows(session, and_(*conditions), posts, today)


def action(session: Session, *, action_id: str, today: dt.date) -> ActionRow:
    """Return one action; NotFound if it is not in the book."""
    found = actions(session, today=today, ids=(action_id,)) if action_id else ()
    if not found:
        raise NotFound("This action is not in the book; it may have been deleted. Choose one from the list.")
    return found[0]


def action_history(session: Session, *, action_id: str) -> tuple[ActionEventRow, ...]:
    """Return what happened to an action, oldest first."""
    columns = (
        ActionEvent.at,
        ActionEvent.actor,
        ActionEvent.kind,
        ActionEvent.text,
        ActionEvent.old_due,
        ActionEvent.new_due,
    )
    statement = select(*columns).where(ActionEvent.action_id == action_id).order_by(ActionEvent.at)
    return tuple(ActionEventRow(*row) for row in session.execute(statement))


def item_number(session: Session, *, item_id: str) -> str:
    """Return the number under which an agenda item stands; empty for a break, and for an item that is gone."""
    item = aliased(AgendaItem)
    level = and_(AgendaItem.position == item.position, AgendaItem.id < item.id)
    before = or_(AgendaItem.position < item.position, level)
    numbered = AgendaItem.kind != ItemKind.BREAK.value
    place = select(func.count()).where(AgendaItem.meeting_id == item.meeting_id, numbered, before).scalar_subquery()
    found = session.scalar(select(place).where(item.id == item_id, item.kind != ItemKind.BREAK.value))
    return "" if found is None else str(found + 1)


def trackers(session: Session, *, on: dt.date) -> dict[str, tuple[str, str]]:
    """Return level and name on a day of every forum, by its code."""
    names = ForumNames(session)
    forums = session.execute(select(Forum.id, Forum.code, Forum.level))
    return {code: (level, names.on(key, on)) for key, code, level in forums}


def action_log(session: Session, *, forum_id: str, as_of: dt.date) -> ActionLog:
    """Return the log of a forum as at a day; NotFound if there is no such forum.

    Every action of the log is either brought forward or raised, and either open or closed: the identity must hold.
    """
    forum = session.execute(select(Forum.code, Forum.marking).where(Forum.id == forum_id)).first()
    if forum is None:
        raise NotFound("This forum is not in the book. Choose one from the framework.")
    previous, coming = neighbours(session, forum_id=forum_id, date=as_of)
    since = previous.date + dt.timedelta(days=1) if previous else financial_year(as_of).first
    rows = _log_rows(session, forum_id, since, as_of)
    closed = tuple(row for row in rows if row.closed_on and row.closed_on <= as_of)
    going = tuple(row for row in rows if not row.closed_on or row.closed_on > as_of)
    late = tuple(row for row in going if row.due and row.due < as_of)
    by_next = tuple(row for row in going if coming and row.due and as_of <= row.due <= coming.date)
    return ActionLog(
        forum_id=forum_id,
        forum_code=forum.code,
        forum_name=ForumNames(session).on(forum_id, as_of),
        marking=forum.marking or settings(session).marking,
        as_of=as_of,
        since=since,
        next_meeting=coming,
        brought_forward=sum(1 for row in rows if row.raised_on < since),
        raised=sum(1 for row in rows if row.raised_on >= since),
        closed=len(closed),
        open=len(going),
        overdue=len(late),
        overdue_actions=late,
        due_by_next=by_next,
        later=tuple(row for row in going if row not in late and row not in by_next),
        closed_since=closed,
    )


def event_words(kind: str, text: str, new_due: dt.date | None) -> str:
    """Return a line of an action's history in words."""
    if kind != "moved":
        return text
    return f"Moved to {date_words(new_due)}: {text}" if new_due else f"Moved: {text}"


def _log_rows(session: Session, forum_id: str, since: dt.date, as_of: dt.date) -> tuple[ActionRow, ...]:
    """Return what a log holds, own and tracked: raised by its day and not closed before it begins."""
    ours = or_(Action.forum_id == forum_id, Action.tracking_forum_id == forum_id)
    alive = or_(Action.closed_on.is_(None), Action.closed_on >= since)
    return _rows(session, and_(ours, Action.raised_on <= as_of, alive), posts_over_time(session), as_of)


def _conditions(choice: ActionChoice, posts: Posts, today: dt.date) -> tuple[ColumnElement[bool], ...]:
    ours = Action.forum_id == choice.forum_id
    held = posts.held_by(choice.person_id, today) if choice.person_id else frozenset[str]()
    narrowing: tuple[tuple[object, ColumnElement[bool]], ...] = (
        (choice.ids, Action.id.in_(choice.ids)),
        (choice.forum_id, or_(ours, Action.tracking_forum_id == choice.forum_id) if choice.tracked else ours),
        (choice.owner_post_id, Action.owner_post_id == choice.owner_post_id),
        (choice.person_id, or_(Action.owner_person_id == choice.person_id, Action.owner_post_id.in_(held))),
        (choice.due_by, Action.due <= (choice.due_by or dt.date.max)),
        (choice.first, Action.raised_on >= (choice.first or dt.date.min)),
        (choice.last, Action.raised_on <= (choice.last or dt.date.max)),
        (choice.meeting_id, Action.meeting_id == choice.meeting_id),
    )
    return tuple(condition for given, condition in narrowing if given)


def _status_is(status: str, today: dt.date) -> ColumnElement[bool]:
    going = Action.status.in_(OPEN_STATUSES)
    groups = {
        **{one.value: Action.status == one.value for one in ActionStatus},
        "all": true(),
        "open": going,
        "closed": not_(going),
        "overdue": and_(going, Action.due < today),
    }
    if status not in groups:
        raise RuleBroken(f"There is no state “{status}”; choose one of: {', '.join(groups)}.", "status")
    return groups[status]


def _rows(session: Session, condition: ColumnElement[bool], posts: Posts, today: dt.date) -> tuple[ActionRow, ...]:
    raising, tracking = aliased(Forum), aliased(Forum)
    statement = (
        select(
            *Action.__table__.columns,
            raising.code.label("forum_code"),
            raising.level,
            tracking.code.label("tracked_by"),
            Meeting.date.label("meeting_date"),
            Person.name.label("person"),
        )
        .join(raising, raising.id == Action.forum_id)
        .outerjoin(tracking, tracking.id == Action.tracking_forum_id)
        .outerjoin(Meeting, Meeting.id == Action.meeting_id)
        .outerjoin(Person, Person.id == Action.owner_person_id)
        .where(condition)
    )
    stored = plain_rows(session.execute(statement))
    if not stored:
        return ()
    names = ForumNames(session)
    helpers, latest = _contributors(session, condition, posts), _latest(session, condition)
    rows = [_row(row, posts, names, today, helpers.get(row.id, ""), latest.get(row.id, "")) for row in stored]
    return tuple(sorted(rows, key=lambda row: (row.due or dt.date.max, natural(row.reference))))


def _row(
    row: SimpleNamespace, posts: Posts, names: ForumNames, today: dt.date, contributors: str, latest: str
) -> ActionRow:
    status = ActionStatus(row.status)
    overdue = is_overdue(status, row.due, today)
    raised_at = f"{row.forum_code} {day_and_month(row.meeting_date)}" if row.meeting_date else ""
    return ActionRow(
        id=row.id,
        revision=row.revision,
        reference=row.reference,
        text=row.text,
        forum_id=row.forum_id,
        forum_code=row.forum_code,
        forum_name=names.on(row.forum_id, today),
        level=row.level,
        tracked_by=row.tracked_by or "",
        meeting_id=row.meeting_id or "",
        item_id=row.item_id or "",
        raised_on=row.raised_on,
        raised_at=raised_at,
        owner=posts.title(row.owner_post_id) or row.person or row.owner_body,
        owner_name=posts.holder(row.owner_post_id, today).name,
        owner_post_id=row.owner_post_id or "",
        contributors=contributors,
        first_due=row.first_due,
        due=row.due,
        due_words=row.due_words,
        moves=row.moves,
        status=row.status,
        overdue=overdue,
        days_late=days_late(row.due, today) if overdue else 0,
        closed_on=row.closed_on,
        closing_note=row.closing_note,
        latest=latest,
        part=row.part,
    )


def _contributors(session: Session, condition: ColumnElement[bool], posts: Posts) -> dict[str, str]:
    statement = select(ActionContributor.action_id, ActionContributor.post_id).join(
        Action, Action.id == ActionContributor.action_id
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for action_id, post_id in session.execute(statement.where(condition)):
        found[action_id].append(posts.title(post_id))
    return {key: ", ".join(sorted(titles)) for key, titles in found.items()}


def _latest(session: Session, condition: ColumnElement[bool]) -> dict[str, str]:
    """Return the newest line of each action's history in words."""
    columns = (ActionEvent.action_id, ActionEvent.kind, ActionEvent.text, ActionEvent.new_due)
    lines = select(*columns).join(Action, Action.id == ActionEvent.action_id).where(condition)
    newest = {row[0]: row for row in session.execute(lines.order_by(ActionEvent.at))}
    return {key: event_words(kind, text, new_due) for key, kind, text, new_due in newest.values()}
