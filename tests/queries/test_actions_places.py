"""Where an action came from, and who tracks it."""

import datetime as dt

from models.operations.agenda import add_item, open_agenda
from models.operations.year import lay_out_year
from models.queries.actions import item_number, trackers
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


def test_an_item_has_the_number_that_its_agenda_shows(workspace: Workspace, book: SmallBook) -> None:
    assert book.forums
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=key)
    third = workspace.read(agenda, meeting_id=key).items[2].id
    workspace.transact(add_item, meeting_id=key, title="Break", kind="break", after_item_id=third)
    items = workspace.read(agenda, meeting_id=key).items
    assert "" in {item.number for item in items}
    for item in items:
        assert workspace.read(item_number, item_id=item.id) == item.number
    assert workspace.read(item_number, item_id="gone") == ""


def test_trackers_are_known_by_code_with_level_and_name(workspace: Workspace, book: SmallBook) -> None:
    found = workspace.read(trackers, on=dt.date(2026, 10, 27))
    assert found["PG"] == ("corporate", "Performance Group")
    assert set(found) == set(book.forums)
