import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import RuleBroken
from models.operations.template_papers import add_template_paper, edit_template_paper, remove_template_paper
from models.records.papers import TemplatePaper
from models.store.workspace import Workspace
from tests.books import SmallBook


def expected(session: Session) -> list[tuple[str, str, int, bool]]:
    rows = session.scalars(select(TemplatePaper).order_by(TemplatePaper.position))
    return [(row.title, row.kind, row.position, row.also_forum_id is not None) for row in rows]


def test_expected_papers_are_added_edited_and_removed(workspace: Workspace, book: SmallBook) -> None:
    forum, other = book.forums["PG"], book.forums["MB"]
    key = workspace.transact(add_template_paper, forum_id=forum, title="Dashboard", kind="dashboard").value
    workspace.transact(add_template_paper, forum_id=forum, title="Portfolio Report", also_forum_id=other)
    workspace.transact(edit_template_paper, template_paper_id=key, title="Estates dashboard")
    assert workspace.read(expected) == [
        ("Estates dashboard", "dashboard", 1, False),
        ("Portfolio Report", "paper", 2, True),
    ]
    with pytest.raises(RuleBroken, match="receives the paper already"):
        workspace.transact(edit_template_paper, template_paper_id=key, also_forum_id=forum)
    workspace.transact(remove_template_paper, template_paper_id=key)
    assert [row[0] for row in workspace.read(expected)] == ["Portfolio Report"]
