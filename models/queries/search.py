"""Finding records by what somebody types."""

import datetime as dt
from itertools import islice

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.errors import RuleBroken
from models.queries.actions import OPEN_STATUSES
from models.queries.forum_names import ForumNames
from models.queries.found import FoundRow
from models.queries.holders import posts_over_time
from models.queries.search_plan import theme_rows
from models.queries.search_words import found_words, paper_rows
from models.queries.words import natural, says
from models.records.forums import Forum, ForumName
from models.records.meetings import Meeting
from models.records.organisation import Person, Post
from models.records.outcomes import Action, Decision
from models.records.papers import Paper
from models.records.themes import Theme
from models.rules.level_names import unit_synonyms
from models.rules.written_dates import date_words, dated, written_date

MOST_MEETINGS = 100


def found(session: Session, *, text: str, today: dt.date, limit: int = 12) -> tuple[FoundRow, ...]:
    """Return what somebody may mean by a few typed words, the best first: references before words.

    Every word must be there. "MB 3 Nov" finds that meeting; "MB 7" the actions whose references begin so.
    Other words for a BCU, such as BOCU, find those too.
    """
    typed = " ".join(text.replace("\0", " ").split())
    if not typed:
        return ()
    rows: dict[FoundRow, None] = {}
    for said in unit_synonyms(typed):
        search = _Search(session, said, today, limit)
        groups = (
            search.meetings_on_a_day,
            search.references,
            search.forums,
            search.themes,
            search.people,
            search.posts,
            search.words,
            search.meetings,
        )
        for group in groups:
            if len(rows) < limit:
                rows |= dict.fromkeys(group())
    return tuple(rows)[:limit]


