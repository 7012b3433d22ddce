"""What is promised without a date is on no agenda, is asked for every quarter, and is placed once its date is fixed."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.promises import drop_promise, promise_item, take_promise
from models.operations.undated_promises import chase_promise, fix_promise_date, leave_date_open
from models.queries.forward_plan import undated_promises
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.operations.carrying import Run, run_of

TITLE = "Impacts and dependencies"


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> Run:
    """The Management Board with five meetings, the agenda of the first open."""
    made = run_of(workspace, book.forums["MB"])
    made.open(0)
    return made


def promised(board: Run) -> str:
    return board.workspace.transact(promise_item, forum_id=board.forum, title=TITLE, undated=True).value


def test_no_agenda_takes_it_by_itself_until_its_date_is_fixed(board: Run) -> None:
    key = promised(board)
    board.open(1)
    assert (TITLE in board.titles(0), TITLE in board.titles(1)) == (False, False)
    board.workspace.transact(fix_promise_date, promise_id=key, meeting_id=board.meetings[2])
    board.open(2)
    assert TITLE in board.titles(2)
    with pytest.raises(RuleBroken, match="has its date"):
        board.workspace.transact(chase_promise, promise_id=key)
    with pytest.raises(RuleBroken, match="waits for no agenda any more"):
        board.workspace.transact(leave_date_open, promise_id=key)


def test_fixed_to_the_next_meeting_it_goes_on_the_open_agenda_at_once(board: Run) -> None:
    board.workspace.transact(fix_promise_date, promise_id=promised(board))
    assert TITLE in board.titles(0)
    board.workspace.undo()
    assert TITLE not in board.titles(0)


def test_it_may_be_taken_by_hand(board: Run) -> None:
    key = promised(board)
    board.workspace.transact(take_promise, promise_id=key, meeting_id=board.meetings[0])
    assert TITLE in board.titles(0)
    assert board.workspace.read(undated_promises) == ()


def test_it_is_asked_for_every_quarter(board: Run, clock: Clock) -> None:
    key = promised(board)
    (row,) = board.workspace.read(undated_promises)
    assert (row.forum_code, row.title, row.chase_due) == ("MB", TITLE, dt.date(2027, 1, 27))
    clock.go_to(dt.date(2027, 1, 28))
    board.workspace.transact(chase_promise, promise_id=key)
    (row,) = board.workspace.read(undated_promises, forum_id=board.forum)
    assert (row.chased_on, row.chase_due) == (dt.date(2027, 1, 28), dt.date(2027, 4, 28))
    board.workspace.transact(drop_promise, promise_id=key, because="Settled by letter")
    assert board.workspace.read(undated_promises) == ()
    with pytest.raises(RuleBroken, match="was dropped: Settled by letter"):
        board.workspace.transact(fix_promise_date, promise_id=key)


def test_a_date_may_be_left_open_again(board: Run) -> None:
    key = board.workspace.transact(promise_item, forum_id=board.forum, title=TITLE, meeting_id=board.meetings[1]).value
    board.workspace.transact(leave_date_open, promise_id=key)
    board.open(1)
    assert TITLE not in board.titles(1)
    with pytest.raises(RuleBroken, match="leave it out"):
        board.workspace.transact(
            promise_item, forum_id=board.forum, title="Another", meeting_id=board.meetings[2], undated=True
        )
