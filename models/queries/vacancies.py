"""Posts that nobody holds: the forums and meetings that miss their chair or somebody who should sit there."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.queries.holders import VACANT, Holder, Posts, lives, posts_over_time
from models.queries.meetings import FALLEN_AWAY
from models.queries.seats import Seats
from models.queries.words import AnyRow, natural
from models.records.forums import Forum
from models.records.meetings import Meeting

CHAIR, MEMBER = "chair", "member"


@dataclass(frozen=True, slots=True)
class VacantMeeting:
    """A meeting at which the post is vacant; `acting` names who stands in there, empty if nobody does."""

    meeting_id: str
    date: dt.date
    acting: str


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A seat of a forum nobody holds for good: the post, its part, since when in the span, and the meetings it misses.

    `words` is what is printed: “vacant”, or “vacant (acting: Noor Osei)” where somebody acts in the post or chairs.
    A forum without any chair post has an empty `post_id`.
    """

    forum_id: str
    forum_code: str
    forum_name: str
    part: str
    post_id: str
    post: str
    words: str
    since: dt.date
    meetings: tuple[VacantMeeting, ...]

    @property
    def filled(self) -> bool:
        """Whether somebody acts at every meeting."""
        return "acting" in self.words and all(meeting.acting for meeting in self.meetings)


def vacancies(session: Session, *, first: dt.date, last: dt.date) -> tuple[VacancyRow, ...]:
    """Return the vacant seats of the forums that live from `first` to `last`, chairs first, by forum.

    A forum without meetings in the span is looked at on its first day.
    """
    posts, seats, names = posts_over_time(session), Seats(session), ForumNames(session)
    meetings = _meetings(session, first, last)
    columns = (Forum.id, Forum.code, Forum.starts, Forum.ends, Forum.chair_post_id, Forum.co_chair_post_id)
    rows = []
    for forum in session.execute(select(*columns)):
        begins = max(first, forum.starts or first)
        if begins > last or not lives(forum.starts, forum.ends, begins):
            continue
        held = meetings.get(forum.id, [])
        missed = _missed(forum, held, posts, seats, begins)
        rows += [_row(forum, names.on(forum.id, begins), post, missed[post], posts) for post in missed]
    return tuple(sorted(rows, key=lambda row: (row.part != CHAIR, natural(row.forum_code), row.post)))


def is_vacant(posts: Posts, post_id: str, on: dt.date) -> bool:
    """Say whether nobody holds a post for good on a day; somebody acting does not fill it."""
    terms = posts.holders.get(post_id, ())
    return not any(lives(term.starts, term.ends, on) and not term.acting for term in terms)


def vacancy_words(acting: Holder) -> str:
    """Say that a post is vacant, and who acts in it."""
    return f"vacant (acting: {acting.name})" if acting.name else "vacant"


def _missed(
    forum: AnyRow, held: list[AnyRow], posts: Posts, seats: Seats, begins: dt.date
) -> dict[str, list[tuple[dt.date, AnyRow | None]]]:
    """Return by post, the forum's own chair first, the days and meetings at which nobody holds it."""
    days: list[tuple[dt.date, AnyRow | None]] = [(row.date, row) for row in held] or [(begins, None)]
    found: defaultdict[str, list[tuple[dt.date, AnyRow | None]]] = defaultdict(list)
    for day, meeting in days:
        for post in (forum.chair_post_id or "", *seats.posts(forum.id, day)):
            if is_vacant(posts, post, day) and (day, meeting) not in found[post]:
                found[post].append((day, meeting))
    return {post: missed for post, missed in found.items() if missed}


def _row(forum: AnyRow, name: str, post: str, missed: list[tuple[dt.date, AnyRow | None]], posts: Posts) -> VacancyRow:
    chairs = {forum.chair_post_id or "", forum.co_chair_post_id}
    meetings = [_at(meeting, post, posts, chair=post in chairs) for _day, meeting in missed if meeting is not None]
    acting = posts.holder(post, missed[0][0]) if post else VACANT
    named = [acting.name] if acting.name else list(dict.fromkeys(one.acting for one in meetings if one.acting))
    return VacancyRow(
        forum_id=forum.id,
        forum_code=forum.code,
        forum_name=name,
        part=CHAIR if post in chairs else MEMBER,
        post_id=post,
        post=posts.title(post),
        words=f"vacant (acting: {', '.join(named)})" if named else "vacant",
        since=missed[0][0],
        meetings=tuple(meetings),
    )


def _at(meeting: AnyRow, post: str, posts: Posts, *, chair: bool) -> VacantMeeting:
    """Return a meeting with who stands in: somebody acting in the post, or who takes the chair of it."""
    standing_in = posts.holder(post, meeting.date).name
    if chair and not standing_in and meeting.acting_chair_post_id:
        standing_in = posts.words(meeting.acting_chair_post_id, meeting.date)
    return VacantMeeting(meeting.id, meeting.date, standing_in)


def _meetings(session: Session, first: dt.date, last: dt.date) -> dict[str, list[AnyRow]]:
    columns = (Meeting.id, Meeting.forum_id, Meeting.date, Meeting.acting_chair_post_id)
    chosen = select(*columns).where(Meeting.date.between(first, last), Meeting.status.not_in(FALLEN_AWAY))
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in session.execute(chosen.order_by(Meeting.date, Meeting.start)):
        found[row.forum_id].append(row)
    return found
