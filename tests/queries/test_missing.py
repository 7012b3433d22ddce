"""What a meeting lacks for its next stage."""

import datetime as dt

import pytest

from models.operations.agenda import edit_item, issue_agenda, withdraw_item
from models.operations.attendance import set_presence
from models.operations.forums import edit_forum
from models.operations.paper_rules import set_paper_rule
from models.operations.papers import commission_paper
from models.operations.risks import add_risk
from models.queries.missing import Missing, missing
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook

NOW = dt.datetime(2026, 10, 29, 9)  # noqa: DTZ001  wall-clock time


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    """The Management Board with its agenda open."""
    return Board(workspace, book, clock)


def lacking(board: Board, kind: str = "") -> list[str]:
    return [row.words for row in found(board).rows if kind in ("", row.kind)]


def found(board: Board) -> Missing:
    return board.workspace.read(missing, meeting_id=board.id, now=NOW)


def test_an_agenda_lacks_presenters_questions_and_time(board: Board) -> None:
    board.workspace.transact(edit_item, item_id=board.item, purpose="decide", minutes=150, part=2)
    assert lacking(board) == [
        "No presenter: Violence Stocktake, item 9",
        "Nothing asked: Violence Stocktake, item 9",
        "No reason for Part 2: Violence Stocktake, item 9",
        "60 minutes over: 240 of 180 min are given out",
    ]
    state = found(board)
    assert (state.next_stage, state.sound) == (
        "agenda issued",
        ("First and last items in their place", "All papers are final"),
    )
    board.workspace.transact(withdraw_item, item_id=board.item, because="not ready")
    assert lacking(board) == []
    board.workspace.transact(issue_agenda, meeting_id=board.id, body=b"%PDF")
    assert (found(board).next_stage, found(board).due) == ("in the room", dt.datetime(2026, 11, 3, 9, 30))  # noqa: DTZ001


def test_papers_that_are_not_final_and_rules_that_are_not_met_are_named(board: Board) -> None:
    workspace, forum = board.workspace, board.book.forums["MB"]
    workspace.transact(edit_item, item_id=board.item, lead="Somebody")
    workspace.transact(set_paper_rule, forum_id=forum, rule="corporate risks stated", strength="required")
    due = dt.datetime(2026, 10, 27, 17)  # noqa: DTZ001  wall-clock time
    workspace.transact(
        commission_paper, forum_id=forum, title="Violence", meeting_id=board.id, item_id=board.item, due=due
    )
    paper, rule = lacking(board)
    assert paper.endswith("is commissioned, was due Tue 27 Oct 2026")
    assert "must state the corporate risks" in rule


def test_a_forum_for_problem_solving_asks_for_such_an_item(board: Board) -> None:
    workspace = board.workspace
    workspace.transact(edit_forum, forum_id=board.book.forums["MB"], purposes=["problem solving", "priority setting"])
    assert lacking(board, "purpose") == ["No problem solving or priority setting item"]
    workspace.transact(edit_item, item_id=board.item, purpose="solve")
    assert lacking(board, "purpose") == []


def test_a_promised_start_that_cannot_be_kept_is_named(board: Board) -> None:
    board.workspace.transact(edit_item, item_id=board.item, fixed_start=dt.time(10, 30))
    assert lacking(board, "overlap") == [
        "The item before runs 10 min into the promised start: Violence Stocktake, item 6"
    ]


def test_in_the_room_the_quorum_and_attendance_are_watched(board: Board) -> None:
    board.workspace.transact(edit_forum, forum_id=board.book.forums["MB"], quorum=2)
    board.bring_to("room")
    assert lacking(board, "quorum") == ["No quorum: 0 of 2 are here"]
    for code in ("COMM", "DCOM"):
        post = board.book.posts[code]
        board.workspace.transact(set_presence, meeting_id=board.id, post_id=post, presence="here")
    assert lacking(board, "quorum") == []
    assert lacking(board, "attendance") == ["3 seats without attendance"]
    assert found(board).sound == ("There is a quorum",)


def test_the_record_lacks_outcomes_effects_and_dates(board: Board) -> None:
    risk = board.workspace.transact(add_risk, title="Knife crime", level="corporate", likelihood=3, impact=4).value
    board.bring_to("held")
    assert "Nothing recorded: Violence Stocktake, item 6" in lacking(board, "outcome")
    board.decide(risk_ids=[risk])
    assert "Nothing recorded: Violence Stocktake, item 6" not in lacking(board, "outcome")
    (effect,) = lacking(board, "effect")
    assert effect.endswith("no effect given on CR-01")
    assert found(board).next_stage == "minutes draft"
    assert "Every action has a date" in found(board).sound


def test_a_meeting_that_is_agreed_lacks_nothing(board: Board) -> None:
    board.bring_to("agreed")
    assert found(board) == Missing("", None, (), ())


def test_two_chairs_may_both_be_needed_for_a_quorum(board: Board) -> None:
    posts = board.book.posts
    forum, edit = board.book.forums["MB"], board.workspace.transact
    edit(edit_forum, forum_id=forum, quorum=1, co_chair_post_id=posts["DCOM"], both_chairs=True)
    board.bring_to("room")
    board.workspace.transact(set_presence, meeting_id=board.id, post_id=posts["COMM"], presence="here")
    assert lacking(board, "quorum") == ["No quorum: a chair is not here"]
    board.workspace.transact(set_presence, meeting_id=board.id, post_id=posts["DCOM"], presence="here")
    assert lacking(board, "quorum") == []
