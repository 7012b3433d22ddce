"""What is left is fitted into what is left of the time."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import edit_item
from models.operations.refit_rest import refit_rest
from models.queries.agenda import AgendaView, agenda
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def view(board: Board) -> AgendaView:
    return board.workspace.read(agenda, meeting_id=board.id)


def minutes_of(board: Board) -> list[int]:
    return [item.minutes for item in view(board).items]


def fit(board: Board, place: int, at: dt.time) -> None:
    item = view(board).items[place]
    board.workspace.transact(refit_rest, meeting_id=board.id, from_item_id=item.id, at=at)


def test_the_rest_ends_when_the_meeting_does(board: Board) -> None:
    before, end = minutes_of(board), view(board).meeting.end
    at = (dt.datetime.combine(dt.date(2026, 11, 3), end) - dt.timedelta(minutes=50)).time()
    fit(board, 3, at)
    assert minutes_of(board)[:3] == before[:3]
    assert sum(minutes_of(board)[3:]) == 50
    assert board.workspace.undo_words == "Fit the rest of MB Tue 3 Nov into its time"
    board.workspace.undo()
    assert minutes_of(board) == before


def test_what_is_fixed_stays_and_too_little_time_is_said(board: Board) -> None:
    item, end = view(board).items[4], view(board).meeting.end
    board.workspace.transact(edit_item, item_id=item.id, minutes=40, fixed_length=True)
    at = (dt.datetime.combine(dt.date(2026, 11, 3), end) - dt.timedelta(minutes=60)).time()
    fit(board, 3, at)
    assert view(board).items[4].minutes == 40
    with pytest.raises(RuleBroken, match="more than there is"):
        fit(board, 3, (dt.datetime.combine(dt.date(2026, 11, 3), end) - dt.timedelta(minutes=30)).time())
    with pytest.raises(RuleBroken, match="Nothing is left to fit"):
        fit(board, 3, end)
