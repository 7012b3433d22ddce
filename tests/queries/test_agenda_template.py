import datetime as dt

from models.operations.agenda import open_agenda
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import small_book


def test_an_agenda_not_opened_yet_reads_as_it_would_begin_and_begins_so(workspace: Workspace) -> None:
    small_book(workspace)
    workspace.transact(lay_out_year, first=dt.date(2026, 4, 1), last=dt.date(2027, 3, 31))
    first = workspace.read(meetings, first=dt.date(2026, 4, 1))[0]
    before = workspace.read(begun_agenda, meeting_id=first.id)
    assert workspace.read(agenda, meeting_id=first.id).items == ()
    workspace.transact(open_agenda, meeting_id=first.id)
    after = workspace.read(begun_agenda, meeting_id=first.id)
    assert [(item.number, item.title, item.start) for item in before.items] == [
        (item.number, item.title, item.start) for item in after.items
    ]
    assert all(item.id for item in after.items)
    assert not any(item.id for item in before.items)
