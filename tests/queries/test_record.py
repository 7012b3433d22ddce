"""The record of a meeting as rooms and prints read it."""

import datetime as dt

import pytest

from models.operations.agenda import add_item, edit_item, move_item
from models.operations.decisions import edit_decision
from models.operations.deep_dives import commission_deep_dive
from models.operations.effects import record_effect
from models.operations.escalations import escalate
from models.operations.meetings import add_meeting, cancel_meeting
from models.operations.minutes import record_minute
from models.operations.minutes_layout import set_minutes_layout
from models.operations.papers import set_risks
from models.operations.risks import add_risk
from models.operations.stages import agree_minutes
from models.queries.meetings import find_meeting
from models.queries.record import meeting_record
from models.store.workspace import Workspace
from tests.boards import DAY, Board
from tests.books import Clock, SmallBook


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def test_all_that_was_recorded_stands_item_by_item_in_the_order_it_was_said(board: Board) -> None:
    second = board.workspace.transact(add_item, meeting_id=board.id, title="Estates").value
    board.promise("Publish ward-level maps")
    board.minute("Estates are full.", second)
    board.decide("hold knife crime", conditions="Reported monthly", review_on=dt.date(2027, 5, 4))
    board.minute("The Board heard why.")
    board.workspace.transact(escalate, item_id=board.item, reason="Beyond us", to_forum_id=board.book.forums["RAB"])
    board.workspace.transact(
        commission_deep_dive,
        meeting_id=board.id,
        item_id=board.item,
        title="Night-time economy",
        lead_post_id=board.book.posts["DIR-SG"],
    )
    rows = board.record().entries
    assert [(row.kind, row.text) for row in rows] == [
        ("action", "Publish ward-level maps"),
        ("decision", "hold knife crime"),
        ("minute", "The Board heard why."),
        ("escalation", "Beyond us"),
        ("deep-dive", "Night-time economy"),
        ("minute", "Estates are full."),
    ]
    assert rows[0].second == ("AC Frontline Policing, Grace Adeyemi-Clarke · due Wed 18 Nov 2026 · tracked by PG")
    assert (rows[1].number, rows[1].verb) == ("MB D 1/26", "agreed")
    assert rows[1].second == "Conditions: Reported monthly · review Tue 4 May 2027"
    assert rows[3].second == "to RAB"
    assert rows[4].second == ("Director Strategy & Governance, Ruth Kessling · reports to MB Tue 5 Jan 2027")


def test_the_record_follows_its_items_when_the_agenda_is_put_in_another_order(board: Board) -> None:
    second = board.workspace.transact(add_item, meeting_id=board.id, title="Estates").value
    board.minute("One", board.item)
    board.minute("Two", second)
    place = next(item.position for item in board.record().agenda.items if item.id == board.item)
    board.workspace.transact(move_item, item_id=second, to_position=place)
    record = board.record()
    numbers = {item.id: item.number for item in record.agenda.items}
    assert [(row.text, row.number) for row in record.entries] == [
        ("Two", f"{numbers[second]}.1"), ("One", f"{numbers[board.item]}.1"),
    ]  # fmt: skip


def test_what_is_recorded_under_a_private_item_is_private(board: Board) -> None:
    board.decide(part=2)
    board.minute()
    assert [row.part for row in board.record().entries] == [2, 1]
    board.workspace.transact(edit_item, item_id=board.item, part=2, part_reason="Commercial")
    assert [row.part for row in board.record().entries] == [2, 2]


def test_every_recommendation_shows_the_decision_that_answers_it(board: Board) -> None:
    note, approve = board.ask(("note", "Note the figures"), ("approve", "Approve the plan"))
    assert [(row.letter, row.verb, row.item_id, row.answered) for row in (note, approve)] == [
        ("a", "note", board.item, ""), ("b", "approve", board.item, ""),
    ]  # fmt: skip
    key = board.decide(approve.text, recommendation_id=approve.id)
    assert [(row.answered, row.decision_id) for row in board.record().asks] == [
        ("", ""), ("decision MB D 1/26", key),
    ]  # fmt: skip
    assert board.record().decisions[0].recommendation_id == approve.id
    board.workspace.transact(edit_decision, decision_id=key, recommendation_id="")
    assert [row.answered for row in board.record().asks] == ["", ""]


def test_a_decision_shows_the_risks_of_its_papers_and_its_effects_on_them(board: Board) -> None:
    risks = [
        board.workspace.transact(add_risk, title=title, level="corporate", likelihood=4, impact=4).value
        for title in ("Serious violence", "Custody capacity")
    ]
    (ask,) = board.ask(("approve", "Approve the plan"))
    board.workspace.transact(set_risks, paper_id=ask.paper_id, risk_ids=risks[:1])
    key = board.decide(risk_ids=risks[1:])
    board.workspace.transact(record_effect, decision_id=key, risk_id=risks[1], effect="up", note="More arrests")
    (row,) = board.record().decisions
    assert [one.title for one in row.risks] == ["Serious violence", "Custody capacity"]
    assert [(line.title, line.effect) for line in row.effects] == [("Serious violence", ""), ("Custody capacity", "up")]


def test_a_meeting_that_fell_away_agreed_no_minutes(board: Board) -> None:
    board.bring_to("draft")
    coming = board.workspace.read(find_meeting, reference="MB 2027-01-05").id
    board.workspace.transact(agree_minutes, meeting_id=board.id, at_meeting_id=coming)
    assert board.record().agreed_at == "MB Tue 5 Jan 2027"
    board.workspace.transact(cancel_meeting, meeting_id=coming, reason="No business")
    assert board.record().agreed_at == ""


def test_continuous_minutes_of_two_meetings_on_one_day_run_on(board: Board) -> None:
    write, forum = board.workspace.transact, board.book.forums["MB"]
    write(set_minutes_layout, forum_id=forum, layout="continuous numbered minutes")
    later = write(add_meeting, forum_id=forum, date=DAY, start=dt.time(14)).value
    item = write(add_item, meeting_id=later, title="Special business").value
    write(record_minute, meeting_id=later, item_id=item, text="The Board met again.")
    board.minute()
    afternoon = board.workspace.read(meeting_record, meeting_id=later, today=DAY)
    assert [row.number for row in (*board.record().minutes, *afternoon.minutes)] == ["1", "2"]
