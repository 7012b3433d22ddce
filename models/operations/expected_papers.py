"""The papers expected for every meeting of a forum: commissioned when its agenda is opened."""

from sqlalchemy import select

from models.operations.papers import commission_paper
from models.queries.holders import lives
from models.records.meetings import Meeting
from models.records.papers import Paper, TemplatePaper
from models.store.unit import Unit


def commission_expected(unit: Unit, meeting: Meeting) -> tuple[str, ...]:
    """Commission what is expected for a meeting and not commissioned yet; return the keys of the new papers."""
    chosen = select(TemplatePaper).where(TemplatePaper.forum_id == meeting.forum_id)
    expected = unit.rows(chosen.order_by(TemplatePaper.position, TemplatePaper.id))
    there = set(unit.session.scalars(select(Paper.template_paper_id).where(Paper.meeting_id == meeting.id)))
    words = unit.words
    made = tuple(
        commission_paper(
            unit,
            forum_id=meeting.forum_id,
            meeting_id=meeting.id,
            title=paper.title,
            kind=paper.kind,
            template=paper.template,
            sponsor_post_id=paper.sponsor_post_id or "",
            template_paper_id=paper.id,
        )
        for paper in expected
        if paper.id not in there and lives(paper.starts, paper.ends, meeting.date)
    )
    unit.say(words)
    return made
