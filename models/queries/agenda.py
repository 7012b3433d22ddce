"""The agenda of one meeting, ready to show or print."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.queries.actions import log_counts
from models.queries.holders import Posts, posts_over_time
from models.queries.meetings import MeetingRow, meeting, neighbours, next_date
from models.queries.seats import Seats
from models.queries.settings import settings
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Attendance, IssuedDocument, Meeting
from models.records.organisation import Person
from models.records.outcomes import Action, Decision
from models.records.settings import Content
from models.rules.agenda_times import overrun, running_times
from models.rules.vocabulary import ItemKind, Presence
from models.rules.written_dates import long_date_words

DEPUTY = Presence.DEPUTY.value


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One agenda line: `number` is empty for a break, `lead` the post in words, `lead_name` its holder on the day."""

    id: str
    revision: str
    position: int
    number: str
    kind: str
    title: str
    purpose: str
    ask: str
    lead_post_id: str
    lead: str
    lead_name: str
    start: dt.time
    end: dt.time
    minutes: int
    paper: str
    part: int
    part_reason: str
    origin: str
    decisions: int
    actions: int


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat at a meeting: the post, who holds it on the day, and how it was filled (empty: not known yet)."""

    post_id: str
    post: str
    person_id: str
    name: str
    acting: bool
    presence: str
    deputy: str
    deputy_name: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One issue of a document: its version, when and by whom, what changed, and the digest of its bytes."""

    kind: str
    version: int
    issued_at: dt.datetime
    issued_by: str
    note: str
    digest: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Everything the agenda room and the agenda print need; `overrun` is in minutes, 0 when it fits.

    `versions` are newest last, of the agenda alone; `next_meeting` is the forum's next one, none if not planned.
    `secretary` and `co_chair` are post and name in words, empty where none is set; with `both_chairs` there is no
    quorum without chair and co-chair, whose post is `co_chair_post_id`.
    """

    meeting: MeetingRow
    items: tuple[ItemRow, ...]
    seats: tuple[SeatRow, ...]
    quorum: int
    both_chairs: bool
    co_chair_post_id: str
    co_chair: str
    secretary: str
    marking: str
    overrun: int
    versions: tuple[VersionRow, ...]
    previous_meeting: MeetingRow | None
    next_meeting: MeetingRow | None


def agenda(session: Session, *, meeting_id: str) -> AgendaView:
    """Return the agenda of a meeting with its seats and versions; NotFound if there is no such meeting."""
    about = meeting(session, meeting_id=meeting_id)
    columns = (Forum.quorum, Forum.both_chairs, Forum.marking, Forum.secretary_post_id, Forum.co_chair_post_id)
    chairs = (Forum.chair_post_id, Meeting.acting_chair_post_id)
    forum = session.execute(
        select(*columns, *chairs).join(Meeting, Meeting.forum_id == Forum.id).where(Meeting.id == meeting_id)
    ).one()
    posts = posts_over_time(session)
    previous, coming = neighbours(session, forum_id=about.forum_id, date=about.date)
    stored = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    lines = session.scalars(stored.order_by(AgendaItem.position, AgendaItem.id)).all()
    items = item_rows(session, about, lines, posts)
    return AgendaView(
        meeting=about,
        items=items,
        seats=_seats(session, about, posts, (forum.chair_post_id, forum.acting_chair_post_id)),
        quorum=forum.quorum,
        both_chairs=forum.both_chairs and forum.co_chair_post_id is not None,
        co_chair_post_id=forum.co_chair_post_id or "",
        co_chair=posts.words(forum.co_chair_post_id, about.date),
        secretary=posts.words(forum.secretary_post_id, about.date),
        marking=forum.marking or settings(session).marking,
        overrun=overrun(about.start, about.minutes, [item.minutes for item in items]),
        versions=versions(session, meeting_id=meeting_id, kind="agenda"),
        previous_meeting=previous,
        next_meeting=coming,
    )


def versions(session: Session, *, meeting_id: str, kind: str) -> tuple[VersionRow, ...]:
    """Return the issues of one kind of document of a meeting, newest last."""
    columns = (
        IssuedDocument.kind,
        IssuedDocument.version,
        IssuedDocument.issued_at,
        IssuedDocument.issued_by,
        IssuedDocument.note,
        IssuedDocument.digest,
    )
    statement = select(*columns).where(IssuedDocument.meeting_id == meeting_id, IssuedDocument.kind == kind)
    return tuple(VersionRow(*row) for row in session.execute(statement.order_by(IssuedDocument.version)))


def issued_body(session: Session, *, digest: str) -> bytes:
    """Return the very bytes of an issued document; NotFound if the book does not hold them."""
    body = session.scalar(select(Content.body).where(Content.digest == digest))
    if body is None:
        raise NotFound("The book does not hold this document. Issue it again.")
    return body


def item_rows(session: Session, about: MeetingRow, lines: Sequence[AgendaItem], posts: Posts) -> tuple[ItemRow, ...]:
    """Return agenda lines, stored or to come, numbered and with their running times."""
    coming = next_date(session, forum_id=about.forum_id, after=about.date)
    decisions, promised = _counts(session, Decision, about.id), _counts(session, Action, about.id)
    slots = running_times(about.start, [row.minutes for row in lines])
    numbers = count(1)
    rows = []
    for row, slot in zip(lines, slots, strict=True):
        rows.append(
            ItemRow(
                id=row.id,
                revision=row.revision,
                position=row.position,
                number="" if row.kind == ItemKind.BREAK else str(next(numbers)),
                kind=row.kind,
                title=row.title,
                purpose=row.purpose,
                ask=row.ask,
                lead_post_id=row.lead_post_id or "",
                lead=posts.title(row.lead_post_id) or row.lead,
                lead_name=posts.holder(row.lead_post_id, about.date).name,
                start=slot.start,
                end=slot.end,
                minutes=row.minutes,
                paper=row.paper,
                part=row.part,
                part_reason=row.part_reason,
                origin=row.origin or _origin(session, row.kind, about, coming),
                decisions=decisions.get(row.id, 0),
                actions=promised.get(row.id, 0),
            )
        )
    return tuple(rows)


def _origin(session: Session, kind: str, about: MeetingRow, coming: dt.date | None) -> str:
    """Return why an item of the house's own is here: how many actions are open, or when the next meeting is."""
    if kind == ItemKind.NEXT_MEETING:
        return long_date_words(coming) if coming else ""
    if kind != ItemKind.PREVIOUS_ACTIONS:
        return ""
    going, late = log_counts(session, forum_id=about.forum_id, as_of=about.date)
    open_words = f"{going} open" if going else "none open"
    return f"{open_words}, {late} overdue" if late else open_words


