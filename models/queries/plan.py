"""What a plan of a span is made from: its meetings as they stand, and everything the planner knows of them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries import plan_knowledge
from models.queries.avoided import avoided_days
from models.queries.closed_days import working_calendar
from models.queries.deadlines import DeadlineBook
from models.queries.forum_names import ForumNames
from models.queries.holders import Posts, posts_over_time
from models.queries.plan_seats import PlanSeats
from models.queries.plan_standing import Standing, standings
from models.records.planning import PublishedYear
from models.rules.planner.problem import Leeway, Problem, Seat, Slot, Turn
from models.rules.vocabulary import MeetingStatus

HORIZON = dt.timedelta(days=92)
"""How far beyond a span absences and days to avoid are read: further than any meeting is moved."""
BEFORE_THE_MEETING = (MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED)
EVERY_WAY = Leeway()


@dataclass(frozen=True, slots=True)
class BasisRow:
    """One meeting of the span as it stands: `meeting_id` is empty and the status “proposed” where only the rule has it.

    `home` is where it stands, `chair` and `chair_name` who chairs it there; `moved_because` why it is off its rule
    date, which is none for a meeting put on the calendar by hand.
    """

    key: str
    forum_id: str
    meeting_id: str
    reference: str
    forum_code: str
    forum_name: str
    level: str
    number: int
    rule_date: dt.date | None
    home: Slot
    minutes: int
    status: str
    moved_because: str
    chair: str
    chair_name: str
    published: bool


@dataclass(frozen=True, slots=True)
class PlanBasis:
    """What can be planned from `first` to `last`: the problem, and by key the row of each meeting in the span.

    The problem also holds the meetings that may not move and lie outside; they have no rows.
    """

    first: dt.date
    last: dt.date
    problem: Problem
    rows: Mapping[str, BasisRow]


def plan_basis(
    session: Session, *, first: dt.date, last: dt.date, today: dt.date, by_rule: bool = True, forum_id: str = ""
) -> PlanBasis:
    """Return what is planned from `first` to `last`: stored meetings, and with `by_rule` those the rules still give.

    With `forum_id` that forum alone is planned and the others stay where they are. RuleBroken if the span is too long
    or runs backwards.
    """
    standing = standings(session, first=first, last=last, by_rule=by_rule)
    standing = tuple(row for row in standing if row.meeting_id or forum_id in {"", row.forum_id})
    live = any(row.meeting_id and row.within for row in standing)
    gathering = _Gathering(session, first, last, today if live else None)
    fixed = {row.key: gathering.fixed(row, today, forum_id) for row in standing}
    chosen = [row for row in standing if row.within and forum_id in {"", row.forum_id}]
    turns = tuple(gathering.turn(row, fixed[row.key]) for row in standing)
    return PlanBasis(first, last, gathering.problem(turns), {row.key: gathering.row(row) for row in chosen})


class _Gathering:
    """All that is read once for the meetings of a span."""

    def __init__(self, session: Session, first: dt.date, last: dt.date, today: dt.date | None) -> None:
        self._session = session
        self._span = first - HORIZON, last + HORIZON
        self._today = today
        self._calendar = working_calendar(session, first=first, last=last)
        self._posts: Posts = posts_over_time(session)
        self._seats = PlanSeats(session)
        self._names = ForumNames(session)
        self._deadlines = DeadlineBook(session, first, last, self._calendar)
        self._leeways = plan_knowledge.leeways(session)
        columns = (PublishedYear.first, PublishedYear.last)
        self._published = [(row[0], row[1]) for row in session.execute(select(*columns))]

    def fixed(self, row: Standing, today: dt.date, forum_id: str) -> str:
        """Say in one word or two why a meeting may not be moved, nothing if it may."""
        if not row.meeting_id:
            return "past" if self._today and row.date <= self._today else ""
        reasons = (
            (not row.within, "outside the year"),
            (row.status not in BEFORE_THE_MEETING and row.date <= today, row.status),
            (row.date <= today, "past"),
            (row.pinned, "pinned"),
            (forum_id not in {"", row.forum_id}, "another forum"),
        )
        return next((words for holds, words in reasons if holds), "")

    def turn(self, row: Standing, fixed: str) -> Turn:
        """Return a meeting as the planner sees it; nobody has to be anywhere for one by correspondence."""
        seats = self._seats_of(row)
        return Turn(
            key=row.key,
            forum=row.forum_id,
            code=row.code,
            number=row.number,
            level=row.level,
            rule_date=row.rule_date or row.date,
            home=Slot(row.date, row.start, row.place),
            minutes=row.minutes,
            seats=seats,
            leeway=self._leeways.get(row.forum_id, EVERY_WAY),
            fixed=fixed,
            heads=len(seats),
            agreed_deputy=row.acting,
            published=self._is_published(row),
            papers_first=self._papers_first(row),
        )

    def row(self, row: Standing) -> BasisRow:
        """Return a meeting as people see it."""
        chair = row.acting or self._seats.chair(row.forum_id)
        return BasisRow(
            key=row.key,
            forum_id=row.forum_id,
            meeting_id=row.meeting_id,
            reference=row.reference,
            forum_code=row.code,
            forum_name=self._names.on(row.forum_id, row.date),
            level=row.level,
            number=row.number,
            rule_date=row.rule_date,
            home=Slot(row.date, row.start, row.place),
            minutes=row.minutes,
            status=row.status,
            moved_because=row.moved_because,
            chair=self._posts.title(chair),
            chair_name=self._posts.holder(chair, row.date).name,
            published=self._is_published(row),
        )

    def problem(self, turns: Iterable[Turn]) -> Problem:
        """Return everything the planner knows."""
        first, last = self._span
        return Problem(
            turns=tuple(turns),
            calendar=self._calendar,
            orders=plan_knowledge.orders(self._session),
            terms=plan_knowledge.terms(self._posts),
            absences=plan_knowledge.absences(self._session, first=first, last=last),
            rooms=plan_knowledge.rooms(self._session),
            travel=plan_knowledge.travel(self._session),
            avoided=avoided_days(self._session, first=first, last=last),
            people=plan_knowledge.people_words(self._posts),
            posts=plan_knowledge.post_words(self._session),
            today=self._today,
        )

    def _seats_of(self, row: Standing) -> tuple[Seat, ...]:
        if row.status == MeetingStatus.CORRESPONDENCE:
            return ()
        return self._seats.of(row.forum_id, row.date)

    def _is_published(self, row: Standing) -> bool:
        return bool(row.meeting_id) and any(first <= row.date <= last for first, last in self._published)

    def _papers_first(self, row: Standing) -> dt.date | None:
        days = (due.date() for _kind, due in self._deadlines.of(row.forum_id, row.date, row.meeting_id))
        return next((day for day in days if day < row.date), None)
