"""The stamp of an assurance board, which never moves a risk."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.assurance import remove_assurance, stamp_assurance
from models.operations.risks import add_risk
from models.queries.risk import RiskView, risk
from models.store.workspace import Workspace
from tests.books import SmallBook

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def key(workspace: Workspace) -> str:
    """A corporate risk raised on Wed 1 Apr 2026."""
    raised = dt.date(2026, 4, 1)
    return workspace.transact(
        add_risk, title="Custody capacity", level="corporate", likelihood=3, impact=4, raised_on=raised
    ).value


def view(workspace: Workspace, key: str) -> RiskView:
    return workspace.read(risk, risk_id=key, as_of=TODAY)


def test_a_stamp_is_seen_but_leaves_the_assessment_alone(workspace: Workspace, book: SmallBook, key: str) -> None:
    before = view(workspace, key)
    board, on = book.forums["RAB"], dt.date(2026, 9, 10)
    workspace.transact(stamp_assurance, risk_id=key, forum_id=board, assurance="partly assured", words="Gaps", on=on)
    workspace.transact(stamp_assurance, risk_id=key, forum_id=board, assurance="not assured", words="Big gaps", on=on)
    after = view(workspace, key)
    assert [(stamp.forum_code, stamp.assurance, stamp.words) for stamp in after.assurances] == [
        ("RAB", "not assured", "Big gaps")
    ]
    assert (after.row.score, after.points, after.reviews) == (before.row.score, before.points, before.reviews)
    assert (before.row.months_unseen, after.row.months_unseen, after.row.last_seen) == (6, 1, "RAB Thu 10 Sep 2026")
    workspace.transact(remove_assurance, assurance_id=after.assurances[0].id)
    assert view(workspace, key).assurances == ()


def test_a_stamp_needs_a_forum_a_word_and_a_day_that_has_come(workspace: Workspace, book: SmallBook, key: str) -> None:
    board = book.forums["RAB"]
    with pytest.raises(RuleBroken, match="choose it"):
        workspace.transact(stamp_assurance, risk_id=key, forum_id="", assurance="assured")
    with pytest.raises(RuleBroken, match="assured, partly assured, not assured"):
        workspace.transact(stamp_assurance, risk_id=key, forum_id=board, assurance="up")
    for day in (dt.date(2026, 10, 28), dt.date(2026, 3, 31)):
        with pytest.raises(RuleBroken) as refused:
            workspace.transact(stamp_assurance, risk_id=key, forum_id=board, assurance="assured", on=day)
        assert refused.value.field == "on"
