"""Two reports of the calendar as it stands: who is asked to two places at once, and which days and people are full."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.queries.plan import BasisRow, PlanBasis, plan_basis
from models.queries.plan_findings import findings_within, references, who_words
from models.rules.planner.answer import Finding
from models.rules.planner.candidates import candidate_at
from models.rules.planner.problem import Problem, Turn, at_home
from models.rules.written_dates import date_words

CLASHES = ("overlap", "room")
"""The kinds of finding in which two meetings cannot both be held."""
FULLEST = 5


@dataclass(frozen=True, slots=True)
class ClashRow:
    """Meetings that cannot all be held as they stand: by reference and by key, with the names of those torn."""

    date: dt.date | None
    kind: str
    severity: str
    text: str
    meetings: tuple[str, ...]
    meeting_ids: tuple[str, ...]
    who: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ClashReport:
    """What clashes in a span, earliest first."""

    title: str
    rows: tuple[ClashRow, ...]


@dataclass(frozen=True, slots=True)
class LoadDay:
    """A day and the references of its meetings: those put there because their own day was no good, and the others."""

    date: dt.date
    meetings: tuple[str, ...]
    moved_here: tuple[str, ...]
    own_rule: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadWeek:
    """A week by its Monday, and the references of its meetings."""

    monday: dt.date
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadPerson:
    """How many meetings somebody must be at, the week that holds most of them, and how many it holds."""

    name: str
    meetings: int
    fullest_week: dt.date
    in_fullest_week: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The fullest days and weeks of a span and the people asked most, fullest first."""

    title: str
    days: tuple[LoadDay, ...]
    weeks: tuple[LoadWeek, ...]
    people: tuple[LoadPerson, ...]


def clash_report(
    session: Session, *, first: dt.date, last: dt.date, today: dt.date, post_id: str = "", person_id: str = ""
) -> ClashReport:
    """Return what clashes on the calendar from `first` to `last`, of everybody or of one post or person."""
    basis = plan_basis(session, first=first, last=last, today=today, by_rule=False)
    found = (one for one in findings_within(basis, at_home(basis.problem)) if one.kind in CLASHES)
    chosen = [one for one in found if _concerns(basis.problem, one, post_id, person_id)]
    rows = sorted((_clash(basis, one) for one in chosen), key=lambda row: (row.date or first, row.meetings))
    of = basis.problem.posts.get(post_id) or basis.problem.people.get(person_id, "")
    return ClashReport(_title("Clashes", of, first, last), tuple(rows))


def load_report(
    session: Session, *, first: dt.date, last: dt.date, post_id: str = "", most: int = FULLEST
) -> LoadReport:
    """Return the `most` fullest days, weeks and people from `first` to `last`; with a post, of its meetings only."""
    basis = plan_basis(session, first=first, last=last, today=first, by_rule=False)
    turns = [turn for turn in basis.problem.turns if turn.key in basis.rows and _seats(turn, post_id)]
    rows = [basis.rows[turn.key] for turn in turns]
    return LoadReport(
        title=_title("Load", basis.problem.posts.get(post_id, ""), first, last),
        days=_days(rows)[:most],
        weeks=_weeks(rows)[:most],
        people=_people(basis.problem, turns)[:most],
    )


def _title(what: str, of: str, first: dt.date, last: dt.date) -> str:
    return f"{what}{f' of {of}' if of else ''}, {date_words(first)} to {date_words(last)}"


def _concerns(problem: Problem, found: Finding, post_id: str, person_id: str) -> bool:
    """Say whether a finding names whoever is asked about: a person, or who holds a post on the day."""
    if not post_id and not person_id:
        return True
    holder = problem.who(post_id, found.date) if post_id and found.date else ""
    return bool({holder, person_id} & set(found.who) - {""})


def _clash(basis: PlanBasis, found: Finding) -> ClashRow:
    named = references(basis)
    return ClashRow(
        date=found.date,
        kind=found.kind,
        severity=found.severity,
        text=found.text,
        meetings=tuple(named.get(key, key) for key in found.meetings),
        meeting_ids=found.meetings,
        who=tuple(who_words(basis.problem, who) for who in found.who),
        place=found.place,
    )


def _seats(turn: Turn, post_id: str) -> bool:
    """Say whether a post is asked to a meeting; none given: every meeting counts."""
    return not post_id or turn.agreed_deputy == post_id or any(seat.post == post_id for seat in turn.seats)


def _days(rows: Iterable[BasisRow]) -> tuple[LoadDay, ...]:
    by_day: defaultdict[dt.date, list[BasisRow]] = defaultdict(list)
    for row in rows:
        by_day[row.home.date].append(row)
    days = [
        LoadDay(
            date=day,
            meetings=tuple(row.reference for row in there),
            moved_here=tuple(row.reference for row in there if row.rule_date not in {None, day}),
            own_rule=tuple(row.reference for row in there if row.rule_date in {None, day}),
        )
        for day, there in by_day.items()
    ]
    return tuple(sorted(days, key=lambda day: (-len(day.meetings), day.date)))


def _weeks(rows: Iterable[BasisRow]) -> tuple[LoadWeek, ...]:
    by_week: defaultdict[dt.date, list[str]] = defaultdict(list)
    for row in rows:
        by_week[_monday(row.home.date)].append(row.reference)
    weeks = [LoadWeek(monday, tuple(there)) for monday, there in by_week.items()]
    return tuple(sorted(weeks, key=lambda week: (-len(week.meetings), week.monday)))


def _people(problem: Problem, turns: Iterable[Turn]) -> tuple[LoadPerson, ...]:
    """Return everybody who must be at meetings, the busiest first; a vacant post goes by its title."""
    weeks: defaultdict[str, Counter[dt.date]] = defaultdict(Counter)
    for turn in turns:
        for who in candidate_at(problem, turn, turn.home).must:
            weeks[who][_monday(turn.home.date)] += 1
    people = [
        LoadPerson(who_words(problem, who), counted.total(), *_fullest(counted)) for who, counted in weeks.items()
    ]
    return tuple(sorted(people, key=lambda person: (-person.meetings, person.name)))


def _fullest(counted: Mapping[dt.date, int]) -> tuple[dt.date, int]:
    """Return the week that holds most, the earliest of equals, and how many."""
    return min(counted.items(), key=lambda week: (-week[1], week[0]))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
