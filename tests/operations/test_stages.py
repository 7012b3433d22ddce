"""From the room to agreed minutes: when it began and ended, where it was agreed, and continuous numbers."""

import datetime as dt

import pytest

from models.errors import NothingToUndo, RuleBroken
from models.operations.forum_settings import set_pattern
from models.operations.meetings import cancel_meeting
from models.operations.minutes import edit_minute, record_minute
from models.operations.minutes_layout import set_minutes_layout
from models.operations.stages import agree_minutes, end_meeting, enter_room, finish_minutes
from models.queries.meetings import find_meeting
from models.queries.record import MeetingRecord, meeting_record
from models.store.workspace import Workspace
from tests.boards import DAY, STAGES, Board
from tests.books import Clock, SmallBook

JANUARY = dt.date(2027, 1, 5)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


@pytest.fixture
def january(board: Board) -> str:
    """The next Management Board."""
    return board.workspace.read(find_meeting, reference="MB 2027-01-05").id


def recorded(board: Board, meeting_id: str) -> MeetingRecord:
    return board.workspace.read(meeting_record, meeting_id=meeting_id, today=JANUARY)


def numbers(board: Board, meeting_id: str) -> list[str]:
    return [row.number for row in recorded(board, meeting_id).entries if row.kind == "minute"]


def test_the_room_knows_when_it_began_and_ended(board: Board, clock: Clock) -> None:
    board.go_on("room")
    began = clock()
    clock.at += dt.timedelta(hours=3)
    board.go_on("held")
    assert (board.record().began_at, board.record().ended_at) == (began, clock())
    board.workspace.undo()
    assert (board.record().began_at, board.record().ended_at) == (began, None)


def test_a_meeting_ended_on_a_later_day_has_no_end_by_the_clock(board: Board, clock: Clock) -> None:
    clock.go_to(DAY + dt.timedelta(days=1))
    board.go_on("room", "held")
    assert (board.record().began_at, board.record().ended_at) == (None, None)


def test_minutes_are_agreed_at_the_forums_next_meeting(board: Board, january: str, clock: Clock) -> None:
    board.bring_to("draft")
    clock.go_to(JANUARY)
    board.workspace.transact(enter_room, meeting_id=january)
    board.go_on("agreed")
    assert board.record().agreed_at == "MB Tue 5 Jan 2027"
    assert board.record().agenda.meeting.status == "minutes agreed"
    with pytest.raises(NothingToUndo):
        board.workspace.undo()


def test_minutes_may_be_agreed_before_any_later_meeting_is_on_record(board: Board) -> None:
    board.bring_to("agreed")
    assert board.record().agreed_at == ""


def test_minutes_are_agreed_at_a_later_meeting_that_takes_place(board: Board, january: str) -> None:
    board.bring_to("draft")
    september = board.workspace.read(find_meeting, reference="MB 2026-09-01").id
    board.workspace.transact(cancel_meeting, meeting_id=january, reason="No business")
    for other in (board.id, september, january):
        with pytest.raises(RuleBroken, match="are agreed at a later meeting") as refused:
            board.workspace.transact(agree_minutes, meeting_id=board.id, at_meeting_id=other)
        assert refused.value.field == "at_meeting_id"
    march = board.workspace.read(find_meeting, reference="MB 2027-03-02").id
    board.workspace.transact(agree_minutes, meeting_id=board.id, at_meeting_id=march)
    assert board.record().agreed_at == "MB Tue 2 Mar 2027"


def test_continuous_minutes_run_on_from_meeting_to_meeting(board: Board, january: str, clock: Clock) -> None:
    write, forum = board.workspace.transact, board.book.forums["MB"]
    first, last = board.record().agenda.items[0].id, board.item
    board.minute("Second", last)
    board.minute("First", first)
    assert numbers(board, board.id)[0] == "1.1"
    write(set_minutes_layout, forum_id=forum, layout="continuous numbered minutes")
    clock.go_to(JANUARY)
    write(enter_room, meeting_id=january)
    opening = recorded(board, january).agenda.items[0].id
    coming = write(record_minute, meeting_id=january, item_id=opening, text="Third").value
    assert (numbers(board, board.id), numbers(board, january)) == (["1", "2"], ["3"])
    board.bring_to("agreed")
    assert [(row.number, row.text) for row in board.record().entries] == [("1", "First"), ("2", "Second")]
    write(edit_minute, minute_id=coming, text="Third, in other words")
    for stage in ("held", "draft", "agreed"):
        write(STAGES[stage], meeting_id=january)
    assert numbers(board, january) == ["3"]
    write(set_minutes_layout, forum_id=forum, layout="record of decisions and actions")
    assert (numbers(board, board.id), numbers(board, january)) == (["1", "2"], ["3"])


def test_continuous_numbers_start_again_with_the_forums_decisions(board: Board, january: str, clock: Clock) -> None:
    write, forum = board.workspace.transact, board.book.forums["MB"]
    write(set_minutes_layout, forum_id=forum, layout="continuous numbered minutes")
    write(set_pattern, forum_id=forum, kind="decision", pattern="MB D {n}/{yy}", scope="calendar year")
    board.minute()
    board.bring_to("agreed")
    clock.go_to(JANUARY)
    write(enter_room, meeting_id=january)
    write(record_minute, meeting_id=january, item_id=recorded(board, january).agenda.items[0].id, text="New year")
    for deed in (end_meeting, finish_minutes, agree_minutes):
        write(deed, meeting_id=january)
    assert (numbers(board, board.id), numbers(board, january)) == (["1"], ["1"])
