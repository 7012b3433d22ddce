"""What a plan knows beside its meetings: people and posts, absences, rooms and travel, order and leeway."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries import leeway as stored_leeway
from models.queries import rooms as stored_rooms
from models.queries.holders import Posts
from models.records.organisation import Post
from models.records.planning import ForumLeeway, ForumOrder, PersonAbsence
from models.rules.absences import spans
from models.rules.planner.problem import Absence, Leeway, Order, Room, Term


def terms(posts: Posts) -> dict[str, tuple[Term, ...]]:
    """Return who holds each post when, the one in force first: acting ones, then whoever came last."""
    return {
        post_id: tuple(
            Term(holder.person_id, holder.starts, holder.ends)
            for acting in (True, False)
            for holder in reversed(holders)
            if holder.acting is acting
        )
        for post_id, holders in posts.holders.items()
    }


def people_words(posts: Posts) -> dict[str, str]:
    """Return the name of everybody who holds a post; of two people of one name each is told apart by a post."""
    names = {person_id: held[0][1].name for person_id, held in posts.terms.items()}
    shared = Counter(names.values())
    return _numbered(
        {
            person_id: f"{name} ({posts.title(posts.terms[person_id][0][0])})" if shared[name] > 1 else name
            for person_id, name in names.items()
        }
    )


def post_words(session: Session) -> dict[str, str]:
    """Return the title of each post; of two posts of one title each is told apart by its code."""
    rows = session.execute(select(Post.id, Post.title, Post.code)).all()
    shared = Counter(row[1] for row in rows)
    return {row[0]: f"{row[1]} ({row[2]})" if shared[row[1]] > 1 else row[1] for row in rows}


def leeways(session: Session) -> dict[str, Leeway]:
    """Return the leeway of each forum that has one of its own."""
    return {row.forum_id: stored_leeway.leeway_of(row) for row in session.scalars(select(ForumLeeway))}


def orders(session: Session) -> tuple[Order, ...]:
    """Return which forum meets before which."""
    columns = (ForumOrder.earlier_id, ForumOrder.later_id, ForumOrder.working_days)
    return tuple(Order(*row) for row in session.execute(select(*columns).order_by(ForumOrder.id)))


def rooms(session: Session) -> dict[str, Room]:
    """Return the rooms by the name meetings give their place."""
    return {row.name: Room(row.name, row.seats, row.building) for row in stored_rooms.rooms(session)}


def travel(session: Session) -> dict[tuple[str, str], int]:
    """Return the minutes between two buildings."""
    return {(row.building, row.other_building): row.minutes for row in stored_rooms.travel(session)}


def absences(session: Session, *, first: dt.date, last: dt.date) -> tuple[Absence, ...]:
    """Return every absence that touches a span, repeated ones once for each time."""
    columns = (PersonAbsence.starts, PersonAbsence.ends, PersonAbsence.half, PersonAbsence.every_weeks)
    chosen = select(PersonAbsence.person_id, PersonAbsence.reason, *columns, PersonAbsence.until)
    chosen = chosen.where(PersonAbsence.starts <= last).order_by(PersonAbsence.starts, PersonAbsence.id)
    return tuple(
        Absence(row[0], *span, row[1]) for row in session.execute(chosen) for span in spans(*row[2:], first, last)
    )


def _numbered(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names with a number behind each that is still like an earlier one."""
    turns: Counter[str] = Counter()
    told: dict[str, str] = {}
    for key, name in names.items():
        turns[name] += 1
        told[key] = name if turns[name] == 1 else f"{name} {turns[name]}"
    return told
