"""The agenda of one meeting, ready to show or print."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.queries.agenda_briefs import papers_under_no_item
from models.queries.agenda_items import item_rows, minutes_over
from models.queries.agenda_rows import (
    AttendeeRow,
    InterestRow,
    ItemRow,
    LineRow,
    PaperBrief,
    RiskBrief,
    SeatRow,
    ShownLine,
    VersionRow,
    VisitorRow,
)
from models.queries.agenda_seats import interest_rows, seat_rows, visitor_rows
from models.queries.escalations import EscalationRow, escalations
from models.queries.holders import posts_over_time
from models.queries.meetings import MeetingRow, meeting, neighbours
from models.queries.settings import settings
from models.records.agenda import AgendaItem, Escalation, ItemPromise
from models.records.forums import Forum
from models.records.meetings import IssuedDocument, Meeting
from models.records.settings import Content
from models.rules.vocabulary import Presence

PRESENT = frozenset({Presence.HERE, Presence.DEPUTY})
__all__ = [
    "AgendaView",
    "AttendeeRow",
    "EscalationRow",
    "InterestRow",
    "ItemRow",
    "LineRow",
    "PaperBrief",
    "RiskBrief",
    "SeatRow",
    "ShownLine",
    "VersionRow",
    "VisitorRow",
    "agenda",
    "issued_body",
    "item_rows",
    "versions",
]


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Everything the agenda room and the agenda print need; `overrun` is in minutes, 0 when it fits.

    `versions` are newest last, of the agenda alone; `next_meeting` is the forum's next one, none if not planned.
    `secretary` and `co_chair` are post and name in words, empty where none is set; with `both_chairs` there is no
    quorum without chair and co-chair, whose post is `co_chair_post_id`. `late_wanted`: an agenda has gone out, and
    what is added now comes late. `other_papers` are tabled at the meeting under no item, `escalations` were
    made at it or arrived at it.
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
    late_wanted: bool = False
    also_attending: tuple[VisitorRow, ...] = ()
    interests: tuple[InterestRow, ...] = ()
    other_papers: tuple[PaperBrief, ...] = ()
    escalations: tuple[EscalationRow, ...] = ()

    @property
    def lack_of_quorum(self) -> str:
        """What the meeting has no quorum for: “2 of 5 are here”, “a chair is not here”; empty where it has one."""
        here = {seat.post_id for seat in self.seats if seat.presence in PRESENT}
        if len(here) < self.quorum:
            return f"{len(here)} of {self.quorum} are here"
        chairs = {self.seats[0].post_id, self.co_chair_post_id} if self.both_chairs and self.seats else set()
        return "a chair is not here" if chairs - here else ""


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
    numbers = {item.id: item.number for item in items}
    issued = versions(session, meeting_id=meeting_id, kind="agenda")
    return AgendaView(
        meeting=about,
        items=items,
        seats=seat_rows(session, about, posts, (forum.chair_post_id, forum.acting_chair_post_id), numbers),
        quorum=forum.quorum,
        both_chairs=forum.both_chairs and forum.co_chair_post_id is not None,
        co_chair_post_id=forum.co_chair_post_id or "",
        co_chair=posts.words(forum.co_chair_post_id, about.date),
        secretary=posts.words(forum.secretary_post_id, about.date),
        marking=forum.marking or settings(session).marking,
        overrun=minutes_over(about, items),
        versions=issued,
        previous_meeting=previous,
        next_meeting=coming,
        late_wanted=bool(issued),
        also_attending=visitor_rows(session, meeting_id=meeting_id, numbers=numbers),
        interests=interest_rows(session, about, posts, numbers),
        other_papers=papers_under_no_item(session, about),
        escalations=_escalations(session, about.id, list(numbers)),
    )


def _escalations(session: Session, meeting_id: str, item_ids: list[str]) -> tuple[EscalationRow, ...]:
    """Return what went up from a meeting or came up to it; most meetings have none, and are not looked into."""
    arrived = select(ItemPromise.id).where(ItemPromise.taken_item_id.in_(item_ids))
    touching = or_(Escalation.meeting_id == meeting_id, Escalation.promise_id.in_(arrived))
    if session.scalar(select(Escalation.id).where(touching).limit(1)) is None:
        return ()
    return escalations(session, meeting_id=meeting_id)


def versions(session: Session, *, meeting_id: str, kind: str) -> tuple[VersionRow, ...]:
    """Return the issues of one kind of document of a meeting, newest last; of each the one with most in it."""
    columns = (
        IssuedDocument.kind,
        IssuedDocument.version,
        IssuedDocument.issued_at,
        IssuedDocument.issued_by,
        IssuedDocument.note,
        IssuedDocument.digest,
        IssuedDocument.part,
    )
    statement = select(*columns).where(IssuedDocument.meeting_id == meeting_id, IssuedDocument.kind == kind)
    found: dict[int, VersionRow] = {}
    for row in session.execute(statement.order_by(IssuedDocument.version, IssuedDocument.part, IssuedDocument.id)):
        found.setdefault(row.version, VersionRow(*row))
    return tuple(found.values())


def issued_body(session: Session, *, digest: str) -> bytes:
    """Return the very bytes of an issued document; NotFound if the book does not hold them."""
    body = session.scalar(select(Content.body).where(Content.digest == digest))
    if body is None:
        raise NotFound("The book does not hold this document. Issue it again.")
    return body
