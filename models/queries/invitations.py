"""Who is invited to which meeting: the posts of the forum on the day, and who holds them then."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.holders import Posts, lives, posts_over_time
from models.queries.meetings import MeetingRow
from models.queries.seats import Seats
from models.queries.settings import settings
from models.records.forums import Forum, ForumMember
from models.records.meetings import Meeting, MeetingChange
from models.records.organisation import Person
from models.rules.planner.problem import Part

LONGEST_QUESTION = 500
"""How many keys one statement asks for."""
Stood = tuple[dt.date, dt.time]
"""Where a meeting stood: its day and when it began."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """A seat invited to a meeting: the post in words, and its holder on the day, empty while it is vacant.

    `part` says whether the seat chairs, is required or wanted; `email` is empty where no address is known.
    """

    post: str
    name: str
    acting: bool
    part: str = Part.REQUIRED.value
    person_id: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Who was invited to a meeting where it stood last for them, but is not where it stands now."""

    date: dt.date
    start: dt.time
    invited: tuple[Invitee, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting as its invitation says it: who asks, who is asked, under which marking.

    The organiser is the holder of the forum's secretary post on the day, else the organisation, which has no address.
    `changed` is the instant of the meeting's last change on the calendar, none if it never changed. `dropped` are
    those whom a move over a change of post-holder left behind, by where the meeting stood, the latest first.
    """

    meeting: MeetingRow
    invited: tuple[Invitee, ...]
    organiser: str
    organiser_email: str
    marking: str
    changed: dt.datetime | None
    dropped: tuple[Dropped, ...] = ()


def invitations(session: Session, *, meetings: Iterable[MeetingRow]) -> dict[str, tuple[Invitee, ...]]:
    """Return the invited seats of each meeting by its key, the one in the chair first."""
    rows = tuple(meetings)
    table = _Table(session)
    acting = _acting_chairs(session, rows)
    return {row.id: table.invited(row.forum_id, row.date, acting.get(row.id, "")) for row in rows}


def meeting_invitations(session: Session, *, meetings: Iterable[MeetingRow]) -> tuple[Invitation, ...]:
    """Return the invitations to some meetings, in their order."""
    rows = tuple(meetings)
    table, acting = _Table(session), _acting_chairs(session, rows)
    changed, stood = last_changes(session, meetings=rows), _former_days(session, rows)
    posts, emails, about = posts_over_time(session), _emails(session), settings(session)
    stored = session.execute(select(Forum.id, Forum.secretary_post_id, Forum.marking))
    forums = {row[0]: (row[1], row[2]) for row in stored}
    found = []
    for row in rows:
        invited = table.invited(row.forum_id, row.date, acting.get(row.id, ""))
        secretary_post, marking = forums.get(row.forum_id, (None, ""))
        secretary = posts.holder(secretary_post, row.date)
        found.append(
            Invitation(
                meeting=row,
                invited=invited,
                organiser=secretary.name or about.organisation or about.title,
                organiser_email=emails.get(secretary.person_id, ""),
                marking=marking or about.marking,
                changed=changed.get(row.id),
                dropped=table.dropped(row, invited, stood.get(row.id, ())),
            )
        )
    return tuple(found)


def last_changes(session: Session, *, meetings: Iterable[MeetingRow]) -> dict[str, dt.datetime]:
    """Return the instant of each meeting's last change on the calendar by its key; unchanged ones are left out."""
    found: dict[str, dt.datetime] = {}
    latest = select(MeetingChange.meeting_id, func.max(MeetingChange.at)).group_by(MeetingChange.meeting_id)
    for keys in _portions(meetings):
        found |= {row[0]: row[1] for row in session.execute(latest.where(MeetingChange.meeting_id.in_(keys)))}
    return found


def _former_days(session: Session, meetings: Iterable[MeetingRow]) -> dict[str, list[Stood]]:
    """Return where each meeting stood before it came to another day, the latest first."""
    found = defaultdict[str, list[Stood]](list)
    columns = (MeetingChange.meeting_id, MeetingChange.old_date, MeetingChange.old_start)
    moved = select(*columns).where(MeetingChange.old_date != MeetingChange.new_date).order_by(MeetingChange.at.desc())
    for keys in _portions(meetings):
        for key, date, start in session.execute(moved.where(MeetingChange.meeting_id.in_(keys))):
            found[key].append((date, start))
    return found


class _Table:
    """Everybody's seat on every forum over time; read once, asked for any day."""

    def __init__(self, session: Session) -> None:
        self._seats, self._posts, self._emails = Seats(session), posts_over_time(session), _emails(session)
        chairs = session.execute(select(Forum.id, Forum.chair_post_id, Forum.co_chair_post_id))
        self._chairs = {row[0]: {post for post in row[1:] if post} for row in chairs}
        columns = (ForumMember.forum_id, ForumMember.post_id, ForumMember.starts, ForumMember.ends)
        wanted = select(*columns).where(ForumMember.wanted, ForumMember.post_id.is_not(None))
        self._wanted = [(row[0], row[1] or "", row[2], row[3]) for row in session.execute(wanted)]

    def invited(self, forum_id: str, on: dt.date, acting_chair: str) -> tuple[Invitee, ...]:
        """Return the seats of a forum on a day; a post named to chair comes first, whether it sits there or not."""
        chairs = {acting_chair} if acting_chair else self._chairs.get(forum_id, set())
        wanted = {
            post for forum, post, starts, ends in self._wanted if forum == forum_id and lives(starts, ends, on)
        } - chairs
        seats = dict.fromkeys([*([acting_chair] if acting_chair else []), *self._seats.posts(forum_id, on)])
        return tuple(_invitee(self._posts, self._emails, post, on, _part(post, chairs, wanted)) for post in seats)

    def dropped(self, row: MeetingRow, invited: Iterable[Invitee], stood: Iterable[Stood]) -> tuple[Dropped, ...]:
        """Return who was invited on the days a meeting stood on, the latest first, and is not any more; each once."""
        known = {seat.person_id for seat in invited}
        found = []
        for date, start in stood:
            gone = tuple(seat for seat in self.invited(row.forum_id, date, "") if seat.person_id not in {*known, ""})
            known |= {seat.person_id for seat in gone}
            found += [Dropped(date, start, gone)] if gone else []
        return tuple(found)


def _part(post: str, chairs: set[str], wanted: set[str]) -> Part:
    return Part.CHAIR if post in chairs else Part.WANTED if post in wanted else Part.REQUIRED


def _invitee(posts: Posts, emails: Mapping[str, str], post: str, on: dt.date, part: Part) -> Invitee:
    holder = posts.holder(post, on)
    return Invitee(
        post=posts.title(post),
        name=holder.name,
        acting=holder.acting,
        part=part.value,
        person_id=holder.person_id,
        email=emails.get(holder.person_id, ""),
    )


def _emails(session: Session) -> dict[str, str]:
    return {row[0]: row[1] for row in session.execute(select(Person.id, Person.email))}


def _acting_chairs(session: Session, meetings: Iterable[MeetingRow]) -> dict[str, str]:
    """Return the post named to chair each meeting in place of the usual one."""
    found: dict[str, str] = {}
    named = select(Meeting.id, Meeting.acting_chair_post_id).where(Meeting.acting_chair_post_id.is_not(None))
    for keys in _portions(row for row in meetings if row.acting_chair):
        found |= {row[0]: row[1] or "" for row in session.execute(named.where(Meeting.id.in_(keys)))}
    return found


def _portions(meetings: Iterable[MeetingRow]) -> list[list[str]]:
    keys = [row.id for row in meetings]
    return [keys[start : start + LONGEST_QUESTION] for start in range(0, len(keys), LONGEST_QUESTION)]
