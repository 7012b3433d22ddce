"""What was moved, not reached, put off or is still open comes back once, with its reason, whatever was rescheduled."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.actions import close_action
from models.operations.agenda import remove_item
from models.operations.meetings import cancel_meeting, move_meeting, postpone_meeting, restore_meeting
from models.operations.outcomes import record_action
from models.operations.promises import (
    decide_next_time,
    drop_promise,
    move_to_next_meeting,
    not_reached,
    promise_item,
    put_action_on_agenda,
    take_promise,
    taken,
)
from models.queries.agenda_template import begun_agenda
from models.queries.offers import offers
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.operations.carrying import Run, run_of

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def run(workspace: Workspace, book: SmallBook) -> Run:
    """Frontline CrimeFighters, the agenda of Thu 5 Nov 2026 open."""
    made = run_of(workspace, book.forums["CF-FLP"])
    made.open(0)
    return made


def move(run: Run, turn: int, day: dt.date) -> None:
    run.workspace.transact(move_meeting, meeting_id=run.meetings[turn], date=day, reason="The hall is needed")


def cancel(run: Run, turn: int) -> None:
    run.workspace.transact(cancel_meeting, meeting_id=run.meetings[turn], reason="Aid to another force")


def test_an_item_moved_on_stands_on_the_next_agenda_after_that_was_rescheduled(run: Run) -> None:
    run.workspace.transact(move_to_next_meeting, item_id=run.add(0, "Moped crime"), reason="the lead is ill")
    assert run.origins("Moped crime") == {}
    move(run, 1, dt.date(2026, 12, 10))
    run.open(1)
    run.open(2)
    assert run.origins("Moped crime") == {1: "moved from CF-FLP Thu 5 Nov 2026: the lead is ill"}


def test_an_item_moved_on_never_returns_to_its_own_meeting_when_that_moves(run: Run) -> None:
    run.workspace.transact(move_to_next_meeting, item_id=run.add(0, "Moped crime"))
    move(run, 0, dt.date(2026, 11, 26))
    run.open(0)
    assert run.origins("Moped crime") == {}
    run.open(1)
    assert list(run.origins("Moped crime")) == [1]


def test_a_next_meeting_put_behind_the_one_after_it_is_the_next_no_more(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    move(run, 1, dt.date(2027, 1, 21))
    run.open(2)
    run.open(1)
    assert run.origins("Moped crime") == {2: "not reached on 5 November 2026"}


def test_both_meetings_brought_forward_keep_their_order(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    move(run, 0, dt.date(2026, 10, 29))
    move(run, 1, dt.date(2026, 11, 3))
    run.open(1)
    assert run.origins("Moped crime") == {1: "not reached on 29 October 2026"}


def test_a_later_agenda_opened_first_leaves_it_to_the_next(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    run.open(2)
    assert "Moped crime" not in run.titles(2)
    assert "Moped crime" in [row.title for row in run.workspace.read(begun_agenda, meeting_id=run.meetings[1]).items]
    run.open(1)
    assert list(run.origins("Moped crime")) == [1]


def test_each_reason_is_shown_once_however_often_it_is_said(run: Run, book: SmallBook) -> None:
    items = {title: run.add(0, title) for title in ("Robbery", "Knife crime")}
    for _ in range(2):
        run.workspace.transact(not_reached, item_id=items["Robbery"])
        run.workspace.transact(decide_next_time, item_id=items["Knife crime"], reason="figures wanted")
    action = run.workspace.transact(
        record_action,
        meeting_id=run.meetings[0],
        text="Map the hot spots",
        owner_post_id=book.posts["SEC"],
        due=dt.date(2027, 2, 1),
    ).value
    for _ in range(2):
        run.workspace.transact(put_action_on_agenda, action_id=action)
    run.open(1)
    run.open(1)
    said = {row.title: row.origin for row in run.items(1) if row.kind == "item"}
    assert said == {
        "Robbery": "not reached on 5 November 2026",
        "Knife crime": "to be decided: put off on 5 November 2026: figures wanted",
        "Action FLP 1/26: Map the hot spots": "here because action FLP 1/26 is open",
    }
    run.open(2)
    assert not [row for row in run.items(2) if row.kind == "item"]


def test_the_next_meeting_cancelled_passes_it_on(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    cancel(run, 1)
    run.open(2)
    assert list(run.origins("Moped crime")) == [2]


def test_cancelled_after_its_agenda_was_opened_it_passes_on_promised_and_other_items(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    run.open(1)
    run.add(1, "Burglary")
    cancel(run, 1)
    run.open(2)
    run.open(3)
    fell = "CF-FLP Thu 3 Dec 2026 was cancelled"
    assert run.origins("Moped crime") == {2: f"not reached on 5 November 2026; {fell}"}
    assert run.origins("Burglary") == {2: fell}
    run.workspace.transact(restore_meeting, meeting_id=run.meetings[1], reason="It can be held")
    assert not {"Moped crime", "Burglary"} & set(run.titles(1))


def test_restored_before_the_next_agenda_was_opened_it_keeps_its_items(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    run.open(1)
    cancel(run, 1)
    run.workspace.undo()
    run.open(2)
    assert list(run.origins("Moped crime")) == [1]
    run.workspace.transact(postpone_meeting, meeting_id=run.meetings[1], reason="No room")
    move(run, 1, dt.date(2026, 12, 8))
    run.open(3)
    assert list(run.origins("Moped crime")) == [1]


def test_undo_of_opening_lets_it_wait_again(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    run.open(1)
    run.workspace.undo()
    assert run.origins("Moped crime") == {}
    run.workspace.redo()
    run.workspace.undo()
    run.open(1)
    assert list(run.origins("Moped crime")) == [1]


def test_a_forum_with_no_next_meeting_yet_keeps_it_waiting(workspace: Workspace, book: SmallBook) -> None:
    first = run_of(workspace, book.forums["PG"])
    first.open(4)
    workspace.transact(not_reached, item_id=first.add(4, "Sanctioned detections"))
    later = run_of(workspace, book.forums["PG"]).meetings
    move(Run(workspace, first.forum, later), 0, dt.date(2027, 4, 1))
    again = Run(workspace, first.forum, later)
    again.open(0)
    assert again.origins("Sanctioned detections") == {0: "not reached on 4 March 2027"}


def test_an_open_agenda_gets_it_at_once_and_one_that_is_out_is_offered_it(run: Run) -> None:
    run.open(1)
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    assert "Moped crime" in run.titles(1)
    run.issue(1)
    key = run.workspace.transact(not_reached, item_id=run.add(0, "Robbery")).value
    assert "Robbery" not in run.titles(1)
    (offer,) = run.workspace.read(offers, meeting_id=run.meetings[1], today=TODAY)
    assert (offer.title, offer.reason, offer.promise_id) == ("Robbery", "not reached on 5 November 2026", key)
    with pytest.raises(RuleBroken, match="say why this comes late"):
        run.workspace.transact(take_promise, promise_id=key, meeting_id=run.meetings[1])
    run.workspace.transact(
        take_promise,
        promise_id=key,
        meeting_id=run.meetings[1],
        late_reason="wanted by the chair",
        late_agreed_by="Chair",
    )
    assert run.item(1, "Robbery").late_reason == "wanted by the chair"
    run.open(2)
    assert list(run.origins("Robbery")) == [1]


def test_what_an_issued_agenda_did_not_take_goes_to_the_one_after_it(run: Run) -> None:
    run.open(1)
    run.issue(1)
    run.workspace.transact(not_reached, item_id=run.add(0, "Robbery"))
    run.open(2)
    assert list(run.origins("Robbery")) == [2]


def test_a_named_meeting_keeps_it_however_often_it_moves_and_hands_it_on_when_it_falls_away(run: Run) -> None:
    for title, turn in (("Estates", 2), ("Custody", 3)):
        run.workspace.transact(promise_item, forum_id=run.forum, title=title, meeting_id=run.meetings[turn])
    move(run, 2, dt.date(2027, 2, 25))
    cancel(run, 3)
    for turn in (1, 2, 4):
        run.open(turn)
    assert list(run.origins("Estates")) == [2]
    assert list(run.origins("Custody")) == [2]


def test_taken_after_all_it_does_not_come_back(run: Run) -> None:
    item = run.add(0, "Moped crime")
    run.open(1)
    run.workspace.transact(not_reached, item_id=item)
    run.workspace.transact(taken, item_id=item)
    assert "Moped crime" not in run.titles(1)
    run.workspace.transact(decide_next_time, item_id=item)
    assert run.item(1, "Moped crime").origin.startswith("to be decided")


def test_a_standing_item_not_reached_stands_once_with_the_reason(workspace: Workspace, book: SmallBook) -> None:
    run = run_of(workspace, book.forums["MB"])
    run.open(0)
    workspace.transact(not_reached, item_id=run.item(0, "Corporate priorities").id)
    run.open(1)
    assert run.item(1, "Corporate priorities").origin == "not reached on 5 November 2026"
    run.open(2)
    assert run.item(2, "Corporate priorities").origin == ""


def test_an_item_moved_twice_and_one_gone_out_keep_one_line_to_be_taken(run: Run) -> None:
    key = run.add(0, "Moped crime")
    run.issue(0)
    run.workspace.transact(move_to_next_meeting, item_id=key)
    assert "Moped crime" not in run.titles(0)
    run.open(1)
    run.workspace.transact(move_to_next_meeting, item_id=run.item(1, "Moped crime").id)
    run.open(2)
    assert list(run.origins("Moped crime")) == [2]


def test_a_closed_action_and_a_dropped_promise_do_not_come(run: Run, book: SmallBook) -> None:
    action = run.workspace.transact(
        record_action, forum_id=run.forum, text="Map it", owner_post_id=book.posts["SEC"], due=dt.date(2027, 2, 1)
    ).value
    run.workspace.transact(put_action_on_agenda, action_id=action, meeting_id=run.meetings[1])
    run.workspace.transact(close_action, action_id=action, note="Done")
    key = run.workspace.transact(promise_item, forum_id=run.forum, title="Estates", after=dt.date(2026, 11, 5)).value
    run.workspace.transact(drop_promise, promise_id=key, because="settled by letter")
    run.open(1)
    assert not [row for row in run.items(1) if row.kind == "item"]


def test_what_cannot_be_moved_or_promised_is_refused_with_a_sentence(run: Run, book: SmallBook, clock: Clock) -> None:
    closing = run.item(0, "Any other business").id
    with pytest.raises(RuleBroken, match="stands on every agenda"):
        run.workspace.transact(move_to_next_meeting, item_id=closing)
    with pytest.raises(RuleBroken, match="choose one of its meetings"):
        run.workspace.transact(promise_item, forum_id=book.forums["MB"], title="Estates", meeting_id=run.meetings[1])
    assert run.workspace.transact(not_reached, item_id=closing).value == ""
    assert clock().date() == TODAY


def test_what_is_taken_off_an_agenda_does_not_come_back(run: Run) -> None:
    run.workspace.transact(not_reached, item_id=run.add(0, "Moped crime"))
    run.open(1)
    run.workspace.transact(remove_item, item_id=run.item(1, "Moped crime").id)
    run.open(1)
    run.open(2)
    assert run.origins("Moped crime") == {}
