"""What endures is answered at the desk, a Gold Group tasked and closed with its report."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.controls import Button
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.rooms.forward_plan.enduring_dialog import TASK, EnduringDialog, threshold_words
from desktop.rooms.forward_plan.theme_deeds import ThemeDeeds
from desktop.rooms.forward_plan.view import Around
from models.queries.enduring import answers
from models.queries.gold_groups import gold_groups
from models.queries.settings import Settings
from models.store.workspace import Workspace
from tests.books import small_book
from tests.desktop.kit.fakes import FakeNavigator
from tests.programmes import TODAY, Plan

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
MOPEDS = "Moped enabled theft"


@pytest.fixture
def plan(workspace: Workspace) -> Plan:
    made = Plan(workspace, small_book(workspace))
    made.looks(MOPEDS, "off track", "2026-08-06", "2026-09-03", "2026-10-01")
    return made


@pytest.fixture
def deeds(
    plan: Plan, desk: Desk, navigator: FakeNavigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> ThemeDeeds:
    assert plan
    monkeypatch.setattr(messages, "toast", lambda _text, **_more: None)
    parent = QWidget()
    qtbot.addWidget(parent)
    return ThemeDeeds(Around(desk, navigator, parent))


def typed(values: dict[str, str | bool]) -> Callable[[QDialog], None]:
    """Return what fills the form that is open and presses its button."""

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, Form)
        for name, words in values.items():
            box = dialog.boxes[name]
            box.set_value(words) if isinstance(words, bool) else box.set_typed(words)
        dialog.press()

    return step


def in_turn(first: Callable[[EnduringDialog], object], *forms: Callable[[QDialog], object]) -> None:
    """Do something in the dialog that comes up, answer the forms it opens, and close it."""
    waiting = list(forms)

    def next_form() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        step = waiting.pop(0)
        if waiting:
            QTimer.singleShot(0, next_form)
        step(dialog)

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EnduringDialog)
        if waiting:
            QTimer.singleShot(0, next_form)
        first(dialog)
        dialog.accept()

    QTimer.singleShot(0, go)


def gold_form(plan: Plan) -> dict[str, str | bool]:
    assert plan
    return {
        "chair_post_id": "DAC Frontline Policing",
        "terms": "Halve it by spring",
        "first_date": "Mon 2 Nov 2026",
    }


def test_the_chairs_yes_goes_on_to_a_gold_group_and_its_report_closes_it(plan: Plan, deeds: ThemeDeeds) -> None:
    in_turn(
        lambda dialog: dialog.task(),
        typed({"reason": "three months running"}),
        typed(gold_form(plan)),
    )
    deeds.enduring()
    (said,) = plan.workspace.read(answers)
    (group,) = plan.workspace.read(gold_groups, today=TODAY)
    assert (said.agreed, said.reason) == (True, "three months running")
    assert (group.theme, group.chair, group.next_date, group.tasked_at) == (
        MOPEDS,
        "DAC Frontline Policing, Callum Ferris-Boyd",
        dt.date(2026, 11, 2),
        "CF-FLP Thu 1 Oct 2026",
    )
    in_turn(lambda dialog: dialog.close_gold(), typed({"report": "Down by a third."}))
    deeds.enduring()
    (group,) = plan.workspace.read(gold_groups, today=TODAY)
    assert (group.closed_on, group.reported_at) == (TODAY, "waits for the next agenda of CF-FLP")


def test_a_no_is_kept_and_nothing_more_can_be_answered(plan: Plan, deeds: ThemeDeeds) -> None:
    def look(dialog: EnduringDialog) -> None:
        dialog.answer()
        assert [(row.group, row.status.word) for row in dialog.table.rows()] == [("Answered before", "No")]
        assert not [button for button in dialog.findChildren(Button) if button.text() == TASK and button.isEnabled()]

    in_turn(look, typed({"reason": "new tactics", "by": "Grace Adeyemi-Clarke"}))
    deeds.enduring()
    (said,) = plan.workspace.read(answers)
    assert (said.words, said.by) == ("no: new tactics", "Grace Adeyemi-Clarke")


def test_a_gold_group_gets_other_terms_and_goes_on_after_all(plan: Plan, deeds: ThemeDeeds) -> None:
    in_turn(lambda dialog: dialog.task(), typed({}), typed(gold_form(plan)))
    deeds.enduring()
    in_turn(lambda dialog: dialog.open_line(), typed({"terms": "Halve it by summer"}))
    deeds.enduring()

    def close_and_reopen(dialog: EnduringDialog) -> None:
        dialog.close_gold()
        dialog.reopen_gold()

    in_turn(close_and_reopen, typed({"report": "Done."}))
    deeds.enduring()
    (group,) = plan.workspace.read(gold_groups, today=TODAY)
    assert (group.is_open, group.terms) == (True, "Halve it by summer")


def test_the_thresholds_are_said_in_a_sentence() -> None:
    assert threshold_words(Settings()) == (
        "A theme endures when it was off track at 3 meetings in a row or taken at 3 of 6 meetings."
    )
    off = Settings(enduring_in_a_row=0, enduring_times=0)
    assert threshold_words(off) == "No theme is watched: both thresholds are off."
