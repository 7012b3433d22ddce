"""Minutes, decisions and actions can be written until the minutes are agreed, and only corrected afterwards."""

from collections.abc import Callable
from typing import Any

import pytest

from models.errors import Conflict, RuleBroken
from models.operations.actions import close_action, delete_action, edit_action, move_due
from models.operations.attendance import add_visitor, set_presence
from models.operations.decisions import edit_decision, record_decision, remove_decision
from models.operations.interests import declare_interest
from models.operations.minutes import edit_minute, record_minute, remove_minute
from models.operations.outcomes import record_action
from models.queries.actions import action
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.boards import DAY, DUE, Board
from tests.books import Clock, SmallBook

TO_SAY = "The minutes of MB Tue 3 Nov are agreed; record a correction instead."


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


@pytest.mark.parametrize("stage", ["open", "room", "held", "draft"])
def test_everything_can_be_written_before_during_and_after_the_meeting(board: Board, stage: str) -> None:
    board.bring_to(stage)
    write = board.workspace.transact
    minutes = board.minute(), board.minute()
    decisions = board.decide(), board.decide()
    actions = board.promise(), board.promise()
    write(edit_minute, minute_id=minutes[0], text="The Board heard why.")
    write(edit_decision, decision_id=decisions[0], text="hold it longer", verb="approved")
    write(edit_action, action_id=actions[0], text="Publish borough maps")
    write(remove_minute, minute_id=minutes[1])
    write(remove_decision, decision_id=decisions[1])
    write(delete_action, action_id=actions[1])
    assert [(row.kind, row.text) for row in board.record().entries] == [
        ("minute", "The Board heard why."),
        ("decision", "hold it longer"),
        ("action", "Publish borough maps"),
    ]


Attempt = Callable[[Board, str, str, str], tuple[Callable[..., Any], dict[str, Any]]]
REFUSED: dict[str, Attempt] = {
    "record minute": lambda b, *_: (record_minute, {"meeting_id": b.id, "item_id": b.item, "text": "More"}),
    "edit minute": lambda _, minute, *__: (edit_minute, {"minute_id": minute, "text": "Other"}),
    "remove minute": lambda _, minute, *__: (remove_minute, {"minute_id": minute}),
    "record decision": lambda b, *_: (record_decision, {"meeting_id": b.id, "item_id": b.item, "text": "More"}),
    "edit decision": lambda _, __, decision, ___: (edit_decision, {"decision_id": decision, "text": "Other"}),
    "remove decision": lambda _, __, decision, ___: (remove_decision, {"decision_id": decision}),
    "record action": lambda b, *_: (
        record_action, {"meeting_id": b.id, "text": "More", "owner_body": "A partner", "due": DUE},
    ),
    "edit action": lambda _, __, ___, key: (edit_action, {"action_id": key, "text": "Other"}),
    "delete action": lambda _, __, ___, key: (delete_action, {"action_id": key}),
    "set presence": lambda b, *_: (
        set_presence, {"meeting_id": b.id, "post_id": b.book.posts["COMM"], "presence": "here"},
    ),
    "add visitor": lambda b, *_: (add_visitor, {"meeting_id": b.id, "name": "Ms Visser"}),
    "declare interest": lambda b, *_: (declare_interest, {"meeting_id": b.id, "name": "Ms Visser", "nature": "None"}),
}  # fmt: skip


def test_once_agreed_every_refusal_says_how_to_correct(board: Board) -> None:
    board.bring_to("room")
    keys = board.minute(), board.decide(), board.promise()
    board.go_on("held", "draft", "agreed")
    before = board.record()
    for name, attempt in REFUSED.items():
        deed, given = attempt(board, *keys)
        with pytest.raises(RuleBroken) as refused:
            board.workspace.transact(deed, **given)
        assert (name, str(refused.value)) == (name, TO_SAY)
    assert board.record() == before


def test_an_action_lives_on_after_the_minutes_are_agreed(board: Board) -> None:
    board.bring_to("room")
    key = board.promise()
    board.go_on("held", "draft", "agreed")
    board.workspace.transact(move_due, action_id=key, due=DUE.replace(day=25), reason="Data came late")
    board.workspace.transact(edit_action, action_id=key, owner_post_id=board.book.posts["DAC-FLP"])
    board.workspace.transact(close_action, action_id=key, note="Maps are out")
    row = board.workspace.read(action, action_id=key, today=DAY)
    assert (row.owner, row.due, row.status) == ("DAC Frontline Policing", DUE.replace(day=25), "complete")


def test_a_minute_is_undone_and_redone_word_for_word(board: Board) -> None:
    key = board.minute("O’Neil asked about R&D at 50 %.")
    written = board.record().minutes
    board.workspace.transact(edit_minute, minute_id=key, text="Changed")
    board.workspace.transact(remove_minute, minute_id=key)
    board.workspace.undo()
    board.workspace.undo()
    assert board.record().minutes == written
    board.workspace.undo()
    assert board.record().minutes == ()
    board.workspace.redo()
    assert board.record().minutes == written


def test_two_desks_writing_one_minute_lose_neither_version(board: Board, empty_book: str, clock: Clock) -> None:
    key = board.minute("The Board heard that violence fell.")
    other = open_book(empty_book, actor="Dev", clock=clock)
    seen = board.record().minutes[0].revision
    other.transact(edit_minute, minute_id=key, text="Dev’s words", revision=seen)
    with pytest.raises(Conflict) as conflict:
        board.workspace.transact(edit_minute, minute_id=key, text="Imogen’s words", revision=seen)
    assert conflict.value.theirs["text"] == "Dev’s words"
    other.close()
