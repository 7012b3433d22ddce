"""Packs as they leave the house: kept byte for byte, in versions of their own."""

import pytest

from models.errors import NothingToUndo, RuleBroken
from models.operations.issuing import issue_pack
from models.operations.meetings import cancel_meeting
from models.queries.agenda import issued_body
from models.queries.issued import issued_documents
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def test_a_pack_and_its_public_print_are_one_version(board: Board, workspace: Workspace) -> None:
    further = [(1, b"%PDF public", "public.pdf")]
    first = workspace.transact(issue_pack, meeting_id=board.id, body=b"%PDF whole", name="whole.pdf", further=further)
    second = workspace.transact(issue_pack, meeting_id=board.id, body=b"%PDF again", note="MB(26)6 added")
    assert (first.value, second.value) == (1, 2)
    rows = workspace.read(issued_documents, meeting_id=board.id, kind="pack")
    assert [(row.version, row.part, row.name, row.note) for row in rows] == [
        (2, 0, "", "MB(26)6 added"),
        (1, 0, "whole.pdf", ""),
        (1, 1, "public.pdf", ""),
    ]
    assert workspace.read(issued_body, digest=rows[-1].digest) == b"%PDF public"
    with pytest.raises(NothingToUndo):
        workspace.undo()


def test_a_cancelled_meeting_needs_no_pack(board: Board, workspace: Workspace) -> None:
    workspace.transact(cancel_meeting, meeting_id=board.id, reason="no business")
    with pytest.raises(RuleBroken, match="is cancelled; it needs no pack"):
        workspace.transact(issue_pack, meeting_id=board.id, body=b"%PDF")