def like(text: str) -> str:
    """Return a text as part of a LIKE pattern that means nothing but itself; the escape is a backslash."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


class _Search:
    """One question put to every kind of record."""

    def __init__(self, session: Session, typed: str, today: dt.date, limit: int) -> None:
        self._session = session
        self._typed = typed
        self._today = today
        self._limit = limit

    def meetings_on_a_day(self) -> list[FoundRow]:
        """Find meetings by a date, with or without the forum before it: "MB 3 Nov", "3 Nov 2026"."""
        code, _, rest = self._typed.partition(" ")
        for forum, said in (("", self._typed), (code, rest)):
            days = _days_meant(said, self._today)
            if days:
                where: list[ColumnElement[bool]] = [Meeting.date.in_(days)]
                if forum:
                    where.append(self._like(Forum.code, f"{like(forum)}%"))
                return self._meeting_rows(and_(*where))
        return []

    def references(self) -> list[FoundRow]:
        """Find actions, decisions and papers whose reference begins with what was typed."""
        begins = f"{like(self._typed)}%"
        return [
            *self._action_rows(self._like(Action.reference, begins)),
            *self._decision_rows(self._like(Decision.reference, begins)),
            *self._paper_rows(self._like(Paper.reference, begins)),
        ]

    def forums(self) -> list[FoundRow]:
        """Find forums by code or by any name they ever had, those whose code begins so first."""
        columns = (Forum.id, Forum.code, Forum.level, ForumName.name)
        named = self._session.execute(select(*columns).join(ForumName, ForumName.forum_id == Forum.id))
        rows = {row.id: row for row in named if says((row.code, row.name), self._typed)}
        typed = self._typed.lower()
        ordered = sorted(rows.values(), key=lambda row: (not row.code.lower().startswith(typed), natural(row.code)))
        return [FoundRow("forum", row.id, f"{row.code} {row.name}", row.level) for row in ordered[: self._limit]]

    def themes(self) -> list[FoundRow]:
        """Find themes by title or any other name, those whose title begins so first."""
        every = self._session.execute(select(Theme.id, Theme.title, Theme.synonyms).order_by(Theme.title))
        named = [row for row in every if says((row.title, row.synonyms), self._typed)]
        named.sort(key=lambda row: not row.title.casefold().startswith(self._typed.casefold()))
        rows = theme_rows(self._session, [row.id for row in named[: self._limit]]) if named else {}
        return [rows[row.id] for row in named[: self._limit]]

    def people(self) -> list[FoundRow]:
        """Find people by name, initials or address."""
        everybody = select(Person.id, Person.name, Person.initials, Person.email).order_by(Person.name)
        named = (row for row in self._session.execute(everybody) if says(row[1:], self._typed))
        found = list(islice(named, self._limit))
        if not found:
            return []
        posts = posts_over_time(self._session)
        held = {row.id: sorted(map(posts.title, posts.held_by(row.id, self._today))) for row in found}
        return [FoundRow("person", row.id, row.name, ", ".join(held[row.id])) for row in found]

    def posts(self) -> list[FoundRow]:
        """Find posts by title or code."""
        every = self._session.execute(select(Post.id, Post.title, Post.code).order_by(Post.title))
        rows = list(islice((row for row in every if says(row[1:], self._typed)), self._limit))
        if not rows:
            return []
        posts = posts_over_time(self._session)
        return [FoundRow("post", row.id, row.title, posts.holder(row.id, self._today).name) for row in rows]

    def words(self) -> list[FoundRow]:
        """Find everything written: items, minutes, decisions, actions, papers and the files attached to them, risks."""
        return found_words(self._session, typed=self._typed, limit=self._limit)

    def meetings(self) -> list[FoundRow]:
        """Find the meetings of a forum, those to come first."""
        theirs = Meeting.forum_id.in_([row.id for row in self.forums()])
        return self._meeting_rows(and_(theirs, Meeting.date >= self._today))

    def _like(self, column: InstrumentedAttribute[str], pattern: str) -> ColumnElement[bool]:
        """Return the condition that a column fits a pattern in any case; SQLite's own LIKE does so, twice as fast."""
        fits = column.ilike if self._session.get_bind().dialect.name == "postgresql" else column.like
        return fits(pattern, escape="\\")

    def _meeting_rows(self, condition: ColumnElement[bool]) -> list[FoundRow]:
        statement = (
            select(Meeting.id, Meeting.date, Meeting.start, Forum.code, Forum.id.label("forum_id"))
            .join(Forum, Forum.id == Meeting.forum_id)
            .where(condition)
            .order_by(Meeting.date, Meeting.start, Forum.code)
            .limit(MOST_MEETINGS)
        )
        found = self._session.execute(statement).all()
        nearest = sorted(found, key=lambda row: abs(row.date - self._today))[: self._limit]
        names = ForumNames(self._session) if found else None
        return [
            FoundRow(
                "meeting",
                row.id,
                f"{row.code} {date_words(row.date)}",
                f"{names.on(row.forum_id, row.date)}, {row.start:%H:%M}" if names else "",
            )
            for row in nearest
        ]

    def _action_rows(self, condition: ColumnElement[bool]) -> list[FoundRow]:
        still = case((Action.status.in_(OPEN_STATUSES), 0), else_=1)
        statement = (
            select(Action.id, Action.reference, Action.text, Action.status)
            .where(condition)
            .order_by(still, func.length(Action.reference), Action.reference, Action.raised_on.desc())
            .limit(self._limit)
        )
        found = self._session.execute(statement)
        return [FoundRow("action", row.id, f"{row.reference} {row.text}", row.status) for row in found]

    def _decision_rows(self, condition: ColumnElement[bool]) -> list[FoundRow]:
        columns = (Decision.meeting_id, Decision.item_id, Decision.reference, Decision.text)
        found = self._session.execute(select(*columns).where(condition).limit(self._limit))
        return [
            FoundRow("decision", row.meeting_id, f"{row.reference} {row.text}", "decision", row.item_id)
            for row in found
        ]

    def _paper_rows(self, condition: ColumnElement[bool]) -> list[FoundRow]:
        chosen = select(Paper.id).where(condition).order_by(func.length(Paper.reference), Paper.reference)
        keys = self._session.scalars(chosen.limit(self._limit)).all()
        rows = paper_rows(self._session, keys) if keys else {}
        return [rows[key] for key in keys if key in rows]


def _days_meant(said: str, today: dt.date) -> tuple[dt.date, ...]:
    """Return the days typed words may name: without a year, this year's and those beside it; none if no date."""
    written = written_date(said)
    if written is None:
        return ()
    years = (written.year,) if written.year else (today.year - 1, today.year, today.year + 1)
    days = []
    for year in years:
        try:
            days.append(dated(written, year))
        except RuleBroken:
            continue
    return tuple(days)
