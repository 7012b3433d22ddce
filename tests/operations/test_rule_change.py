"""A forum meets by another rule from a day on."""

import datetime as dt
from typing import Any

import pytest

from models.operations.agenda import add_item, open_agenda
from models.operations.meetings import cancel_meeting, move_meeting, pin_meeting
from models.operations.rule_change import follow_rule
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.changes import meeting_changes
from models.queries.meetings import MeetingRow, find_meeting, meetings
from models.queries.rule_change import rule_change
from models.queries.year import proposed_year
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook, uncounted

YEAR_TURN = dt.date(2027, 1, 1)
TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def group(workspace: Workspace, book: SmallBook) -> str:
    """The Performance Group, monthly on the third Wednesday, its year laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book.forums["PG"]


def rows(workspace: Workspace, group: str) -> tuple[MeetingRow, ...]:
    return workspace.read(meetings, forum_id=group)


def days(workspace: Workspace, group: str) -> list[str]:
    return [f"{row.number} {row.date:%-d %b}" for row in rows(workspace, group) if row.date >= YEAR_TURN]


def test_later_meetings_follow_and_earlier_ones_stay(workspace: Workspace, group: str) -> None:
    before = rows(workspace, group)
    told = workspace.read(rule_change, forum_id=group, starts=YEAR_TURN, today=TODAY, cadence="monthly, second Tuesday")
    assert [(row.what, f"{row.old_date:%-d %b} {row.new_date:%-d %b}") for row in told.rows] == [
        ("moved", "20 Jan 12 Jan"),
        ("moved", "17 Feb 9 Feb"),
        ("moved", "17 Mar 9 Mar"),
    ]
    workspace.transact(follow_rule, forum_id=group, starts=YEAR_TURN, cadence="monthly, second Tuesday")
    after = rows(workspace, group)
    assert [row for row in after if row.date < YEAR_TURN] == [row for row in before if row.date < YEAR_TURN]
    assert days(workspace, group) == ["10 12 Jan", "11 9 Feb", "12 9 Mar"]
    moved = after[-1]
    assert (moved.id, moved.sequence, moved.rule_date, moved.moved_because) == (before[-1].id, 1, moved.date, "")
    (change,) = workspace.read(meeting_changes, meeting_id=moved.id)
    assert change.kind == "moved by rule"
    assert change.reason == "PG meets by a new rule from Fri 1 Jan 2027: monthly, second Tuesday, 14:00"
    assert all(row.stored for row in workspace.read(proposed_year, first=FIRST, last=LAST) if row.forum_id == group)
    workspace.undo()
    assert uncounted(rows(workspace, group)) == uncounted(before)


def test_an_opened_meeting_keeps_its_agenda_and_moves_or_stays_as_told(workspace: Workspace, group: str) -> None:
    key = workspace.read(find_meeting, reference="PG 2027-01-20").id
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(add_item, meeting_id=key, title="Staff survey")
    items = workspace.read(agenda, meeting_id=key).items
    given: dict[str, Any] = {"forum_id": group, "starts": YEAR_TURN, "start": dt.time(9)}
    given["cadence"] = "monthly, second Tuesday"
    workspace.transact(follow_rule, **given)
    found = workspace.read(agenda, meeting_id=key)
    assert [item.title for item in found.items] == [item.title for item in items]
    assert (found.meeting.date, found.meeting.start, found.meeting.status) == (
        dt.date(2027, 1, 12),
        dt.time(9),
        "agenda open",
    )
    workspace.undo()
    workspace.transact(follow_rule, **given, keep_opened=True)
    kept = workspace.read(agenda, meeting_id=key).meeting
    assert (kept.date, kept.start, kept.rule_date) == (dt.date(2027, 1, 20), dt.time(14), dt.date(2027, 1, 12))
    assert kept.moved_because.endswith("Kept on its day: its agenda is open")
    assert workspace.transact(lay_out_year, first=FIRST, last=LAST).value == 0


def test_fewer_meetings_leave_those_nobody_saw_and_cancel_the_others(workspace: Workspace, group: str) -> None:
    march = workspace.read(find_meeting, reference="PG 2027-03-17").id
    workspace.transact(move_meeting, meeting_id=march, date=dt.date(2027, 3, 24), reason="away")
    workspace.transact(
        follow_rule, forum_id=group, starts=YEAR_TURN, cadence="every 3 months, third Wednesday, from January"
    )
    found = [(row.number, row.status) for row in rows(workspace, group) if row.date >= YEAR_TURN]
    assert found == [(10, "planned"), (12, "cancelled")]
    workspace.undo()
    assert days(workspace, group) == ["10 20 Jan", "11 17 Feb", "12 24 Mar"]


def test_more_meetings_are_added_and_a_cancelled_one_stays_cancelled(workspace: Workspace, group: str) -> None:
    key = workspace.read(find_meeting, reference="PG 2027-02-17").id
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    pinned = workspace.read(find_meeting, reference="PG 2027-03-17").id
    workspace.transact(pin_meeting, meeting_id=pinned)
    workspace.transact(
        follow_rule,
        forum_id=group,
        starts=dt.date(2027, 2, 1),
        cadence="every 2 weeks, Wednesday, from 3 February 2027",
    )
    found = [(row.number, f"{row.date:%-d %b}", row.status) for row in rows(workspace, group)][10:]
    assert found == [
        (13, "3 Feb", "planned"),
        (11, "17 Feb", "cancelled"),
        (14, "3 Mar", "planned"),
        (12, "17 Mar", "planned"),
        (15, "31 Mar", "planned"),
    ]


def test_meetings_may_follow_the_rule_they_have(workspace: Workspace, group: str) -> None:
    key = workspace.read(find_meeting, reference="PG 2027-02-17").id
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2027, 2, 18), reason="away")
    workspace.transact(follow_rule, forum_id=group, starts=YEAR_TURN)
    assert days(workspace, group) == ["10 20 Jan", "11 17 Feb", "12 17 Mar"]
