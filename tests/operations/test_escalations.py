"""Passing an item up: it is promised above with its origin and reason, and both ends show it."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.escalations import edit_escalation, escalate, remove_escalation
from models.operations.forum_settings import link_forums
from models.queries.escalations import escalations
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import Run, run_of


@pytest.fixture
def below(workspace: Workspace, book: SmallBook) -> Run:
    """Frontline CrimeFighters, which escalates to MB; its agenda of Thu 5 Nov 2026 is open."""
    workspace.transact(link_forums, forum_id=book.forums["CF-FLP"], other_id=book.forums["MB"], kind="escalates to")
    made = run_of(workspace, book.forums["CF-FLP"])
    made.open(0)
    return made


def test_an_escalated_item_arrives_above_with_its_origin_and_both_ends_show_it(below: Run, book: SmallBook) -> None:
    above = run_of(below.workspace, book.forums["MB"])
    item = below.add(0, "Custody capacity")
    below.workspace.transact(escalate, item_id=item, reason="needs two business groups", several_groups=True)
    (row,) = below.workspace.read(escalations, item_id=item)
    assert (row.to_forum_code, row.arrived, row.several_groups) == ("MB", "", True)
    above.open(0)
    above.open(1)
    number = below.item(0, "Custody capacity").number
    assert above.origins("Custody capacity") == {
        1: f"escalated from CF-FLP Thu 5 Nov 2026, item {number}: needs two business groups"
    }
    (row,) = below.workspace.read(escalations, meeting_id=above.meetings[1])
    assert row.from_words == f"CF-FLP Thu 5 Nov 2026, item {number}"
    assert row.arrived == f"MB Thu 3 Dec 2026, item {above.item(1, 'Custody capacity').number}"
    assert below.workspace.read(escalations, forum_id=book.forums["PG"]) == ()


def test_an_escalation_is_edited_and_taken_back_until_it_has_gone_out_above(below: Run, book: SmallBook) -> None:
    above = run_of(below.workspace, book.forums["MB"])
    above.open(1)
    item = below.add(0, "Custody capacity")
    key = below.workspace.transact(escalate, item_id=item, reason="two groups").value
    below.workspace.transact(edit_escalation, escalation_id=key, reason="three groups")
    assert below.workspace.read(escalations, item_id=item)[0].reason == "three groups"
    below.workspace.transact(remove_escalation, escalation_id=key)
    assert "Custody capacity" not in above.titles(1)
    again = below.workspace.transact(escalate, item_id=item, reason="two groups", meeting_id=above.meetings[2]).value
    above.open(2)
    above.issue(2)
    with pytest.raises(RuleBroken, match="withdraw it there"):
        below.workspace.transact(remove_escalation, escalation_id=again)


def test_where_to_is_asked_for_where_it_is_not_plain(below: Run, book: SmallBook) -> None:
    item = below.add(0, "Custody capacity")
    below.workspace.transact(escalate, item_id=item, reason="two groups")
    with pytest.raises(RuleBroken, match="is escalated to MB already"):
        below.workspace.transact(escalate, item_id=item, reason="two groups")
    other = run_of(below.workspace, book.forums["PG"])
    other.open(0)
    with pytest.raises(RuleBroken, match="escalates to no forum yet") as refused:
        below.workspace.transact(escalate, item_id=other.add(0, "Detections"), reason="two groups")
    assert refused.value.field == "to_forum_id"
    assert below.workspace.today() == dt.date(2026, 10, 27)
