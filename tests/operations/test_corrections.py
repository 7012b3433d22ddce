"""Corrections of agreed minutes."""

import pytest

from models.errors import NothingToUndo, RuleBroken
from models.operations.corrections import record_correction, remove_correction
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook

TOLD = {"text": "The figure was 4.2, not 2.4.", "reason": "Read out wrongly"}


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def test_a_correction_stands_beside_what_was_agreed(board: Board) -> None:
    minute, decision = board.minute("It fell by 2.4."), board.decide()
    board.bring_to("agreed")
    agreed = board.record()
    board.workspace.transact(record_correction, meeting_id=board.id, minute_id=minute, **TOLD)
    board.workspace.transact(record_correction, meeting_id=board.id, decision_id=decision, **TOLD)
    board.workspace.transact(record_correction, meeting_id=board.id, **TOLD)
    record = board.record()
    assert (record.minutes, record.decisions) == (agreed.minutes, agreed.decisions)
    number, reference = agreed.minutes[0].number, agreed.decisions[0].reference
    told = [(row.about, row.item_id, row.by) for row in record.corrections]
    assert told == [
        (f"minute {number}", board.item, "Imogen"), (f"decision {reference}", board.item, "Imogen"),
        ("the record", "", "Imogen"),
    ]  # fmt: skip
    assert (record.corrections[0].text, record.corrections[0].reason) == (TOLD["text"], TOLD["reason"])


def test_a_correction_stays_on_the_record(board: Board) -> None:
    board.bring_to("agreed")
    key = board.workspace.transact(record_correction, meeting_id=board.id, **TOLD).value
    with pytest.raises(NothingToUndo):
        board.workspace.undo()
    with pytest.raises(RuleBroken, match="stays on the record; record another one"):
        board.workspace.transact(remove_correction, correction_id=key)


def test_what_is_not_agreed_yet_is_changed_where_it_stands(board: Board) -> None:
    board.bring_to("draft")
    with pytest.raises(RuleBroken, match="are not agreed yet; change them where they stand"):
        board.workspace.transact(record_correction, meeting_id=board.id, **TOLD)


def test_a_correction_is_of_one_thing_of_this_meeting_and_has_a_reason(board: Board) -> None:
    minute, decision = board.minute(), board.decide()
    elsewhere = board.promise(meeting_id="", item_id="", forum_id=board.book.forums["PG"])
    board.bring_to("agreed")
    for given, words in (
        ({"minute_id": minute, "decision_id": decision}, "of one thing"),
        ({"action_id": elsewhere}, "was not recorded at MB"),
        ({"minute_id": minute, "reason": " "}, "reason for the correction is missing"),
    ):
        with pytest.raises(RuleBroken, match=words):
            board.workspace.transact(record_correction, meeting_id=board.id, **{**TOLD, **given})
    assert board.record().corrections == ()
