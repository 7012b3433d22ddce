"""The programme: tiles, the rolling window, and what is wanting."""

import datetime as dt

import pytest

from models.operations.agenda import open_agenda
from models.operations.deep_dives import commission_deep_dive
from models.operations.forum_settings import unlink_forums
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.promises import promise_item
from models.operations.stages import end_meeting, enter_room
from models.operations.themes import set_theme_window, theme_named
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.programme import theme_gaps, theme_reminders
from models.queries.today import today_view
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.programmes import TODAY, Plan

OCT, NOV, DEC, JAN, FEB = (dt.date(2026 + (m < 4), m, 1) for m in (10, 11, 12, 1, 2))


@pytest.fixture
def plan(workspace: Workspace, book: SmallBook) -> Plan:
    return Plan(workspace, book)


def test_after_october_closes_the_window_is_november_to_january(plan: Plan, clock: Clock) -> None:
    first = dt.date(2026, 10, 1)
    clock.go_to(first)
    plan.theme("Burglary", "2026-10-01", priority_ids=[plan.priorities["PCP 1"]])
    plan.theme("Knife crime", "2026-11-05")
    plan.theme("Moped enabled theft", "2026-12-03")
    assert [plan.cell(month, first).in_window for month in (OCT, NOV, DEC, JAN)] == [True, True, True, False]
    october = plan.meeting("2026-10-01")
    for deed in (enter_room, end_meeting):
        plan.workspace.transact(deed, meeting_id=october)
    assert [plan.cell(month, first).in_window for month in (OCT, NOV, DEC, JAN)] == [False, True, True, True]
    january = plan.cell(JAN, first)
    assert (january.gap, january.gap_words) == ("Theme not set", "set by Thu 5 Nov")
    assert january.findings == ("theme not set",)
    assert plan.programme(first).gaps == plan.workspace.read(theme_gaps, today=first) == 1
    now = dt.datetime(2026, 10, 26, 9, tzinfo=dt.UTC)
    (due,) = (row for row in plan.workspace.read(today_view, now=now).due if row.kind == "theme")
    assert (due.title, due.forum_code, due.command, due.subject) == (
        "January: theme not set",
        "CF-FLP",
        "Set theme",
        ("theme", january.meeting_id),
    )
    (reminder,) = plan.workspace.read(theme_reminders, today=first)
    assert (reminder.title, reminder.forum_code, reminder.due_words) == (
        "January: theme not set",
        "CF-FLP",
        "set by Thu 5 Nov",
    )


def test_a_theme_without_a_source_is_questioned_and_one_with_shows_them(plan: Plan) -> None:
    plan.theme("Knife crime", "2026-11-05")
    assert plan.cell(NOV).tiles[0].trouble == "no source yet"
    assert plan.cell(NOV).findings == ("no source yet",)
    plan.theme("Knife crime", "2026-12-03", priority_ids=[plan.priorities["PCP 1"]], risk_ids=[plan.risk])
    (tile,) = plan.cell(DEC).tiles
    assert (tile.sources_words, tile.trouble, tile.repeats_words) == ("PCP 1 · CR-01", "", "2 of 6")
    assert plan.cell(DEC).findings == ("repeat",)


def test_a_fixed_theme_fills_every_month(plan: Plan) -> None:
    violence = plan.workspace.transact(theme_named, title="Violence").value
    forum = plan.book.forums["CF-FLP"]
    plan.workspace.transact(set_theme_window, forum_id=forum, window=3, fixed_theme_id=violence)
    assert [plan.cell(month).tiles[0].title for month in (NOV, JAN, FEB)] == ["Violence"] * 3
    assert plan.programme().gaps == 0


