"""What a change of a meeting does to its history, its deadlines, its calendar entry and an agenda that is out."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NothingToUndo, RuleBroken
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.forum_life import begin_forum, end_forum
from models.operations.forums import add_forum
from models.operations.meetings import (
    add_meeting,
    cancel_meeting,
    edit_meeting,
    move_meeting,
    pin_meeting,
    postpone_meeting,
    restore_meeting,
    set_acting_chair,
    set_place,
    unpin_meeting,
)
from models.operations.stages import hold_by_correspondence
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.changes import meeting_changes
from models.queries.meetings import MeetingRow, find_meeting, meeting, meetings
from models.queries.version_note import version_note
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook, uncounted

MARCH = "PG 2027-03-17"
LATER = dt.date(2027, 3, 24)


@pytest.fixture
def key(workspace: Workspace, book: SmallBook) -> str:
    """The Performance Group of March."""
    assert book
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace.read(find_meeting, reference=MARCH).id


def row(workspace: Workspace, key: str) -> MeetingRow:
    return workspace.read(meeting, meeting_id=key)


def kinds(workspace: Workspace, key: str) -> list[str]:
    return [change.kind for change in workspace.read(meeting_changes, meeting_id=key)]


def due(workspace: Workspace, key: str) -> dict[str, str]:
    return {one.kind: f"{one.due:%-d %b}" for one in row(workspace, key).deadlines}


def test_a_moved_meeting_is_issued_again_as_version_two(workspace: Workspace, key: str, clock: Clock) -> None:
    clock.go_to(dt.date(2027, 2, 12))
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(issue_agenda, meeting_id=key, body=b"first")
    before = row(workspace, key)
    kept = workspace.transact(move_meeting, meeting_id=key, date=LATER, reason="The chair is away").value
    after = row(workspace, key)
    assert (kept, after.status, after.sequence) == ((), "agenda open", before.sequence + 1)
    assert [due(workspace, key)[kind] for kind in ("draft papers", "final papers", "data pack")] == [
        *("10 Mar", "17 Mar", "22 Mar")
    ]
    assert workspace.read(version_note, meeting_id=key) == "date changed from Wed 17 March 2027"
    (change,) = workspace.read(meeting_changes, meeting_id=key)
    assert change.words == "Moved from Wed 17 Mar 2027 14:00 to Wed 24 Mar 2027 14:00"
    assert (change.by, change.reason) == ("Imogen", "The chair is away")
    workspace.undo()
    assert uncounted([row(workspace, key)]) == uncounted([before])
    assert (kinds(workspace, key), workspace.read(version_note, meeting_id=key)) == ([], "")


def test_after_the_second_issue_nothing_is_left_to_say(workspace: Workspace, key: str) -> None:
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(move_meeting, meeting_id=key, date=LATER, reason="away")
    workspace.transact(issue_agenda, meeting_id=key, body=b"first")
    assert workspace.read(version_note, meeting_id=key) == ""
    workspace.transact(set_place, meeting_id=key, place="Boardroom")
    workspace.transact(move_meeting, meeting_id=key, date=LATER, start=dt.time(9), reason="earlier")
    assert workspace.read(version_note, meeting_id=key) == "time changed from 14:00; place changed"
    workspace.transact(issue_agenda, meeting_id=key, body=b"second")
    assert (workspace.read(version_note, meeting_id=key), row(workspace, key).status) == ("", "agenda issued")


def test_a_move_is_taken_back_although_its_agenda_was_issued_since(workspace: Workspace, key: str) -> None:
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(issue_agenda, meeting_id=key, body=b"first")
    before = row(workspace, key)
    workspace.transact(move_meeting, meeting_id=key, date=LATER, reason="The chair is away")
    workspace.transact(issue_agenda, meeting_id=key, body=b"second")
    assert workspace.undo_words.startswith("Move PG")
    workspace.undo()
    after = row(workspace, key)
    assert (after.date, after.deadlines, after.moved_because) == (before.date, before.deadlines, "")
    assert (after.status, after.sequence) == ("agenda open", 2)
    assert [version.version for version in workspace.read(agenda, meeting_id=key).versions] == [1, 2]
    assert workspace.read(version_note, meeting_id=key) == "date changed from Wed 24 March 2027"
    with pytest.raises(NothingToUndo, match="left the house"):
        workspace.undo()


def test_deadlines_that_have_passed_stay_what_they_were(workspace: Workspace, key: str, clock: Clock) -> None:
    clock.go_to(dt.date(2027, 3, 5))
    done = workspace.transact(move_meeting, meeting_id=key, date=LATER, reason="away")
    assert [(one.kind, one.due) for one in done.value] == [
        ("draft papers", dt.datetime.combine(dt.date(2027, 3, 3), dt.time(17)))
    ]
    assert [due(workspace, key)[kind] for kind in ("draft papers", "final papers")] == ["3 Mar", "17 Mar"]
    kept = [one.kind for one in row(workspace, key).deadlines if one.kept]
    assert kept == ["draft papers"]
    clock.go_to(dt.date(2027, 3, 15))
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2027, 3, 31), reason="away again")
    assert [due(workspace, key)[kind] for kind in ("draft papers", "final papers")] == ["3 Mar", "22 Mar"]
    for _ in range(2):
        workspace.undo()
    assert due(workspace, key)["draft papers"] == "3 Mar"
    assert not [one for one in row(workspace, key).deadlines if one.kept]


def test_one_form_is_one_change_of_the_calendar_entry(workspace: Workspace, key: str) -> None:
    same: dict[str, Any] = {"meeting_id": key, "start": dt.time(15), "minutes": 90, "place": "Boardroom"}
    workspace.transact(edit_meeting, **same, reason="The room is taken")
    assert row(workspace, key).sequence == 1
    assert kinds(workspace, key) == ["moved", "place changed", "length changed"]
    workspace.transact(edit_meeting, **same)
    assert (row(workspace, key).sequence, len(kinds(workspace, key))) == (1, 3)


def test_a_cancelled_meeting_comes_back_to_where_it_was(workspace: Workspace, key: str) -> None:
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(move_meeting, meeting_id=key, date=LATER, reason="The chair is away")
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    with pytest.raises(RuleBroken, match="reason"):
        workspace.transact(restore_meeting, meeting_id=key, reason=" ")
    workspace.transact(restore_meeting, meeting_id=key, reason="Business came up")
    found = row(workspace, key)
    assert (found.status, found.date, found.moved_because) == ("agenda open", LATER, "The chair is away")
    assert kinds(workspace, key) == ["moved", "cancelled", "restored"]
    with pytest.raises(RuleBroken, match="only what was cancelled"):
        workspace.transact(restore_meeting, meeting_id=key, reason="again")


def test_a_postponed_meeting_keeps_its_number_and_waits_for_a_day(workspace: Workspace, key: str) -> None:
    number = row(workspace, key).number
    workspace.transact(postpone_meeting, meeting_id=key, reason="The data are late")
    assert (row(workspace, key).status, row(workspace, key).moved_because) == ("postponed", "The data are late")
    with pytest.raises(RuleBroken, match="postponed already"):
        workspace.transact(postpone_meeting, meeting_id=key, reason="again")
    workspace.transact(move_meeting, meeting_id=key, date=LATER, reason="The data are there")
    found = row(workspace, key)
    assert (found.status, found.number, found.sequence) == ("planned", number, 2)
    assert kinds(workspace, key) == ["postponed", "moved"]


def test_a_meeting_moved_by_a_holiday_remembers_why_when_it_comes_back(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=dt.date(2023, 4, 1), last=dt.date(2023, 4, 30))
    (found,) = workspace.read(meetings, forum_id=book.forums["CF-AS"])
    assert found.moved_because == "Mon 10 Apr 2023 is Easter Monday; next working day"
    workspace.transact(postpone_meeting, meeting_id=found.id, reason="away")
    workspace.transact(restore_meeting, meeting_id=found.id, reason="back")
    assert row(workspace, found.id).moved_because == found.moved_because


def test_pins_letters_and_chairs_are_in_the_history(workspace: Workspace, book: SmallBook, key: str) -> None:
    workspace.transact(pin_meeting, meeting_id=key)
    assert (row(workspace, key).pinned, row(workspace, key).sequence) == (True, 0)
    workspace.transact(unpin_meeting, meeting_id=key)
    assert not row(workspace, key).pinned
    workspace.transact(set_acting_chair, meeting_id=key, post_id=book.posts["AC-FLP"], reason="on leave")
    workspace.transact(hold_by_correspondence, meeting_id=key, reason="One item only")
    assert kinds(workspace, key) == ["chair named", "by correspondence"]


def test_a_forum_that_begins_late_or_ends_early_cancels_what_lies_outside(workspace: Workspace, key: str) -> None:
    forum = row(workspace, key).forum_id
    assert workspace.transact(begin_forum, forum_id=forum, on=dt.date(2026, 12, 1)).value == 1
    assert workspace.transact(end_forum, forum_id=forum, on=dt.date(2027, 3, 1), reason="The test ends").value == 1
    assert row(workspace, key).moved_because == "The test ends"
    with pytest.raises(RuleBroken, match="does not exist on"):
        workspace.transact(restore_meeting, meeting_id=key, reason="again")
    for _ in range(2):
        workspace.undo()
    assert row(workspace, key).status == "planned"


def test_a_temporary_forum_never_meets_after_its_end(workspace: Workspace) -> None:
    test: dict[str, Any] = {"name": "Test of two boroughs", "level": "programme", "cadence": "monthly, first Tuesday"}
    with pytest.raises(RuleBroken, match="lies before the start"):
        workspace.transact(add_forum, code="T", **test, starts=dt.date(2017, 8, 31), ends=dt.date(2017, 4, 1))
    key = workspace.transact(add_forum, code="T", **test, ends=dt.date(2017, 8, 31)).value
    workspace.transact(lay_out_year, first=dt.date(2017, 4, 1), last=dt.date(2018, 3, 31))
    assert [row.date.month for row in workspace.read(meetings, forum_id=key)] == [4, 5, 6, 7, 8]
    with pytest.raises(RuleBroken, match="does not exist on"):
        workspace.transact(add_meeting, forum_id=key, date=dt.date(2017, 9, 5))
