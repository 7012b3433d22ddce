"""Who came, counted over the meetings a forum really had."""

import datetime as dt

import pytest

from models.operations.attendance import set_presence
from models.operations.forum_life import begin_forum
from models.operations.meetings import cancel_meeting
from models.operations.stages import enter_room
from models.operations.year import lay_out_year
from models.queries.attendance import attendance_statistics
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook

YEAR = {"first": dt.date(2017, 4, 1), "last": dt.date(2018, 3, 31)}


def test_a_forum_begun_within_the_year_is_counted_by_its_seven_meetings(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    clock.go_to(dt.date(2017, 4, 1))
    forum, chair = book.forums["PG"], book.posts["DCOM"]
    workspace.transact(lay_out_year, **YEAR)
    assert workspace.transact(begin_forum, forum_id=forum, on=dt.date(2017, 9, 1)).value == 5
    clock.go_to(dt.date(2018, 3, 31))
    held = workspace.read(meetings, forum_id=forum, status="planned")
    for number, row in enumerate(held):
        workspace.transact(enter_room, meeting_id=row.id)
        if number < 5:
            presence = "here" if number else "apologies"
            workspace.transact(set_presence, meeting_id=row.id, post_id=chair, presence=presence)
    found = workspace.read(attendance_statistics, forum_id=forum, **YEAR)
    seat = next(seat for seat in found if seat.post_id == chair)
    assert (seat.meetings, seat.here, seat.apologies, seat.unknown) == (7, 4, 1, 2)
    assert seat.rate == pytest.approx(4 / 7)


def test_a_cancelled_meeting_does_not_lower_the_rate(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    workspace.transact(lay_out_year, **YEAR)
    clock.go_to(dt.date(2018, 3, 31))
    first, second, *_others = workspace.read(meetings, forum_id=book.forums["PG"])
    workspace.transact(enter_room, meeting_id=first.id)
    workspace.transact(set_presence, meeting_id=first.id, post_id=book.posts["DCOM"], presence="here")
    workspace.transact(cancel_meeting, meeting_id=second.id, reason="no business")
    rows = workspace.read(attendance_statistics, forum_id=book.forums["PG"], **YEAR)
    assert [(row.meetings, row.rate) for row in rows if row.post == "Deputy Commissioner"] == [(1, 1.0)]
