"""Whom a theme can go to, what became of it, and what the report of a forum holds."""

import datetime as dt

import pytest

from models.errors import NotFound
from models.operations.cascade import accept_theme, cascade_theme, decline_theme
from models.operations.merging import merge_units
from models.operations.organisation import add_unit
from models.operations.theme_list import set_prevalence
from models.queries.cascade import candidates, cascade, cascade_report
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import SmallBook

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def below(workspace: Workspace, book: SmallBook) -> Below:
    return Below(workspace, book)


def test_candidates_say_where_the_theme_would_go_and_how_it_stands_there(below: Below, book: SmallBook) -> None:
    desk, theme = below.workspace, below.view().theme_id
    borough = desk.transact(add_unit, code="HAR", name="Harrow", kind="borough", parent_id=book.units["NE"]).value
    desk.transact(set_prevalence, theme_id=theme, unit_ids=[borough, book.units["AS"]])
    below.set("CF-NE 2026-11-10", "Knife crime")
    desk.transact(cascade_theme, meeting_theme_id=below.source, forum_ids=[book.forums["CF-AS"]])
    found = desk.read(candidates, meeting_theme_id=below.source, today=TODAY)
    assert [(one.forum_code, one.unit, one.meeting_date, one.prevalent, one.there) for one in found] == [
        ("CF-AS", "Central South", dt.date(2026, 11, 9), True, "waiting"),
        ("CF-NE", "North East", dt.date(2026, 11, 10), True, "own"),
        ("CF-SW", "South West", dt.date(2026, 12, 7), False, ""),
    ]


def test_the_report_says_who_accepted_and_why_not(below: Below, book: SmallBook) -> None:
    desk = below.workspace
    desk.transact(cascade_theme, meeting_theme_id=below.source)
    desk.transact(accept_theme, meeting_theme_id=below.key("CF-AS"), by="Central South Commander")
    desk.transact(decline_theme, meeting_theme_id=below.key("CF-SW"), reason="covered 14 Oct")
    below.set("CF-FLP 2026-11-05", "Burglary")
    below.set("CF-FLP 2026-12-03", "Robbery")
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    report = desk.read(cascade_report, forum_id=book.forums["CF-FLP"], first=first, last=last)
    (knife,) = report.themes
    assert (knife.theme, knife.words) == ("Knife crime", "1 accepted, 1 waiting, 1 declined")
    assert (knife.accepted, knife.declined, knife.waiting, knife.not_asked) == (1, 1, 1, 0)
    assert [row.reason for row in knife.rows if row.reason] == ["covered 14 Oct"]
    assert report.not_cascaded == ("Burglary",)


def test_a_theme_that_is_gone_is_said_to_be(below: Below) -> None:
    with pytest.raises(NotFound, match="not in the book any more"):
        below.workspace.read(cascade, meeting_theme_id="gone")
    with pytest.raises(NotFound, match="This forum is not in the book"):
        below.workspace.read(cascade_report, forum_id="gone", first=TODAY, last=TODAY)


def test_what_took_over_from_boards_that_were_asked_is_not_asked_again(below: Below, book: SmallBook) -> None:
    desk, olds = below.workspace, [book.units["AS"], book.units["NE"]]
    desk.transact(cascade_theme, meeting_theme_id=below.source)
    desk.transact(merge_units, old_unit_ids=olds, on=dt.date(2026, 12, 1), code="CE", name="Central East")
    assert [(row.forum_code, row.answer) for row in below.view().rows] == [
        ("CF-AS", "waiting"),
        ("CF-NE", "waiting"),
        ("CF-SW", "waiting"),
    ]
    found = desk.read(candidates, meeting_theme_id=below.source, today=TODAY)
    assert [one.forum_code for one in found] == ["CF-AS", "CF-NE", "CF-SW"]
