"""Papers as lists show them: where each stands, when it is due, and what is still missing from it."""

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.queries.holders import Posts, posts_over_time
from models.queries.item_numbers import numbers_by_item
from models.queries.paper_deadlines import NEAR, PaperDeadlines, is_late
from models.queries.paper_states import PaperFacts, Rules, paper_facts, paper_rules
from models.queries.plain_rows import plain_rows
from models.queries.settings import settings
from models.queries.words import AnySelect, natural
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.papers import Paper, TemplatePaper
from models.rules.readiness import Trouble, is_ready, readiness
from models.rules.written_dates import date_words

COLUMNS = (
    *(column for column in Paper.__table__.columns if column.key != "position"),
    TemplatePaper.also_forum_id,
    Meeting.date.label("meeting_date"),
    Meeting.start.label("meeting_start"),
    Forum.code,
    Forum.level,
    Forum.marking.label("forum_marking"),
    AgendaItem.title.label("item_title"),
    AgendaItem.part.label("item_part"),
)

AS_STORED = (
    "id",
    "revision",
    "reference",
    "kind",
    "title",
    "forum_id",
    "level",
    "status",
    "meeting_date",
    "received_on",
    "late_reason",
    "late_agreed_by",
    "on_behalf_of",
    "part_reason",
    "title_sensitive",
    "template",
    "commissioned_on",
    "no_risks_because",
    "withdrawn_because",
    "rating",
    "summary",
)
"""What a row shows as it is stored."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper; `meeting_words` are forum and date, empty without a meeting, `item_number` empty without an item.

    `due` and `draft_due` are wall-clock moments, none without a deadline; `late` says that it came late or is late
    by now. `marking` is its own or its forum's or the book's; `part` is 2 where it or its item is. `ready` says that
    `troubles` holds nothing required or expected. `files` counts what is attached.
    """

    id: str
    revision: str
    reference: str
    kind: str
    title: str
    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    meeting_id: str
    meeting_words: str
    meeting_date: dt.date | None
    item_id: str
    item_number: str
    item_title: str
    status: str
    late: bool
    due: dt.datetime | None
    draft_due: dt.datetime | None
    received_on: dt.date | None
    late_reason: str
    late_agreed_by: str
    sponsor_post_id: str
    sponsor: str
    on_behalf_of: str
    authors_words: str
    marking: str
    part: int
    part_reason: str
    title_sensitive: bool
    template: str
    template_paper_id: str
    commissioned_on: dt.date
    no_risks_because: str
    withdrawn_because: str
    rating: str
    summary: str
    ready: bool
    troubles: tuple[Trouble, ...]
    last_chased: dt.datetime | None
    files: int


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """Which papers are wanted; what is empty does not narrow. `first` and `last` are days of their meetings."""

    meeting_id: str = ""
    forum_id: str = ""
    item_id: str = ""
    status: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the rows of one list share."""

    now: dt.datetime
    zone: ZoneInfo
    marking: str
    posts: Posts
    names: ForumNames
    deadlines: PaperDeadlines
    facts: Mapping[str, PaperFacts]
    numbers: Mapping[str, str]
    rules: Mapping[str, Rules]


def papers(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    meeting_id: str = "",
    forum_id: str = "",
    item_id: str = "",
    status: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
    ids: Sequence[str] = (),
    now: dt.datetime,
) -> tuple[PaperRow, ...]:
    """Return the papers chosen by meeting, then item, then reference; `now` is wall clock, or an instant with zone.

    A paper with two recipients is listed for the meetings of both.
    """
    choice = PaperChoice(meeting_id, forum_id, item_id, status, first, last, tuple(ids))
    stored = plain_rows(session.execute(_statement(session, choice)))
    if not stored:
        return ()
    ground = _ground(session, stored, now)
    rows = [_row(row, ground) for row in stored]
    if meeting_id:
        own = {row.id for row in stored if row.meeting_id == meeting_id}
        shared = {row.id for row in stored if _received_by(row, ground, meeting_id)}
        rows = [row for row in rows if row.id in own | shared]
    return tuple(sorted(rows, key=_order))


def wall_moment(session: Session, now: dt.datetime) -> dt.datetime:
    """Return a moment as the clocks of the organisation show it, without zone; one without zone is so already."""
    return now if now.tzinfo is None else now.astimezone(ZoneInfo(settings(session).zone)).replace(tzinfo=None)


def _statement(session: Session, choice: PaperChoice) -> AnySelect:
    statement = (
        select(*COLUMNS)
        .join(Forum, Forum.id == Paper.forum_id)
        .outerjoin(Meeting, Meeting.id == Paper.meeting_id)
        .outerjoin(AgendaItem, AgendaItem.id == Paper.item_id)
        .outerjoin(TemplatePaper, TemplatePaper.id == Paper.template_paper_id)
    )
    narrowing: tuple[tuple[object, ColumnElement[bool]], ...] = (
        (choice.meeting_id, _for_meeting(session, choice.meeting_id)),
        (choice.forum_id, Paper.forum_id == choice.forum_id),
        (choice.item_id, Paper.item_id == choice.item_id),
        (choice.status, Paper.status == choice.status),
        (choice.first, Meeting.date >= (choice.first or dt.date.min)),
        (choice.last, Meeting.date <= (choice.last or dt.date.max)),
        (choice.ids, Paper.id.in_(choice.ids)),
    )
    return statement.where(*(condition for given, condition in narrowing if given))


def _for_meeting(session: Session, meeting_id: str) -> ColumnElement[bool]:
    """Choose the papers of a meeting, and those of other forums around it that its forum receives too."""
    own = Paper.meeting_id == meeting_id
    where = session.execute(select(Meeting.forum_id, Meeting.date).where(Meeting.id == meeting_id)).first()
    if where is None:
        return own
    around = Meeting.date.between(where.date - NEAR, where.date + NEAR)
    return or_(own, (TemplatePaper.also_forum_id == where.forum_id) & around)


def _received_by(row: SimpleNamespace, ground: _Ground, meeting_id: str) -> bool:
    if not row.also_forum_id or row.meeting_date is None:
        return False
    other = ground.deadlines.other_meeting(row.also_forum_id, row.meeting_date)
    return other is not None and other[1] == meeting_id


def _ground(session: Session, stored: Sequence[SimpleNamespace], now: dt.datetime) -> _Ground:
    about = settings(session)
    days = {row.meeting_date for row in stored if row.meeting_date is not None}
    also = sorted({row.also_forum_id for row in stored if row.also_forum_id})
    return _Ground(
        now=wall_moment(session, now),
        zone=ZoneInfo(about.zone),
        marking=about.marking,
        posts=posts_over_time(session),
        names=ForumNames(session),
        deadlines=PaperDeadlines(session, days, also),
        facts=paper_facts(
            session,
            reasons={row.id: row.no_risks_because for row in stored},
            shared=frozenset(row.id for row in stored if row.also_forum_id),
        ),
        numbers=numbers_by_item(session, meeting_ids={row.meeting_id for row in stored if row.item_id}),
        rules=paper_rules(session),
    )


def _row(row: SimpleNamespace, ground: _Ground) -> PaperRow:
    day = row.meeting_date or ground.now.date()
    name = ground.names.on(row.forum_id, day)
    facts = ground.facts[row.id]
    troubles = readiness(facts.state, ground.rules.get(row.forum_id, {}), forum=name)
    due = row.due or ground.deadlines.due(
        row.kind, row.forum_id, row.meeting_date, row.meeting_id or "", row.also_forum_id or ""
    )
    return PaperRow(
        **{name: getattr(row, name) for name in AS_STORED},
        forum_code=row.code,
        forum_name=name,
        meeting_id=row.meeting_id or "",
        meeting_words=f"{row.code} {date_words(row.meeting_date)}" if row.meeting_date else "",
        item_id=row.item_id or "",
        item_number=ground.numbers.get(row.item_id or "", ""),
        item_title=row.item_title or "",
        late=is_late(row.status, due, ground.now, row.late_reason, row.received_on),
        due=due,
        draft_due=ground.deadlines.draft_due(row.forum_id, row.meeting_date, row.meeting_id or ""),
        sponsor_post_id=row.sponsor_post_id or "",
        sponsor=ground.posts.words(row.sponsor_post_id, day),
        authors_words="; ".join(author.words(ground.posts, day) for author in facts.authors),
        marking=row.marking or row.forum_marking or ground.marking,
        part=max(row.part, row.item_part or 1),
        template_paper_id=row.template_paper_id or "",
        ready=is_ready(troubles),
        troubles=troubles,
        last_chased=facts.last_chased and facts.last_chased.astimezone(ground.zone).replace(tzinfo=None),
        files=facts.state.files + facts.state.appendices,
    )


def _order(row: PaperRow) -> tuple[object, ...]:
    """Put papers in the order of their meetings, their items, their references; those without a meeting last."""
    number = natural(row.item_number) if row.item_number else ((sys.maxsize, ""),)
    return (row.meeting_date or dt.date.max, row.forum_code, number, natural(row.reference))
