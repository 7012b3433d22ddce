import datetime as dt

from models.operations.outcomes import record_action
from models.queries.actions_here import actions_here
from models.store.workspace import Workspace
from tests.books import SmallBook

MEETING = dt.date(2026, 11, 18)


def test_the_longest_overdue_action_is_named_and_tracked_ones_count(workspace: Workspace, book: SmallBook) -> None:
    forum, tracked = book.forums["PG"], book.forums["MB"]
    assert workspace.read(actions_here, forum_id=forum, as_of=MEETING) == "none open"
    for owner, day in ((forum, dt.date(2027, 1, 4)), (tracked, dt.date(2026, 11, 2)), (forum, dt.date(2026, 12, 1))):
        workspace.transact(record_action, forum_id=owner, text="Map it", owner_post_id=book.posts["SEC"], due=day)
    assert workspace.read(actions_here, forum_id=forum, as_of=MEETING) == (
        "here because MB 1/26 and 2 more are open, 1 overdue"
    )
