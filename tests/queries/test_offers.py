"""What an agenda could still take: risks of a forum that assures, actions that are due, what a cancelled one left."""

import datetime as dt
from typing import Any

from models.operations.forum_template import add_template_item
from models.operations.meetings import cancel_meeting
from models.operations.outcomes import record_action
from models.operations.promises import put_action_on_agenda
from models.operations.risks import add_risk
from models.queries.offers import offers
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.operations.carrying import run_of

TODAY = dt.date(2026, 10, 27)


def test_a_forum_that_assures_is_offered_the_risks_no_one_reviewed_for_a_quarter_first(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    forum = book.forums["RAB"]
    workspace.transact(add_template_item, forum_id=forum, title="Corporate risks", shows="risks due for review")
    key = run_of(workspace, forum).meetings[0]
    known: dict[str, Any] = {"level": "corporate", "likelihood": 4, "impact": 4}
    workspace.transact(add_risk, title="Fresh", next_review=dt.date(2026, 11, 1), **known)
    workspace.transact(add_risk, title="Later", next_review=dt.date(2027, 5, 1), **known)
    clock.go_to(dt.date(2026, 7, 2))
    workspace.transact(add_risk, title="Long ago", next_review=dt.date(2027, 5, 1), **known)
    found = workspace.read(offers, meeting_id=key, today=TODAY)
    assert [(row.kind, row.title.split(" ", 1)[1], row.reason) for row in found] == [
        ("risk", "Long ago", "not reviewed since Thu 2 Jul 2026"),
        ("risk", "Fresh", "review due Sun 1 Nov 2026"),
    ]


def test_actions_due_and_items_of_a_cancelled_meeting_are_offered_until_they_are_taken(
    workspace: Workspace, book: SmallBook
) -> None:
    run = run_of(workspace, book.forums["CF-FLP"])
    run.open(0)
    item = run.add(0, "Moped crime")
    workspace.transact(cancel_meeting, meeting_id=run.meetings[0], reason="Aid to another force")
    owner: dict[str, Any] = {"owner_post_id": book.posts["SEC"], "forum_id": run.forum}
    action = workspace.transact(record_action, text="Map it", due=dt.date(2026, 11, 30), **owner).value
    workspace.transact(record_action, text="Later", due=dt.date(2027, 11, 30), **owner)
    found = workspace.read(offers, meeting_id=run.meetings[1], today=TODAY)
    assert [(row.kind, row.reason, row.item_id or row.action_id) for row in found] == [
        ("undiscussed", "CF-FLP Thu 5 Nov 2026 was cancelled", item),
        ("action", "due Mon 30 Nov 2026", action),
    ]
    workspace.transact(put_action_on_agenda, action_id=action)
    run.open(1)
    assert workspace.read(offers, meeting_id=run.meetings[1], today=TODAY) == ()
