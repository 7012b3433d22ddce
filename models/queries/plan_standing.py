"""Where the meetings of a span stand before anything is planned: as the book holds them, or as the rules give them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.meetings import FALLEN_AWAY
from models.queries.plain_rows import plain_rows
from models.queries.year import proposed_year
from models.records.forums import Forum
from models.records.meetings import Meeting

EDGE = dt.timedelta(weeks=4)
"""How far beyond a span its neighbours are looked at."""
PROPOSED = "proposed"
COLUMNS = (
    Meeting.id,
    Meeting.forum_id,
    Forum.code,
    Forum.level,
    Meeting.number,
    Meeting.rule_date,
    Meeting.date,
    Meeting.start,
    Meeting.minutes,
    Meeting.place,
    Meeting.status,
    Meeting.moved_because,
    Meeting.acting_chair_post_id,
    Meeting.pinned,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting where it stands now; `meeting_id` is empty where only the rule knows it.

    `rule_date` is none for one put on the calendar by hand; `acting` is the post named to chair it, `within` says
    that it lies in the span itself and not at its edge.
    """

    key: str
    forum_id: str
    meeting_id: str
    reference: str
    code: str
    level: str
    number: int
    rule_date: dt.date | None
    date: dt.date
    start: dt.time
    minutes: int
    place: str
    status: str
    moved_because: str
    acting: str = ""
    pinned: bool = False
    within: bool = True


def standings(session: Session, *, first: dt.date, last: dt.date, by_rule: bool) -> tuple[Standing, ...]:
    """Return the meetings from `first` to `last` and those at the edges, by date; with `by_rule` those to come too.

    Cancelled and postponed meetings are left out. RuleBroken if the rules cannot be laid out over the span.
    """
    stored = _stored(session, first, last)
    proposed = _proposed(session, first, last) if by_rule else []
    counted = _referenced([*stored, *proposed])
    alive = [row for row in counted if row.status not in FALLEN_AWAY]
    return tuple(sorted(alive, key=lambda row: (row.date, row.start, row.code, row.number)))


def new_key(forum_id: str, rule_date: dt.date) -> str:
    """Return the key of a meeting the book does not hold yet."""
    return f"{forum_id} {rule_date.isoformat()}"


def _stored(session: Session, first: dt.date, last: dt.date) -> list[Standing]:
    chosen = select(*COLUMNS).join(Forum, Forum.id == Meeting.forum_id)
    chosen = chosen.where(Meeting.date.between(first - EDGE, last + EDGE)).order_by(Meeting.number, Meeting.id)
    return [
        Standing(
            key=row.id,
            forum_id=row.forum_id,
            meeting_id=row.id,
            reference="",
            code=row.code,
            level=row.level,
            number=row.number,
            rule_date=row.rule_date,
            date=row.date,
            start=row.start,
            minutes=row.minutes,
            place=row.place,
            status=row.status,
            moved_because=row.moved_because,
            acting=row.acting_chair_post_id or "",
            pinned=row.pinned,
            within=first <= row.date <= last,
        )
        for row in plain_rows(session.execute(chosen))
    ]


def _proposed(session: Session, first: dt.date, last: dt.date) -> list[Standing]:
    return [
        Standing(
            key=new_key(row.forum_id, row.rule_date),
            forum_id=row.forum_id,
            meeting_id="",
            reference="",
            code=row.forum_code,
            level=row.level,
            number=row.number,
            rule_date=row.rule_date,
            date=row.date,
            start=row.start,
            minutes=row.minutes,
            place=row.place,
            status=PROPOSED,
            moved_because=row.moved_because,
        )
        for row in proposed_year(session, first=first, last=last)
        if row.date is not None and not row.stored
    ]


def _referenced(rows: Sequence[Standing]) -> Iterable[Standing]:
    """Yield the rows with their references; a forum's second meeting of a day says so."""
    turns: Counter[str] = Counter()
    for row in rows:
        reference = f"{row.code} {row.date.isoformat()}"
        turns[reference] += 1
        again = f" ({turns[reference]})" if turns[reference] > 1 else ""
        yield replace(row, reference=reference + again)
