"""Which agendas of the boards below a forum are printed together."""

import datetime as dt

from models.operations.cascade import cascade_theme
from models.operations.meetings import cancel_meeting
from models.queries.unit_agendas import unit_agendas
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import SmallBook


def test_those_of_the_days_or_of_a_theme(workspace: Workspace, book: SmallBook) -> None:
    below, forum = Below(workspace, book), book.forums["CF-FLP"]
    workspace.transact(cascade_theme, meeting_theme_id=below.source)
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    november = workspace.read(unit_agendas, forum_id=forum, first=first, last=last)
    assert [view.meeting.reference for view in november] == ["CF-AS 2026-11-09", "CF-NE 2026-11-10", "CF-SW 2026-11-02"]
    workspace.transact(cancel_meeting, meeting_id=below.meeting("CF-AS 2026-11-09"), reason="a storm")
    asked = workspace.read(unit_agendas, forum_id=forum, meeting_theme_id=below.source)
    assert [view.meeting.reference for view in asked] == ["CF-NE 2026-11-10", "CF-SW 2026-12-07"]
    assert all(view.items for view in asked)
