"""How far the planner may move each forum's meetings, and which forum meets before which."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.forums import Forum
from models.records.planning import ForumLeeway, ForumOrder
from models.rules.leeway import read_starts, read_weekdays
from models.rules.leeway_words import leeway_words
from models.rules.planner.problem import Leeway


@dataclass(frozen=True, slots=True)
class LeewayRow:
    """The leeway of one forum; one that never was set has no key and no revision and is the usual one."""

    id: str
    revision: str
    forum_id: str
    forum_code: str
    leeway: Leeway
    words: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One forum meets at least `working_days` before another in each cycle; `words` says so."""

    id: str
    revision: str
    earlier_id: str
    earlier_code: str
    later_id: str
    later_code: str
    working_days: int
    words: str


def leeways(session: Session) -> Mapping[str, LeewayRow]:
    """Return the leeway of every forum by its key, in the order of the forums."""
    stored = {row.forum_id: row for row in session.scalars(select(ForumLeeway))}
    forums = session.execute(select(Forum.id, Forum.code).order_by(Forum.position, Forum.code))
    return {key: _row(key, code, stored.get(key)) for key, code in forums}


def orders(session: Session) -> tuple[OrderRow, ...]:
    """Return which forum meets before which, by their codes."""
    codes = {key: code for key, code in session.execute(select(Forum.id, Forum.code))}  # noqa: C416  rows are no pairs
    rows = [
        OrderRow(
            row.id,
            row.revision,
            row.earlier_id,
            codes[row.earlier_id],
            row.later_id,
            codes[row.later_id],
            row.working_days,
            _order_words(codes[row.earlier_id], codes[row.later_id], row.working_days),
        )
        for row in session.scalars(select(ForumOrder))
    ]
    return tuple(sorted(rows, key=lambda row: (row.earlier_code, row.later_code)))


def leeway_of(row: ForumLeeway) -> Leeway:
    """Return a stored leeway as the planner knows it."""
    return Leeway(
        before=row.before,
        after=row.after,
        weekdays=read_weekdays(row.weekdays),
        starts=read_starts(row.starts),
        places=tuple(row.places.splitlines()),
        deputy_chairs=row.deputy_chairs,
        most_a_day=row.most_a_day,
        from_working_day=row.from_working_day,
        least_gap=row.least_gap,
        greatest_gap=row.greatest_gap,
    )


def _row(key: str, code: str, stored: ForumLeeway | None) -> LeewayRow:
    leeway = leeway_of(stored) if stored is not None else Leeway()
    id_, revision = (stored.id, stored.revision) if stored is not None else ("", "")
    return LeewayRow(id_, revision, key, code, leeway, leeway_words(leeway))


def _order_words(earlier: str, later: str, days: int) -> str:
    return f"{earlier} at least {days} working day{'' if days == 1 else 's'} before {later}"
