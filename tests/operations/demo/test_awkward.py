"""Every case that a demo year must hold, as far as the book can hold it by now."""

from datetime import date

from sqlalchemy import func, select

from models.queries.actions import actions
from models.queries.meetings import find_meeting, meetings
from models.records.agenda import AgendaItem
from models.records.forums import Forum, ForumName
from models.records.meetings import Attendance, IssuedDocument, Meeting
from models.records.organisation import OrganisationUnit, Person, Post, PostHolding, UnitSuccession
from models.records.outcomes import Action
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows

TODAY, CHANGE_DAY = date(2026, 10, 27), date(2026, 10, 1)


def test_the_next_management_board_has_eleven_items_in_three_hours(demo_year: Workspace, found: Rows) -> None:
    board = demo_year.read(find_meeting, reference="MB 2026-11-03")
    items = found(select(AgendaItem.kind, AgendaItem.minutes, AgendaItem.part).where(AgendaItem.meeting_id == board.id))
    assert len([item for item in items if item.kind != "break"]) == 11
    assert (sum(item.minutes for item in items), board.minutes, board.status) == (180, 180, "agenda open")
    assert [item.part for item in items].count(2) == 1


def test_what_was_held_is_held_and_what_comes_is_planned(demo_year: Workspace) -> None:
    rows = demo_year.read(meetings, first=date(2026, 4, 1), last=date(2027, 3, 31))
    before = {row.status for row in rows if row.date < TODAY}
    assert before == {"held", "minutes draft", "minutes agreed", "by correspondence"}
    assert {row.status for row in rows if row.date >= TODAY} == {"agenda issued", "agenda open", "planned"}


def test_history_knows_moves_by_people_and_cancelled_meetings(demo_year: Workspace) -> None:
    history = demo_year.read(meetings, last=date(2026, 3, 31))
    assert any(row.status == "cancelled" for row in history)
    assert any(row.moved_because and row.rule_date != row.date for row in history)
    gold = [row for row in history if row.forum_code.startswith("GOLD-")]
    assert len(gold) == 18
    assert any(row.end < row.start for row in gold)


def test_a_bank_holiday_proclaimed_late_brought_a_second_version(demo_year: Workspace, found: Rows) -> None:
    moved = demo_year.read(find_meeting, reference="CF-NA 2022-09-20")
    assert (moved.rule_date, moved.sequence) == (date(2022, 9, 19), 1)
    assert "State Funeral" in moved.moved_because
    versions = select(IssuedDocument.version).where(IssuedDocument.meeting_id == moved.id)
    assert sorted(row.version for row in found(versions)) == [1, 2]


def test_two_people_swapped_one_acts_one_holds_two_posts_and_one_post_is_vacant(found: Rows) -> None:
    columns = select(Post.code, PostHolding.person_id, PostHolding.starts, PostHolding.ends, PostHolding.acting)
    rows = found(columns.join(Post, Post.id == PostHolding.post_id))
    since = {row.code: row for row in rows if row.starts == CHANGE_DAY}
    until = {row.code: row for row in rows if row.ends == date(2026, 9, 30)}
    assert since["BCU-AS"].person_id == until["BCU-CN"].person_id
    assert since["BCU-CN"].person_id == until["BCU-AS"].person_id
    assert since["BCU-SW"].acting
    present = [row for row in rows if row.ends is None or row.ends >= TODAY]
    holders = [row.person_id for row in present if row.starts is None or row.starts <= TODAY]
    assert len(holders) > len(set(holders))
    assert "LRO-MS" not in {row.code for row in present}


def test_forums_began_ended_were_renamed_and_had_two_chairs(found: Rows) -> None:
    groups = found(select(Forum.id, Forum.starts, Forum.ends, Forum.co_chair_post_id).where(Forum.code.like("GOLD-%")))
    assert any(row.ends and date(2026, 4, 1) < row.ends < date(2027, 3, 31) for row in groups)
    assert any(row.co_chair_post_id for row in groups)
    names = found(select(ForumName.forum_id).where(ForumName.starts == date(2026, 6, 1)))
    assert {row.forum_id for row in names} <= {row.id for row in groups}


def test_two_units_merged_with_eleven_open_actions(found: Rows) -> None:
    merged = found(select(UnitSuccession.old_unit_id).where(UnitSuccession.on == CHANGE_DAY))
    assert len(merged) == 2
    theirs = (
        select(Action.id)
        .join(Post, Post.id == Action.owner_post_id)
        .join(OrganisationUnit, OrganisationUnit.id == Post.unit_id)
        .where(OrganisationUnit.id.in_([row.old_unit_id for row in merged]), Action.closed_on.is_(None))
    )
    assert len(found(theirs)) == 11


def test_actions_have_fuzzy_dates_a_leap_day_outside_owners_and_second_lives(demo_year: Workspace) -> None:
    rows = demo_year.read(actions, today=TODAY, status="open")
    assert {"end December", "Q4/Q1", "early 2027"} <= {row.due_words for row in rows}
    assert date(2028, 2, 29) in {row.due for row in rows}
    assert "re-opened" in {row.status for row in rows}
    assert any("Crown Prosecution Service" in row.owner for row in rows)


def test_actions_of_the_board_are_tracked_by_performance_group(found: Rows) -> None:
    forums = {row.code: row.id for row in found(select(Forum.id, Forum.code))}
    trackers = found(select(Action.tracking_forum_id).where(Action.forum_id == forums["MB"]))
    assert {row.tracking_forum_id for row in trackers} == {forums["PG"]}


def test_one_agenda_has_31_items_one_title_300_characters_and_one_title_is_sensitive(found: Rows) -> None:
    counts = found(select(func.count(AgendaItem.id)).group_by(AgendaItem.meeting_id))
    assert max(row[0] for row in counts) == 31
    titles = found(select(AgendaItem.title, AgendaItem.part))
    assert 300 in {len(row.title) for row in titles}
    assert ("Suspension of a named commander pending investigation", 2) in {tuple(row) for row in titles}


def test_once_the_quorum_was_not_met_and_once_nobody_deputised(demo_year: Workspace, found: Rows) -> None:
    meeting = demo_year.read(find_meeting, reference="PB3 2026-08-13")
    seats = found(select(Attendance.presence).where(Attendance.meeting_id == meeting.id))
    assert [row.presence for row in seats].count("here") == 1
    chosen = found(select(Meeting.acting_chair_reason).where(Meeting.acting_chair_reason.contains("vacant")))
    assert len(chosen) == 1


def test_names_carry_apostrophes_hyphens_and_accents(found: Rows) -> None:
    names = " ".join(row.name for row in found(select(Person.name)))
    assert all(sign in names for sign in "’-éø")
