"""The decision register over all forums."""

import datetime as dt
from typing import Any

import pytest

from models.operations.agenda import add_item
from models.operations.decisions import evaluate_decision, mark_told, record_decision, set_audiences
from models.operations.effects import record_effect
from models.operations.papers import attach_to_item, set_risks
from models.operations.risks import add_risk, link_risk
from models.queries.decisions import DecisionRegister, RegisterRow, decision_register
from models.queries.effects import effects
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.boards import DAY, Board
from tests.books import Clock, SmallBook

NEXT_YEAR = dt.date(2027, 11, 3)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def register(board: Board, **chosen: Any) -> DecisionRegister:
    return board.workspace.read(decision_register, **{"today": DAY, **chosen})


def references(board: Board, **chosen: Any) -> list[str]:
    return [row.reference for row in register(board, **chosen).rows]


def decide_at(board: Board, meeting: str, text: str, **facts: Any) -> str:
    """Record a decision at another meeting, under an item of its own."""
    key = board.workspace.read(find_meeting, reference=meeting).id
    item = board.workspace.transact(add_item, meeting_id=key, title="Business").value
    return board.workspace.transact(record_decision, meeting_id=key, item_id=item, text=text, **facts).value


def test_the_register_holds_the_decisions_of_all_forums_in_their_order(board: Board) -> None:
    decide_at(board, "PG 2026-11-18", "move the clinic", verb="approved")
    board.decide("hold knife crime")
    decide_at(board, "CF-AS 2026-10-12", "patrol the market")
    found = register(board)
    assert [row.reference for row in found.rows] == ["CF-AS D 1/26", "MB D 1/26", "PG D 1/26"]
    assert found.counts == (("agreed", 2), ("approved", 1))
    row = found.rows[1]
    number = next(item.number for item in board.record().agenda.items if item.id == board.item)
    assert (row.date, row.forum_name, row.level) == (DAY, "Management Board", "corporate")
    assert (row.item_number, row.item_title, row.text) == (number, "Violence Stocktake", "hold knife crime")


def test_the_register_is_narrowed_by_day_forum_level_and_part(board: Board) -> None:
    decide_at(board, "PG 2026-11-18", "move the clinic", part=2)
    board.decide("hold knife crime")
    decide_at(board, "CF-AS 2026-10-12", "patrol the market")
    assert references(board, first=DAY) == ["MB D 1/26", "PG D 1/26"]
    assert references(board, last=DAY) == ["CF-AS D 1/26", "MB D 1/26"]
    assert references(board, forum_id=board.book.forums["MB"]) == ["MB D 1/26"]
    assert references(board, level="BCU") == ["CF-AS D 1/26"]
    assert references(board, part=1) == ["CF-AS D 1/26", "MB D 1/26"]
    assert references(board, part=2) == ["PG D 1/26"]
    assert register(board, first=NEXT_YEAR) == DecisionRegister((), ())


@pytest.mark.parametrize("text", ["O’NEIL", "50%", "r&d", "D 1/26 o’neil", "stocktake", "because", "", "“(*"])
def test_the_register_is_searched_by_words_in_any_order(board: Board, text: str) -> None:
    board.decide("back O’Neil’s R&D at 50%", reasons="Because it works")
    assert references(board, text=text) == ([] if text == "“(*" else ["MB D 1/26"])


def test_follow_up_lists_who_is_still_to_be_told(board: Board) -> None:
    key = board.decide()
    board.decide("nothing more to do")
    board.workspace.transact(set_audiences, decision_id=key, audiences=("Boroughs", "Press office", "Unions"))
    first = board.record().decisions[0].audiences[0]
    board.workspace.transact(mark_told, audience_id=first.id, on=DAY)
    (row,) = register(board, follow_up=True).rows
    assert row.outstanding_audiences == ("Press office", "Unions")
    for audience in board.record().decisions[0].audiences:
        board.workspace.transact(mark_told, audience_id=audience.id, on=DAY)
    assert references(board, follow_up=True) == []


def test_an_evaluation_falls_due_on_its_day_until_it_is_written(board: Board) -> None:
    key = board.decide(evaluate_on=NEXT_YEAR)
    assert references(board, follow_up=True, today=NEXT_YEAR - dt.timedelta(days=1)) == []
    (row,) = register(board, follow_up=True, today=NEXT_YEAR).rows
    assert (row.evaluation_due, row.review_due) == (True, False)
    board.workspace.transact(evaluate_decision, decision_id=key, evaluation="Fell by a tenth")
    assert references(board, follow_up=True, today=NEXT_YEAR) == []


def test_the_register_names_risks_and_effects(board: Board) -> None:
    risks = [
        board.workspace.transact(add_risk, title=title, level="corporate", likelihood=4, impact=4).value
        for title in ("Serious violence", "Custody capacity")
    ]
    board.workspace.transact(link_risk, risk_id=risks[1], item_id=board.item)
    key = board.decide(risk_ids=risks[:1])
    board.workspace.transact(record_effect, decision_id=key, risk_id=risks[0], effect="down")
    board.workspace.transact(record_effect, decision_id=key, effect="new")
    (row,) = register(board).rows
    assert (row.risks_words, row.effects_words) == ("CR-01, CR-02", "CR-01 down, new risk")


def test_a_row_needs_follow_up_where_anything_is_left(board: Board) -> None:
    board.decide(review_on=DAY)
    rows: tuple[RegisterRow, ...] = register(board).rows
    assert [(row.review_due, row.follow_up) for row in rows] == [(True, True)]


def test_the_register_and_the_closing_item_know_the_same_risks(board: Board) -> None:
    (ask,) = board.ask(("approve", "Fund three teams"))
    risk = board.workspace.transact(add_risk, title="Knife crime", level="corporate", likelihood=3, impact=4).value
    board.workspace.transact(set_risks, paper_id=ask.paper_id, risk_ids=[risk])
    board.decide(recommendation_id=ask.id)
    board.workspace.transact(attach_to_item, paper_id=ask.paper_id, item_id="")
    (decision,) = board.workspace.read(effects, meeting_id=board.id).decisions
    assert [line.reference for line in decision.lines] == ["CR-01"]
    assert [row.risks_words for row in register(board).rows] == ["CR-01"]


@pytest.mark.parametrize("text", ["o'neil", "O’NEIL’s", "resume cafe"])
def test_the_register_is_searched_however_a_name_is_typed(board: Board, text: str) -> None:
    board.decide("Adopt Siân O’Neil’s résumé of the café inquiry")
    assert len(references(board, text=text)) == 1
