"""The agenda as it is read: seats, and figures that are true on the day of the meeting."""

import datetime as dt

import pytest

from models.operations.agenda import open_agenda
from models.operations.attendance import add_visitor, set_presence
from models.operations.meetings import set_acting_chair
from models.operations.outcomes import record_action
from models.operations.stages import end_meeting
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.attendance import attendance_statistics
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The Management Board of Tue 3 Nov 2026, its agenda open."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=key)
    assert book.forums
    return key


def origin(workspace: Workspace, board: str, kind: str) -> str:
    view = workspace.read(agenda, meeting_id=board)
    return next(item.origin for item in view.items if item.kind == kind)


def test_open_and_overdue_actions_are_counted_as_at_the_meeting(
    workspace: Workspace, book: SmallBook, board: str
) -> None:
    assert origin(workspace, board, "actions of earlier meetings") == "none open"
    for day in (dt.date(2026, 10, 30), dt.date(2026, 11, 18)):
        workspace.transact(record_action, forum_id=book.forums["MB"], text="Do it", owner_body="Estates", due=day)
    assert origin(workspace, board, "actions of earlier meetings") == (
        "here because MB 1/26 and 1 more are open, 1 overdue"
    )
    assert origin(workspace, board, "date of next meeting") == "Tuesday 5 January 2027"


def test_an_agenda_names_its_secretary_marking_and_neighbours(workspace: Workspace, board: str) -> None:
    view = workspace.read(agenda, meeting_id=board)
    assert (view.secretary, view.marking, view.overrun) == ("Board Secretary, Niamh O’Dwyer-Cole", "OFFICIAL", 0)
    assert view.previous_meeting is not None
    assert view.previous_meeting.reference == "MB 2026-09-01"
    assert view.next_meeting is not None
    assert view.next_meeting.reference == "MB 2027-01-05"


def test_seats_show_who_came_and_who_sent_a_deputy(workspace: Workspace, book: SmallBook, board: str) -> None:
    posts = book.posts
    workspace.transact(set_presence, meeting_id=board, post_id=posts["COMM"], presence="here")
    workspace.transact(
        set_presence, meeting_id=board, post_id=posts["AC-FLP"], presence="deputy", deputy_post_id=posts["DAC-FLP"]
    )
    workspace.transact(set_presence, meeting_id=board, post_id=posts["DIR-EST"], presence="apologies")
    workspace.transact(set_presence, meeting_id=board, post_id=posts["COMM"], presence="")
    seats = {seat.post_id: seat for seat in workspace.read(agenda, meeting_id=board).seats}
    assert [seats[posts[code]].presence for code in ("COMM", "DIR-EST", "DIR-SG")] == ["", "apologies", ""]
    deputised = seats[posts["AC-FLP"]]
    assert (deputised.name, deputised.deputy) == ("Grace Adeyemi-Clarke", "DAC Frontline Policing")
    assert deputised.deputy_name == "Callum Ferris-Boyd"


def test_a_chair_stood_in_for_counts_as_deputised(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    june = workspace.read(find_meeting, reference="CF-FLP 2026-06-04").id
    workspace.transact(set_acting_chair, meeting_id=june, post_id=book.posts["DAC-FLP"], reason="on leave")
    clock.go_to(dt.date(2026, 6, 4))
    workspace.transact(end_meeting, meeting_id=june)
    seats = workspace.read(agenda, meeting_id=june).seats
    assert [(seat.post, seat.presence) for seat in seats] == [
        ("DAC Frontline Policing", ""),
        ("AC Frontline Policing", "deputy"),
    ]
    rows = workspace.read(attendance_statistics, forum_id=book.forums["CF-FLP"], first=FIRST, last=LAST)
    assert [(row.post, row.meetings, row.deputised, row.unknown) for row in rows] == [
        ("DAC Frontline Policing", 1, 0, 1),
        ("AC Frontline Policing", 1, 1, 0),
    ]


def test_who_came_for_some_items_is_shown_by_their_numbers(workspace: Workspace, book: SmallBook, board: str) -> None:
    items = workspace.read(agenda, meeting_id=board).items
    span = {"from_item_id": items[2].id, "to_item_id": items[4].id}
    post = book.posts["DIR-EST"]
    workspace.transact(set_presence, meeting_id=board, post_id=post, presence="here", **span)
    workspace.transact(add_visitor, meeting_id=board, name="Dr Ada Quill", description="Auditor", **span)
    view = workspace.read(agenda, meeting_id=board)
    (seat,) = (seat for seat in view.seats if seat.post_id == post)
    (visitor,) = view.also_attending
    assert (seat.from_item, seat.to_item, seat.from_item_id) == ("3", "5", items[2].id)
    assert (visitor.name, visitor.description, visitor.from_item, visitor.to_item) == (
        "Dr Ada Quill",
        "Auditor",
        "3",
        "5",
    )
    assert (view.late_wanted, view.interests, view.escalations) == (False, (), ())
