"""Central South and North East become one BCU on 1 Dec 2026; what was set for later goes along."""

import datetime as dt
from typing import Any

import pytest

from models.operations.cascade import accept_theme, cascade_theme, decline_theme
from models.operations.exceptions import record_exception
from models.operations.forum_settings import link_forums
from models.operations.meetings import add_meeting, cancel_meeting
from models.operations.merging import Merged, merge_units
from models.operations.risks import add_risk
from models.operations.theme_moves import move_theme
from models.operations.themes import edit_meeting_theme, remove_meeting_theme
from models.queries.exceptions import exceptions
from models.queries.forums import find_forum
from models.queries.meetings import meetings
from models.records.priorities import Alignment
from models.records.themes import MeetingTheme
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import SmallBook
from tests.operations.merged import Row, rows, themes

DAY = dt.date(2026, 12, 1)


@pytest.fixture
def below(workspace: Workspace, book: SmallBook) -> Below:
    return Below(workspace, book)


def merge(below: Below, **facts: Any) -> Merged:
    olds = [below.book.units["AS"], below.book.units["NE"]]
    given = {"old_unit_ids": olds, "on": DAY, "code": "CE", "name": "Central East", **facts}
    return below.workspace.transact(merge_units, **given).value


def test_themes_go_to_the_meeting_of_their_month_and_say_whose_they_were(below: Below) -> None:
    below.set("CF-AS 2026-11-09", "Burglary")
    below.set("CF-AS 2026-12-14", "Burglary")
    below.set("CF-NE 2027-01-12", "Robbery")
    assert merge(below).themes == 2
    assert themes(below.workspace) == [
        Row("CF-FLP 2026-11-05", "Knife crime"),
        Row("CF-AS 2026-11-09", "Burglary"),
        Row("CF-CE 2026-12-14", "Burglary", former="CF-AS"),
        Row("CF-CE 2027-01-11", "Robbery", former="CF-NE"),
    ]
    below.workspace.undo()
    assert [row.meeting for row in themes(below.workspace)][2:] == ["CF-AS 2026-12-14", "CF-NE 2027-01-12"]


def test_the_same_theme_of_two_becomes_one_and_both_are_answered(below: Below) -> None:
    desk = below.workspace
    december = below.set("CF-FLP 2026-12-03", "Robbery")
    desk.transact(cascade_theme, meeting_theme_id=december)
    desk.transact(accept_theme, meeting_theme_id=below.key("CF-AS", december))
    desk.transact(decline_theme, meeting_theme_id=below.key("CF-NE", december), reason="covered 14 Oct")
    merge(below)
    view = below.view(december)
    assert [(row.forum_code, row.answer, row.former) for row in view.rows] == [
        ("CF-CE", "accepted", "CF-AS, CF-NE"),
        ("CF-SW", "waiting", ""),
    ]
    assert view.rows[0].reason == "CF-NE declined: covered 14 Oct"
    assert view.not_asked == 0


def test_two_asked_for_different_months_become_one_that_was_asked_once(below: Below) -> None:
    desk, december = below.workspace, below.set("CF-FLP 2026-12-03", "Robbery")
    desk.transact(cancel_meeting, meeting_id=below.meeting("CF-NE 2026-12-08"), reason="a storm")
    desk.transact(cascade_theme, meeting_theme_id=december)
    assert below.view(december).waiting == 3
    merge(below)
    rows_there = [row for row in below.view(december).rows if row.forum_code == "CF-CE"]
    assert [(str(row.meeting_date), row.former) for row in rows_there] == [("2026-12-14", "CF-AS, CF-NE")]


def test_a_unit_s_own_theme_and_one_passed_down_become_an_accepted_one(below: Below) -> None:
    december = below.set("CF-FLP 2026-12-03", "Robbery")
    below.set("CF-NE 2026-12-08", "Robbery")
    chosen = [below.book.forums["CF-AS"]]
    below.workspace.transact(cascade_theme, meeting_theme_id=december, forum_ids=chosen)
    merge(below)
    here = [row for row in below.view(december).rows if row.forum_code == "CF-CE"]
    assert [(row.answer, row.former) for row in here] == [("accepted", "CF-AS, CF-NE")]


def test_what_two_themes_asked_for_stays_told_to_both(below: Below) -> None:
    desk = below.workspace
    desk.transact(add_meeting, forum_id=below.book.forums["CF-FLP"], date=dt.date(2026, 11, 6))
    again = below.set("CF-FLP 2026-11-06", "Knife crime")
    for source, code in ((below.source, "CF-AS"), (again, "CF-NE")):
        desk.transact(cascade_theme, meeting_theme_id=source, forum_ids=[below.book.forums[code]])
    desk.transact(accept_theme, meeting_theme_id=below.key("CF-AS"))
    merge(below, on=dt.date(2026, 11, 7))
    asked = [row for key in (below.source, again) for row in below.view(key).rows if row.answer]
    answers = [(row.forum_code, row.answer) for row in asked]
    assert answers == [("CF-CE", "accepted"), ("CF-NE", "accepted")]


