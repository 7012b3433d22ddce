"""Whether the actions of the year add up."""

import datetime as dt

import pytest

from models.operations.actions import close_action, reopen_action
from models.operations.outcomes import record_action
from models.queries.actions import actions
from models.queries.balance import Balance, action_balance, action_count
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook

APRIL, OCTOBER = dt.date(2026, 4, 1), dt.date(2026, 10, 27)


def raised(workspace: Workspace, book: SmallBook, clock: Clock, day: dt.date) -> str:
    clock.go_to(day)
    forum, owner, due = book.forums["MB"], book.posts["DIR-EST"], dt.date(2027, 6, 1)
    made = workspace.transact(record_action, forum_id=forum, text="Review leases", owner_post_id=owner, due=due)
    return made.value


def closed(workspace: Workspace, clock: Clock, key: str, day: dt.date) -> None:
    clock.go_to(day)
    workspace.transact(close_action, action_id=key, note="Done.", on=day)


def test_a_year_begins_with_what_was_open_on_its_first_day(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    february, last_year, may = dt.date(2026, 2, 3), dt.date(2026, 3, 31), dt.date(2026, 5, 5)
    closed(workspace, clock, raised(workspace, book, clock, february), last_year)
    closed(workspace, clock, raised(workspace, book, clock, february), APRIL)
    raised(workspace, book, clock, february)
    done = raised(workspace, book, clock, may)
    raised(workspace, book, clock, may)
    closed(workspace, clock, done, dt.date(2026, 6, 2))
    assert workspace.read(action_balance, today=OCTOBER) == Balance(brought_forward=2, opened=2, closed=2, open=2)
    assert workspace.read(action_count) == 5
    workspace.transact(reopen_action, action_id=done, reason="Too soon.")
    assert workspace.read(action_balance, today=OCTOBER) == Balance(brought_forward=2, opened=2, closed=1, open=3)


@pytest.mark.parametrize("today", [dt.date(2026, 3, 31), APRIL, OCTOBER, dt.date(2027, 4, 1)])
def test_the_sums_agree_on_every_day_and_open_is_what_is_listed(
    workspace: Workspace, book: SmallBook, clock: Clock, today: dt.date
) -> None:
    for month in range(1, 10):
        key = raised(workspace, book, clock, dt.date(2026, month, 6))
        if month % 3:
            closed(workspace, clock, key, dt.date(2026, month + 2, 17))
    found = workspace.read(action_balance, today=today)
    assert found.brought_forward + found.opened == found.closed + found.open
    assert found.open == len(workspace.read(actions, today=today, status="open")) == 3


def test_an_empty_book_balances(workspace: Workspace) -> None:
    assert workspace.read(action_balance, today=OCTOBER) == Balance(0, 0, 0, 0)
    assert workspace.read(action_count) == 0
