"""Meetings as the calendar, lists and prints show them."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.queries.deadlines import DeadlineBook
from models.queries.forum_names import ForumNames
from models.queries.holders import Posts, posts_over_time
from models.queries.plain_rows import plain_rows
from models.queries.seats import Seats
from models.queries.words import AnySelect
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.rules.vocabulary import Level, MeetingStatus
from models.rules.written_dates import date_words, read_date

NEARBY = dt.timedelta(days=366)
FALLEN_AWAY = (MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value)
"""The statuses of meetings that do not take place on their date."""

COLUMNS = (
    Meeting.id,
    Meeting.revision,
    Meeting.forum_id,
    Meeting.number,
    Meeting.rule_date,
    Meeting.date,
    Meeting.start,
    Meeting.minutes,
    Meeting.zone,
    Meeting.place,
    Meeting.status,
    Meeting.moved_because,
    Meeting.acting_chair_post_id,
    Meeting.sequence,
    Meeting.pinned,
    Forum.code,
    Forum.level,
    Forum.chair_post_id,
    OrganisationUnit.name.label("unit"),
)
UNIT_NAMES = (OrganisationUnit.id, OrganisationUnit.code, OrganisationUnit.name)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline of a meeting: which kind, and the wall-clock moment it falls due.

    `kept` says why it stays what it was though its meeting or the calendar changed; empty where it follows its rule.
    """

    kind: str
    due: dt.datetime
    kept: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting; `reference` is forum code and date (`MB 2026-11-03`), `end` may lie past midnight.

    `chair` is the post in the chair on the day (acting chair first), `chair_name` who holds it then, empty if vacant.
    `moved_because` is empty for a meeting on its rule date; `deadlines` are in the order in which they fall due.
    """

    id: str
    revision: str
    reference: str
    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    unit: str
    number: int
    rule_date: dt.date | None
    date: dt.date
    start: dt.time
    end: dt.time
    minutes: int
    zone: str
    place: str
    chair: str
    chair_name: str
    acting_chair: bool
    status: str
    moved_because: str
    sequence: int
    deadlines: tuple[DeadlineRow, ...]
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """Which meetings are wanted; what is empty does not narrow. `unit` is a unit's key, code or name."""

    first: dt.date | None = None
    last: dt.date | None = None
    forum_id: str = ""
    level: str = ""
    unit: str = ""
    post_id: str = ""
    person_id: str = ""
    status: str = ""
    ids: tuple[str, ...] = ()


def meetings(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    forum_id: str = "",
    level: str = "",
    unit: str = "",
    post_id: str = "",
    person_id: str = "",
    status: str = "",
    ids: Sequence[str] = (),
    chairs: bool = True,
) -> tuple[MeetingRow, ...]:
    """Return the meetings chosen, ordered by date, start, level and forum code.

    Without `chairs` nobody's post or name is read, a quarter faster: for counting.
    """
    choice = MeetingChoice(first, last, forum_id, level, unit, post_id, person_id, status, tuple(ids))
    posts = posts_over_time(session) if chairs or choice.person_id else Posts()
    return _rows(session, _statement(choice), choice, posts)


def meeting(session: Session, *, meeting_id: str) -> MeetingRow:
    """Return one meeting; NotFound if it is not in the book."""
    found = meetings(session, ids=(meeting_id,)) if meeting_id else ()
    if not found:
        raise NotFound("This meeting is not in the book; it may have been taken back. Choose one from the calendar.")
    return found[0]


def next_meeting(session: Session, *, forum_id: str, after: dt.date) -> MeetingRow | None:
    """Return the forum's first meeting later than a day that has not fallen away, none if none is planned."""
    key = session.scalar(_later(forum_id, after))
    return meeting(session, meeting_id=key) if key else None


def previous_meeting(session: Session, *, forum_id: str, before: dt.date) -> MeetingRow | None:
    """Return the forum's last meeting earlier than a day that has not fallen away, none if there was none."""
    key = session.scalar(_earlier(forum_id, before))
    return meeting(session, meeting_id=key) if key else None