def test_a_theme_and_what_it_asked_for_become_one_that_nobody_asked_for(below: Below) -> None:
    desk, december = below.workspace, below.set("CF-FLP 2026-12-03", "Robbery")
    desk.transact(cascade_theme, meeting_theme_id=december, forum_ids=[below.book.forums["CF-NE"]])
    desk.transact(move_theme, meeting_theme_id=december, to_meeting_id=below.meeting("CF-AS 2026-12-14"))
    merge(below)
    assert themes(desk)[1:] == [Row("CF-CE 2026-12-14", "Robbery", former="CF-AS, CF-NE")]
    (row,) = [row for row in rows(desk, MeetingTheme) if row.former]
    assert row.cascaded_from_id is None


def test_a_forum_that_is_there_takes_the_themes_and_what_they_serve(below: Below) -> None:
    south_west = {"new_unit_id": below.book.units["SW"], "forum_ids": [below.book.forums["CF-SW"]], "name": ""}
    kept = below.set("CF-SW 2026-12-07", "Burglary")
    gone = below.set("CF-AS 2026-12-14", "Burglary")
    facts: dict[str, Any] = {"title": "Repeat victims", "level": "BCU", "likelihood": 3, "impact": 3}
    risk = below.workspace.transact(add_risk, **facts).value
    below.workspace.transact(edit_meeting_theme, meeting_theme_id=gone, risk_ids=[risk], note="as Central South asked")
    assert merge(below, **south_west).themes == 1
    (row,) = [row for row in rows(below.workspace, MeetingTheme) if row.id == kept]
    assert (row.former, row.note) == ("CF-AS", "as Central South asked")
    assert [(line.meeting_theme_id, line.risk_id) for line in rows(below.workspace, Alignment)] == [(kept, risk)]


def test_where_nothing_takes_over_themes_stay_where_they_were(below: Below) -> None:
    key = below.set("CF-AS 2026-12-14", "Burglary")
    units = {"new_unit_id": below.book.units["HQ"], "forum_ids": [below.book.forums["RAB"]], "name": ""}
    merge(below, **units, on=dt.date(2027, 3, 30))
    (row,) = [row for row in rows(below.workspace, MeetingTheme) if row.id == key]
    assert row.meeting_id == below.meeting("CF-AS 2026-12-14")


def test_exceptions_follow_by_the_succession_of_units(below: Below) -> None:
    period = dt.date(2026, 11, 1)
    facts = {"measure": "Burglary offences", "direction": "worse", "value": "12"}
    below.workspace.transact(record_exception, unit_id=below.book.units["AS"], period=period, **facts)
    merge(below, on=dt.date(2026, 11, 1))
    (row,) = below.workspace.read(exceptions)
    forum = below.workspace.read(find_forum, code="CF-CE")
    first = below.workspace.read(meetings, forum_id=forum.id)[0]
    assert (row.unit_code, row.meeting_id, row.forum_code) == ("AS", first.id, "CF-CE")


def test_a_unit_s_own_theme_stays_its_own_when_it_joins_one_that_was_accepted(below: Below) -> None:
    desk, december = below.workspace, below.set("CF-FLP 2026-12-03", "Robbery")
    below.set("CF-NE 2026-12-08", "Robbery")
    desk.transact(cascade_theme, meeting_theme_id=december, forum_ids=[below.book.forums["CF-AS"]])
    desk.transact(accept_theme, meeting_theme_id=below.key("CF-AS", december))
    merge(below)
    desk.transact(remove_meeting_theme, meeting_theme_id=december)
    assert themes(desk)[1:] == [Row("CF-CE 2026-12-14", "Robbery", former="CF-AS, CF-NE")]


def test_why_both_declined_is_still_read(below: Below) -> None:
    desk, december = below.workspace, below.set("CF-FLP 2026-12-03", "Robbery")
    desk.transact(cascade_theme, meeting_theme_id=december)
    for code, why in (("CF-AS", "covered 14 Oct"), ("CF-NE", "too few")):
        desk.transact(decline_theme, meeting_theme_id=below.key(code, december), reason=why)
    merge(below)
    (row,) = [row for row in below.view(december).rows if row.forum_code == "CF-CE"]
    assert sorted(row.reason.split("; ")) == ["covered 14 Oct", "too few"]


def test_a_board_that_both_asked_is_asked_once(below: Below) -> None:
    desk, forums = below.workspace, below.book.forums
    for code, day in (("CF-NE", "2026-11-10"), ("CF-AS", "2026-12-14")):
        desk.transact(link_forums, forum_id=forums[code], other_id=forums["CF-SW"], kind="cascades to")
        desk.transact(cascade_theme, meeting_theme_id=below.set(f"{code} {day}", "Robbery"))
    assert [row.meeting for row in themes(desk) if row.answer] == ["CF-SW 2026-12-07", "CF-SW 2027-01-04"]
    merge(below, on=dt.date(2026, 11, 10))
    assert [row.meeting for row in themes(desk) if row.answer] == ["CF-SW 2026-12-07"]
    desk.undo()
    assert [row.meeting for row in themes(desk) if row.answer] == ["CF-SW 2026-12-07", "CF-SW 2027-01-04"]
