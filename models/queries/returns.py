"""Recurring returns: the papers a forum expects for every meeting, when each is due, and who has not sent."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.holders import Posts, lives, posts_over_time
from models.queries.meetings import FALLEN_AWAY
from models.queries.paper_deadlines import ACCEPTED, PaperDeadlines
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.papers import Paper, TemplatePaper
from models.rules.vocabulary import PaperStatus


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return for one meeting: `deadline` is wall clock, the earlier of both forums' where two receive it.

    `forum_codes` are the forums that receive it, that of the meeting first. `late_days` counts the days it came after
    the deadline, or is behind it today; 0 in time, or without a deadline. `paper_id` is empty until it is commissioned.
    """

    template_paper_id: str
    title: str
    sponsor: str
    sponsor_post_id: str
    forum_id: str
    forum_code: str
    forum_codes: tuple[str, ...]
    level: str
    meeting_id: str
    meeting_date: dt.date
    deadline: dt.datetime | None
    paper_id: str
    paper_reference: str
    sent: bool
    sent_on: dt.date | None
    late_days: int


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the rows are reckoned from: meetings with their forums, papers by what expects them and meeting."""

    today: dt.date
    posts: Posts
    codes: dict[str, str]
    levels: dict[str, str]
    papers: dict[tuple[str, str], Paper]
    deadlines: PaperDeadlines


def returns(
    session: Session, *, first: dt.date, last: dt.date, today: dt.date, forum_id: str = ""
) -> tuple[ReturnRow, ...]:
    """Return what is to be sent for the meetings of a span, the earliest deadline first; of one recipient or of all."""
    expected = session.scalars(select(TemplatePaper).order_by(TemplatePaper.position, TemplatePaper.id)).all()
    receiving = [one for one in expected if not forum_id or forum_id in {one.forum_id, one.also_forum_id}]
    held = session.scalars(
        select(Meeting).where(
            Meeting.forum_id.in_({one.forum_id for one in receiving}),
            Meeting.date.between(first, last),
            Meeting.status.not_in(FALLEN_AWAY),
        )
    ).all()
    if not held:
        return ()
    ground = _ground(session, receiving, held, today)
    rows = [
        _row(one, meeting, ground)
        for one in receiving
        for meeting in held
        if meeting.forum_id == one.forum_id and lives(one.starts, one.ends, meeting.date)
    ]
    return tuple(sorted(rows, key=lambda row: (row.deadline is None, row.deadline, row.meeting_date, row.forum_code)))


def _ground(session: Session, receiving: Sequence[TemplatePaper], held: Sequence[Meeting], today: dt.date) -> _Ground:
    chosen = select(Paper).where(
        Paper.template_paper_id.in_([one.id for one in receiving]),
        Paper.meeting_id.in_([one.id for one in held]),
        Paper.status != PaperStatus.WITHDRAWN.value,
    )
    papers = {(one.template_paper_id or "", one.meeting_id or ""): one for one in session.scalars(chosen)}
    forums = session.execute(select(Forum.id, Forum.code, Forum.level)).all()
    also = sorted({one.also_forum_id for one in receiving if one.also_forum_id})
    return _Ground(
        today=today,
        posts=posts_over_time(session),
        codes={row.id: row.code for row in forums},
        levels={row.id: row.level for row in forums},
        papers=papers,
        deadlines=PaperDeadlines(session, [one.date for one in held], also),
    )


def _row(one: TemplatePaper, meeting: Meeting, ground: _Ground) -> ReturnRow:
    paper = ground.papers.get((one.id, meeting.id))
    due = ground.deadlines.due(one.kind, one.forum_id, meeting.date, meeting.id, one.also_forum_id or "")
    deadline = paper.due if paper and paper.due else due
    sent = paper is not None and paper.status in ACCEPTED
    sent_on = paper.received_on if paper else None
    sponsor = (paper.sponsor_post_id if paper else None) or one.sponsor_post_id
    code = ground.codes[one.forum_id]
    return ReturnRow(
        template_paper_id=one.id,
        title=one.title,
        sponsor=ground.posts.title(sponsor),
        sponsor_post_id=sponsor or "",
        forum_id=one.forum_id,
        forum_code=code,
        forum_codes=(code, *([ground.codes[one.also_forum_id]] if one.also_forum_id else [])),
        level=ground.levels[one.forum_id],
        meeting_id=meeting.id,
        meeting_date=meeting.date,
        deadline=deadline,
        paper_id=paper.id if paper else "",
        paper_reference=paper.reference if paper else "",
        sent=sent,
        sent_on=sent_on,
        late_days=_late_days(deadline, sent_on if sent else ground.today),
    )


def _late_days(deadline: dt.datetime | None, on: dt.date | None) -> int:
    return max(0, (on - deadline.date()).days) if deadline and on else 0
