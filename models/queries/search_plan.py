"""What the search index finds of the forward plan, as rows to show."""

from collections.abc import Sequence

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.queries.found import FoundRow
from models.records.agenda import DeepDive, ItemPromise
from models.records.exceptions import GoodPractice, LocalException, Measure
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.priorities import Priority, PrioritySet
from models.records.themes import GoldGroup, MeetingTheme, Theme
from models.rules.priorities import label
from models.rules.vocabulary import PriorityKind
from models.rules.written_dates import date_words


def theme_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return themes by their keys; each opens where a forum of its own accord took it last, or is to take it."""
    last = (
        select(MeetingTheme.theme_id, MeetingTheme.id, Forum.code, Meeting.date)
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(MeetingTheme.theme_id.in_(keys), MeetingTheme.cascaded_from_id.is_(None))
        .order_by(Meeting.date, Forum.code)
    )
    taken = {row.theme_id: row for row in session.execute(last)}
    found = {}
    for row in session.execute(select(Theme.id, Theme.title, Theme.kind).where(Theme.id.in_(keys))):
        there = taken.get(row.id)
        where = f"{there.code} {date_words(there.date)}" if there else "not taken yet"
        detail = ", ".join(part for part in ("theme", row.kind, where) if part)
        found[row.id] = FoundRow("theme", there.id if there else row.id, row.title, detail)
    return found


def measure_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return measures by their keys; each opens at its newest exception."""
    of_measure = select(
        LocalException.measure_id, func.count().label("times"), func.max(LocalException.period).label("on")
    )
    latest = of_measure.where(LocalException.measure_id.in_(keys)).group_by(LocalException.measure_id).subquery()
    there = and_(LocalException.measure_id == latest.c.measure_id, LocalException.period == latest.c.on)
    newest = select(latest.c.measure_id, latest.c.times, func.min(LocalException.id)).join(LocalException, there)
    found = session.execute(newest.group_by(latest.c.measure_id, latest.c.times))
    counted = {key: (times, opened) for key, times, opened in found}
    named = select(Measure.id, Measure.name, Measure.family).where(Measure.id.in_(keys))
    return {
        row.id: FoundRow(
            "measure",
            counted.get(row.id, (0, row.id))[1],
            row.name,
            ", ".join(part for part in (row.family, f"{counted.get(row.id, (0, ''))[0]} exceptions") if part),
        )
        for row in session.execute(named)
    }


def practice_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return good practices by their keys."""
    statement = select(GoodPractice.id, GoodPractice.title, GoodPractice.on).where(GoodPractice.id.in_(keys))
    return {
        row.id: FoundRow("practice", row.id, row.title, f"good practice, {date_words(row.on)}")
        for row in session.execute(statement)
    }


def gold_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return Gold Groups by their keys, with the name each had when it began; each opens its last meeting."""
    names = ForumNames(session)
    statement = select(GoldGroup.id, GoldGroup.forum_id, GoldGroup.begun_on, GoldGroup.closed_on)
    rows = session.execute(statement.where(GoldGroup.id.in_(keys))).all()
    theirs = select(Meeting.forum_id, Meeting.id).where(Meeting.forum_id.in_([row.forum_id for row in rows]))
    last = {row.forum_id: row.id for row in session.execute(theirs.order_by(Meeting.date))}
    return {
        row.id: FoundRow(
            "gold",
            last.get(row.forum_id, ""),
            names.on(row.forum_id, row.begun_on),
            f"closed {date_words(row.closed_on)}" if row.closed_on else f"since {date_words(row.begun_on)}",
        )
        for row in rows
    }


def priority_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return priorities by their keys, each opening its set; boroughs' own are not among them."""
    statement = (
        select(Priority.id, Priority.title, Priority.position, PrioritySet.id.label("set_id"), PrioritySet.short)
        .add_columns(PrioritySet.name)
        .join(PrioritySet, PrioritySet.id == Priority.set_id)
        .where(Priority.id.in_(keys), PrioritySet.kind != PriorityKind.LOCAL.value)
    )
    return {
        row.id: FoundRow("priority", row.set_id, f"{label(row.short, row.name, row.position)} {row.title}", row.name)
        for row in session.execute(statement)
    }


def dive_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return deep-dives by their keys."""
    statement = (
        select(DeepDive.id, DeepDive.title, DeepDive.status, Forum.code, Meeting.date)
        .join(Forum, Forum.id == DeepDive.forum_id)
        .outerjoin(Meeting, Meeting.id == DeepDive.due_meeting_id)
        .where(DeepDive.id.in_(keys))
    )
    return {
        row.id: FoundRow(
            "deep-dive",
            row.id,
            row.title,
            f"{row.status}, {row.code} {date_words(row.date)}" if row.date else f"{row.status}, {row.code}",
        )
        for row in session.execute(statement)
    }


def promise_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return what is promised and stands on no agenda yet, by its keys."""
    statement = (
        select(ItemPromise.id, ItemPromise.title, ItemPromise.undated, Forum.code)
        .join(Forum, Forum.id == ItemPromise.forum_id)
        .where(ItemPromise.id.in_(keys), ItemPromise.taken_item_id.is_(None), ItemPromise.dropped_because == "")
    )
    return {
        row.id: FoundRow(
            "promise", row.id, row.title, f"promised to {row.code}{', date to be fixed' if row.undated else ''}"
        )
        for row in session.execute(statement)
    }
