import datetime as dt

import pytest

from models.operations.paper_stages import set_status, withdraw_paper
from models.operations.papers import commission_paper, edit_paper
from models.operations.template_papers import add_template_paper
from models.operations.year import lay_out_year
from models.queries.awaited_papers import ExpectedPaper, expected_papers
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


@pytest.fixture(autouse=True)
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with its year 2026-27 laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


def of_board(workspace: Workspace) -> tuple[ExpectedPaper, ...]:
    board = workspace.read(find_meeting, reference="MB 2026-11-03")
    return workspace.read(expected_papers, [board]).get(board.id, ())


def commission(workspace: Workspace, book: SmallBook, title: str, kind: str = "paper", expected: str = "") -> str:
    board = workspace.read(find_meeting, reference="MB 2026-11-03").id
    forum = book.forums["MB"]
    return workspace.transact(
        commission_paper, forum_id=forum, meeting_id=board, title=title, kind=kind, template_paper_id=expected
    ).value


def test_each_kind_keeps_to_its_deadline_and_withdrawn_ones_to_none(workspace: Workspace, book: SmallBook) -> None:
    assert of_board(workspace) == ()
    first = commission(workspace, book, "Stocktake")
    commission(workspace, book, "Figures", "data pack")
    gone = commission(workspace, book, "Budget")
    workspace.transact(withdraw_paper, paper_id=gone, because="Overtaken")
    workspace.transact(set_status, paper_id=first, status="received")
    stocktake, figures = of_board(workspace)
    assert (stocktake.deadline, the_day(stocktake), stocktake.is_here) == ("final papers", 27, True)
    assert (figures.deadline, the_day(figures), figures.is_here) == ("data pack", 30, False)


def test_a_second_recipient_and_a_date_of_its_own_count(workspace: Workspace, book: SmallBook) -> None:
    forum, also = book.forums["MB"], book.forums["CF-FLP"]
    expected = workspace.transact(add_template_paper, forum_id=forum, title="Dashboard", also_forum_id=also).value
    key = commission(workspace, book, "Dashboard", expected=expected)
    shared = of_board(workspace)[0].due
    assert shared is not None
    workspace.transact(edit_paper, paper_id=key, due=dt.datetime(2026, 10, 20, 12))  # noqa: DTZ001  the wall clock
    assert the_day(of_board(workspace)[0]) == 20


def the_day(paper: ExpectedPaper) -> int:
    assert paper.due is not None
    return paper.due.day
