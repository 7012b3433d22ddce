"""A paper on its way to the meeting: what it must hold, when it is late, and how it is withdrawn."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.forum_settings import set_deadline
from models.operations.meetings import add_meeting, move_meeting
from models.operations.paper_rules import set_paper_rule
from models.operations.paper_stages import set_status, withdraw_paper
from models.operations.papers import commission_paper, set_risks
from models.operations.risks import add_risk
from models.queries.papers import PaperRow, papers
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook

BOARD = dt.date(2026, 11, 3)
RULE = "Management Board papers must state the corporate risks addressed; choose one, or say none and why."


@pytest.fixture
def meeting(workspace: Workspace, book: SmallBook) -> str:
    """The board of Tue 3 Nov 2026, whose papers are due five working days before and must state their risks."""
    board = book.forums["MB"]
    workspace.transact(set_deadline, forum_id=board, kind="final papers", words="5 working days before, 17:00")
    workspace.transact(set_deadline, forum_id=board, kind="data pack", words="2 working days before, 17:00")
    workspace.transact(set_paper_rule, forum_id=board, rule="corporate risks stated", strength="required")
    return workspace.transact(add_meeting, forum_id=board, date=BOARD).value


@pytest.fixture
def paper(workspace: Workspace, book: SmallBook, meeting: str) -> str:
    """A director's paper for it."""
    return workspace.transact(
        commission_paper, forum_id=book.forums["MB"], meeting_id=meeting, title="Estates strategy"
    ).value


def row(workspace: Workspace, paper: str, clock: Clock) -> PaperRow:
    return workspace.read(papers, ids=(paper,), now=clock())[0]


def test_s09_a_board_paper_without_risks_cannot_be_final(workspace: Workspace, paper: str, clock: Clock) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(set_status, paper_id=paper, status="final")
    assert str(refused.value) == RULE
    assert refused.value.field == "no_risks_because"
    assert row(workspace, paper, clock).status == "commissioned"
    workspace.transact(set_status, paper_id=paper, status="final", no_risks_because="none, for information")
    found = row(workspace, paper, clock)
    assert (found.status, found.ready, found.late, found.no_risks_because) == (
        "final",
        True,
        False,
        "none, for information",
    )
    assert (found.reference, found.meeting_words) == ("MB(26)1", "MB Tue 3 Nov 2026")


def test_s10_a_paper_after_its_deadline_is_taken_only_as_late(workspace: Workspace, paper: str, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 10, 30))
    assert row(workspace, paper, clock).late
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(set_status, paper_id=paper, status="received")
    assert str(refused.value) == ("MB(26)1 was due Tue 27 Oct 2026 17:00; it can only be taken as late, with a reason.")
    assert refused.value.field == "late_reason"
    workspace.transact(
        set_status,
        paper_id=paper,
        status="received",
        late_reason="valuation came late",
        late_agreed_by="the chair",
    )
    found = row(workspace, paper, clock)
    assert (found.late, found.received_on, found.late_reason, found.late_agreed_by) == (
        True,
        dt.date(2026, 10, 30),
        "valuation came late",
        "the chair",
    )


@pytest.mark.parametrize(("hour", "late"), [(16, False), (18, True)])
def test_the_deadline_is_an_hour_on_the_wall(
    workspace: Workspace, paper: str, clock: Clock, hour: int, late: bool
) -> None:
    clock.go_to(dt.date(2026, 10, 27), hour)
    assert row(workspace, paper, clock).late == late
    workspace.transact(set_status, paper_id=paper, status="received", late_reason="held up")
    assert bool(row(workspace, paper, clock).late_reason) == late


def test_what_came_in_time_is_never_late(workspace: Workspace, paper: str, meeting: str, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 10, 29))
    workspace.transact(set_status, paper_id=paper, status="received", on=dt.date(2026, 10, 27))
    workspace.transact(set_status, paper_id=paper, status="final", no_risks_because="for information")
    workspace.transact(move_meeting, meeting_id=meeting, date=dt.date(2026, 10, 30), reason="chair away")
    assert not row(workspace, paper, clock).late


