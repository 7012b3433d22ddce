import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.in_place import InPlace
from desktop.rooms.meeting.attendees_dialog import AttendeesDialog
from desktop.rooms.meeting.item_menu import item_menu
from desktop.rooms.meeting.lines_dialog import LinesDialog
from models.operations.agenda import edit_item, open_agenda
from models.operations.meetings import set_length
from models.operations.papers import commission_paper
from models.queries.agenda import AttendeeRow, agenda
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import find_meeting
from models.queries.paper import paper
from tests.desktop.kit.fakes import FakeNavigator
from tests.desktop.rooms.meeting.agenda_scene import TITLE, AgendaScene, agenda_scene, filled, over, press, refused

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
PRIORITIES = "Corporate priorities"


@pytest.fixture(autouse=True)
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    return said


@pytest.fixture
def scene(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> AgendaScene:
    return agenda_scene(desk, navigator, qtbot)


def type_in(scene: AgendaScene, name: str, words: str) -> None:
    """Edit a value of the inspector in place and store it."""
    values = scene.page.inspector.findChildren(InPlace)
    value = next(one for one in values if one.accessibleName().startswith(f"{name}:") and one.isVisible())
    value.edit()
    editor = value.findChild(QLineEdit) or value.findChild(QComboBox)
    if isinstance(editor, QComboBox):
        editor.setCurrentText(words)
    elif isinstance(editor, QLineEdit):
        editor.setText(words)
    value.commit()
    assert not value.is_editing()


def test_what_goes_out_keeps_its_number_and_what_comes_after_is_late(scene: AgendaScene) -> None:
    QAbstractItemModelTester(scene.page.agenda_pane.view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    number = scene.row().number
    scene.issue()
    scene.choose()
    add = scene.page.commands()["agenda.add_item"]
    over(add, refused("say why this item comes late", title="Airport protest"))
    late = {"late_reason": "Intelligence came on Monday", "late_agreed_by": "the Commissioner"}
    over(add, filled(title="Airport protest", minutes="5", **late))
    assert scene.titled("Airport protest").number == f"{number}A"
    assert "Late: Intelligence came on Monday; agreed by the Commissioner" in scene.said()
    scene.run("edit.delete")
    assert "Airport protest" not in [item.title for item in scene.view().items]


def test_an_item_that_went_out_is_withdrawn_instead_of_removed(scene: AgendaScene) -> None:
    scene.issue()
    scene.choose()
    over(lambda: scene.run("agenda.remove_item"), refused("Because is missing"))
    over(lambda: scene.run("agenda.remove_item"), filled(because="The paper did not come"))
    row = scene.row()
    assert (row.withdrawn_because, row.fixed) == ("The paper did not come", True)
    assert "agenda.withdraw" not in scene.page.commands()
    press(scene.page.inspector, "Take it after all")
    assert scene.row().withdrawn_because == ""
    scene.desk.undo()
    scene.desk.undo()
    assert scene.row().withdrawn_because == ""


def test_an_item_goes_to_the_next_meeting_with_its_reason(scene: AgendaScene) -> None:
    scene.choose()
    over(lambda: scene.run("agenda.next_meeting"), filled(reason="the lead is ill"))
    assert TITLE not in [item.title for item in scene.view().items]
    coming = scene.desk.read(begun_agenda, meeting_id=scene.desk.read(find_meeting, reference="MB 2027-01-05").id)
    assert "the lead is ill" in next(item.origin for item in coming.items if item.title == TITLE)
    scene.desk.undo()
    assert TITLE in [item.title for item in scene.view().items]


def test_a_standing_item_is_skipped_once_or_left_out_until_a_day(scene: AgendaScene) -> None:
    def opens_with(reference: str) -> list[str]:
        key = scene.desk.read(find_meeting, reference=reference).id
        scene.desk.perform(open_agenda, meeting_id=key)
        return [item.title for item in scene.desk.read(agenda, meeting_id=key).items]

    scene.choose(scene.titled(PRIORITIES).id)
    over(lambda: scene.run("agenda.skip_once"), filled(reason="done in October"))
    assert PRIORITIES not in opens_with("MB 2027-01-05")
    over(lambda: scene.run("agenda.leave_out"), refused("is not to come", return_on="1 Oct 2026"))
    over(lambda: scene.run("agenda.leave_out"), filled(return_on="Fri 30 Apr 2027"))
    assert PRIORITIES not in opens_with("MB 2027-03-02")
    assert PRIORITIES in [item.title for item in scene.view().items]
    scene.choose()
    assert not {"agenda.skip_once", "agenda.leave_out"} & set(scene.page.commands())


def test_the_agenda_is_fitted_into_its_time_round_what_is_promised(scene: AgendaScene, refusals: list[str]) -> None:
    scene.desk.perform(set_length, meeting_id=scene.meeting, minutes=60)
    assert "Missing for issue" in scene.said()
    scene.run("agenda.refit")
    assert scene.view().overrun == 0
    scene.choose()
    type_in(scene, "Starts", "9.40")
    assert scene.row().fixed_start == dt.time(9, 40)
    assert "Promised for 09:40" in scene.page.agenda_pane.view.model().index(scene.row().position - 1, 3).data()
    scene.run("agenda.refit")
    assert scene.row().start == dt.time(9, 40)
    assert not refusals
    type_in(scene, "Starts", "")
    assert scene.row().fixed_start is None
    type_in(scene, "Length", "stays on a re-fit")
    assert scene.row().fixed_length


def test_part_2_asks_whether_the_title_is_shown(scene: AgendaScene) -> None:
    scene.choose()
    type_in(scene, "Part", "Part 2, title kept back too")
    assert (scene.row().part, scene.row().title_sensitive) == (2, True)
    assert "No reason for Part 2" in scene.said()
    over(lambda: press(scene.page.inspector, "Give"), filled(part_reason="commercial"))
    assert scene.row().part_reason == "commercial"
    over(lambda: scene.run("agenda.edit_item"), filled(part="Part 2, title shown to the public", section="Business"))
    assert (scene.row().title_sensitive, scene.row().section) == (False, "Business")
    first = scene.page.agenda_pane.view.model().index(0, 0).data()
    assert first.startswith("Opening, ")


def test_somebody_attends_for_one_item_only(scene: AgendaScene) -> None:
    scene.choose()

    def name(dialog: QDialog) -> None:
        assert isinstance(dialog, AttendeesDialog)
        over(dialog.add, refused("Choose a post, or give a name"))
        over(dialog.add, filled(post_id="Director Estates"))
        over(dialog.add, filled(name="HM Inspector Vale"))
        over(dialog.add, filled(name="A passer-by"))
        dialog.remove()
        dialog.accept()

    over(lambda: scene.run("agenda.attendees"), name)
    estates = AttendeeRow(scene.book.posts["DIR-EST"], "Director Estates", "Marguerite Okonjo-Bell")
    assert scene.row().attendees == (estates, AttendeeRow("", "", "HM Inspector Vale"))
    assert "with 2 for this item" in scene.page.agenda_pane.view.model().index(scene.row().position - 1, 3).data()


def test_lines_are_tracked(scene: AgendaScene) -> None:
    scene.choose()

    def note(dialog: QDialog) -> None:
        assert isinstance(dialog, LinesDialog)
        over(dialog.add, filled(text="Charge rate", value="9.1 %"))
        over(dialog.add, filled(text="Violence with injury", value="−4.1 %"))
        over(dialog.add, refused("stands there already", text="Charge rate"))
        dialog.carry(-1)
        over(dialog.edit, filled(value="−4.3 %"))
        over(dialog.add, filled(text="Not wanted"))
        dialog.remove()
        dialog.accept()

    over(lambda: scene.run("agenda.lines"), note)
    lines = [(line.text, line.value) for line in scene.row().lines]
    assert lines == [("Violence with injury", "−4.3 %"), ("Charge rate", "9.1 %")]
    assert "Violence with injury: −4.3 %" in scene.said()


def test_an_item_is_dragged_and_asks_where_it_may_not_stand(scene: AgendaScene) -> None:
    view = scene.page.agenda_pane.view

    def drag(source: int, target: int) -> None:
        """Carry the item of one line over the upper half of another."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        top = view.rowViewportPosition(target) + 3
        QTest.mousePress(view.viewport(), left, none, QPoint(200, view.rowViewportPosition(source) + 10))
        QTest.mouseMove(view.viewport(), QPoint(200, (top + view.rowViewportPosition(source)) // 2))
        QTest.mouseMove(view.viewport(), QPoint(200, top))
        QTest.mouseRelease(view.viewport(), left, none, QPoint(200, top))

    priorities = scene.titled(PRIORITIES)
    assert priorities.position < scene.row().position
    drag(scene.row().position - 1, priorities.position - 1)
    assert scene.row().position == priorities.position
    assert scene.desk.undo_words == f"Move item “{TITLE}”"
    over(lambda: drag(scene.row().position - 1, 0), refused("comes before it"))
    over(lambda: drag(scene.row().position - 1, 0), filled(override_because="The minister is here first"))
    assert scene.row().position == 1


def test_a_paper_that_is_not_final_is_chased_from_here(
    scene: AgendaScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum = scene.book.forums["MB"]
    key = scene.desk.perform(
        commission_paper, forum_id=forum, meeting_id=scene.meeting, item_id=scene.item, title="Stocktake"
    )
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / name)
    press(scene.page.inspector, "Chase")
    assert len(list(tmp_path.glob("*.eml"))) == 1
    assert scene.desk.read(paper, paper_id=key, now=scene.desk.now()).row.last_chased is not None
    scene.choose()
    assert {"paper.chase", "paper.status", "paper.commission"} <= set(scene.page.commands())


def test_few_lacks_stand_over_an_item_and_all_of_them_over_the_meeting(scene: AgendaScene) -> None:
    for item in scene.view().items:
        if item.lead_post_id:
            scene.desk.perform(edit_item, item_id=item.id, lead_post_id="")
        if item.part == 1:
            scene.desk.perform(edit_item, item_id=item.id, part=2)
    scene.choose()
    shown = scene.said()
    assert shown.index(f"No presenter: {TITLE}") < shown.index("more")
    press(scene.page.inspector, "Show all")
    assert scene.said().count("No reason for Part 2") > 5


def test_the_menu_of_an_item_offers_what_can_be_done_to_it(scene: AgendaScene) -> None:
    scene.choose()
    menu = item_menu(scene.page, scene.page.commands())
    titles = [entry.text() for entry in menu.actions() if entry.text()]
    assert titles[0] == "Edit item…"
    assert {"To the next meeting…", "Withdraw item…", "Commission paper…"} <= set(titles)
    assert "Skip once…" not in titles
    next(entry for entry in menu.actions() if entry.text() == "Move item up").trigger()
    assert scene.desk.undo_words == f"Move item “{TITLE}”"
