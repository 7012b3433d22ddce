import datetime as dt

import pytest

from models.errors import NotFound
from models.operations.minutes_layout import set_minutes_layout
from models.operations.paper_rules import set_paper_rule
from models.operations.template_papers import add_template_paper
from models.queries.forum_papers import forum_papers
from models.store.workspace import Workspace
from tests.books import SmallBook

DAY = dt.date(2026, 10, 27)


def test_rules_expected_papers_and_layout_are_read_together(workspace: Workspace, book: SmallBook) -> None:
    forum = book.forums["MB"]
    workspace.transact(set_paper_rule, forum_id=forum, rule="author named", strength="expected")
    workspace.transact(set_minutes_layout, forum_id=forum, layout="continuous numbered minutes")
    workspace.transact(
        add_template_paper,
        forum_id=forum,
        title="Estates dashboard",
        kind="dashboard",
        sponsor_post_id=book.posts["DIR-EST"],
        also_forum_id=book.forums["PG"],
    )
    found = workspace.read(forum_papers, forum_id=forum, as_of=DAY)
    assert (found.rules, found.minutes_layout) == ({"author named": "expected"}, "continuous numbered minutes")
    (row,) = found.expected
    assert (row.title, row.kind, row.also) == ("Estates dashboard", "dashboard", "PG")
    assert row.sponsor == "Director Estates, Marguerite Okonjo-Bell"


def test_a_forum_taken_back_is_said(workspace: Workspace, book: SmallBook) -> None:
    assert book.forums
    with pytest.raises(NotFound):
        workspace.read(forum_papers, forum_id="gone", as_of=DAY)
