"""Sets of priorities: added, revised from a day on, kept while something aligns to them."""

import datetime as dt
from typing import Any

import pytest

from models.errors import Conflict, RuleBroken
from models.operations.agenda_items import add_item
from models.operations.alignments import align
from models.operations.meetings import add_meeting
from models.operations.priorities import (
    add_priority,
    add_priority_set,
    edit_priority_set,
    remove_priority,
    remove_priority_set,
    revise_priority_set,
    set_priorities,
)
from models.queries.priorities import PrioritySetRow, priority_sets
from models.store.workspace import Workspace
from tests.books import SmallBook

TODAY = dt.date(2026, 10, 27)
FIRST, SECOND, THIRD = ("Reduce violence", ""), ("Rebuild trust", ""), ("Serve victims", "")


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """A business plan with two priorities, in force from 1 Apr 2026."""
    facts: dict[str, Any] = {"kind": "business plan", "name": "Business plan", "short": "BP"}
    starts = dt.date(2026, 4, 1)
    return workspace.transact(add_priority_set, starts=starts, titles=[FIRST, SECOND], **facts).value


def rows(workspace: Workspace, as_of: dt.date = TODAY) -> tuple[PrioritySetRow, ...]:
    return workspace.read(priority_sets, as_of=as_of)


def item(workspace: Workspace, book: SmallBook) -> str:
    day = dt.date(2026, 11, 3)
    meeting = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=day).value
    return workspace.transact(add_item, meeting_id=meeting, title="Violence").value


def test_a_set_is_added_with_its_priorities(workspace: Workspace, plan: str) -> None:
    (row,) = rows(workspace)
    assert row.id == plan
    assert [(one.label, one.title) for one in row.priorities] == [
        ("BP 1", "Reduce violence"),
        ("BP 2", "Rebuild trust"),
    ]
    assert (row.standing, row.troubles) == ("in force", ())
    assert workspace.undo_words == "Add Business plan"


def test_a_title_that_stays_is_the_same_priority(workspace: Workspace, plan: str) -> None:
    before = {one.title: one.id for one in rows(workspace)[0].priorities}
    workspace.transact(set_priorities, set_id=plan, titles=[THIRD, ("REDUCE violence", "")])
    after = {one.title: one.id for one in rows(workspace)[0].priorities}
    assert list(after) == ["Serve victims", "REDUCE violence"]
    assert after["REDUCE violence"] == before["Reduce violence"]


def test_a_priority_cannot_stand_twice(workspace: Workspace, plan: str) -> None:
    with pytest.raises(RuleBroken, match="stands in Business plan twice"):
        workspace.transact(add_priority, set_id=plan, title="reduce  violence")


def test_what_something_aligns_to_stays(workspace: Workspace, book: SmallBook, plan: str) -> None:
    first, second = (one.id for one in rows(workspace)[0].priorities)
    workspace.transact(align, item_id=item(workspace, book), priority_ids=[first])
    tied = "1 thing is aligned to “Reduce violence” of Business plan"
    with pytest.raises(RuleBroken, match=tied):
        workspace.transact(remove_priority, priority_id=first)
    with pytest.raises(RuleBroken, match=tied):
        workspace.transact(remove_priority_set, set_id=plan)
    workspace.transact(remove_priority, priority_id=second)
    assert [one.title for one in rows(workspace)[0].priorities] == ["Reduce violence"]


def test_a_new_order_is_a_new_version_and_the_old_stays_readable(workspace: Workspace, plan: str) -> None:
    starts = dt.date(2026, 10, 1)
    workspace.transact(revise_priority_set, set_id=plan, starts=starts, version="2", titles=[SECOND, FIRST])
    new, old = rows(workspace)
    assert [one.title for one in new.priorities] == ["Rebuild trust", "Reduce violence"]
    assert (old.standing, old.ends, [one.title for one in old.priorities]) == (
        "ended",
        dt.date(2026, 9, 30),
        ["Reduce violence", "Rebuild trust"],
    )
    assert rows(workspace, dt.date(2026, 9, 30))[0].id == plan
    workspace.undo()
    assert [one.standing for one in rows(workspace)] == ["in force"]


def test_a_version_that_ended_does_not_come_back_when_it_is_revised_again(workspace: Workspace, plan: str) -> None:
    for starts in (dt.date(2026, 10, 1), dt.date(2027, 1, 1)):
        workspace.transact(revise_priority_set, set_id=plan, starts=starts)
    assert next(one.ends for one in rows(workspace) if one.id == plan) == dt.date(2026, 9, 30)


def test_a_version_begins_after_the_one_it_follows(workspace: Workspace, plan: str) -> None:
    with pytest.raises(RuleBroken, match="let its new version begin later") as refusal:
        workspace.transact(revise_priority_set, set_id=plan, starts=dt.date(2026, 4, 1))
    assert refusal.value.field == "starts"


def test_a_set_is_edited_with_the_revision_that_was_seen(workspace: Workspace, plan: str) -> None:
    seen = rows(workspace)[0].revision
    workspace.transact(edit_priority_set, set_id=plan, revision=seen, state="draft", review_due=TODAY, titles=[FIRST])
    workspace.transact(edit_priority_set, set_id=plan, without=["review_due"])
    (row,) = rows(workspace)
    assert (row.standing, row.review_due, len(row.priorities)) == ("draft", None, 1)
    with pytest.raises(Conflict):
        workspace.transact(edit_priority_set, set_id=plan, revision=seen, name="Other")


def test_a_set_agreed_at_a_meeting_takes_its_day(workspace: Workspace, book: SmallBook) -> None:
    meeting = workspace.transact(add_meeting, forum_id=book.forums["PG"], date=dt.date(2026, 9, 16)).value
    facts: dict[str, Any] = {"kind": "Control Strategy", "name": "Control Strategy", "agreed_meeting_id": meeting}
    workspace.transact(add_priority_set, **facts)
    assert rows(workspace)[0].agreed == "PG Wed 16 Sep 2026"
    assert rows(workspace)[0].agreed_on == dt.date(2026, 9, 16)


def test_a_set_others_rest_on_stays(workspace: Workspace, plan: str) -> None:
    facts: dict[str, Any] = {"kind": "Control Strategy", "name": "Control Strategy", "fits_id": plan}
    workspace.transact(add_priority_set, **facts)
    with pytest.raises(RuleBroken, match="Control Strategy rests on Business plan"):
        workspace.transact(remove_priority_set, set_id=plan)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "wish list"}, "kind"),
        ({"name": " "}, "name"),
        ({"kind": "local priorities"}, "unit_id"),
        ({"starts": TODAY, "ends": dt.date(2026, 1, 1)}, "ends"),
        ({"titles": [(" ", "")]}, "titles"),
        ({"titles": [("Violence", "loud")]}, "titles"),
    ],
)
def test_a_set_that_cannot_be_is_refused(workspace: Workspace, given: dict[str, Any], field: str) -> None:
    whole: dict[str, Any] = {"kind": "business plan", "name": "Plan", **given}
    with pytest.raises(RuleBroken) as refusal:
        workspace.transact(add_priority_set, **whole)
    assert refusal.value.field == field
