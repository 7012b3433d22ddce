"""Themes carried to other meetings: none is lost, none doubled, and the cascade follows."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.cascade import cascade_theme
from models.operations.meetings import cancel_meeting
from models.operations.stages import end_meeting, enter_room
from models.operations.theme_moves import move_theme, swap_themes
from models.queries.themes import meeting_themes
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.programmes import Plan

NOVEMBER, DECEMBER, JANUARY = "2026-11-05", "2026-12-03", "2027-01-07"


@pytest.fixture
def plan(workspace: Workspace, book: SmallBook) -> Plan:
    return Plan(workspace, book)


def stands(plan: Plan) -> list[tuple[str, str, dt.date]]:
    """Every theme with its forum and day."""
    return [(row.title, row.forum_code, row.meeting_date) for row in plan.workspace.read(meeting_themes)]


def move(plan: Plan, key: str, day: str, code: str = "CF-FLP") -> None:
    plan.workspace.transact(move_theme, meeting_theme_id=key, to_meeting_id=plan.meeting(day, code))


def test_a_theme_moves_with_its_cascade_and_one_undo_brings_both_back(plan: Plan) -> None:
    key = plan.theme("Knife crime", NOVEMBER, risk_ids=[plan.risk])
    plan.workspace.transact(cascade_theme, meeting_theme_id=key)
    before = stands(plan)
    move(plan, key, DECEMBER)
    assert stands(plan) == [
        ("Knife crime", "CF-FLP", dt.date(2026, 12, 3)),
        ("Knife crime", "CF-AS", dt.date(2026, 12, 14)),
    ]
    assert [row.sources[0].label for row in plan.workspace.read(meeting_themes)] == ["CR-01", "from CF-FLP"]
    plan.workspace.undo()
    assert stands(plan) == before


def test_two_themes_change_places(plan: Plan) -> None:
    one, other = plan.theme("Knife crime", NOVEMBER), plan.theme("Robbery", DECEMBER)
    plan.workspace.transact(swap_themes, one_id=one, other_id=other)
    assert stands(plan) == [
        ("Robbery", "CF-FLP", dt.date(2026, 11, 5)),
        ("Knife crime", "CF-FLP", dt.date(2026, 12, 3)),
    ]


def test_a_meeting_never_has_a_theme_twice(plan: Plan) -> None:
    one, other = plan.theme("Knife crime", NOVEMBER), plan.theme("Knife crime", DECEMBER)
    plan.theme("Robbery", NOVEMBER)
    robbery = plan.theme("Robbery", JANUARY)
    with pytest.raises(RuleBroken, match="CF-FLP Thu 3 Dec has the theme “Knife crime” already"):
        move(plan, one, DECEMBER)
    with pytest.raises(RuleBroken, match="CF-FLP Thu 5 Nov has the theme “Robbery” already"):
        plan.workspace.transact(swap_themes, one_id=one, other_id=robbery)
    plan.workspace.transact(swap_themes, one_id=one, other_id=other)


def test_what_a_meeting_looked_at_stays_and_what_fell_away_can_be_carried_on(plan: Plan, clock: Clock) -> None:
    key, gone = plan.theme("Knife crime", NOVEMBER), plan.theme("Robbery", DECEMBER)
    plan.workspace.transact(cancel_meeting, meeting_id=plan.meeting(DECEMBER), reason="Recess")
    with pytest.raises(RuleBroken, match="is cancelled; choose a meeting to come"):
        move(plan, key, DECEMBER)
    move(plan, gone, JANUARY)
    clock.go_to(dt.date(2026, 11, 5))
    for deed in (enter_room, end_meeting):
        plan.workspace.transact(deed, meeting_id=plan.meeting(NOVEMBER))
    with pytest.raises(RuleBroken, match="is held and keeps “Knife crime”"):
        move(plan, key, JANUARY)


def test_what_was_passed_down_stays_with_its_unit(plan: Plan) -> None:
    plan.workspace.transact(cascade_theme, meeting_theme_id=plan.theme("Knife crime", NOVEMBER))
    below = plan.workspace.read(meeting_themes, forum_id=plan.book.forums["CF-AS"])[0]
    with pytest.raises(RuleBroken, match="was passed down to CF-AS and stays there"):
        move(plan, below.id, "2026-11-18", "PG")
    move(plan, below.id, "2026-12-14", "CF-AS")
    assert stands(plan)[-1] == ("Knife crime", "CF-AS", dt.date(2026, 12, 14))
