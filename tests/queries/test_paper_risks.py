from models.operations.papers import commission_paper, set_risks
from models.operations.risks import add_risk
from models.queries.paper_risks import risks_of_papers
from models.store.workspace import Workspace
from tests.books import SmallBook


def test_papers_name_their_risks_in_order(workspace: Workspace, book: SmallBook) -> None:
    risks = [
        workspace.transact(add_risk, title=title, level="corporate", likelihood=3, impact=3).value
        for title in ("Violence", "Custody")
    ]
    papers = [
        workspace.transact(commission_paper, forum_id=book.forums["MB"], title=title).value for title in ("One", "Two")
    ]
    workspace.transact(set_risks, paper_id=papers[0], risk_ids=list(reversed(risks)))
    assert workspace.read(risks_of_papers, paper_ids=papers) == {papers[0]: ("CR-01", "CR-02")}
    assert workspace.read(risks_of_papers, paper_ids=()) == {}
