"""The themes of meetings at the desk: set with what they serve, changed, carried, judged, passed up, taken off."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.forward_plan.theme_deeds import ThemeDeeds
from desktop.rooms.forward_plan.theme_dialog import NEW_THEME, NO_SIGHT, USUAL, ThemeDialog
from desktop.rooms.forward_plan.view import Around
from models.operations.forum_settings import link_forums
from models.operations.risks import add_risk
from models.queries.escalations import escalations
from models.queries.themes import MeetingThemeRow, meeting_themes
from models.store.workspace import Workspace
from tests.books import Clock, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled
from tests.programmes import Plan

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
JANUARY = "2027-01-07"


@pytest.fixture
def plan(workspace: Workspace) -> Plan:
    return Plan(workspace, small_book(workspace))


@pytest.fixture
def deeds(plan: Plan, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> ThemeDeeds:
    assert plan
    parent = QWidget()
    qtbot.addWidget(parent)
    return ThemeDeeds(Around(desk, navigator, parent))


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said at the foot of the window, or refused."""
    words: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda text, **_more: words.append(text))
    monkeypatch.setattr(messages, "refuse", words.append)
    return words


def in_dialog(step: Callable[[ThemeDialog], object]) -> None:
    """Answer the dialog that comes up next; one that stays is left."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ThemeDialog)
        step(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, go)


def only(plan: Plan) -> MeetingThemeRow:
    (row,) = plan.workspace.read(meeting_themes)
    return row


def test_a_theme_is_set_with_what_it_serves(plan: Plan, deeds: ThemeDeeds) -> None:
    def knife_crime(dialog: ThemeDialog) -> None:
        assert dialog.windowTitle() == "Set the theme of CF-FLP, January 2027"
        assert dialog.warning() == NO_SIGHT
        dialog.fields["title"].set_typed("Knife crime")
        dialog.tick("CR-01")
        dialog.lines.select_key(plan.priorities["PCP 1"])
        dialog.toggle()
        assert dialog.warning() == ""
        dialog.press()

    in_dialog(knife_crime)
    assert deeds.set_theme(plan.meeting(JANUARY))
    row = only(plan)
    assert (row.title, row.meeting_date) == ("Knife crime", dt.date(2027, 1, 7))
    assert [source.label for source in row.sources] == ["PCP 1", "CR-01"]


def test_what_it_served_the_last_time_is_offered_first_under_any_of_its_names(plan: Plan, deeds: ThemeDeeds) -> None:
    plan.theme("Knife crime", "2026-11-05", risk_ids=[plan.risk])

    def look(dialog: ThemeDialog) -> None:
        dialog.fields["title"].set_typed("Scooters")
        assert dialog.beside_words() == NEW_THEME
        dialog.fields["title"].set_typed("knife crime")
        first = dialog.table.rows()[0]
        assert (first.group, first.offer.label) == (USUAL, "CR-01")
        assert dialog.beside_words() == "On the programme once, last on Thu 5 Nov 2026."
        dialog.filter_line.setText("trust")
        assert [row.offer.label for row in dialog.table.rows()] == ["PCP 2"]

    in_dialog(look)
    assert not deeds.set_theme(plan.meeting(JANUARY))


def test_a_refusal_lights_the_theme_and_keeps_what_was_ticked(plan: Plan, deeds: ThemeDeeds) -> None:
    plan.theme("Knife crime", JANUARY)

    def again(dialog: ThemeDialog) -> None:
        dialog.press()
        assert dialog.isVisible()
        dialog.fields["title"].set_typed("Knife crime")
        dialog.tick("PCP 2")
        dialog.press()
        assert dialog.isVisible()
        assert dialog.choice().keys("priority") == (plan.priorities["PCP 2"],)

    in_dialog(again)
    assert not deeds.set_theme(plan.meeting(JANUARY))


def test_a_theme_is_changed_by_space_and_taken_off(plan: Plan, deeds: ThemeDeeds, said: list[str]) -> None:
    key = plan.theme("Knife crime", JANUARY, risk_ids=[plan.risk])

    def change(dialog: ThemeDialog) -> None:
        dialog.fields["status"].set_typed("Proposed, to be settled")
        dialog.lines.select_key(plan.risk)
        QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
        dialog.press()

    in_dialog(change)
    assert deeds.edit(key)
    assert (only(plan).status, only(plan).sources) == ("proposed", ())
    assert deeds.remove(key)
    assert plan.workspace.read(meeting_themes) == ()
    assert said == ["Removed Knife crime from CF-FLP Thu 7 Jan"]


def test_what_it_serves_stays_though_it_is_offered_no_more(plan: Plan, deeds: ThemeDeeds) -> None:
    south, title = plan.book.units["AS"], "Violence in the south"
    add = plan.workspace.transact(add_risk, title=title, level="BCU", unit_id=south, likelihood=3, impact=3)
    risk = add.value
    key = plan.theme("Knife crime", JANUARY, risk_ids=[risk])

    def look(dialog: ThemeDialog) -> None:
        assert [row.group for row in dialog.table.rows() if row.ticked] == [USUAL]
        dialog.press()

    in_dialog(look)
    assert deeds.edit(key)
    assert [source.key for source in only(plan).sources] == [risk]


def test_a_theme_is_carried_to_another_meeting(plan: Plan, deeds: ThemeDeeds) -> None:
    key = plan.theme("Knife crime", "2026-11-05")
    QTimer.singleShot(0, filled({"to_meeting_id": "Thu 3 Dec 2026"}))
    assert deeds.move_by_dialog(key)
    assert only(plan).meeting_date == dt.date(2026, 12, 3)


def test_how_it_stood_and_where_it_was_passed_up(plan: Plan, deeds: ThemeDeeds, clock: Clock) -> None:
    key = plan.theme("Knife crime", "2026-11-05")
    above = plan.book.forums["PG"]
    plan.workspace.transact(link_forums, forum_id=plan.book.forums["CF-FLP"], other_id=above, kind="escalates to")
    clock.go_to(dt.date(2026, 11, 5))
    QTimer.singleShot(0, filled({"track": "Off track", "words": "rising in the east"}))
    assert deeds.track(key)
    assert (only(plan).track, only(plan).track_words) == ("off track", "rising in the east")
    QTimer.singleShot(0, filled({"reason": "It needs two business groups", "several_groups": True}))
    assert deeds.escalate(key)
    (row,) = plan.workspace.read(escalations, forum_id=above)
    assert (row.to_forum_code, row.reason, row.several_groups) == ("PG", "It needs two business groups", True)
