"""Who is at a meeting: its seats and how they were filled, visitors, and the interests that were declared."""

from collections.abc import Mapping
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.agenda_rows import InterestRow, SeatRow, VisitorRow
from models.queries.holders import Posts
from models.queries.meetings import MeetingRow
from models.queries.plain_rows import plain_rows
from models.queries.seats import Seats
from models.records.meetings import AlsoAttending, Attendance, Interest
from models.records.organisation import Person
from models.rules.vocabulary import Presence

DEPUTY = Presence.DEPUTY.value


def seat_rows(
    session: Session,
    about: MeetingRow,
    posts: Posts,
    chairs: tuple[str | None, str | None],
    numbers: Mapping[str, str],
) -> tuple[SeatRow, ...]:
    """Return who sits at a meeting: whoever takes the chair first; a chair stood in for counts as deputised.

    `chairs` are the forum's own and the acting one, `numbers` those of the items by key.
    """
    chair, acting = chairs
    stored = _stored(session, about.id)
    people = {row.id: row.name for row in session.execute(select(Person.id, Person.name))} if stored else {}
    seated = dict.fromkeys([*([acting] if acting else []), *Seats(session).posts(about.forum_id, about.date), *stored])
    rows = []
    for post_id in seated:
        holder, was = posts.holder(post_id, about.date), stored.get(post_id)
        deputised = acting if acting and post_id == chair else None
        presence, deputy = (was.presence, was.deputy_post_id) if was else (DEPUTY if deputised else "", deputised)
        deputy_name = people.get(was.person_id or "", "") if was and deputy else posts.holder(deputy, about.date).name
        since, until = (was.from_item_id or "", was.to_item_id or "") if was else ("", "")
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
                from_item=numbers.get(since, ""),
                to_item=numbers.get(until, ""),
                from_item_id=since,
                to_item_id=until,
            )
        )
    return tuple(rows)


def visitor_rows(session: Session, *, meeting_id: str, numbers: Mapping[str, str]) -> tuple[VisitorRow, ...]:
    """Return who was at a meeting without a seat there, in the order in which they were noted."""
    chosen = select(AlsoAttending).where(AlsoAttending.meeting_id == meeting_id)
    return tuple(
        VisitorRow(
            id=row.id,
            revision=row.revision,
            name=row.name,
            description=row.description,
            from_item=numbers.get(row.from_item_id or "", ""),
            to_item=numbers.get(row.to_item_id or "", ""),
            from_item_id=row.from_item_id or "",
            to_item_id=row.to_item_id or "",
        )
        for row in session.scalars(chosen.order_by(AlsoAttending.position, AlsoAttending.id))
    )


def interest_rows(
    session: Session, about: MeetingRow, posts: Posts, numbers: Mapping[str, str]
) -> tuple[InterestRow, ...]:
    """Return the interests declared at a meeting: general ones first, then in the order of the agenda."""
    order = {key: place for place, key in enumerate(numbers, 1)}
    stored = session.scalars(select(Interest).where(Interest.meeting_id == about.id).order_by(Interest.id))
    rows = [
        InterestRow(
            id=row.id,
            revision=row.revision,
            item_id=row.item_id or "",
            item_number=numbers.get(row.item_id or "", ""),
            who=posts.words(row.post_id, about.date) or row.name,
            nature=row.nature,
            left_room=row.left_room,
        )
        for row in stored
    ]
    return tuple(sorted(rows, key=lambda row: (order.get(row.item_id, 0), row.who)))


def _stored(session: Session, meeting_id: str) -> dict[str, SimpleNamespace]:
    columns = (
        Attendance.post_id,
        Attendance.presence,
        Attendance.person_id,
        Attendance.deputy_post_id,
        Attendance.from_item_id,
        Attendance.to_item_id,
    )
    found = plain_rows(session.execute(select(*columns).where(Attendance.meeting_id == meeting_id)))
    return {row.post_id: row for row in found}
