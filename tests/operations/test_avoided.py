"""Days better left free."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.avoided import remove_avoided, set_avoided
from models.queries.avoided import avoided_days, avoided_spans
from models.store.workspace import Workspace


def test_days_are_avoided_changed_and_freed(workspace: Workspace) -> None:
    key = workspace.transact(set_avoided, name="August", starts="08-01", ends="08-31").value
    once = {"name": "Half term", "starts": "2026-10-26", "ends": "2026-10-30"}
    done = workspace.transact(set_avoided, **once, notice=True)
    assert done.words == "Note Half term"
    workspace.transact(set_avoided, name="Summer holidays", starts="07-22", ends="08-31", avoided_id=key)
    assert [row.name for row in workspace.read(avoided_spans)] == ["Summer holidays", "Half term"]
    spans = workspace.read(avoided_days, first=dt.date(2026, 8, 1), last=dt.date(2027, 8, 1))
    assert [(span.first, span.notice) for span in spans] == [
        (dt.date(2026, 7, 22), False),
        (dt.date(2026, 10, 26), True),
        (dt.date(2027, 7, 22), False),
    ]
    workspace.transact(remove_avoided, avoided_id=key)
    assert [row.name for row in workspace.read(avoided_spans)] == ["Half term"]
    workspace.undo()
    assert len(workspace.read(avoided_spans)) == 2


def test_days_that_cannot_be_are_refused(workspace: Workspace) -> None:
    with pytest.raises(RuleBroken, match="ends on 2026-07-01, before it starts"):
        workspace.transact(set_avoided, name="Summer", starts="2026-08-01", ends="2026-07-01")
    with pytest.raises(RuleBroken, match="The name of the days is missing"):
        workspace.transact(set_avoided, name=" ", starts="08-01", ends="08-31")
