"""Who answers for the actions of people who left."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.action_owner import settle_owners
from models.operations.outcomes import record_action
from models.queries.actions import action, action_history
from models.store.workspace import Workspace
from tests.books import SmallBook

TODAY = dt.date(2026, 10, 27)


def promise(workspace: Workspace, book: SmallBook, text: str) -> str:
    grace = book.people["AC-FLP"]
    due = dt.date(2026, 12, 1)
    return workspace.transact(
        record_action, forum_id=book.forums["PG"], text=text, owner_person_id=grace, due=due
    ).value


def test_one_stays_and_one_goes_in_one_deed(workspace: Workspace, book: SmallBook) -> None:
    stays, goes = (promise(workspace, book, text) for text in ("Write to the boroughs", "Count the cars"))
    done = workspace.transact(settle_owners, stays=[stays], goes={goes: book.posts["AC-FLP"]})
    assert (done.value, done.words) == (2, "Settle the owners of 2 actions")
    first, second = (workspace.read(action, action_id=key, today=TODAY) for key in (stays, goes))
    assert (first.owner, first.latest) == (
        "Grace Adeyemi-Clarke",
        "Stays with Grace Adeyemi-Clarke, decided on Tue 27 Oct 2026",
    )
    assert second.owner_post_id == book.posts["AC-FLP"]
    history = [event.text for event in workspace.read(action_history, action_id=goes)]
    assert history[-2:] == ["Owner changed", "From Grace Adeyemi-Clarke to AC Frontline Policing"]
    workspace.undo()
    assert workspace.read(action, action_id=goes, today=TODAY).owner_post_id == ""


def test_nothing_decided_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RuleBroken, match="Nothing is decided"):
        workspace.transact(settle_owners)
