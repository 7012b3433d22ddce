"""Themes by month: what a forum covered, what is to come, and what has to be settled."""

import datetime as dt

import pytest

from models.errors import NotFound
from models.operations.agenda import add_item, open_agenda
from models.operations.alignments import align
from models.operations.priorities import add_priority_set
from models.queries.coverage import Coverage, theme_coverage
from models.queries.meetings import find_meeting
from models.queries.priorities import priority_sets
from models.rules.coverage import MarkKind
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook
from tests.covered import CoveredBook, covered_book

TODAY = dt.date(2026, 10, 27)
APR, MAY, OCT, NOV, DEC, JAN = 0, 1, 6, 7, 8, 9


@pytest.fixture
def covered(workspace: Workspace, book: SmallBook) -> CoveredBook:
    """The keys of a book with themes."""
    return covered_book(workspace, book)


def of_group(workspace: Workspace, book: SmallBook) -> Coverage:
    """Return the year of Frontline Policing's CrimeFighters."""
    return workspace.read(theme_coverage, first=FIRST, last=LAST, today=TODAY, forum_id=book.forums["CF-FLP"])


@pytest.mark.usefixtures("covered")
def test_a_forums_themes_by_month_under_the_priorities_of_the_plan(workspace: Workspace, book: SmallBook) -> None:
    found = of_group(workspace, book)
    rows = {row.title: row for row in found.rows}
    assert [group.title for group in found.groups][:2] == [
        "Priority 1: reducing violence and criminal exploitation",
        "Priority 2: safer, more confident communities",
    ]
    knife = rows["Knife crime"]
    assert (knife.marks[NOV].text, knife.marks[NOV].words) == ("1", "theme, taken by 1 BCU")
    assert (knife.source, knife.meetings) == ("CR-03", 1)
    assert found.days[NOV] == "5"
    assert found.window == (dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1))


@pytest.mark.usefixtures("covered")
def test_a_theme_goes_on_stands_and_has_exceptions(workspace: Workspace, book: SmallBook) -> None:
    rows = {row.title: row for row in of_group(workspace, book).rows}
    burglary = rows["Burglary"].marks
    assert [burglary[month].kind for month in (APR, MAY, OCT, NOV)] == [
        MarkKind.THEME,
        MarkKind.FOLLOWED,
        MarkKind.STANDING,
        MarkKind.EXCEPTIONS,
    ]
    assert burglary[NOV].words == "local exceptions in 1 BCU"
    assert "Exceptions: Central South" in burglary[NOV].notes


@pytest.mark.usefixtures("covered")
def test_what_is_to_settle_is_said_in_sentences(workspace: Workspace, book: SmallBook) -> None:
    found = of_group(workspace, book)
    assert "January has no new theme." in found.to_settle
    assert "Central South declined victim care for December: covered 14 Oct, returns in February." in found.to_settle
    assert found.sums[NOV] == 2
    assert sum(found.sums) == sum(row.meetings for row in found.rows) - 9


@pytest.mark.usefixtures("covered")
def test_what_only_exceptions_speak_of_is_no_row_but_something_to_settle(workspace: Workspace, book: SmallBook) -> None:
    found = workspace.read(
        theme_coverage, first=FIRST, last=LAST, today=dt.date(2026, 11, 30), forum_id=book.forums["CF-FLP"]
    )
    assert "Robbery" not in {row.title for row in found.rows}
    assert "Robbery is no theme, with exceptions in 1 BCU in November." in found.to_settle


@pytest.mark.usefixtures("covered")
def test_a_theme_without_a_source_is_named_over_all_forums(workspace: Workspace) -> None:
    found = workspace.read(theme_coverage, first=FIRST, last=LAST, today=TODAY)
    assert "Robbery, PG Wed 18 Nov, has no source yet." in found.to_settle
    rows = {row.title: row for row in found.rows}
    assert rows["Knife crime"].marks[NOV].words == "theme, taken by 2 forums"
    assert found.groups[-1].title == "No plan priority"


@pytest.mark.usefixtures("covered")
def test_a_theme_of_the_year_before_that_dropped_out_shows_as_none(workspace: Workspace, book: SmallBook) -> None:
    found = workspace.read(
        theme_coverage, first=dt.date(2026, 9, 1), last=LAST, today=TODAY, forum_id=book.forums["CF-FLP"]
    )
    burglary = next(row for row in found.rows if row.title == "Burglary")
    assert burglary.marks[0].kind is MarkKind.STANDING
    assert burglary.meetings == 7


def test_the_end_of_year_report_counts_an_item_under_its_objective(workspace: Workspace, covered: CoveredBook) -> None:
    workspace.transact(
        add_priority_set,
        kind="business plan",
        name="Business plan 2026-27",
        short="BP",
        starts=FIRST,
        ends=LAST,
        titles=[("Focus on what matters most", ""), ("Mobilise partners", "")],
    )
    plan = workspace.read(priority_sets, as_of=FIRST, kind="business plan")[0]
    meeting = workspace.read(find_meeting, reference="PG 2026-11-18").id
    workspace.transact(open_agenda, meeting_id=meeting)
    item = workspace.transact(add_item, meeting_id=meeting, title="Partners").value
    workspace.transact(align, item_id=item, priority_ids=[plan.priorities[1].id])
    found = workspace.read(theme_coverage, first=FIRST, last=LAST, today=LAST)
    counted = {row.label: (row.themes, row.items, row.last_words) for row in found.priorities}
    assert counted["BP 2"] == (0, 1, "PG Wed 18 Nov")
    assert counted["PCP 1"][0] == 2
    assert covered.themes


def test_a_forum_nobody_knows_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="not in the book"):
        workspace.read(theme_coverage, first=FIRST, last=LAST, today=TODAY, forum_id="nobody")
