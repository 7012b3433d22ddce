"""What is offered to an agenda is taken by one deed, which one undo takes back."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.meetings import cancel_meeting
from models.operations.offers import take_action, take_risk, take_undiscussed
from models.operations.outcomes import record_action
from models.operations.risks import add_risk
from models.queries.offers import offers
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import Run, run_of

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def run(workspace: Workspace, book: SmallBook) -> Run:
    """Frontline CrimeFighters, the agenda of Thu 5 Nov 2026 open."""
    made = run_of(workspace, book.forums["CF-FLP"])
    made.open(0)
    return made


def test_a_risk_stands_as_an_item_of_its_owner_linked_with_it(run: Run, book: SmallBook) -> None:
    owner = book.posts["AC-FLP"]
    risk = run.workspace.transact(
        add_risk, title="Knife crime", level="business group", likelihood=4, impact=4, owner_post_id=owner
    ).value
    before = run.titles(0)
    key = run.workspace.transact(take_risk, risk_id=risk, meeting_id=run.meetings[0]).value
    (item,) = [item for item in run.items(0) if item.id == key]
    assert (item.lead_name, item.purpose) == ("Grace Adeyemi-Clarke", "assure")
    assert item.title.endswith("Knife crime")
    assert [one.id for one in item.risks] == [risk]
    run.workspace.undo()
    assert run.titles(0) == before


def test_an_open_action_comes_onto_an_agenda_that_went_out_only_with_a_reason(run: Run, book: SmallBook) -> None:
    forum, owner = book.forums["CF-FLP"], book.posts["AC-FLP"]
    due = dt.date(2026, 11, 5)
    action = run.workspace.transact(
        record_action, forum_id=forum, text="Count the bikes", owner_post_id=owner, due=due
    ).value
    run.issue(0)
    here = {"action_id": action, "meeting_id": run.meetings[0]}
    with pytest.raises(RuleBroken, match="say why this comes late"):
        run.workspace.transact(take_action, **here)
    key = run.workspace.transact(take_action, **here, late_reason="It is overdue").value
    (item,) = [item for item in run.items(0) if item.id == key]
    assert item.late_reason == "It is overdue"
    assert "Count the bikes" in item.title


def test_an_item_of_a_cancelled_meeting_is_taken_where_it_is_wanted(run: Run) -> None:
    key = run.add(0, "Moped crime")
    run.open(1)
    run.workspace.transact(cancel_meeting, meeting_id=run.meetings[0], reason="Aid to another force")
    offered = [row for row in run.workspace.read(offers, meeting_id=run.meetings[1], today=TODAY) if row.item_id]
    assert [(row.kind, row.item_id) for row in offered] == [("undiscussed", key)]
    assert "Moped crime" not in run.titles(1)
    run.workspace.transact(take_undiscussed, item_id=key, meeting_id=run.meetings[1])
    assert run.titles(1).count("Moped crime") == 1
    assert not [row for row in run.workspace.read(offers, meeting_id=run.meetings[1], today=TODAY) if row.item_id]
