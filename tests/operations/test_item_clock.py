"""The room's clock runs beside the journal: time that passed is no deed."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.item_clock import begin_item, stop_clock
from models.queries.agenda import agenda
from models.queries.history import entries
from models.queries.item_clock import Clock as ItemClock
from models.queries.item_clock import clock as item_clock
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook

MINUTE = 60


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def used(board: Board, clock: Clock) -> ItemClock:
    return board.workspace.read(item_clock, meeting_id=board.id, now=clock())


def test_time_is_counted_item_by_item_and_an_item_may_be_taken_twice(board: Board, clock: Clock) -> None:
    board.bring_to("room")
    first = board.workspace.read(agenda, meeting_id=board.id).items[0].id
    for item, minutes in ((first, 5), (board.item, 20), (first, 2), (first, 3)):
        board.workspace.transact(begin_item, meeting_id=board.id, item_id=item)
        clock.at += dt.timedelta(minutes=minutes)
    running = used(board, clock)
    assert running.running_item_id == first
    assert running.spans == {first: 10 * MINUTE, board.item: 20 * MINUTE}
    board.workspace.transact(stop_clock, meeting_id=board.id)
    clock.at += dt.timedelta(hours=1)
    assert used(board, clock) == ItemClock("", running.spans)


def test_the_clock_leaves_no_step_to_undo_and_none_in_the_history(board: Board, clock: Clock) -> None:
    board.bring_to("room")
    board.minute()
    steps = board.workspace.read(entries)
    outcome = board.workspace.transact(begin_item, meeting_id=board.id, item_id=board.item)
    assert outcome.changes == frozenset()
    clock.at += dt.timedelta(minutes=5)
    board.workspace.transact(stop_clock, meeting_id=board.id)
    assert board.workspace.read(entries) == steps
    board.workspace.undo()
    assert (board.record().minutes, used(board, clock).spans) == ((), {board.item: 5 * MINUTE})


def test_the_end_of_the_meeting_stops_the_clock_and_undo_does_not_start_it(board: Board, clock: Clock) -> None:
    board.bring_to("room")
    board.workspace.transact(begin_item, meeting_id=board.id, item_id=board.item)
    clock.at += dt.timedelta(minutes=7)
    board.go_on("held")
    assert used(board, clock) == ItemClock("", {board.item: 7 * MINUTE})
    board.workspace.undo()
    assert used(board, clock).running_item_id == ""


def test_the_clock_runs_in_the_room_only_and_on_an_item_of_its_own(board: Board) -> None:
    with pytest.raises(RuleBroken, match="begin the meeting to run its clock"):
        board.workspace.transact(begin_item, meeting_id=board.id, item_id=board.item)
    board.bring_to("room")
    with pytest.raises(RuleBroken, match="Choose the item"):
        board.workspace.transact(begin_item, meeting_id=board.id, item_id="")