def neighbours(session: Session, *, forum_id: str, date: dt.date) -> tuple[MeetingRow | None, MeetingRow | None]:
    """Return the forum's meetings before and after a day, read at once; none where there is none."""
    keys = session.scalar(_earlier(forum_id, date)), session.scalar(_later(forum_id, date))
    rows = {row.id: row for row in meetings(session, ids=[key for key in keys if key])} if any(keys) else {}
    return rows.get(keys[0] or ""), rows.get(keys[1] or "")


def first_of_level(session: Session, *, level: str, on: dt.date) -> str:
    """Return the key of a level's first meeting on or after a day that has not fallen away, empty for none."""
    chosen = select(Meeting.id).join(Forum, Forum.id == Meeting.forum_id)
    chosen = chosen.where(Forum.level == level, Meeting.date >= on, Meeting.status.not_in(FALLEN_AWAY))
    return session.scalar(chosen.order_by(Meeting.date, Meeting.start, Forum.code, Meeting.number).limit(1)) or ""


def next_date(session: Session, *, forum_id: str, after: dt.date) -> dt.date | None:
    """Return the day of the forum's next meeting after a day, none if none is planned."""
    return session.scalar(select(func.min(Meeting.date)).where(*_alive(forum_id), Meeting.date > after))


def find_meeting(session: Session, *, reference: str) -> MeetingRow:
    """Return the meeting a reference such as `MB 2026-11-03` names; NotFound lists the nearest ones."""
    code, day = _parts(reference)
    forum = session.execute(select(Forum.id, Forum.code).where(func.lower(Forum.code) == code.lower())).first()
    if forum is None:
        raise NotFound(f"There is no forum “{code}” in the book. Write a meeting like MB 2026-11-03.")
    there = meetings(session, forum_id=forum.id, first=day, last=day)
    named = [row for row in there if row.reference.lower() == f"{code} {reference.split(maxsplit=1)[1]}".lower()]
    if named or there:
        return (named or list(there))[0]
    around = meetings(session, forum_id=forum.id, first=day - NEARBY, last=day + NEARBY)
    nearest = sorted(around, key=lambda row: (abs(row.date - day), row.date))[:3]
    said = (
        f"The nearest are {', '.join(row.reference for row in nearest)}." if nearest else "It has none near that day."
    )
    raise NotFound(f"{forum.code} does not meet on {date_words(day)}. {said}")


def meeting_end(date: dt.date, start: dt.time, minutes: int) -> dt.datetime:
    """Return the wall-clock moment a meeting of so many minutes ends."""
    return dt.datetime.combine(date, start) + dt.timedelta(minutes=minutes)


def _parts(reference: str) -> tuple[str, dt.date]:
    code, _, rest = reference.strip().partition(" ")
    day = rest.split(" (")[0].strip()
    if not day:
        raise NotFound(f"“{reference.strip()}” does not name a meeting. Write forum and date, like MB 2026-11-03.")
    return code, read_date(day, field="meeting")


