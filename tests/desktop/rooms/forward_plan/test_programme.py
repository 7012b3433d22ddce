"""The programme board at the desk: what stands on it, beside it and under it, and what is done there."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.controls import Button, Painted
from desktop.kit.desk import Desk
from desktop.kit.finding_bubble import FindingBubble
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.forward_plan.programme import ProgrammeView
from desktop.rooms.forward_plan.tile_details import Chosen
from models.operations.cascade import cascade_theme, decline_theme
from models.operations.themes import set_theme_window
from models.queries.themes import meeting_themes
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import Clock, small_book
from tests.desktop.kit.fakes import FakeNavigator, the
from tests.programmes import Plan

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []
    monkeypatch.setattr(messages, "refuse", words.append)
    monkeypatch.setattr(messages, "toast", lambda text, **_more: words.append(text))
    return words


def room(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> ForwardPlanPage:
    made = ForwardPlanPage(desk, navigator)
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    return made


@pytest.fixture
def plan(workspace: Workspace) -> Plan:
    """CF-FLP takes knife crime in November, under PCP 1, and vetting in December; January is not set."""
    made = Plan(workspace, small_book(workspace))
    made.theme("Knife crime", "2026-11-05", priority_ids=[made.priorities["PCP 1"]], risk_ids=[made.risk])
    made.theme("Vetting", "2026-12-03")
    return made


@pytest.fixture
def page(desk: Desk, plan: Plan, navigator: FakeNavigator, qtbot: QtBot) -> ForwardPlanPage:
    assert plan
    return room(desk, navigator, qtbot)


def view_of(page: ForwardPlanPage) -> ProgrammeView:
    view = page.view("programme")
    assert isinstance(view, ProgrammeView)
    return view


def choose(page: ForwardPlanPage, title: str) -> Chosen:
    view = view_of(page)
    pieces = view.board.canvas.picture.pieces()
    piece = next(piece for piece in pieces if piece.tile and piece.tile.title == title)
    view.board.canvas.choose(piece)
    return the(view.chosen())


def titles(page: ForwardPlanPage, code: str = "CF-FLP") -> list[str]:
    """Return what stands in the months of a forum, from October."""
    row = next(row for row in view_of(page).board.canvas.board.rows if row.code == code)
    found = [[tile.title for slot in cell.slots for tile in slot.tiles] for cell in row.cells]
    return [", ".join(inside) for inside in found]


def beside(page: ForwardPlanPage) -> str:
    """Return all words that stand in the inspector."""
    inspector = page.body.widget(1)
    assert inspector is not None
    words = [label.text() for label in inspector.findChildren(QLabel)]
    painted = [one.accessibleName() for one in (*inspector.findChildren(Painted), *inspector.findChildren(Button))]
    return "\n".join((*words, *painted))


def test_themes_gaps_and_the_window_stand_on_the_board(page: ForwardPlanPage) -> None:
    assert titles(page) == ["", "Knife crime", "Vetting", "Theme not set", ""]
    months = view_of(page).board.canvas.board.months
    assert [(one.title, one.aside) for one in months][:4] == [
        ("Oct", "this month"), ("Nov", "window"), ("Dec", "window"), ("Jan 27", "window"),
    ]  # fmt: skip
    assert the(view_of(page).chosen()).gap


def test_beside_a_theme_stands_what_it_serves_and_how_often_it_came(page: ForwardPlanPage) -> None:
    choose(page, "Knife crime")
    said = beside(page)
    for words in ("Thu 5 Nov 2026, 10:00", "PCP 1 Reducing violence", "first time in 6 meetings", "Tue 27 Oct 2026"):
        assert words in said
    choose(page, "Vetting")
    assert "No source yet" in beside(page)
    choose(page, "Theme not set")
    assert "Set by Thu 5 Nov." in beside(page)


def test_a_tile_carried_by_keys_is_moved_and_can_be_taken_back(
    page: ForwardPlanPage, desk: Desk, refused: list[str]
) -> None:
    choose(page, "Knife crime")
    canvas = view_of(page).board.canvas
    for _ in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
    assert the(canvas.findChild(FindingBubble)).words().endswith("No finding, fills the gap")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert titles(page) == ["", "Theme not set", "Vetting", "Knife crime", ""]
    assert the(the(view_of(page).chosen()).tile).title == "Knife crime"
    assert desk.undo_words == "Move “Knife crime” to CF-FLP, January"
    assert refused == ["Moved Knife crime to CF-FLP Thu 7 Jan 2027."]
    desk.undo()
    assert titles(page)[1:4] == ["Knife crime", "Vetting", "Theme not set"]


def test_two_themes_change_places_with_shift(page: ForwardPlanPage, refused: list[str]) -> None:
    choose(page, "Knife crime")
    canvas = view_of(page).board.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
    assert "beside Vetting; with Shift they change places" in the(canvas.findChild(FindingBubble)).words()
    QTest.keyClick(canvas, Qt.Key.Key_Return, SHIFT)
    assert titles(page)[1:3] == ["Vetting", "Knife crime"]
    assert refused == ["Knife crime and Vetting changed places."]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2026-10-01", "2026-09-03"), "Soft, 2 of 6 meetings"),
        (("2027-01-07",), "Hard, this meeting takes the theme already"),
        ((), "No finding, fills the gap"),
    ],
)
def test_the_finding_is_said_while_it_is_carried(
    page: ForwardPlanPage, plan: Plan, days: tuple[str, ...], said: str
) -> None:
    for day in days:
        plan.theme("Knife crime" if day > "2027" or day == "2026-09-03" else "Robbery", day)
    page.desk.changed.emit(frozenset({("meeting_theme", "")}))
    choose(page, "Knife crime")
    canvas = view_of(page).board.canvas
    for _ in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
    assert the(canvas.findChild(FindingBubble)).words().split(": ", 1)[1] == said


def test_the_filters_narrow_levels_sources_and_months(page: ForwardPlanPage) -> None:
    assert {row.level for row in view_of(page).board.canvas.board.rows} == {"corporate", "business group"}
    page.chips.set_values("serves", frozenset({"PCP 1"}))
    assert titles(page) == ["", "Knife crime", "", "", ""]
    assert [row.code for row in view_of(page).board.canvas.board.rows] == ["CF-FLP"]
    page.chips.set_values("serves", frozenset())
    page.chips.set_values("months", frozenset({"year"}))
    assert len(titles(page)) == 12
    page.chips.set_values("level", frozenset({"corporate"}))
    assert {row.level for row in view_of(page).board.canvas.board.rows} == {"corporate"}


def test_enter_sets_the_theme_that_is_wanted_or_opens_the_meeting(
    page: ForwardPlanPage, navigator: FakeNavigator, plan: Plan
) -> None:
    choose(page, "Theme not set")
    QTest.keyClick(view_of(page).board.canvas, Qt.Key.Key_Return)
    assert navigator.ran == ["theme.set"]
    choose(page, "Knife crime")
    QTest.keyClick(view_of(page).board.canvas, Qt.Key.Key_Return)
    assert navigator.ran[-1] == "meeting.open"
    page.commands()["meeting.open"]()
    assert navigator.ran[-1] == plan.meeting("2026-11-05")


def test_the_commands_are_those_of_what_is_chosen(page: ForwardPlanPage) -> None:
    choose(page, "Knife crime")
    of_theme = {"theme.edit", "theme.move", "theme.remove", "theme.cascade", "theme.track", "theme.escalate"}
    assert of_theme <= set(page.commands())
    choose(page, "Theme not set")
    assert not of_theme & set(page.commands())
    assert {"theme.set", "theme.list", "print.programme_board"} <= set(page.commands())


def test_a_command_means_what_is_chosen_when_it_is_done(page: ForwardPlanPage) -> None:
    choose(page, "Knife crime")
    remove = page.commands()["theme.remove"]
    choose(page, "Vetting")
    remove()
    assert "Knife crime" in titles(page)
    assert "Vetting" not in titles(page)


def test_a_theme_is_removed_with_del(page: ForwardPlanPage, refused: list[str]) -> None:
    choose(page, "Vetting")
    page.commands()["edit.delete"]()
    assert titles(page)[2] == "Theme not set"
    assert "Vetting" in refused[-1]


def test_the_board_is_shown_as_it_is_printed(page: ForwardPlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, body, _name: shown.append(body))
    page.commands()["print.preview"]()
    assert shown[0].startswith(b"%PDF")


@pytest.fixture
def below(workspace: Workspace) -> Below:
    """Frontline Policing and three BCUs, whose boards were asked to take knife crime."""
    made = Below(workspace, small_book(workspace))
    workspace.transact(set_theme_window, forum_id=made.book.forums["CF-FLP"], window=3)
    workspace.transact(cascade_theme, meeting_theme_id=made.source)
    return made


def test_units_answer_beside_the_theme(below: Below, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = room(desk, navigator, qtbot)
    choose(page, "Knife crime")
    assert "Cascade to 3 units: 3 waiting" in beside(page)
    desk.perform(decline_theme, meeting_theme_id=below.key("CF-SW"), reason="Covered 14 Oct")
    button = next(one for one in page.findChildren(Button) if one.accessibleName() == "Accept for North East")
    button.click()
    said = beside(page)
    assert "Cascade to 3 units: 1 yes, 1 no, 1 waiting" in said
    assert "“Covered 14 Oct”" in said
    assert "Print 3 agendas" in said
    strip = the(the(view_of(page).chosen()).tile).cascade
    assert (the(strip).accepted, the(strip).declined, the(strip).waiting) == (1, 1, 1)


def test_all_units_still_to_answer_accept_at_once(
    below: Below, desk: Desk, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page = room(desk, navigator, qtbot)
    choose(page, "Knife crime")
    desk.perform(decline_theme, meeting_theme_id=below.key("CF-SW"), reason="Covered 14 Oct")
    assert "Accept all" in beside(page)
    page.commands()["theme.accept_all"]()
    assert below.answers() == {"CF-AS": "accepted", "CF-NE": "accepted", "CF-SW": "declined"}
    assert "theme.accept_all" not in page.commands()


def test_what_the_filters_hide_is_shown_when_it_is_asked_for(page: ForwardPlanPage, plan: Plan) -> None:
    hidden = plan.theme("Burglary", "2026-06-04")
    page.chips.set_values("level", frozenset({"corporate"}))
    page.show_within("programme", hidden)
    assert the(the(view_of(page).chosen()).tile).title == "Burglary"
    assert page.chips.values("months") == {"year"}
    assert not page.chips.values("level")


def test_a_theme_of_years_ago_opens_its_meeting(
    page: ForwardPlanPage, plan: Plan, navigator: FakeNavigator, clock: Clock
) -> None:
    key = plan.theme("Burglary", "2026-06-04")
    clock.go_to(dt.date(2029, 4, 10))
    page.show_within("programme", key)
    assert navigator.ran == [plan.meeting("2026-06-04")]


def test_a_unit_answers_on_its_own_row(below: Below, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = room(desk, navigator, qtbot)
    page.chips.set_values("level", frozenset({"BCU"}))
    key = below.key("CF-AS")
    page.show_within("programme", key)
    assert "theme.accept" in page.commands()
    assert "theme.cascade" not in page.commands()
    page.commands()["theme.accept"]()
    assert below.answers()["CF-AS"] == "accepted"
    assert "theme.accept" not in page.commands()


def test_coverage_stands_under_the_board(page: ForwardPlanPage, navigator: FakeNavigator, plan: Plan) -> None:
    strip = view_of(page).strip
    assert strip.isVisible()
    assert [row.label for row in strip.rows()] == ["PCP 1", "PCP 2", "PCP 3", "PCP 4"]
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription().startswith(
        "PCP 1 Reducing violence, Nov 2026\ncorporate: not seen\nbusiness group"
    )
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert navigator.ran == [plan.meeting("2026-11-05")]


def test_what_endures_asks_for_an_answer(desk: Desk, plan: Plan, navigator: FakeNavigator, qtbot: QtBot) -> None:
    plan.looks("Burglary", "off track", "2026-08-06", "2026-09-03", "2026-10-01")
    page = room(desk, navigator, qtbot)
    notice = the(view_of(page).notice())
    assert notice.text.startswith("Burglary may endure at CF-FLP: off track")
    assert "theme.enduring" in page.commands()


def test_a_theme_of_a_held_meeting_stays_where_it_is(page: ForwardPlanPage, plan: Plan, qtbot: QtBot) -> None:
    plan.theme("Burglary", "2026-10-01")
    page.desk.changed.emit(frozenset({("meeting_theme", "")}))
    chosen = choose(page, "Burglary")
    assert chosen.cell.date == dt.date(2026, 10, 1)
    with qtbot.assertNotEmitted(view_of(page).board.tile_dropped):
        QTest.keyClick(view_of(page).board.canvas, Qt.Key.Key_Right, CONTROL)
        QTest.keyClick(view_of(page).board.canvas, Qt.Key.Key_Escape)
    assert "theme.move" not in page.commands()
    held = page.desk.read(meeting_themes, meeting_id=chosen.cell.meeting_id)
    assert [row.title for row in held] == ["Burglary"]
