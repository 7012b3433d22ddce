"""On Saturday 10 September 2022, Monday 19 September is proclaimed a bank holiday."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.closed_days import add_one_off, remove_one_off
from models.operations.forums import change_rule
from models.operations.framework import load_framework
from models.operations.meetings import add_meeting
from models.operations.proclaimed import proclaim_holiday
from models.operations.year import lay_out_year
from models.queries.changes import meeting_changes
from models.queries.closed_days import closed_days, one_off_days
from models.queries.forums import find_forum
from models.queries.meetings import find_meeting, meeting, meetings
from models.queries.proclaimed import proclaimed
from models.queries.shipped import framework_from
from models.queries.version_note import version_note
from models.store.workspace import Workspace
from tests.books import Clock, uncounted

DAY, NAME = dt.date(2022, 9, 19), "State Funeral of Queen Elizabeth II"
FIRST, LAST = dt.date(2022, 4, 1), dt.date(2023, 3, 31)


@pytest.fixture
def history(workspace: Workspace, clock: Clock) -> Workspace:
    """The Met's framework laid out for 2022-23, in a book that does not know the day yet."""
    clock.go_to(dt.date(2022, 9, 10))
    workspace.transact(add_one_off, day=DAY, name="An ordinary Monday", closed=False)
    workspace.transact(load_framework, framework=framework_from("met-2026"))
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace


def test_meetings_of_the_day_move_by_their_own_rules_and_one_undo_brings_all_back(history: Workspace) -> None:
    before = history.read(meetings)
    there = [row for row in before if row.date == DAY]
    assert there
    done = history.transact(proclaim_holiday, day=DAY, name=NAME).value
    assert [move.meeting_id for move in done.moves] == [row.id for row in there]
    for move in done.moves:
        row = history.read(meeting, meeting_id=move.meeting_id)
        assert (row.date, row.sequence, row.rule_date) == (move.new_date, 1, DAY)
        assert row.moved_because == move.reason
        assert row.moved_because.startswith(f"Mon 19 Sep 2022 is {NAME}; ")
        assert [one.kind for one in history.read(meeting_changes, meeting_id=row.id)] == ["moved by rule"]
    assert not [row for row in history.read(meetings, first=DAY, last=DAY) if row.status != "cancelled"]
    history.undo()
    assert uncounted(history.read(meetings)) == uncounted(before)
    assert history.read(closed_days, first=DAY, last=DAY) == ()


def test_deadlines_fall_a_working_day_earlier_and_passed_ones_stay(history: Workspace) -> None:
    forum = history.read(find_forum, code="PG").id
    key = history.transact(add_meeting, forum_id=forum, date=dt.date(2022, 9, 22)).value
    seen = history.read(proclaimed, day=DAY, name=NAME, today=dt.date(2022, 9, 10))
    five = next(one for one in seen.deadlines if (one.kind, one.meeting_id) == ("final papers", key))
    assert (five.old.date(), five.new.date()) == (dt.date(2022, 9, 15), dt.date(2022, 9, 14))
    assert five.text == "Final papers of PG 2022-09-22: Thu 15 Sep 2022 → Wed 14 Sep 2022."
    assert seen.passed
    assert all(min(one.old, one.new).date() < dt.date(2022, 9, 10) for one in seen.passed)
    history.transact(proclaim_holiday, day=DAY, name=NAME)
    for one in (*seen.deadlines, *seen.passed):
        due = next(row for row in history.read(meeting, meeting_id=one.meeting_id).deadlines if row.kind == one.kind)
        assert due.due == (one.old if one.passed else one.new)
        assert bool(due.kept) == one.passed


def test_an_agenda_that_is_out_gets_its_second_version(history: Workspace) -> None:
    board = next(row for row in history.read(meetings, first=dt.date(2022, 9, 20), last=dt.date(2022, 9, 26)))
    monday = next(row for row in history.read(meetings, first=DAY, last=DAY))
    for key in (board.id, monday.id):
        history.transact(open_agenda, meeting_id=key)
        history.transact(issue_agenda, meeting_id=key, body=b"first")
    done = history.transact(proclaim_holiday, day=DAY, name=NAME).value
    assert {one.meeting_id for one in done.agendas} == {board.id, monday.id}
    assert history.read(meeting, meeting_id=board.id).status == "agenda open"
    assert history.read(version_note, meeting_id=board.id) == "deadlines changed"
    assert history.read(version_note, meeting_id=monday.id).startswith("date changed from Mon 19 September 2022")


def test_a_forum_that_skips_closed_days_cancels_its_meeting(history: Workspace) -> None:
    monday = next(row for row in history.read(meetings, first=DAY, last=DAY))
    history.transact(change_rule, forum_id=monday.forum_id, closed_day="skip")
    history.transact(proclaim_holiday, day=DAY, name=NAME)
    row = history.read(meeting, meeting_id=monday.id)
    assert (row.status, row.moved_because) == ("cancelled", f"Mon 19 Sep 2022 is {NAME}; skipped")


def test_a_day_proclaimed_in_error_leaves_its_meetings_where_they_went(history: Workspace) -> None:
    day = dt.date(2022, 10, 17)
    monday = next(row for row in history.read(meetings, first=day, last=day))
    history.transact(proclaim_holiday, day=day, name="Not so")
    with pytest.raises(RuleBroken, match="is closed already: Not so"):
        history.read(proclaimed, day=day, name="Again", today=FIRST)
    moved = history.read(meeting, meeting_id=monday.id)
    key = next(row.id for row in history.read(one_off_days) if row.day == day)
    history.transact(remove_one_off, one_off_id=key)
    assert history.read(meeting, meeting_id=monday.id).date == moved.date
    assert history.read(closed_days, first=day, last=day) == ()


def test_a_passed_deadline_stays_when_a_day_is_only_added_to_the_list(history: Workspace, clock: Clock) -> None:
    clock.go_to(dt.date(2022, 10, 12))
    board = next(iter(history.read(meetings, first=dt.date(2022, 10, 20), last=dt.date(2022, 10, 31))))
    before = history.read(find_meeting, reference=board.reference).deadlines
    history.transact(add_one_off, day=dt.date(2022, 10, 17), name="Late")
    after = history.read(meeting, meeting_id=board.id).deadlines
    passed = {one.kind: one.due for one in before if one.due.date() < dt.date(2022, 10, 12)}
    assert passed.items() <= {one.kind: one.due for one in after}.items()
    assert {one.kind: one.due for one in after} != {one.kind: one.due for one in before}