def _counts(session: Session, kind: type[Decision | Action], meeting_id: str) -> dict[str, int]:
    statement = select(kind.item_id, func.count()).where(kind.meeting_id == meeting_id).group_by(kind.item_id)
    return {item: number for item, number in session.execute(statement) if item}


def _seats(
    session: Session, about: MeetingRow, posts: Posts, chairs: tuple[str | None, str | None]
) -> tuple[SeatRow, ...]:
    """Return who sits at a meeting: whoever takes the chair first; a chair stood in for counts as deputised."""
    chair, acting = chairs
    stored = {
        row.post_id: row
        for row in session.execute(
            select(Attendance.post_id, Attendance.presence, Attendance.person_id, Attendance.deputy_post_id).where(
                Attendance.meeting_id == about.id
            )
        )
    }
    people = {row.id: row.name for row in session.execute(select(Person.id, Person.name))} if stored else {}
    seated = dict.fromkeys([*([acting] if acting else []), *Seats(session).posts(about.forum_id, about.date), *stored])
    rows = []
    for post_id in seated:
        holder, was = posts.holder(post_id, about.date), stored.get(post_id)
        deputised = acting if acting and post_id == chair else None
        presence, deputy = (was.presence, was.deputy_post_id) if was else (DEPUTY if deputised else "", deputised)
        deputy_name = people.get(was.person_id or "", "") if was and deputy else posts.holder(deputy, about.date).name
        rows.append(
            SeatRow(
                post_id=post_id,
                post=posts.title(post_id),
                person_id=holder.person_id,
                name=holder.name,
                acting=holder.acting,
                presence=presence,
                deputy=posts.title(deputy),
                deputy_name=deputy_name,
            )
        )
    return tuple(rows)
