import datetime as dt

from sqlalchemy import select

from models.queries.absences import absences
from models.queries.changes import meeting_changes
from models.queries.leeway import leeways, orders
from models.queries.meetings import find_meeting
from models.queries.plan import plan_basis
from models.queries.published import published_years
from models.queries.rooms import rooms
from models.records.meetings import Meeting, MeetingChange
from models.rules.planner.findings import findings
from models.rules.planner.problem import at_home
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows

FIRST, LAST, TODAY = dt.date(2026, 4, 1), dt.date(2027, 3, 31), dt.date(2026, 10, 27)


def test_the_demo_year_knows_who_is_away(demo_year: Workspace) -> None:
    assert [row.words for row in demo_year.read(absences, first=FIRST, last=LAST)] == [
        "every Friday afternoon until 30 Jun 2027",
        "Mon 30 Nov to Fri 4 Dec 2026",
        "Tue 5 Jan 2027, morning",
        "Mon 22 to Fri 26 Feb 2027",
    ]


def test_the_demo_year_is_published_and_holds_one_pin(demo_year: Workspace, found: Rows) -> None:
    (year,) = demo_year.read(published_years)
    assert (year.first, year.last, year.at.date(), year.by) == (FIRST, LAST, dt.date(2026, 3, 2), "Imogen Farrier")
    assert [row.date for row in found(select(Meeting.date).where(Meeting.pinned))] == [dt.date(2026, 11, 3)]


def test_every_move_by_hand_in_the_history_is_written_down(demo_year: Workspace, found: Rows) -> None:
    moved = [row.id for row in found(select(Meeting.id).where(Meeting.sequence > 0))]
    assert len(moved) > 5
    assert sorted(row.meeting_id for row in found(select(MeetingChange.meeting_id))) == sorted(moved)
    funeral = demo_year.read(find_meeting, reference="CF-NA 2022-09-20")
    (change,) = demo_year.read(meeting_changes, meeting_id=funeral.id)
    assert (change.kind, change.old_date, change.at.date()) == (
        "moved by rule", dt.date(2022, 9, 19), dt.date(2022, 9, 10),
    )  # fmt: skip


def test_the_planner_is_told_of_leeway_order_and_rooms(demo_year: Workspace) -> None:
    by_code = {row.forum_code: row.words for row in demo_year.read(leeways).values()}
    assert by_code["IDE"] == "up to 5 working days either way; Mon–Thu; 15:00 or 16:15"
    assert len(demo_year.read(orders)) == 12
    assert "Board Room" in [row.name for row in demo_year.read(rooms)]


def test_little_of_the_demo_year_cannot_be(demo_year: Workspace) -> None:
    basis = demo_year.read(plan_basis, first=FIRST, last=LAST, today=TODAY)
    hard = [one for one in findings(basis.problem, at_home(basis.problem)) if one.severity == "hard"]
    assert len(basis.rows) == 391
    assert sorted(one.kind for one in hard) == ["chair away", "order", "overlap"]
