"""The sheet from which a meeting is chaired."""

import datetime as dt
from typing import Any

import pytest

from models.operations.agenda import add_item, edit_item, move_item, open_agenda
from models.operations.attendance import set_presence
from models.operations.interests import declare_interest
from models.operations.outcomes import record_action
from models.operations.paper_stages import set_status
from models.operations.promises import put_action_on_agenda
from models.operations.risks import add_risk, link_risk
from models.operations.stages import end_meeting
from models.queries.meetings import find_meeting
from models.queries.run_sheet import RunSheet, RunSheetItem, run_sheet
from models.store.workspace import Workspace
from tests.boards import DAY, Board
from tests.books import Clock, SmallBook

WEEK = dt.timedelta(days=7)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> Board:
    return Board(workspace, book, clock)


def sheet(board: Board, meeting: str = "") -> RunSheet:
    return board.workspace.read(run_sheet, meeting_id=meeting or board.id, today=DAY)


def line(board: Board, title: str, meeting: str = "") -> RunSheetItem:
    return next(row for row in sheet(board, meeting).items if row.item.title.startswith(title))


def september(board: Board, text: str, due: dt.date, item: str = "") -> str:
    """Record an action at the Management Board of September; return its key."""
    key = board.workspace.read(find_meeting, reference="MB 2026-09-01").id
    given: dict[str, Any] = {
        "owner_post_id": board.book.posts["DIR-SG"],
        "due": due,
        "meeting_id": key,
        "item_id": item,
    }
    return board.workspace.transact(record_action, text=text, **given).value


def test_every_item_of_the_agenda_stands_on_the_sheet_with_its_times(board: Board) -> None:
    found = sheet(board)
    assert [row.item for row in found.items] == list(found.agenda.items)


def test_the_chair_knows_who_is_away_and_what_was_declared(board: Board) -> None:
    posts, write = board.book.posts, board.workspace.transact
    write(set_presence, meeting_id=board.id, post_id=posts["DIR-EST"], presence="apologies")
    deputy = {"presence": "deputy", "deputy_post_id": posts["DAC-FLP"]}
    write(set_presence, meeting_id=board.id, post_id=posts["AC-FLP"], **deputy)
    write(declare_interest, meeting_id=board.id, name="Ivo Strand", nature="Trustee")
    write(declare_interest, meeting_id=board.id, post_id=posts["DIR-SG"], nature="Bidder", item_id=board.item)
    opening = sheet(board).items[0]
    assert set(opening.prompts) == {
        "Callum Ferris-Boyd deputises for AC Frontline Policing.",
        "Apologies from Marguerite Okonjo-Bell.",
    }
    assert [row.who for row in opening.interests] == ["Ivo Strand"]
    assert [row.nature for row in line(board, "Violence").interests] == ["Bidder"]


def test_actions_due_by_the_day_stand_with_the_earlier_actions_overdue_apart(board: Board) -> None:
    september(board, "Late already", DAY - WEEK)
    september(board, "Due on the day", DAY)
    september(board, "Due later", DAY + WEEK)
    earlier = line(board, "Actions of earlier meetings")
    assert [row.text for row in earlier.due] == ["Due on the day"]
    assert [(row.text, row.days_late) for row in earlier.overdue] == [("Late already", 7)]


def test_an_action_stands_with_the_item_that_continues_the_one_it_came_from(board: Board) -> None:
    before = board.workspace.read(find_meeting, reference="MB 2026-09-01").id
    board.workspace.transact(open_agenda, meeting_id=before)
    source = line(board, "Performance overview", before).item.id
    september(board, "Victim care dashboard", DAY, source)
    promised = september(board, "Stocktake terms", DAY - WEEK)
    board.workspace.transact(put_action_on_agenda, action_id=promised, meeting_id=board.id)
    assert [row.text for row in line(board, "Performance overview").due] == ["Victim care dashboard"]
    places = [row.item.title for row in sheet(board).items if any(one.id == promised for one in row.overdue)]
    assert len(places) == 1
    assert places != ["Actions of earlier meetings"]
    assert line(board, "Actions of earlier meetings").overdue == ()


def test_the_expected_outcomes_are_what_the_papers_ask(board: Board) -> None:
    board.ask(("note", "Note the figures"), ("approve", "Approve the plan"))
    assert line(board, "Violence").outcomes == ("a. Note", "b. Approve", "Defer to Tue 5 Jan")


@pytest.mark.parametrize(
    ("purpose", "outcomes"),
    [
        ("note", ("Noted",)),
        ("assure", ("Assured", "Not assured, because:")),
        ("decide", ("Approve", "Approve with change", "Defer to Tue 5 Jan")),
        ("discuss", ()),
    ],
)
def test_without_a_paper_the_purpose_says_what_may_come_out(
    board: Board, purpose: str, outcomes: tuple[str, ...]
) -> None:
    board.workspace.transact(edit_item, item_id=board.item, purpose=purpose)
    assert line(board, "Violence").outcomes == outcomes


def test_risks_stand_with_their_item_and_the_effects_are_asked_at_the_end(board: Board) -> None:
    key = board.workspace.transact(add_risk, title="Serious violence", level="corporate", likelihood=4, impact=4).value
    board.workspace.transact(link_risk, risk_id=key, item_id=board.item)
    assert [row.title for row in line(board, "Violence").risks] == ["Serious violence"]


def test_a_paper_that_never_came_and_a_late_one_are_said(board: Board, clock: Clock) -> None:
    (ask,) = board.ask(("note", "Note the figures"))
    paper = line(board, "Violence").item.papers[0]
    assert line(board, "Violence").prompts == (f"Not received: {paper.reference} {paper.title}.",)
    clock.go_to(dt.date(2026, 10, 30))
    late: dict[str, Any] = {"late_reason": "The offer lapses on 6 November", "late_agreed_by": "Commissioner"}
    board.workspace.transact(set_status, paper_id=ask.paper_id, status="received", **late)
    assert line(board, "Violence").prompts == (
        f"Late paper {paper.reference}: minute the urgency (The offer lapses on 6 November).",
    )


def test_the_sheet_says_where_observers_leave(board: Board) -> None:
    write = board.workspace.transact
    private = write(add_item, meeting_id=board.id, title="Award", part=2, part_reason="Commercial").value
    place = next(row.item.position for row in sheet(board).items if row.item.id == board.item)
    write(move_item, item_id=private, to_position=place + 1)
    assert "Part 2 begins: ask observers to leave." in line(board, "Award").prompts
    following = sheet(board).items[[row.item.id for row in sheet(board).items].index(private) + 1]
    assert "Part 1 again: observers may return." in following.prompts


def test_the_minutes_of_the_meeting_before_are_there_to_be_agreed(board: Board) -> None:
    before = board.workspace.read(find_meeting, reference="MB 2026-09-01").id
    assert line(board, "Minutes of the meeting").outcomes == ()
    board.workspace.transact(end_meeting, meeting_id=before)
    found = line(board, "Minutes of the meeting")
    assert (found.prompts, found.outcomes) == (("Agree the record of Tue 1 Sep 2026.",), ("Record agreed",))
