import pytest

from models.errors import RuleBroken
from models.operations.paper_rules import set_paper_rule
from models.operations.paper_steps import bring_on, note_chases
from models.operations.papers import commission_paper
from models.operations.risks import add_risk
from models.queries.paper import paper
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook


@pytest.fixture
def key(workspace: Workspace, book: SmallBook) -> str:
    """A paper of the board, which asks for corporate risks."""
    forum = book.forums["MB"]
    workspace.transact(set_paper_rule, forum_id=forum, rule="corporate risks stated", strength="required")
    return workspace.transact(commission_paper, forum_id=forum, title="Stocktake").value


def test_stage_and_risks_are_one_deed(workspace: Workspace, key: str, clock: Clock) -> None:
    risk = workspace.transact(add_risk, title="Violence", level="corporate", likelihood=3, impact=3).value
    workspace.transact(bring_on, paper_id=key, status="final", risk_ids=(risk,))
    view = workspace.read(paper, paper_id=key, now=clock())
    assert (view.row.status, [one.id for one in view.risks]) == ("final", [risk])
    workspace.undo()
    view = workspace.read(paper, paper_id=key, now=clock())
    assert (view.row.status, view.risks) == ("commissioned", ())


def test_what_is_refused_stores_no_part_of_it(workspace: Workspace, key: str, clock: Clock) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(bring_on, paper_id=key, status="final", risk_ids=())
    assert refused.value.field == "no_risks_because"
    workspace.transact(bring_on, paper_id=key, status="final", risk_ids=(), no_risks_because="for information")
    assert workspace.read(paper, paper_id=key, now=clock()).row.no_risks_because == "for information"


def test_several_are_chased_as_one_deed(workspace: Workspace, book: SmallBook, key: str, clock: Clock) -> None:
    other = workspace.transact(commission_paper, forum_id=book.forums["MB"], title="Budget").value
    done = workspace.transact(note_chases, asked=[(key, "Ines"), (other, "Ines, Callum")])
    assert done.words == "Chase 2 papers"
    history = workspace.read(paper, paper_id=other, now=clock()).history
    assert [(line.kind, line.text) for line in history][-1] == ("chased", "Ines, Callum")
