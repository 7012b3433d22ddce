"""Who is asked to two places at once, and which days, weeks and people are full."""

import datetime as dt

import pytest

from models.operations.meetings import add_meeting, cancel_meeting, move_meeting
from models.operations.people import add_person, appoint
from models.operations.year import lay_out_year
from models.queries.clashes import ClashReport, clash_report, load_report
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)
CLASH = dt.date(2026, 12, 16)


@pytest.fixture
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The year 2026-27, with a Risk & Assurance Board put on top of the Performance Group of 16 December."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(
        add_meeting, forum_id=book.forums["RAB"], date=CLASH, start=dt.time(15), minutes=90, place="Room 9"
    )
    return book


def report(workspace: Workspace, post_id: str = "", person_id: str = "", today: dt.date = TODAY) -> ClashReport:
    given = {"first": FIRST, "last": LAST, "today": today}
    return workspace.read(clash_report, **given, post_id=post_id, person_id=person_id)


def test_the_report_of_a_post_names_its_overlaps(workspace: Workspace, year: SmallBook) -> None:
    found = report(workspace, post_id=year.posts["DCOM"])
    assert found.title == "Clashes of Deputy Commissioner, Wed 1 Apr 2026 to Wed 31 Mar 2027"
    (row,) = found.rows
    assert (row.date, row.kind, row.severity) == (CLASH, "overlap", "hard")
    assert (set(row.meetings), row.who) == ({"PG 2026-12-16", "RAB 2026-12-16"}, ("Tobias Brennick",))
    assert found.rows == report(workspace, person_id=year.people["DCOM"]).rows == report(workspace).rows
    assert report(workspace, post_id=year.posts["COMM"]).rows == ()


def test_a_clash_that_is_past_is_told_all_the_same(workspace: Workspace, year: SmallBook) -> None:
    (row,) = report(workspace, post_id=year.posts["DCOM"], today=LAST).rows
    assert row.severity == "notice"


def test_what_is_cancelled_or_moved_away_clashes_no_more(workspace: Workspace, year: SmallBook) -> None:
    key = workspace.read(find_meeting, reference="RAB 2026-12-16").id
    workspace.transact(move_meeting, meeting_id=key, date=dt.date(2026, 12, 17), reason="clash")
    assert report(workspace).rows == ()
    workspace.undo()
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    assert report(workspace, post_id=year.posts["DCOM"]).rows == ()


def test_a_new_holder_has_the_clash_and_the_old_one_has_not(workspace: Workspace, year: SmallBook) -> None:
    new = workspace.transact(add_person, name="Ines Vartanyan-Roe").value
    starts = dt.date(2026, 12, 1)
    workspace.transact(appoint, post_id=year.posts["DCOM"], person_id=new, starts=starts)
    assert report(workspace, post_id=year.posts["DCOM"]).rows[0].who == ("Ines Vartanyan-Roe",)
    assert report(workspace, person_id=year.people["DCOM"]).rows == ()


def test_the_fullest_day_says_what_was_put_there(workspace: Workspace, year: SmallBook) -> None:
    monday = dt.date(2026, 12, 14)
    key = workspace.read(find_meeting, reference="PG 2026-12-16").id
    workspace.transact(move_meeting, meeting_id=key, date=monday, reason="clash")
    load = workspace.read(load_report, first=FIRST, last=LAST, most=3)
    fullest = load.days[0]
    assert (fullest.date, set(fullest.meetings)) == (monday, {"CF-AS 2026-12-14", "PG 2026-12-14"})
    assert (fullest.moved_here, fullest.own_rule) == (("PG 2026-12-14",), ("CF-AS 2026-12-14",))
    assert (len(load.days), len(load.weeks), len(load.people)) == (3, 3, 3)
    assert (load.weeks[0].monday, len(load.weeks[0].meetings)) == (monday, 3)
    assert year.posts


def test_the_load_of_a_post_counts_its_meetings_only(workspace: Workspace, year: SmallBook) -> None:
    load = workspace.read(load_report, first=FIRST, last=LAST, post_id=year.posts["CDR-AS"], most=1)
    assert load.title.startswith("Load of AS BCU Commander")
    (busiest,) = load.people
    assert (busiest.name, busiest.meetings, busiest.in_fullest_week) == ("Siân O’Neil-Parry", 12, 1)
    everybody = workspace.read(load_report, first=FIRST, last=LAST, most=2).people
    assert [(one.name, one.meetings) for one in everybody] == [("Grace Adeyemi-Clarke", 23), ("Tobias Brennick", 23)]


def test_an_empty_calendar_has_neither_clash_nor_load(workspace: Workspace) -> None:
    load = workspace.read(load_report, first=FIRST, last=LAST)
    assert (report(workspace).rows, load.days, load.weeks, load.people) == ((), (), (), ())