def _alive(forum_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Meeting.forum_id == forum_id, Meeting.status.not_in(FALLEN_AWAY)


def _later(forum_id: str, day: dt.date) -> Select[str]:
    chosen = select(Meeting.id).where(*_alive(forum_id), Meeting.date > day)
    return chosen.order_by(Meeting.date, Meeting.start).limit(1)


def _earlier(forum_id: str, day: dt.date) -> Select[str]:
    chosen = select(Meeting.id).where(*_alive(forum_id), Meeting.date < day)
    return chosen.order_by(Meeting.date.desc(), Meeting.start.desc()).limit(1)


def _statement(choice: MeetingChoice) -> AnySelect:
    statement = (
        select(*COLUMNS)
        .join(Forum, Forum.id == Meeting.forum_id)
        .outerjoin(OrganisationUnit, OrganisationUnit.id == Forum.unit_id)
    )
    narrowing: tuple[tuple[object, ColumnElement[bool]], ...] = (
        (choice.first, Meeting.date >= (choice.first or dt.date.min)),
        (choice.last, Meeting.date <= (choice.last or dt.date.max)),
        (choice.forum_id, Meeting.forum_id == choice.forum_id),
        (choice.level, Forum.level == choice.level),
        (choice.status, Meeting.status == choice.status),
        (choice.ids, Meeting.id.in_(choice.ids)),
        (choice.unit, or_(*(column == choice.unit for column in UNIT_NAMES))),
    )
    return statement.where(*(condition for given, condition in narrowing if given))


def _rows(session: Session, statement: AnySelect, choice: MeetingChoice, posts: Posts) -> tuple[MeetingRow, ...]:
    stored = plain_rows(session.execute(statement))
    if not stored:
        return ()
    days = [row.date for row in stored]
    names = ForumNames(session)
    deadlines = DeadlineBook(session, min(days), max(days))
    repeats = _repeats(session, min(days), max(days))
    seated = _seated(session, posts, choice)
    rows = [
        _row(row, posts, names.on(row.forum_id, row.date), _deadlines(deadlines, row), repeats)
        for row in stored
        if seated(row)
    ]
    order = {level.value: position for position, level in enumerate(Level)}
    return tuple(
        sorted(rows, key=lambda row: (row.date, row.start, order.get(row.level, 9), row.forum_code, row.number))
    )


def _deadlines(book: DeadlineBook, row: SimpleNamespace) -> tuple[DeadlineRow, ...]:
    moments = book.of(row.forum_id, row.date, row.id)
    return tuple(DeadlineRow(kind, moment, book.why_kept(row.id, kind)) for kind, moment in moments)


def _row(
    row: SimpleNamespace, posts: Posts, name: str, deadlines: tuple[DeadlineRow, ...], repeats: Mapping[str, int]
) -> MeetingRow:
    chair = row.acting_chair_post_id or row.chair_post_id
    end = meeting_end(row.date, row.start, row.minutes).time()
    again = f" ({repeats[row.id]})" if row.id in repeats else ""
    return MeetingRow(
        id=row.id,
        revision=row.revision,
        reference=f"{row.code} {row.date.isoformat()}{again}",
        forum_id=row.forum_id,
        forum_code=row.code,
        forum_name=name,
        level=row.level,
        unit=row.unit or "",
        number=row.number,
        rule_date=row.rule_date,
        date=row.date,
        start=row.start,
        end=end,
        minutes=row.minutes,
        zone=row.zone,
        place=row.place,
        chair=posts.title(chair),
        chair_name=posts.holder(chair, row.date).name,
        acting_chair=row.acting_chair_post_id is not None,
        status=row.status,
        moved_because=row.moved_because,
        sequence=row.sequence,
        deadlines=deadlines,
        pinned=row.pinned,
    )


def _repeats(session: Session, first: dt.date, last: dt.date) -> dict[str, int]:
    """Return which turn of its day a meeting is, for those that are not their forum's first on that day."""
    crowded = (
        select(Meeting.forum_id, Meeting.date)
        .where(Meeting.date.between(first, last))
        .group_by(Meeting.forum_id, Meeting.date)
        .having(func.count() > 1)
        .subquery()
    )
    same_day = and_(crowded.c.forum_id == Meeting.forum_id, crowded.c.date == Meeting.date)
    found = session.execute(
        select(Meeting.id, Meeting.forum_id, Meeting.date).join(crowded, same_day).order_by(Meeting.number, Meeting.id)
    )
    turns: Counter[tuple[str, dt.date]] = Counter()
    repeats: dict[str, int] = {}
    for row in found:
        turns[row.forum_id, row.date] += 1
        if turns[row.forum_id, row.date] > 1:
            repeats[row.id] = turns[row.forum_id, row.date]
    return repeats


def _seated(session: Session, posts: Posts, choice: MeetingChoice) -> Callable[[SimpleNamespace], bool]:
    """Return the question whether the chosen post, or a post of the chosen person, sits at a meeting."""
    if not choice.post_id and not choice.person_id:
        return lambda _row: True
    seats = Seats(session)

    def wanted(day: dt.date) -> frozenset[str]:
        held = posts.held_by(choice.person_id, day) if choice.person_id else frozenset[str]()
        return held | ({choice.post_id} if choice.post_id else set())

    def sits(row: SimpleNamespace) -> bool:
        present = {*seats.posts(row.forum_id, row.date), row.acting_chair_post_id}
        return bool(wanted(row.date) & present)

    return sits
