"""What a decision holds: what it answers, why, on what terms, who is told, and how it worked."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.agenda import add_item
from models.operations.decisions import (
    edit_decision,
    evaluate_decision,
    mark_told,
    record_decision,
    remove_decision,
    set_audiences,
)
from models.operations.effects import record_effect
from models.operations.risks import add_risk
from models.queries.record import DecisionRow
from models.store.workspace import Workspace
from tests.boards import DAY, Board
from tests.books import Clock, SmallBook

REVIEW, EVALUATE = dt.date(2027, 5, 4), dt.date(2027, 11, 3)
AUDIENCES = ("Borough commanders", "Press office", "Staff associations")


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


@pytest.fixture
def risk(board: Board) -> str:
    return board.workspace.transact(add_risk, title="Serious violence", level="corporate", likelihood=4, impact=4).value


def only(board: Board) -> DecisionRow:
    (row,) = board.record().decisions
    return row


def test_a_decision_keeps_all_that_is_said_about_it(board: Board, risk: str) -> None:
    board.decide(
        verb="approved",
        reasons="The rise is real",
        conditions="Reported monthly",
        dissent="The Director of Estates disagreed",
        review_on=REVIEW,
        evaluate_on=EVALUATE,
        part=2,
        risk_ids=(risk,),
    )
    row = only(board)
    assert (row.verb, row.reasons, row.conditions) == ("approved", "The rise is real", "Reported monthly")
    assert (row.dissent, row.review_on, row.evaluate_on) == ("The Director of Estates disagreed", REVIEW, EVALUATE)
    assert (row.part, [one.title for one in row.risks]) == (2, ["Serious violence"])


def test_what_is_not_named_stays_as_it_was(board: Board, risk: str) -> None:
    key = board.decide(reasons="The rise is real", review_on=REVIEW, evaluate_on=EVALUATE, risk_ids=(risk,))
    board.workspace.transact(edit_decision, decision_id=key, conditions="Reported monthly")
    assert (only(board).reasons, only(board).review_on, len(only(board).risks)) == ("The rise is real", REVIEW, 1)
    board.workspace.transact(edit_decision, decision_id=key, no_review=True, reasons="", risk_ids=())
    row = only(board)
    assert (row.reasons, row.review_on, row.evaluate_on, row.risks) == ("", None, EVALUATE, ())


def test_agreeing_a_recommendation_to_note_is_noting_it(board: Board) -> None:
    (ask,) = board.ask(("note", "Note the contents of this report"))
    board.decide(ask.text, verb="agreed", recommendation_id=ask.id)
    assert (only(board).verb, board.record().actions) == ("noted", ())
    assert [row.answered for row in board.record().asks] == [f"decision {only(board).reference}"]


def test_what_was_asked_under_another_item_cannot_be_answered_here(board: Board) -> None:
    (ask,) = board.ask(("approve", "Approve the plan"))
    other = board.workspace.transact(add_item, meeting_id=board.id, title="Estates").value
    with pytest.raises(RuleBroken, match="is no paper of “Estates”") as refused:
        board.decide(item=other, recommendation_id=ask.id)
    assert refused.value.field == "recommendation_id"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": " "}, "text"),
        ({"verb": "pondered"}, "verb"),
        ({"review_on": dt.date(2026, 11, 2)}, "review_on"),
        ({"evaluate_on": dt.date(2026, 1, 1)}, "evaluate_on"),
        ({"part": 3}, "part"),
        ({"item_id": ""}, "item_id"),
        ({"dissent": "x" * 20_001}, "dissent"),
    ],
)
def test_what_is_wrong_is_named_by_field(board: Board, given: dict[str, Any], field: str) -> None:
    asked = {"meeting_id": board.id, "item_id": board.item, "text": "hold it", **given}
    with pytest.raises(RuleBroken) as refused:
        board.workspace.transact(record_decision, **asked)
    assert refused.value.field == field
    assert board.record().decisions == ()


def test_a_risk_that_is_not_on_the_register_is_refused(board: Board) -> None:
    with pytest.raises(NotFound):
        board.decide(risk_ids=("0" * 32,))


def test_removing_a_decision_takes_all_with_it_and_undo_brings_all_back(board: Board, risk: str) -> None:
    key = board.decide(risk_ids=(risk,))
    board.workspace.transact(set_audiences, decision_id=key, audiences=AUDIENCES)
    board.workspace.transact(record_effect, decision_id=key, risk_id=risk, effect="down")
    written = board.record()
    board.workspace.transact(remove_decision, decision_id=key)
    assert board.record().decisions == ()
    board.workspace.undo()
    assert board.record() == written
    board.workspace.redo()
    assert board.record().decisions == ()


def test_who_is_told_keeps_the_day_when_the_list_changes(board: Board) -> None:
    key = board.decide()
    board.workspace.transact(set_audiences, decision_id=key, audiences=AUDIENCES)
    board.workspace.transact(mark_told, audience_id=only(board).audiences[1].id, on=DAY)
    board.workspace.transact(set_audiences, decision_id=key, audiences=("Press office", "Press office", " ", "Unions"))
    assert [(row.audience, row.told_on) for row in only(board).audiences] == [("Press office", DAY), ("Unions", None)]


@pytest.mark.parametrize("day", [dt.date(2026, 11, 2), dt.date(2026, 11, 4)])
def test_nobody_was_told_before_the_decision_or_in_the_future(board: Board, day: dt.date) -> None:
    board.workspace.transact(set_audiences, decision_id=board.decide(), audiences=AUDIENCES)
    with pytest.raises(RuleBroken) as refused:
        board.workspace.transact(mark_told, audience_id=only(board).audiences[0].id, on=day)
    assert refused.value.field == "on"


def test_a_decision_is_followed_up_after_its_minutes_are_agreed(board: Board, clock: Clock) -> None:
    key = board.decide(evaluate_on=EVALUATE)
    board.workspace.transact(set_audiences, decision_id=key, audiences=AUDIENCES)
    board.bring_to("agreed")
    clock.go_to(EVALUATE)
    board.workspace.transact(mark_told, audience_id=only(board).audiences[0].id, on=DAY)
    board.workspace.transact(evaluate_decision, decision_id=key, evaluation="Knife crime fell by a tenth")
    assert (only(board).audiences[0].told_on, only(board).evaluation) == (DAY, "Knife crime fell by a tenth")
