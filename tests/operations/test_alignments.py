"""Lines of sight: a whole list at a time, and only between things that are there."""

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import NotFound, RuleBroken
from models.operations.agenda_items import add_item
from models.operations.alignments import align
from models.operations.meetings import add_meeting
from models.operations.priorities import add_priority_set
from models.operations.risks import add_risk
from models.queries.priorities import priorities_in_force
from models.records.priorities import Alignment
from models.store.workspace import Workspace
from tests.books import SmallBook

DAY = dt.date(2026, 11, 3)


def ends(session: Session, *, item_id: str) -> dict[str, str]:
    chosen = select(Alignment).where(Alignment.item_id == item_id)
    return {one.priority_id or one.risk_id or "": one.id for one in session.scalars(chosen)}


def test_what_stays_aligned_keeps_its_row(workspace: Workspace, book: SmallBook) -> None:
    titles = [("Violence", ""), ("Trust", "")]
    workspace.transact(add_priority_set, kind="business plan", name="Plan", titles=titles)
    first, second = (one.id for one in workspace.read(priorities_in_force, as_of=DAY))
    risk = workspace.transact(add_risk, title="Violence", level="corporate", likelihood=3, impact=3).value
    meeting = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=DAY).value
    item = workspace.transact(add_item, meeting_id=meeting, title="Violence").value
    workspace.transact(align, item_id=item, priority_ids=[first, second, first])
    before = workspace.read(ends, item_id=item)
    workspace.transact(align, item_id=item, priority_ids=[second], risk_ids=[risk])
    after = workspace.read(ends, item_id=item)
    assert set(before) == {first, second}
    assert set(after) == {second, risk}
    assert after[second] == before[second]


def test_one_thing_is_aligned_and_both_ends_are_there(workspace: Workspace, book: SmallBook) -> None:
    meeting = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=DAY).value
    item = workspace.transact(add_item, meeting_id=meeting, title="Violence").value
    with pytest.raises(RuleBroken):
        workspace.transact(align)
    with pytest.raises(RuleBroken):
        workspace.transact(align, item_id=item, deep_dive_id="x")
    with pytest.raises(NotFound):
        workspace.transact(align, item_id=item, priority_ids=["gone"])
