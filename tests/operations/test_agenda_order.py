"""Pinned items out of their place, and fitting an agenda into its time."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import add_item, edit_item, move_item, open_agenda, refit_agenda, withdraw_item
from models.operations.year import lay_out_year
from models.queries.agenda import ItemRow, agenda
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

OVERVIEW = "Performance overview with financial context"


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The Management Board of Tue 3 Nov 2026, its agenda open."""
    assert book.forums
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=key)
    return key


def items(workspace: Workspace, board: str) -> dict[str, ItemRow]:
    return {row.title: row for row in workspace.read(agenda, meeting_id=board).items}


def test_a_pinned_item_moves_for_a_reason_which_goes_when_it_is_back(workspace: Workspace, board: str) -> None:
    overview = items(workspace, board)[OVERVIEW]
    with pytest.raises(RuleBroken, match="business of the meeting and cannot be moved without a reason") as refused:
        workspace.transact(move_item, item_id=overview.id, to_position=5)
    assert refused.value.field == "override_because"
    why = "the Director arrives at ten"
    workspace.transact(move_item, item_id=overview.id, to_position=5, override_because=why)
    moved = items(workspace, board)[OVERVIEW]
    assert (moved.position, moved.number, moved.misplaced_because) == (5, "5", why)
    workspace.transact(add_item, meeting_id=board, title="Budget")
    workspace.transact(move_item, item_id=moved.id, to_position=3)
    back = items(workspace, board)[OVERVIEW]
    assert (back.position, back.misplaced_because) == (3, "")


def test_what_passes_a_pinned_item_leaves_the_reason_with_it(workspace: Workspace, board: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Budget").value
    with pytest.raises(RuleBroken, match="comes before it; choose a later place, or give the reason"):
        workspace.transact(move_item, item_id=key, to_position=1)
    workspace.transact(move_item, item_id=key, to_position=3, override_because="the auditor leaves early")
    found = items(workspace, board)
    assert (found["Budget"].position, found["Budget"].misplaced_because) == (3, "")
    assert found[OVERVIEW].misplaced_because == "the auditor leaves early"


def test_the_agenda_is_fitted_round_what_is_fixed(workspace: Workspace, board: str) -> None:
    workspace.transact(add_item, meeting_id=board, title="Break", kind="break", minutes=15)
    key = workspace.transact(add_item, meeting_id=board, title="Violence Stocktake", minutes=120).value
    workspace.transact(edit_item, item_id=key, fixed_start=dt.time(11))
    gone = workspace.transact(add_item, meeting_id=board, title="Budget", minutes=60).value
    workspace.transact(withdraw_item, item_id=gone, because="not ready")
    workspace.transact(refit_agenda, meeting_id=board)
    view = workspace.read(agenda, meeting_id=board)
    found = {row.title: row for row in view.items}
    assert (found["Violence Stocktake"].start, found["Violence Stocktake"].gap) == (dt.time(11), 0)
    assert (found["Break"].minutes, found["Budget"].minutes) == (15, 60)
    assert (view.overrun, found["Any other business"].end) == (0, dt.time(12, 30))


def test_only_what_follows_is_fitted_and_the_impossible_is_refused(workspace: Workspace, board: str) -> None:
    found = items(workspace, board)
    later = found["Corporate priorities"]
    workspace.transact(refit_agenda, meeting_id=board, from_item_id=later.id)
    after = items(workspace, board)
    assert after[OVERVIEW].minutes == found[OVERVIEW].minutes
    assert after["Any other business"].end == dt.time(12, 30)
    workspace.transact(edit_item, item_id=later.id, fixed_start=dt.time(9, 31))
    with pytest.raises(RuleBroken, match="before 09:31 needs 3 minutes more"):
        workspace.transact(refit_agenda, meeting_id=board)