def test_back_in_draft_a_paper_is_awaited_again(workspace: Workspace, paper: str, clock: Clock) -> None:
    workspace.transact(set_status, paper_id=paper, status="received")
    workspace.transact(set_status, paper_id=paper, status="draft")
    assert row(workspace, paper, clock).received_on is None
    clock.go_to(dt.date(2026, 10, 28))
    with pytest.raises(RuleBroken, match="only be taken as late"):
        workspace.transact(set_status, paper_id=paper, status="received")


def test_a_paper_is_not_received_tomorrow(workspace: Workspace, paper: str) -> None:
    with pytest.raises(RuleBroken, match="still to come") as refused:
        workspace.transact(set_status, paper_id=paper, status="received", on=dt.date(2026, 10, 28))
    assert refused.value.field == "on"


def test_a_forum_may_require_every_heading(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    forum = book.forums["RAB"]
    key = workspace.transact(commission_paper, forum_id=forum, title="Panel", template="audit_panel").value
    workspace.transact(set_status, paper_id=key, status="final")
    assert not row(workspace, key, clock).ready
    workspace.transact(set_status, paper_id=key, status="draft")
    workspace.transact(set_paper_rule, forum_id=forum, rule="sections complete", strength="required")
    with pytest.raises(RuleBroken, match="“Key considerations for the Panel” is empty; write it"):
        workspace.transact(set_status, paper_id=key, status="final")


def test_none_is_no_answer_where_a_risk_is_addressed(workspace: Workspace, paper: str) -> None:
    risk = workspace.transact(add_risk, title="Estate unfit", level="corporate", likelihood=3, impact=4).value
    workspace.transact(set_risks, paper_id=paper, risk_ids=[risk])
    with pytest.raises(RuleBroken, match="risks and none"):
        workspace.transact(set_status, paper_id=paper, status="final", no_risks_because="for information")
    workspace.transact(set_status, paper_id=paper, status="final")


def test_withdrawing_needs_a_reason_and_can_be_taken_back(workspace: Workspace, paper: str, clock: Clock) -> None:
    with pytest.raises(RuleBroken, match="needs a reason"):
        workspace.transact(set_status, paper_id=paper, status="withdrawn")
    workspace.transact(withdraw_paper, paper_id=paper, because="overtaken by the review")
    clock.go_to(dt.date(2026, 12, 1))
    found = row(workspace, paper, clock)
    assert (found.status, found.late, found.withdrawn_because) == ("withdrawn", False, "overtaken by the review")
    with pytest.raises(RuleBroken, match="withdrawn already"):
        workspace.transact(withdraw_paper, paper_id=paper, because="again")
    workspace.transact(set_status, paper_id=paper, status="draft")
    assert row(workspace, paper, clock).withdrawn_because == ""


def test_f001_40_both_deadlines_move_with_their_own_rule(
    workspace: Workspace, book: SmallBook, meeting: str, paper: str, clock: Clock
) -> None:
    pack = workspace.transact(
        commission_paper, forum_id=book.forums["MB"], meeting_id=meeting, title="Performance pack", kind="data pack"
    ).value
    dues = [row(workspace, key, clock).due for key in (paper, pack)]
    assert dues == [
        dt.datetime.combine(dt.date(2026, 10, 27), dt.time(17)),
        dt.datetime.combine(dt.date(2026, 10, 30), dt.time(17)),
    ]
    workspace.transact(move_meeting, meeting_id=meeting, date=dt.date(2026, 11, 10), reason="chair away")
    dues = [row(workspace, key, clock).due for key in (paper, pack)]
    assert dues == [
        dt.datetime.combine(dt.date(2026, 11, 3), dt.time(17)),
        dt.datetime.combine(dt.date(2026, 11, 6), dt.time(17)),
    ]
