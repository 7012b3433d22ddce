"""What a forum asks of its papers: rules with their strengths, papers expected each time, and how minutes are set."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.errors import NotFound
from models.queries.holders import posts_over_time
from models.queries.paper_states import paper_rules
from models.records.forums import Forum
from models.records.papers import TemplatePaper


@dataclass(frozen=True, slots=True)
class TemplatePaperRow:
    """A paper expected for every meeting of a forum from `starts` to `ends`, both perhaps open.

    `sponsor` is the post in words; `also` the code of a second forum that receives it, empty for none.
    """

    id: str
    revision: str
    kind: str
    title: str
    template: str
    sponsor_post_id: str
    sponsor: str
    also_forum_id: str
    also: str
    starts: dt.date | None
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class ForumPapers:
    """The strength of each rule a forum has, what it expects, and the layout of its minutes with their revision."""

    forum_id: str
    revision: str
    minutes_layout: str
    rules: Mapping[str, str] = field(default_factory=dict)
    expected: tuple[TemplatePaperRow, ...] = ()


def forum_papers(session: Session, *, forum_id: str, as_of: dt.date) -> ForumPapers:
    """Return what a forum asks of its papers; NotFound if the forum is not in the book."""
    forum = session.get(Forum, forum_id)
    if forum is None:
        raise NotFound("This forum is not in the book; it may have been taken back. Choose one from the list.")
    rules = paper_rules(session, forum_id=forum_id).get(forum_id, {})
    return ForumPapers(
        forum_id=forum_id,
        revision=forum.revision,
        minutes_layout=forum.minutes_layout,
        rules={rule.value: strength.value for rule, strength in rules.items()},
        expected=_expected(session, forum_id, as_of),
    )


def _expected(session: Session, forum_id: str, as_of: dt.date) -> tuple[TemplatePaperRow, ...]:
    kind, other, posts = TemplatePaper, aliased(Forum), posts_over_time(session)
    chosen = select(kind, other.code).outerjoin(other, other.id == kind.also_forum_id)
    stored = session.execute(chosen.where(kind.forum_id == forum_id).order_by(kind.position, kind.id))
    return tuple(
        TemplatePaperRow(
            id=row.id,
            revision=row.revision,
            kind=row.kind,
            title=row.title,
            template=row.template,
            sponsor_post_id=row.sponsor_post_id or "",
            sponsor=posts.words(row.sponsor_post_id, as_of),
            also_forum_id=row.also_forum_id or "",
            also=code or "",
            starts=row.starts,
            ends=row.ends,
        )
        for row, code in stored
    )
