"""Following actions up, and whether the log always adds up."""

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.operations.actions import close_action, edit_action, move_due, reopen_action, update_action
from models.operations.outcomes import record_action
from models.operations.year import lay_out_year
from models.queries.actions import ActionRow, action, action_history, action_log, actions
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook, new_book, small_book

TODAY = dt.date(2026, 10, 27)
DUE = dt.date(2026, 11, 18)


@pytest.fixture
def promised(workspace: Workspace, book: SmallBook) -> str:
    """An action of the Management Board, due on Wed 18 Nov 2026."""
    return workspace.transact(
        record_action, forum_id=book.forums["MB"], text="Close the gap", owner_body="Estates", due=DUE
    ).value


def row(workspace: Workspace, key: str, today: dt.date = TODAY) -> ActionRow:
    return workspace.read(action, action_id=key, today=today)


def test_moving_a_date_needs_a_reason_and_keeps_the_first_one(workspace: Workspace, promised: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(move_due, action_id=promised, due=dt.date(2026, 12, 1), reason=" ")
    assert refused.value.field == "reason"
    workspace.transact(move_due, action_id=promised, due=dt.date(2026, 12, 1), reason="valuation late")
    workspace.transact(move_due, action_id=promised, due=None, due_words="Q4 2026-27", reason="leases end in 2027")
    found = row(workspace, promised)
    assert (found.first_due, found.due, found.due_words) == (DUE, None, "Q4 2026-27")
    assert (found.moves, found.status, found.latest) == (2, "slipped", "Moved: leases end in 2027")
    moves = [(line.old_due, line.new_due) for line in workspace.read(action_history, action_id=promised)][1:]
    assert moves == [(DUE, dt.date(2026, 12, 1)), (dt.date(2026, 12, 1), None)]


def test_the_history_keeps_its_order_within_one_moment(workspace: Workspace, promised: str) -> None:
    workspace.transact(update_action, action_id=promised, text="Two of four found", status="on track")
    workspace.transact(close_action, action_id=promised, note="Board minute of 20 Oct")
    workspace.transact(reopen_action, action_id=promised, reason="one lease was missed")
    lines = workspace.read(action_history, action_id=promised)
    assert [line.kind for line in lines] == ["recorded", "update", "closed", "re-opened"]
    assert lines[1].text == "Now on track. Two of four found"
    assert row(workspace, promised).latest == "one lease was missed"


def test_closing_needs_a_note_and_what_is_closed_stays_as_it_is(workspace: Workspace, promised: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(close_action, action_id=promised, note="")
    assert refused.value.field == "note"
    workspace.transact(close_action, action_id=promised, note="Report of 20 Oct", status="closed")
    found = row(workspace, promised)
    assert (found.status, found.closed_on, found.closing_note) == ("closed", TODAY, "Report of 20 Oct")
    with pytest.raises(RuleBroken, match="re-open it first"):
        workspace.transact(move_due, action_id=promised, due=LAST, reason="too late")


@pytest.mark.parametrize("day", [dt.date(2026, 10, 26), dt.date(2026, 10, 28)])
def test_an_action_is_not_closed_before_it_was_raised_or_in_the_future(
    workspace: Workspace, promised: str, day: dt.date
) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(close_action, action_id=promised, note="done", on=day)
    assert refused.value.field == "on"


def test_an_update_says_something_and_never_ends_an_action(workspace: Workspace, promised: str) -> None:
    with pytest.raises(RuleBroken, match="Nothing was changed"):
        workspace.transact(update_action, action_id=promised)
    with pytest.raises(RuleBroken, match="close it instead"):
        workspace.transact(update_action, action_id=promised, status="complete")


def test_naming_an_owner_replaces_the_one_there_was(workspace: Workspace, book: SmallBook, promised: str) -> None:
    workspace.transact(edit_action, action_id=promised, owner_post_id=book.posts["DIR-EST"], tracking_forum_id="")
    found = row(workspace, promised)
    assert (found.owner, found.owner_name, found.tracked_by) == ("Director Estates", "Marguerite Okonjo-Bell", "")


def test_an_action_is_overdue_only_after_its_day(workspace: Workspace, promised: str) -> None:
    assert not row(workspace, promised, DUE).overdue
    late = row(workspace, promised, DUE + dt.timedelta(days=9))
    assert (late.overdue, late.days_late) == (True, 9)
    assert workspace.read(actions, today=DUE, status="overdue") == ()


def test_actions_are_chosen_by_state_owner_forum_and_date(workspace: Workspace, book: SmallBook, promised: str) -> None:
    given: dict[str, Any] = {"text": "Report", "owner_post_id": book.posts["AC-FLP"], "forum_id": book.forums["PG"]}
    own = workspace.transact(record_action, due=TODAY, **given).value
    pg, grace = book.forums["PG"], book.people["AC-FLP"]

    def keys(**choice: Any) -> list[str]:
        return [found.id for found in workspace.read(actions, today=TODAY, **choice)]

    assert keys(forum_id=pg) == [own, promised]
    assert keys(forum_id=pg, tracked=False) == keys(person_id=grace) == keys(due_by=TODAY) == [own]
    workspace.transact(close_action, action_id=own, note="sent")
    assert keys(status="open") == [promised]
    assert keys(status="closed") == keys(status="complete") == [own]
    with pytest.raises(RuleBroken, match="There is no state “late”"):
        keys(status="late")


@pytest.mark.usefixtures("promised")
def test_a_log_holds_what_is_raised_and_what_is_tracked_for_others(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    log = workspace.read(action_log, forum_id=book.forums["PG"], as_of=TODAY)
    assert (log.since, log.next_meeting is not None and log.next_meeting.date) == (dt.date(2026, 10, 22), DUE)
    assert (log.brought_forward, log.raised, log.closed, log.open) == (0, 1, 0, 1)
    assert [found.reference for found in log.due_by_next] == ["MB 1/26"]
    clock.go_to(dt.date(2026, 12, 1))
    later = workspace.read(action_log, forum_id=book.forums["PG"], as_of=dt.date(2026, 12, 1))
    assert (later.brought_forward, later.raised, later.overdue) == (1, 0, 1)


@settings(max_examples=5)
@given(seed=st.integers(0, 10_000))
def test_whatever_happens_the_log_adds_up(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance, clock = random.Random(seed), Clock(dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC))
    workspace = new_book(str(tmp_path_factory.mktemp("log") / "test.book"), clock=clock)
    book = small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    for _ in range(25):
        clock.at += dt.timedelta(days=chance.randrange(12))
        do_something(workspace, book, chance, clock.at.date())
        for forum_id in book.forums.values():
            as_of = clock.at.date() - dt.timedelta(days=chance.randrange(20))
            log = workspace.read(action_log, forum_id=forum_id, as_of=as_of)
            assert log.brought_forward + log.raised - log.closed == log.open
            assert log.open == sum(map(len, (log.overdue_actions, log.due_by_next, log.later)))
            assert (log.overdue, log.closed) == (len(log.overdue_actions), len(log.closed_since))
    workspace.close()


def do_something(workspace: Workspace, book: SmallBook, chance: random.Random, today: dt.date) -> None:
    """Record, move, close, re-open or take back, as chance has it."""
    known = workspace.read(actions, today=today)
    running = [found for found in known if not found.closed_on]
    ended = [found for found in known if found.closed_on]
    deed = chance.choice(["record", "record", "move", "close", "reopen", "undo"])
    later = today + dt.timedelta(days=chance.randrange(1, 60))
    if deed == "record":
        forum = book.forums[chance.choice(list(book.forums))]
        workspace.transact(record_action, forum_id=forum, text="Do it", owner_body="Estates", due=later)
    elif deed == "move" and running:
        workspace.transact(
            move_due, action_id=chance.choice(running).id, due=later, due_words=str(later), reason="late"
        )
    elif deed == "close" and running:
        workspace.transact(close_action, action_id=chance.choice(running).id, note="done")
    elif deed == "reopen" and ended:
        workspace.transact(reopen_action, action_id=chance.choice(ended).id, reason="not done")
    elif deed == "undo" and "action" in workspace.undo_words:
        workspace.undo()
