"""Meetings put on the calendar, moved, cancelled and chaired by others."""

import datetime as dt

import pytest

from models.errors import Conflict, NotFound, RuleBroken
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.meetings import (
    add_meeting,
    cancel_meeting,
    clear_acting_chair,
    move_meeting,
    set_acting_chair,
    set_length,
    set_place,
)
from models.operations.stages import agree_minutes, end_meeting, enter_room, finish_minutes
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting, meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook

pytestmark = pytest.mark.usefixtures("book")


def laid_out(workspace: Workspace, reference: str) -> str:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace.read(find_meeting, reference=reference).id


def test_a_meeting_added_by_hand_takes_the_usual_time_and_place(workspace: Workspace, book: SmallBook) -> None:
    done = workspace.transact(add_meeting, forum_id=book.forums["PG"], date=dt.date(2026, 11, 25))
    row = workspace.read(meeting, meeting_id=done.value)
    assert (row.reference, row.start, row.end, row.place) == (
        "PG 2026-11-25",
        dt.time(14),
        dt.time(16, 30),
        "Room 4.12",
    )
    assert (row.number, row.rule_date, row.status, row.moved_because) == (1, None, "planned", "")
    assert done.words == "Add meeting PG Wed 25 Nov"


def test_moving_keeps_number_and_rule_date_and_takes_the_deadlines_along(workspace: Workspace) -> None:
    key = laid_out(workspace, "PG 2027-03-17")
    before = workspace.read(meeting, meeting_id=key)
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2027, 3, 24), reason="Deputy Commissioner away")
    row = workspace.read(meeting, meeting_id=key)
    assert (row.number, row.rule_date, row.sequence) == (before.number, dt.date(2027, 3, 17), before.sequence + 1)
    assert row.moved_because == "Deputy Commissioner away"
    due = {deadline.kind: deadline.due.date() for deadline in row.deadlines}
    assert [due[kind].day for kind in ("draft papers", "final papers", "data pack")] == [10, 17, 22]


def test_moving_back_to_the_rule_date_needs_no_reason_to_be_remembered(workspace: Workspace) -> None:
    key = laid_out(workspace, "PG 2027-03-17")
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2027, 3, 24), reason="away")
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2027, 3, 17), reason="back after all")
    assert workspace.read(meeting, meeting_id=key).moved_because == ""


def test_a_moved_meeting_with_an_issued_agenda_has_to_issue_it_again(workspace: Workspace) -> None:
    key = laid_out(workspace, "MB 2026-11-03")
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(issue_agenda, meeting_id=key, body=b"%PDF first")
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2026, 11, 10), reason="clash")
    assert workspace.read(meeting, meeting_id=key).status == "agenda open"


@pytest.mark.parametrize(
    ("day", "reason", "field"),
    [(dt.date(2026, 11, 3), "none", "date"), (dt.date(2026, 11, 4), "  ", "reason")],
)
def test_a_move_needs_another_day_and_a_reason(workspace: Workspace, day: dt.date, reason: str, field: str) -> None:
    key = laid_out(workspace, "MB 2026-11-03")
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(move_meeting, meeting_id=key, date=day, reason=reason)
    assert refused.value.field == field


def test_a_form_that_is_out_of_date_is_refused(workspace: Workspace) -> None:
    key = laid_out(workspace, "MB 2026-11-03")
    seen = workspace.read(meeting, meeting_id=key).revision
    workspace.transact(set_place, meeting_id=key, place="Boardroom", revision=seen)
    with pytest.raises(Conflict):
        workspace.transact(set_length, meeting_id=key, minutes=90, revision=seen)


def test_a_cancelled_meeting_stays_with_its_reason_and_cannot_be_held(workspace: Workspace) -> None:
    key = laid_out(workspace, "PG 2026-10-21")
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    row = workspace.read(meeting, meeting_id=key)
    assert (row.status, row.moved_because) == ("cancelled", "no business")
    with pytest.raises(RuleBroken, match="is cancelled"):
        workspace.transact(end_meeting, meeting_id=key)
    workspace.undo()
    assert workspace.read(meeting, meeting_id=key).status == "planned"


def test_an_acting_chair_is_for_one_meeting_only(workspace: Workspace, book: SmallBook) -> None:
    key = laid_out(workspace, "CF-FLP 2026-06-04")
    workspace.transact(set_acting_chair, meeting_id=key, post_id=book.posts["DAC-FLP"], reason="on leave")
    row = workspace.read(meeting, meeting_id=key)
    assert (row.chair, row.chair_name, row.acting_chair) == ("DAC Frontline Policing", "Callum Ferris-Boyd", True)
    other = workspace.read(find_meeting, reference="CF-FLP 2026-07-02")
    assert (other.chair, other.acting_chair) == ("AC Frontline Policing", False)
    workspace.transact(clear_acting_chair, meeting_id=key)
    assert workspace.read(meeting, meeting_id=key).chair == "AC Frontline Policing"


def test_the_forums_own_chair_is_no_acting_chair(workspace: Workspace, book: SmallBook) -> None:
    key = laid_out(workspace, "CF-FLP 2026-06-04")
    with pytest.raises(RuleBroken, match="is the chair already"):
        workspace.transact(set_acting_chair, meeting_id=key, post_id=book.posts["AC-FLP"])


def test_a_meeting_goes_through_its_stages_and_agreed_minutes_are_final(workspace: Workspace, clock: Clock) -> None:
    key = laid_out(workspace, "MB 2026-11-03")
    with pytest.raises(RuleBroken, match="takes place on Tue 3 Nov 2026"):
        workspace.transact(end_meeting, meeting_id=key)
    clock.go_to(dt.date(2026, 11, 3))
    seen = []
    for step in (enter_room, end_meeting, finish_minutes, agree_minutes):
        workspace.transact(step, meeting_id=key)
        seen.append(workspace.read(meeting, meeting_id=key).status)
    assert seen == ["in the room", "held", "minutes draft", "minutes agreed"]
    assert workspace.undo_words == ""
    with pytest.raises(RuleBroken, match="are agreed"):
        workspace.transact(open_agenda, meeting_id=key)


@pytest.mark.parametrize("minutes", [0, 601, -5])
def test_a_length_is_one_minute_to_ten_hours(workspace: Workspace, book: SmallBook, minutes: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(add_meeting, forum_id=book.forums["PG"], date=dt.date(2026, 11, 25), minutes=minutes)
    assert refused.value.field == "minutes"


def test_an_unknown_forum_is_said_in_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no longer in the book"):
        workspace.transact(add_meeting, forum_id="0" * 32, date=dt.date(2026, 11, 25))
