"""Everything recorded at a meeting stands in one order, whatever is written, taken away and brought back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.operations.actions import delete_action
from models.operations.decisions import remove_decision
from models.operations.minutes import remove_minute
from models.store.book import open_book
from tests.boards import Board
from tests.books import Clock, new_book, small_book

REMOVE: dict[str, tuple[Callable[..., None], str]] = {
    "minute": (remove_minute, "minute_id"),
    "decision": (remove_decision, "decision_id"),
    "action": (delete_action, "action_id"),
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Board]:
    """A closed book with the board in it."""
    path = tmp_path_factory.mktemp("positions") / "board.book"
    workspace = new_book(str(path))
    board = Board(workspace, small_book(workspace), Clock())
    workspace.close()
    return path, board


Told = tuple[tuple[str, str], ...]
"""Kind and key of all that was recorded, in its order."""


def after(board: Board, kind: str, states: list[Told]) -> None:
    """Do one deed and note what the record should hold after it; undo takes the last deed back, whatever it was."""
    write = {"minute": board.minute, "decision": board.decide, "action": board.promise}
    if kind in write:
        states.append((*states[-1], (kind, write[kind]())))
    elif kind == "remove" and states[-1]:
        (what, key), *left = states[-1]
        remove, name = REMOVE[what]
        board.workspace.transact(remove, **{name: key})
        states.append(tuple(left))
    elif kind == "undo" and len(states) > 1:
        board.workspace.undo()
        states.pop()


@settings(max_examples=12)
@given(st.lists(st.sampled_from(["minute", "decision", "action", "undo", "remove"]), max_size=8))
def test_the_record_reads_in_the_order_in_which_it_was_written(begun: tuple[Path, Board], kinds: list[str]) -> None:
    path, there = begun
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        there.workspace = open_book(str(copy), actor="Imogen", clock=Clock())
        states: list[Told] = [()]
        for kind in kinds:
            after(there, kind, states)
        rows = there.record().entries
        there.workspace.close()
    assert [(row.kind, row.id) for row in rows] == [*states[-1]]
    assert len({row.position for row in rows}) == len(rows)
