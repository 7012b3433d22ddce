"""Who was there, from which item to which, and who else came."""

import pytest

from models.errors import Conflict, RuleBroken
from models.operations.agenda import add_item
from models.operations.attendance import (
    add_visitor,
    edit_visitor,
    remove_visitor,
    set_attendance,
    set_presence,
)
from models.queries.agenda import AgendaView, SeatRow, agenda
from models.queries.meetings import find_meeting
from models.rules.attendance_line import SeatLine
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def view(board: Board) -> AgendaView:
    return board.workspace.read(agenda, meeting_id=board.id)


def seat(board: Board, post: str) -> SeatRow:
    return next(row for row in view(board).seats if row.post_id == board.book.posts[post])


def fill(board: Board, post: str, presence: str, **given: str) -> None:
    board.workspace.transact(
        set_presence, meeting_id=board.id, post_id=board.book.posts[post], presence=presence, **given
    )


def test_somebody_came_for_some_items_only(board: Board) -> None:
    items = view(board).items
    fill(board, "DIR-EST", "here", from_item_id=items[1].id, to_item_id=items[3].id)
    row = seat(board, "DIR-EST")
    assert (row.presence, row.from_item, row.to_item) == ("here", items[1].number, items[3].number)
    fill(board, "DIR-EST", "here")
    assert (seat(board, "DIR-EST").from_item, seat(board, "DIR-EST").to_item_id) == ("", "")


def test_a_deputy_may_leave_early_and_apologies_have_no_items(board: Board) -> None:
    items = view(board).items
    deputy = {"deputy_post_id": board.book.posts["DAC-FLP"], "to_item_id": items[2].id}
    fill(board, "AC-FLP", "deputy", **deputy)
    row = seat(board, "AC-FLP")
    assert (row.deputy, row.deputy_name, row.to_item) == (
        "DAC Frontline Policing", "Callum Ferris-Boyd", items[2].number,
    )  # fmt: skip
    fill(board, "AC-FLP", "apologies", to_item_id=items[2].id)
    assert (seat(board, "AC-FLP").deputy, seat(board, "AC-FLP").to_item_id) == ("", "")


def test_nobody_leaves_before_they_come(board: Board) -> None:
    items = view(board).items
    with pytest.raises(RuleBroken, match="comes before") as refused:
        fill(board, "DIR-EST", "here", from_item_id=items[3].id, to_item_id=items[1].id)
    assert refused.value.field == "to_item_id"
    other = board.workspace.read(find_meeting, reference="PG 2026-11-18").id
    strange = board.workspace.transact(add_item, meeting_id=other, title="Custody").value
    with pytest.raises(RuleBroken, match="is not on this agenda") as refused:
        fill(board, "DIR-EST", "here", from_item_id=strange)
    assert refused.value.field == "from_item_id"


def test_undo_puts_a_seat_back_as_it_was(board: Board) -> None:
    fill(board, "COMM", "here")
    before = view(board).seats
    fill(board, "COMM", "")
    assert seat(board, "COMM").presence == ""
    board.workspace.undo()
    assert view(board).seats == before


def test_visitors_are_listed_with_their_items_in_the_order_noted(board: Board) -> None:
    first, last = view(board).items[0], view(board).items[2]
    about = {"description": "Head of Analysis, partner force", "from_item_id": first.id, "to_item_id": last.id}
    board.workspace.transact(add_visitor, meeting_id=board.id, name="Oriel Vance-Tamm", **about)
    board.workspace.transact(add_visitor, meeting_id=board.id, name="Ivo Strand")
    rows = view(board).also_attending
    assert [(row.name, row.from_item, row.to_item) for row in rows] == [
        ("Oriel Vance-Tamm", first.number, last.number), ("Ivo Strand", "", ""),
    ]  # fmt: skip
    edit = {"visitor_id": rows[0].id, "revision": rows[0].revision}
    board.workspace.transact(edit_visitor, to_item_id="", description="Analyst", **edit)
    changed = view(board).also_attending[0]
    assert (changed.name, changed.description, changed.from_item, changed.to_item) == (
        "Oriel Vance-Tamm", "Analyst", first.number, "",
    )  # fmt: skip
    with pytest.raises(Conflict):
        board.workspace.transact(remove_visitor, **edit)
    board.workspace.transact(remove_visitor, visitor_id=rows[0].id)
    assert [row.name for row in view(board).also_attending] == ["Ivo Strand"]


def test_a_line_of_several_is_one_deed(board: Board) -> None:
    items, posts = view(board).items, board.book.posts
    said = (
        SeatLine(posts["DCOM"], "here"),
        SeatLine(posts["DIR-EST"], "here", from_item_id=items[3].id),
        SeatLine(posts["AC-FLP"], "deputy", posts["DAC-FLP"], to_item_id=items[2].id),
        SeatLine(posts["DIR-SG"], "apologies"),
    )
    board.workspace.transact(set_attendance, meeting_id=board.id, seats=said)
    assert [seat(board, code).presence for code in ("DCOM", "DIR-EST", "AC-FLP", "DIR-SG")] == [
        "here", "here", "deputy", "apologies",
    ]  # fmt: skip
    assert seat(board, "DIR-EST").from_item_id == items[3].id
    assert board.workspace.undo_words == "Record attendance of Deputy Commissioner and 3 more at MB Tue 3 Nov"
    board.workspace.undo()
    assert {row.presence for row in view(board).seats} == {""}


def test_one_wrong_entry_leaves_the_others_unset(board: Board) -> None:
    said = (SeatLine(board.book.posts["DCOM"], "here"), SeatLine(board.book.posts["DIR-SG"], "asleep"))
    with pytest.raises(RuleBroken):
        board.workspace.transact(set_attendance, meeting_id=board.id, seats=said)
    assert seat(board, "DCOM").presence == ""
    with pytest.raises(RuleBroken, match="Say who is here"):
        board.workspace.transact(set_attendance, meeting_id=board.id, seats=())
