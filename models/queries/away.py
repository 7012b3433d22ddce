"""The chair is away: who could take the chair, and where else the meeting could go, each with what it costs."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from models.queries.holders import Posts, posts_over_time
from models.queries.meetings import MeetingRow, meeting
from models.queries.plan import plan_basis
from models.queries.seats import Seats
from models.records.forums import Forum
from models.records.organisation import Post
from models.rules.planner.answer import Alternative, Cost
from models.rules.planner.findings import HARD, findings_of
from models.rules.planner.ground import starts_at, touches
from models.rules.planner.problem import Problem, Turn, at_home
from models.rules.planner.reasons import alternatives
from models.rules.written_dates import date_words

AROUND = dt.timedelta(days=45)
"""How far around a meeting other ones are looked at."""
STANDING_IN = Cost(people=1)


@dataclass(frozen=True, slots=True)
class DeputyRow:
    """A post that could take the chair: its holder on the day, whether it is the chair's own deputy, and the cost.

    `against` says what stands against it, each a sentence; empty where nothing does.
    """

    post_id: str
    post: str
    name: str
    own_deputy: bool
    cost: Cost
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwayChoices:
    """What can be done about a chair who is away: `away` says so as recorded, empty if nothing is.

    `deputies`: the chair's own first, then the other seats in their order, those free before those who are not.
    `slots`: the next best days and times, the cheapest first.
    """

    meeting: MeetingRow
    away: str
    deputies: tuple[DeputyRow, ...]
    slots: tuple[Alternative, ...]


def away_choices(session: Session, *, meeting_id: str, today: dt.date, most: int = 5) -> AwayChoices:
    """Return who could take the chair of a meeting and where else it could go; nothing is stored."""
    about = meeting(session, meeting_id=meeting_id)
    first, last = about.date - AROUND, about.date + AROUND
    problem = plan_basis(session, first=first, last=last, today=today, by_rule=False).problem
    turn = next((turn for turn in problem.turns if turn.key == meeting_id), None)
    if turn is None:
        return AwayChoices(about, "", (), ())
    posts = posts_over_time(session)
    chair = _chair(session, about)
    candidates = _candidates(session, about, chair, posts)
    rows = [_deputy(problem, turn, post, posts, own=own) for post, own in candidates]
    return AwayChoices(
        meeting=about,
        away=" ".join(_absences(problem, turn, problem.who(chair, about.date))) if chair else "",
        deputies=tuple(sorted(rows, key=lambda row: (bool(row.against), not row.own_deputy))),
        slots=alternatives(problem, at_home(problem), meeting_id, most=most),
    )


def _chair(session: Session, about: MeetingRow) -> str:
    forum = session.get(Forum, about.forum_id)
    return (forum.chair_post_id or "") if forum else ""


def _candidates(session: Session, about: MeetingRow, chair: str, posts: Posts) -> Iterator[tuple[str, bool]]:
    """Yield the posts that could take the chair, the chair's own deputy first; nobody who is the chair in person."""
    row = session.get(Post, chair) if chair else None
    deputy = (row.deputy_post_id or "") if row else ""
    seated = [post for post in Seats(session).posts(about.forum_id, about.date) if post != chair]
    person = posts.holder(chair, about.date).person_id
    for post in dict.fromkeys([deputy, *seated] if deputy else seated):
        if not person or posts.holder(post, about.date).person_id != person:
            yield post, post == deputy


def _deputy(problem: Problem, turn: Turn, post: str, posts: Posts, *, own: bool) -> DeputyRow:
    holder = posts.holder(post, turn.home.date)
    return DeputyRow(
        post_id=post,
        post=posts.title(post),
        name=holder.name,
        own_deputy=own,
        cost=STANDING_IN,
        against=tuple(_against(problem, turn, post, holder.person_id)),
    )


def _against(problem: Problem, turn: Turn, post: str, person: str) -> Iterator[str]:
    """Yield what stands against a post in the chair: it is vacant, its holder is away, or sits elsewhere just then."""
    if not person:
        yield "The post is vacant."
        return
    yield from _absences(problem, turn, person)
    in_the_chair = replace(turn, agreed_deputy=post)
    turns = tuple(in_the_chair if other.key == turn.key else other for other in problem.turns)
    tried = replace(problem, turns=turns)
    for finding in findings_of(tried, at_home(tried), turn.key):
        if finding.severity == HARD and finding.kind == "overlap" and person in finding.who:
            yield finding.text


def _absences(problem: Problem, turn: Turn, person: str) -> Iterator[str]:
    """Yield how somebody is away while a meeting stands where it does."""
    home = turn.home
    for absence in problem.absences:
        if absence.who == person and touches(absence, home.date, starts_at(home), turn.minutes):
            name = problem.people.get(person, "")
            why = f": {absence.reason}" if absence.reason else ""
            yield f"{name} is away from {date_words(absence.first)} to {date_words(absence.last)}{why}."
