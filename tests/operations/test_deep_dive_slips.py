"""A deep-dive reports when its item is taken, and its actions are followed up by the forum named for it."""

import datetime as dt

import pytest

from models.operations.deep_dives import commission_deep_dive
from models.operations.minutes import record_minute
from models.operations.outcomes import record_action
from models.operations.promises import not_reached, taken
from models.operations.stages import end_meeting, enter_room, finish_minutes
from models.queries.actions import action_log
from models.queries.deep_dives import DeepDiveRow, deep_dives
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.operations.carrying import DAYS, Run, run_of

TITLE = "Violence Stocktake"


@pytest.fixture
def sitting(workspace: Workspace, book: SmallBook, clock: Clock) -> Run:
    """The Management Board in the room on Thu 3 Dec 2026, where the stocktake commissioned in November reports."""
    board = run_of(workspace, book.forums["MB"])
    board.open(0)
    workspace.transact(
        commission_deep_dive,
        meeting_id=board.meetings[0],
        item_id=board.item(0, "Corporate priorities").id,
        title=TITLE,
        tracking_forum_id=book.forums["RAB"],
    )
    clock.go_to(DAYS[1])
    workspace.transact(enter_room, meeting_id=board.meetings[1])
    return board


def only(board: Run) -> DeepDiveRow:
    (row,) = board.workspace.read(deep_dives, today=DAYS[1])
    return row


def promise_action(board: Run, book: SmallBook, text: str) -> None:
    board.workspace.transact(
        record_action,
        text=text,
        meeting_id=board.meetings[1],
        item_id=board.item(1, TITLE).id,
        owner_post_id=book.posts["DCOM"],
        due=dt.date(2027, 1, 6),
    )


def test_six_actions_of_the_board_are_in_the_log_of_the_forum_that_tracks_them(sitting: Run, book: SmallBook) -> None:
    for number in range(6):
        promise_action(sitting, book, f"Do the {number + 1}. thing")
    board = sitting.workspace
    other = board.transact(
        record_action, text="Something else", meeting_id=sitting.meetings[1], owner_post_id=book.posts["DCOM"],
        due=dt.date(2027, 1, 6),
    ).value  # fmt: skip
    log = board.read(action_log, forum_id=book.forums["RAB"], as_of=DAYS[1])
    rows = (*log.overdue_actions, *log.due_by_next, *log.later)
    assert [row.reference for row in rows] == [f"MB {number}/26" for number in range(1, 7)]
    assert other not in {row.id for row in rows}
    board.transact(end_meeting, meeting_id=sitting.meetings[1])
    row = only(sitting)
    assert (row.status, row.reported_on) == ("reported", DAYS[1])
    assert {one.tracked_by for one in row.actions} == {"RAB"}


def test_one_that_was_not_reached_goes_on_and_comes_back_when_it_was_taken_after_all(sitting: Run) -> None:
    item = sitting.item(1, TITLE).id
    work = sitting.workspace
    work.transact(not_reached, item_id=item, reason="No time")
    work.transact(end_meeting, meeting_id=sitting.meetings[1])
    assert (only(sitting).status, only(sitting).due) == ("commissioned", DAYS[2])
    assert [slip.because for slip in only(sitting).slips] == ["not reached: No time"]
    work.transact(taken, item_id=item)
    assert (only(sitting).status, only(sitting).due) == ("reported", DAYS[1])
    work.transact(not_reached, item_id=item)
    assert (only(sitting).status, only(sitting).reported_on) == ("commissioned", None)


def test_what_is_minuted_afterwards_was_taken(sitting: Run) -> None:
    work, meeting = sitting.workspace, sitting.meetings[1]
    work.transact(end_meeting, meeting_id=meeting)
    assert only(sitting).status == "commissioned"
    work.transact(record_minute, meeting_id=meeting, item_id=sitting.item(1, TITLE).id, text="The board discussed it.")
    work.transact(finish_minutes, meeting_id=meeting)
    assert only(sitting).status == "reported"
