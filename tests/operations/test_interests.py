"""Interests declared at a meeting."""

from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.interests import declare_interest, edit_interest, remove_interest
from models.queries.agenda import InterestRow, agenda
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook

NATURE = "Former employer of a bidder"


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def declared(board: Board) -> tuple[InterestRow, ...]:
    return board.workspace.read(agenda, meeting_id=board.id).interests


def declare(board: Board, **given: Any) -> str:
    return board.workspace.transact(declare_interest, meeting_id=board.id, **{"nature": NATURE, **given}).value


def test_an_interest_names_who_has_it_in_which_item(board: Board) -> None:
    declare(board, item_id=board.item, post_id=board.book.posts["DIR-EST"], left_room=True)
    declare(board, name="Ivo Strand", nature="Trustee of a charity")
    general, own = declared(board)
    assert (general.who, general.item_number, general.left_room) == ("Ivo Strand", "", False)
    assert (own.who, own.nature, own.left_room) == ("Director Estates, Marguerite Okonjo-Bell", NATURE, True)
    assert own.item_id == board.item


@pytest.mark.parametrize("given", [{}, {"name": "Ivo Strand", "post_id": "DIR-EST"}, {"name": "Ivo", "nature": " "}])
def test_an_interest_is_one_persons_and_has_a_nature(board: Board, given: dict[str, str]) -> None:
    if "post_id" in given:
        given = {**given, "post_id": board.book.posts[given["post_id"]]}
    with pytest.raises(RuleBroken) as refused:
        declare(board, **given)
    assert refused.value.field == ("nature" if "nature" in given else "post_id")
    assert declared(board) == ()


def test_an_interest_can_be_changed_taken_back_and_brought_back(board: Board) -> None:
    key = declare(board, item_id=board.item, name="Ivo Strand")
    edit: dict[str, Any] = {
        "interest_id": key,
        "post_id": board.book.posts["DIR-EST"],
        "item_id": "",
        "left_room": True,
    }
    board.workspace.transact(edit_interest, **edit)
    (row,) = declared(board)
    assert (row.who, row.item_id, row.left_room) == ("Director Estates, Marguerite Okonjo-Bell", "", True)
    board.workspace.transact(remove_interest, interest_id=key, revision=row.revision)
    assert declared(board) == ()
    board.workspace.undo()
    assert declared(board) == (row,)
