"""Corporate assets are asked for, decided upon, and held against the Control Strategy."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.priorities import add_priority_set
from models.operations.tasking import decide_tasking, edit_tasking, remove_tasking, request_tasking
from models.queries.priorities import priorities_in_force
from models.queries.tasking import TaskingRow, tasking_requests
from models.store.workspace import Workspace
from tests.books import SmallBook

DAY = dt.date(2026, 10, 20)


def only(workspace: Workspace) -> TaskingRow:
    (row,) = workspace.read(tasking_requests)
    return row


def test_a_request_is_linked_decided_and_removed(workspace: Workspace, book: SmallBook) -> None:
    strategy: dict[str, Any] = {"kind": "Control Strategy", "name": "Control Strategy 2026", "short": "CS"}
    review = dt.date(2026, 10, 1)
    workspace.transact(add_priority_set, review_due=review, titles=[("Serious violence", "")], **strategy)
    home = book.units["AS"]
    key = workspace.transact(request_tasking, asset="TSG, two serials", unit_id=home, requested_on=DAY).value
    assert only(workspace).warnings == ("no link to the Control Strategy",)
    (priority,) = workspace.read(priorities_in_force, as_of=DAY)
    workspace.transact(edit_tasking, request_id=key, priority_id=priority.id, reason="Robbery series")
    row = only(workspace)
    assert (row.unit, row.priority, row.reason) == ("Central South", "CS 1", "Robbery series")
    assert row.warnings == ("Control Strategy 2026 was past its review, due Thu 1 Oct 2026",)
    with pytest.raises(RuleBroken, match="give a day of decision"):
        workspace.transact(decide_tasking, request_id=key, decision="granted", on=dt.date(2026, 10, 1))
    workspace.transact(decide_tasking, request_id=key, decision="partly granted", words="One serial")
    assert (only(workspace).decision, only(workspace).decided_on) == ("partly granted", dt.date(2026, 10, 27))
    assert workspace.read(tasking_requests, open_only=True) == ()
    workspace.transact(decide_tasking, request_id=key, decision="")
    assert only(workspace).decided_on is None
    workspace.transact(remove_tasking, request_id=key)
    assert workspace.read(tasking_requests, unit_id=home) == ()
