import datetime as dt

from models.operations.meetings import move_meeting
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting, meetings
from models.queries.people import people, posts
from models.queries.year_meetings import sitters, year_meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, small_book


def test_the_year_is_read_once_and_again_when_a_meeting_moved(workspace: Workspace) -> None:
    small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    once = workspace.read(year_meetings, first=FIRST, last=LAST)
    assert workspace.read(year_meetings, first=FIRST, last=LAST) is once
    assert once == workspace.read(meetings, first=FIRST, last=LAST)
    row = workspace.read(find_meeting, reference="MB 2026-11-03")
    day = dt.date(2026, 11, 4)
    workspace.transact(move_meeting, meeting_id=row.id, date=day, start=row.start, reason="Room taken")
    again = workspace.read(year_meetings, first=FIRST, last=LAST)
    assert [each.date for each in again if each.id == row.id] == [day]


def test_everybody_who_can_be_looked_for_is_listed_by_name(workspace: Workspace) -> None:
    assert small_book(workspace).people
    found = workspace.read(sitters, as_of=FIRST)
    assert [row.title for row in found.people] == [row.name for row in workspace.read(people, as_of=FIRST)]
    assert [(row.id, row.holder_id, row.holder) for row in found.posts] == [
        (row.id, row.holder_id, row.holder) for row in workspace.read(posts, as_of=FIRST)
    ]
