"""How far forums may be moved, and in which order they meet."""

import datetime as dt
from typing import Any

import pytest

from models.errors import Conflict, RuleBroken
from models.operations.leeway import order_forums, remove_order, reset_leeway, set_leeway
from models.queries.leeway import leeways, orders
from models.rules.planner.problem import Leeway
from models.store.workspace import Workspace
from tests.books import SmallBook


def test_only_what_is_given_changes_and_the_usual_comes_back(workspace: Workspace, book: SmallBook) -> None:
    board = book.forums["PG"]
    assert workspace.read(leeways)[board].leeway == Leeway()
    workspace.transact(set_leeway, forum_id=board, before=2, weekdays="Mon–Thu", starts="16:15, 15:00")
    done = workspace.transact(set_leeway, forum_id=board, places="Room 4.12\nRoom 5\nRoom 5", deputy_chairs=True)
    row = workspace.read(leeways)[board]
    assert row.leeway == Leeway(
        2, 5, (0, 1, 2, 3), (dt.time(15), dt.time(16, 15)), ("Room 4.12", "Room 5"), deputy_chairs=True
    )
    assert done.words.startswith("Set leeway of PG: up to 2 working days before, 5 after; Mon–Thu")
    workspace.transact(set_leeway, forum_id=board, starts="", places="", deputy_chairs=False)
    assert workspace.read(leeways)[board].words == "up to 2 working days before, 5 after; Mon–Thu"
    workspace.transact(reset_leeway, forum_id=board)
    assert workspace.read(leeways)[board].id == ""
    workspace.undo()
    assert workspace.read(leeways)[board].leeway.before == 2


def test_a_stale_leeway_is_a_conflict(workspace: Workspace, book: SmallBook) -> None:
    board = book.forums["PG"]
    workspace.transact(set_leeway, forum_id=board, before=2)
    seen = workspace.read(leeways)[board].revision
    workspace.transact(set_leeway, forum_id=board, before=3, revision=seen)
    with pytest.raises(Conflict):
        workspace.transact(set_leeway, forum_id=board, before=4, revision=seen)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"before": -1}, "before"),
        ({"after": 61}, "after"),
        ({"weekdays": "Mon, Blursday"}, "weekdays"),
        ({"weekdays": ""}, "weekdays"),
        ({"starts": "25:00"}, "starts"),
        ({"starts": "three o'clock"}, "starts"),
        ({"places": "x" * 201}, "places"),
        ({"most_a_day": -1}, "most_a_day"),
        ({"from_working_day": 24}, "from_working_day"),
        ({"least_gap": 20, "greatest_gap": 10}, "greatest_gap"),
    ],
)
def test_a_leeway_that_cannot_be_is_refused(
    workspace: Workspace, book: SmallBook, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(set_leeway, forum_id=book.forums["PG"], **given)
    assert refused.value.field == field


def test_forums_are_put_in_order_and_out_of_it(workspace: Workspace, book: SmallBook) -> None:
    earlier, later = book.forums["RAB"], book.forums["MB"]
    key = workspace.transact(order_forums, earlier_id=earlier, later_id=later).value
    done = workspace.transact(order_forums, earlier_id=earlier, later_id=later, working_days=3)
    assert (done.value, done.words) == (key, "Order: RAB at least 3 working days before MB")
    assert [row.words for row in workspace.read(orders)] == ["RAB at least 3 working days before MB"]
    assert workspace.transact(remove_order, order_id=key).words == "Remove order: RAB before MB"
    assert workspace.read(orders) == ()
    workspace.undo()
    assert [row.working_days for row in workspace.read(orders)] == [3]


def test_orders_that_go_in_a_circle_are_refused(workspace: Workspace, book: SmallBook) -> None:
    forums = book.forums
    for earlier, later in (("RAB", "MB"), ("MB", "PG"), ("RAB", "PG")):
        workspace.transact(order_forums, earlier_id=forums[earlier], later_id=forums[later])
    with pytest.raises(RuleBroken, match="RAB meets before PG already") as refused:
        workspace.transact(order_forums, earlier_id=forums["PG"], later_id=forums["RAB"])
    assert refused.value.field == "later_id"
    with pytest.raises(RuleBroken, match="MB cannot meet before itself"):
        workspace.transact(order_forums, earlier_id=forums["MB"], later_id=forums["MB"])
    with pytest.raises(RuleBroken, match="0 working days will not do"):
        workspace.transact(order_forums, earlier_id=forums["CF-FLP"], later_id=forums["MB"], working_days=0)