def test_the_theme_of_a_cancelled_meeting_is_still_there_and_says_so(plan: Plan) -> None:
    plan.theme("Knife crime", "2026-11-05")
    plan.workspace.transact(cancel_meeting, meeting_id=plan.meeting("2026-11-05"), reason="The hall is closed")
    assert plan.cell(NOV).tiles[0].trouble == "meeting cancelled"
    words = ["set by Thu 26 Nov", "set by Thu 3 Dec", "set by Thu 3 Dec"]
    assert [plan.cell(month).gap for month in (DEC, JAN, FEB)] == ["Theme not set"] * 3
    assert [plan.cell(month).gap_words for month in (DEC, JAN, FEB)] == words
    assert [gap.due_words for gap in plan.workspace.read(theme_reminders, today=TODAY)] == words


def test_a_month_with_two_meetings_has_two_cells(plan: Plan) -> None:
    day = dt.date(2026, 11, 26)
    plan.workspace.transact(move_meeting, meeting_id=plan.meeting("2026-12-03"), date=day, reason="Needed sooner")
    cells = plan.programme().cells[plan.book.forums["CF-FLP"], NOV]
    assert [cell.date for cell in cells] == [dt.date(2026, 11, 5), day]


def test_forums_stand_by_level_and_say_how_often_they_meet(plan: Plan) -> None:
    assert {row.code for row in plan.programme(levels=("corporate",)).forums} == {"MB", "PG", "RAB"}
    board = plan.meeting("2026-11-03", "MB")
    plan.workspace.transact(open_agenda, meeting_id=board)
    (item, *_) = plan.workspace.read(agenda, meeting_id=board).items
    plan.workspace.transact(commission_deep_dive, meeting_id=board, item_id=item.id, title="Custody capacity")
    plan.workspace.transact(promise_item, forum_id=plan.book.forums["PG"], title="Firearms licensing", undated=True)
    rows = [(row.code, row.cadence_words) for row in plan.programme(levels=("corporate", "business group")).forums]
    assert rows == [("MB", "every 2 months"), ("PG", "third Wednesday"), ("CF-FLP", "first Thursday")]
    (dive,) = plan.cell(JAN, code="MB").tiles
    assert (dive.kind, dive.title, dive.status) == ("deep-dive", "Custody capacity", "commissioned")
    open_one = plan.cell(NOV, code="PG")
    assert (open_one.gap, open_one.gap_words) == ("Deep-dive open", "promised, no date")
    assert plan.programme(today=TODAY).months == (OCT, NOV, DEC, JAN, FEB)


def test_forums_say_whether_they_pass_themes_down_or_wait_for_them(plan: Plan) -> None:
    forums = {row.code: (row.passes_down, row.waits) for row in plan.programme().forums}
    assert forums["CF-FLP"] == (True, False)
    plan.theme("Burglary", "2026-11-09", "CF-AS")
    assert {row.code: (row.passes_down, row.waits) for row in plan.programme().forums}["CF-AS"] == (False, True)


def test_a_board_that_nobody_passes_themes_down_to_is_reminded_of_its_own(plan: Plan) -> None:
    board, group = plan.book.forums["CF-AS"], plan.book.forums["CF-FLP"]
    plan.workspace.transact(set_theme_window, forum_id=board, window=2)
    gaps = plan.workspace.read(theme_gaps, today=TODAY)
    plan.workspace.transact(unlink_forums, forum_id=group, other_id=board, kind="cascades to")
    assert plan.workspace.read(theme_gaps, today=TODAY) == gaps + 2
    assert "CF-AS" in {row.forum_code for row in plan.workspace.read(theme_reminders, today=TODAY)}


def test_a_long_window_of_a_forum_that_meets_every_quarter_is_reminded_of_whole(plan: Plan) -> None:
    board = plan.book.forums["RAB"]
    plan.workspace.transact(lay_out_year, first=dt.date(2027, 4, 1), last=dt.date(2028, 3, 31))
    plan.workspace.transact(set_theme_window, forum_id=board, window=6)
    wanting = [row.date for row in plan.workspace.read(theme_reminders, today=TODAY) if row.forum_id == board]
    assert (len(wanting), wanting[-1]) == (6, dt.date(2028, 3, 9))
