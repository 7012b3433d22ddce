import datetime as dt

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.meeting.offers_dialog import OffersDialog
from models.operations.outcomes import record_action
from models.operations.pauses import skip_once
from models.operations.promises import promise_item
from models.operations.risks import add_risk
from models.queries.actions import actions
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.rules.vocabulary import Purpose
from tests.books import Clock
from tests.desktop.kit.fakes import FakeNavigator
from tests.desktop.rooms.meeting.agenda_scene import AgendaScene, agenda_scene, filled, over, press, refused

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
STRATEGY, CUSTODY = "Estates strategy", "Custody healthcare"


@pytest.fixture(autouse=True)
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    return said


@pytest.fixture
def scene(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> AgendaScene:
    """The agenda has gone out, and two items wait for it."""
    made = agenda_scene(desk, navigator, qtbot)
    made.issue()
    for title in (STRATEGY, CUSTODY):
        desk.perform(promise_item, forum_id=made.book.forums["MB"], title=title, reason="asked for by the chair")
    return made


def titles(scene: AgendaScene) -> list[str]:
    return [item.title for item in scene.view().items]


def test_what_waits_is_added_as_late_or_dropped_beside_the_agenda(scene: AgendaScene) -> None:
    scene.page.agenda_pane.view.let_item_go()
    assert "Waiting for this agenda, 2" in scene.said()
    assert all(title in scene.said() for title in (STRATEGY, CUSTODY))
    over(lambda: press(scene.page.inspector, "Add"), refused("Late because is missing"))
    over(
        lambda: press(scene.page.inspector, "Add"), filled(late_reason="The chair asks", late_agreed_by="Commissioner")
    )
    added = next(item for item in scene.view().items if item.title in {STRATEGY, CUSTODY})
    assert (added.late_reason, added.late_agreed_by) == ("The chair asks", "Commissioner")
    assert f"Item {added.number}" in scene.said()
    scene.page.agenda_pane.view.let_item_go()
    over(lambda: press(scene.page.inspector, "Drop…"), filled(because="No longer wanted"))
    assert "Waiting for this agenda" not in scene.said()
    assert len({STRATEGY, CUSTODY} & set(titles(scene))) == 1
    scene.desk.undo()
    assert "Waiting for this agenda, 1" in scene.said()


def test_the_dialog_shows_all_and_says_what_cannot_be_dropped(scene: AgendaScene, refusals: list[str]) -> None:
    forum, owner, due = scene.book.forums["MB"], scene.book.posts["DIR-EST"], dt.date(2026, 11, 1)
    for number in range(4):
        scene.desk.perform(record_action, forum_id=forum, text=f"Review {number}", owner_post_id=owner, due=due)
    scene.choose()
    assert "6 wait for this agenda" in scene.said()

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, OffersDialog)
        assert len(dialog.table.rows()) == 6
        over(dialog.drop, filled(because="Not wanted"))
        action = next(row for row in dialog.table.rows() if row.action_id)
        dialog.lines.select_key(action.action_id)
        dialog.drop()
        over(dialog.add, filled(late_reason="It is due"))
        assert len(dialog.table.rows()) == 4
        dialog.accept()

    over(lambda: press(scene.page.inspector, "Show…"), work)
    assert "was not promised" in refusals[0]
    assert sum(title.startswith("Action MB ") for title in titles(scene)) == 1
    scene.page.agenda_pane.view.let_item_go()
    assert len([one for one in scene.page.inspector.findChildren(QPushButton) if one.text() == "Add"]) == 4


def test_an_open_agenda_takes_a_risk_a_standing_item_and_an_action_without_a_word(
    scene: AgendaScene, desk: Desk, clock: Clock
) -> None:
    board = desk.read(find_meeting, reference="MB 2027-01-05").id
    standing = scene.titled("Corporate priorities").origin_id
    desk.perform(skip_once, template_item_id=standing, reason="done in October")
    risk = desk.perform(add_risk, title="Custody", level="corporate", likelihood=4, impact=4)
    due = dt.date(2027, 1, 4)
    forum, owner = scene.book.forums["MB"], scene.book.posts["DIR-EST"]
    action = desk.perform(record_action, forum_id=forum, text="Review", owner_post_id=owner, due=due)
    clock.go_to(dt.date(2026, 12, 20))
    scene.page.show_meeting(board)
    press(scene.page, "Open agenda")
    while buttons := [one for one in scene.page.inspector.findChildren(QPushButton) if one.text() == "Add"]:
        buttons[0].click()
        scene.page.agenda_pane.view.let_item_go()
    items = desk.read(agenda, meeting_id=board).items
    reference = next(row.reference for row in desk.read(actions, today=desk.today) if row.id == action)
    found = [item.title for item in items]
    assert "Corporate priorities" in found
    assert any(title.startswith(f"Action {reference}") for title in found)
    assured = [item for item in items if item.purpose == Purpose.ASSURE]
    assert all(risk == one.id for item in assured for one in item.risks)
