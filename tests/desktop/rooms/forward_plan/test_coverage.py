"""Coverage in the forward plan: themes by month, the levels, the months looked at, the print."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, printing
from desktop.kit.desk import Desk
from desktop.rooms.forward_plan.coverage import ALL, LAST_YEAR, LEVELS, CoverageView
from desktop.rooms.forward_plan.coverage_legend import CoverageLegend
from desktop.rooms.forward_plan.page import ForwardPlanPage
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.covered import CoveredBook, covered_book
from tests.desktop.kit.fakes import FakeNavigator, the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
OCTOBER, NOVEMBER = 6, 7  # of the financial year


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def covered(workspace: Workspace, book: SmallBook) -> CoveredBook:
    return covered_book(workspace, book)


@pytest.fixture
def navigator(tmp_path: Path) -> FakeNavigator:
    return FakeNavigator(tmp_path)


@pytest.fixture
def page(desk: Desk, covered: CoveredBook, navigator: FakeNavigator, qtbot: QtBot) -> ForwardPlanPage:  # noqa: ARG001
    made = ForwardPlanPage(desk, navigator)
    qtbot.addWidget(made)
    made.resize(appearance.space(1366), appearance.space(768))
    made.show()
    made.show_view("coverage")
    return made


def view_of(page: ForwardPlanPage) -> CoverageView:
    view = page.view("coverage")
    assert isinstance(view, CoverageView)
    return view


def words_beside(page: ForwardPlanPage) -> str:
    """Return everything the inspector says."""
    beside = view_of(page).beside()
    return repr(beside.sections) if beside else ""


def test_the_year_of_a_forum_shows_its_themes_and_what_is_to_settle(page: ForwardPlanPage) -> None:
    view = view_of(page)
    assert view.sentence() == "January has no new theme; 1 more to settle"
    words = words_beside(page)
    assert "Central South declined victim care for December" in words


def test_the_present_month_is_chosen_first_and_the_chips_that_occur_are_explained(page: ForwardPlanPage) -> None:
    assert the(view_of(page).matrix.place())[1] == OCTOBER
    legend = the(view_of(page).pane.findChild(CoverageLegend))
    assert "12: theme, BCUs that took it" in legend.accessibleName()
    assert legend.heightForWidth(appearance.space(300)) > legend.heightForWidth(appearance.space(1000))
    page.chips.set_values("shown", frozenset({LEVELS}))
    assert legend.isHidden()


def test_a_month_of_a_theme_says_who_took_it_and_opens_the_meeting(
    page: ForwardPlanPage, navigator: FakeNavigator, book: SmallBook
) -> None:
    view = view_of(page)
    assert page.chips.values("forum") == {book.forums["CF-FLP"]}
    knife = next(row for row in view.coverage_rows() if row.title == "Knife crime")
    view.matrix.choose(knife.theme_id, NOVEMBER)
    assert "theme, taken by 1 BCU" in words_beside(page)
    assert "CF-FLP Thu 5 Nov: theme, accepted by 1" in words_beside(page)
    view.matrix.cell_opened.emit()
    assert navigator.ran == [knife.marks[NOVEMBER].meeting_ids[0]]


def test_the_levels_say_what_is_lost_from_sight(page: ForwardPlanPage) -> None:
    view = view_of(page)
    page.chips.set_values("shown", frozenset({LEVELS}))
    assert view.sentence().startswith("PCP 1: no corporate view")
    key, month = view.matrix.place() or ("", 0)
    view.matrix.choose(key, NOVEMBER)
    assert "CF-FLP Thu 5 Nov" in words_beside(page)
    assert "No corporate view in" in words_beside(page)
    assert month == OCTOBER


def test_all_forums_and_the_year_before_can_be_looked_at(page: ForwardPlanPage) -> None:
    view = view_of(page)
    page.chips.set_values("forum", frozenset({ALL}))
    assert {row.title for row in view.coverage_rows()} >= {"Knife crime", "Robbery", "Burglary"}
    page.chips.set_values("months", frozenset({LAST_YEAR}))
    assert not view.coverage_rows()


def test_the_search_narrows_the_themes(page: ForwardPlanPage) -> None:
    view = view_of(page)
    view.display(page.chips.values, "knife")
    place = view.matrix.place()
    assert place is not None
    assert view.matrix.words_of((1, NOVEMBER)).startswith("Knife crime, Nov: theme, taken by 1 BCU")


def test_the_print_is_what_is_on_screen(page: ForwardPlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, bytes, str]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, pdf, name: shown.append((title, pdf, name)))
    page.commands()["print.theme_coverage"]()
    page.chips.set_values("forum", frozenset({ALL}))
    page.commands()["print.preview"]()
    assert [name for _, _, name in shown] == [
        "OFFICIAL CF-FLP theme coverage 2026-04.pdf",
        "OFFICIAL Test HQ theme coverage 2026-04.pdf",
    ]
    assert all(pdf.startswith(b"%PDF") for _, pdf, _ in shown)
