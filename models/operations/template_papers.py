"""Papers expected for every meeting of a forum, such as a dashboard of each programme."""

import datetime as dt

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import in_order, known, named, within, word_of
from models.operations.naming import snippet
from models.records.forums import Forum
from models.records.organisation import Post
from models.records.papers import Paper, TemplatePaper
from models.rules.vocabulary import PaperKind
from models.store.unit import Unit

LONGEST_TITLE = 5000
LONGEST_TEMPLATE = 60


def add_template_paper(  # noqa: PLR0913  a paper has as many facts
    unit: Unit,
    *,
    forum_id: str,
    title: str,
    kind: str = PaperKind.PAPER,
    sponsor_post_id: str = "",
    also_forum_id: str = "",
    template: str = "",
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> str:
    """Expect a paper for every meeting of a forum within its dates, and return the key of what is expected.

    Another forum may receive it too: the earlier of both deadlines counts then.
    """
    forum = unit.get(Forum, forum_id)
    in_order(starts, ends)
    row = TemplatePaper(
        forum_id=forum_id,
        also_forum_id=_other(unit, forum_id, also_forum_id),
        position=_last_position(unit, forum_id) + 1,
        kind=word_of(PaperKind, kind, "kind").value,
        title=named(title, "title", "The title", LONGEST_TITLE),
        template=within(template, "template", "The template", LONGEST_TEMPLATE),
        sponsor_post_id=known(unit, Post, sponsor_post_id),
        starts=starts,
        ends=ends,
    )
    unit.say(f"Expect {snippet(row.title)} for every meeting of {forum.code}")
    return unit.add(row).id


def edit_template_paper(  # noqa: PLR0913  a paper has as many facts
    unit: Unit,
    *,
    template_paper_id: str,
    revision: str | None = None,
    title: str | None = None,
    kind: str | None = None,
    sponsor_post_id: str | None = None,
    also_forum_id: str | None = None,
    template: str | None = None,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> None:
    """Change what is given about an expected paper; papers commissioned already keep what they have."""
    row = unit.get(TemplatePaper, template_paper_id, revision)
    row.title = named(title, "title", "The title", LONGEST_TITLE) if title is not None else row.title
    row.kind = word_of(PaperKind, kind, "kind").value if kind is not None else row.kind
    if sponsor_post_id is not None:
        row.sponsor_post_id = known(unit, Post, sponsor_post_id)
    if also_forum_id is not None:
        row.also_forum_id = _other(unit, row.forum_id, also_forum_id)
    if template is not None:
        row.template = within(template, "template", "The template", LONGEST_TEMPLATE)
    row.starts, row.ends = starts or row.starts, ends or row.ends
    in_order(row.starts, row.ends)
    unit.say(f"Edit expected paper {snippet(row.title)}")


def remove_template_paper(unit: Unit, *, template_paper_id: str, revision: str | None = None) -> None:
    """Expect a paper no more; papers commissioned already stay."""
    row = unit.get(TemplatePaper, template_paper_id, revision)
    for paper in unit.rows(select(Paper).where(Paper.template_paper_id == template_paper_id)):
        paper.template_paper_id = None
    unit.delete(row)
    unit.say(f"Expect {snippet(row.title)} no more")


def _other(unit: Unit, forum_id: str, also_forum_id: str) -> str | None:
    if also_forum_id == forum_id:
        raise RuleBroken("This forum receives the paper already; choose another one.", "also_forum_id")
    return known(unit, Forum, also_forum_id)


def _last_position(unit: Unit, forum_id: str) -> int:
    return unit.session.scalar(select(func.max(TemplatePaper.position)).where(TemplatePaper.forum_id == forum_id)) or 0
