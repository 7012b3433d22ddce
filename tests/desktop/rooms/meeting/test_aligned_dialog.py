import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.rooms.meeting.aligned_dialog import aligned_dialog
from models.operations.priorities import add_priority_set
from tests.desktop.kit.fakes import FakeNavigator
from tests.desktop.rooms.meeting.agenda_scene import AgendaScene, agenda_scene

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
PLAN = [("Tackling violent crime", ""), ("Countering terrorism", "")]


@pytest.fixture
def scene(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> AgendaScene:
    made = agenda_scene(desk, navigator, qtbot)
    desk.perform(add_priority_set, kind="business plan", name="Business plan 2026-27", short="BP", titles=PLAN)
    return made


def test_an_item_is_aligned_by_ticking_and_its_inspector_says_so(scene: AgendaScene, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = aligned_dialog(parent, scene.desk, scene.row())
    assert [(row.what, row.ticked) for row in dialog.table.rows()] == [
        ("BP 1  Tackling violent crime", False),
        ("BP 2  Countering terrorism", False),
    ]
    dialog.lines.select_key(dialog.table.rows()[1].key)
    dialog.toggle()
    dialog.go_on()
    scene.choose()
    links = [link.text() for link in scene.page.inspector.findChildren(QAbstractButton)]
    assert "BP 2" in links
    again = aligned_dialog(parent, scene.desk, scene.row())
    assert [row.ticked for row in again.table.rows()] == [False, True]
