"""The room as a whole: its views, their filters and buttons, and what another room asks it to show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.controls import Segment
from desktop.kit.desk import Desk
from desktop.kit.filters import FilterChip
from desktop.kit.room_header import Sentence, Title
from desktop.rooms.forward_plan.page import VIEWS, WANTED, ForwardPlanPage
from desktop.rooms.forward_plan.programme import ProgrammeView
from models.operations.themes import remove_meeting_theme
from models.store.workspace import Workspace
from tests.books import small_book
from tests.desktop.kit.fakes import FakeNavigator, the
from tests.programmes import Plan

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
ORDER = ("programme", "coverage", "deep-dives", "exceptions", "promises", "priorities")


@pytest.fixture
def plan(workspace: Workspace) -> Plan:
    return Plan(workspace, small_book(workspace))


@pytest.fixture
def page(desk: Desk, plan: Plan, navigator: FakeNavigator, qtbot: QtBot) -> ForwardPlanPage:
    assert plan
    made = ForwardPlanPage(desk, navigator)
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    return made


def buttons(page: ForwardPlanPage) -> list[str]:
    """Return the titles of the buttons in the head, without the views."""
    found = page.header.findChildren(QPushButton)
    return [one.text() for one in found if one.isVisible() and not isinstance(one, Segment) and one.text()]


def filters(page: ForwardPlanPage) -> list[str]:
    return [chip.name for chip in page.chips.findChildren(FilterChip)]


def said(page: ForwardPlanPage) -> str:
    return the(page.header.findChild(Sentence)).accessibleName()


def test_the_views_stand_in_their_order() -> None:
    names = [view.name for view in VIEWS]
    assert names == [name for name in ORDER if name in names]


def test_each_view_has_its_own_buttons_filters_and_commands(page: ForwardPlanPage) -> None:
    assert the(page.header.findChild(Title)).text() == "Forward plan"
    assert buttons(page) == ["Cascade…", "Set theme…"]
    assert filters(page) == ["level", "serves", "months"]
    assert "theme.set" in page.commands()
    page.show_view("deep-dives")
    assert "Set theme…" not in buttons(page)
    assert "theme.set" not in page.commands()
    assert filters(page) != ["level", "serves", "months"]
    page.show_view("programme")
    assert buttons(page) == ["Cascade…", "Set theme…"]


def test_every_view_shows_itself_or_says_what_belongs_there(page: ForwardPlanPage) -> None:
    for view in VIEWS:
        page.show_view(view.name)
        assert page.navigator.view_state.words("forward_plan/view") == view.name
        assert page.view(view.name).pane.isVisible() or page.view(view.name).empty() is not None
        page.focus_main()


def test_only_the_view_that_is_looked_at_is_read_again(
    page: ForwardPlanPage, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    for view in VIEWS:
        monkeypatch.setattr(page.view(view.name), "read", lambda name=view.name: read.append(name))
    plan.theme("Knife crime", "2026-11-05")
    page.desk.changed.emit(frozenset({("meeting_theme", "")}))
    assert read == ["programme"]
    page.show_view("deep-dives")
    assert read == ["programme", "deep-dives"]


def test_it_shows_what_another_room_asked_for(page: ForwardPlanPage, plan: Plan) -> None:
    key = plan.theme("Knife crime", "2026-11-05")
    page.desk.changed.emit(frozenset({("meeting_theme", key)}))
    page.show_view("deep-dives")
    page.hide()
    page.navigator.view_state.remember(WANTED, f"programme {key}")
    page.show()
    view = page.view("programme")
    assert isinstance(view, ProgrammeView)
    assert the(the(view.chosen()).tile).title == "Knife crime"
    assert page.navigator.view_state.words(WANTED) == ""
    page.show_within("no such view", key)
    assert view.pane.isVisible()


def test_tab_walks_from_the_head_over_the_filters_to_the_work_and_what_stands_beside(page: ForwardPlanPage) -> None:
    page.show_view("coverage")
    page.show_view("programme")
    walked: list[QWidget] = []
    here: QWidget = the(page.header.findChild(Segment))
    while here not in walked:
        walked.append(here)
        here = the(here.nextInFocusChain())
    stops = [each for each in walked if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    kinds = list(dict.fromkeys(type(each).__name__ for each in stops if page.isAncestorOf(each)))
    assert kinds[:3] == ["Segment", "Button", "FilterChip"]
    assert kinds.index("FilterChip") < kinds.index("BoardCanvas") < kinds.index("CoverageStrip")
    assert "ProgrammeBoard" not in kinds


def test_the_sentence_counts_what_is_wanting(page: ForwardPlanPage, plan: Plan) -> None:
    assert said(page) == "3 themes not set in the window"
    keys = [plan.theme("Knife crime", day) for day in ("2026-11-05", "2026-12-03", "2027-01-07")]
    page.desk.changed.emit(frozenset({("meeting_theme", "")}))
    assert said(page) == "every theme of the window is set"
    page.desk.perform(remove_meeting_theme, meeting_theme_id=keys[0])
    assert said(page) == "1 theme not set in the window"


def test_a_book_without_meetings_says_what_belongs_here(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = ForwardPlanPage(desk, navigator)
    qtbot.addWidget(page)
    page.show()
    empty = the(page.view("programme").empty())
    assert (empty.heading, the(empty.deed).title) == ("No forum meets yet", "Go to Calendar")
    assert said(page) == ""
    assert page.commands()
