"""The papers of a meeting in the real window: commissioned, chased, received, late, final, and their files opened."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.view_state import ViewState
from desktop.rooms.meeting.page import MeetingPage
from desktop.rooms.meeting.papers_pane import PapersPane
from desktop.window import MainWindow, RoomEntry
from models.operations.agenda import issue_agenda
from models.operations.paper_files import attach_file
from models.operations.papers import set_risks
from models.queries.papers import PaperRow, papers
from models.store.workspace import Workspace
from tests.books import Clock
from tests.desktop.kit.fakes import filled, the
from tests.desktop.rooms.meeting.papers_scene import Scene, handed, over, scene

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(autouse=True)
def no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a message would stop the test."""
    monkeypatch.setattr(messages, "choose", lambda _title, sentence, _deeds: pytest.fail(sentence))


@pytest.fixture
def board(workspace: Workspace) -> Scene:
    return scene(workspace)


@pytest.fixture
def page(desk: Desk, board: Scene, qtbot: QtBot, tmp_path: Path) -> MeetingPage:
    rooms = (RoomEntry("meeting", "Meetings", "gavel", MeetingPage),)
    state = ViewState(tmp_path / "view.ini")
    window = MainWindow(desk, rooms, state, search=lambda _text: (), open_meetings=tuple, commands={})
    qtbot.addWidget(window)
    window.resize(1440, 868)
    window.show()
    qtbot.waitExposed(window)
    window.open_meeting(board.meeting)
    found = window.page()
    assert isinstance(found, MeetingPage)
    next(one for one in found.header.findChildren(QPushButton) if one.text() == "Papers").click()
    return found


def pane(page: MeetingPage) -> PapersPane:
    return next(one for one in page.findChildren(PapersPane))


def rows(page: MeetingPage, board: Scene) -> tuple[PaperRow, ...]:
    return page.desk.read(papers, meeting_id=board.meeting, now=page.desk.now())


def said(page: MeetingPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def show(page: MeetingPage, key: str) -> None:
    page.refresh()
    pane(page).view.select_key(key)


def do(page: MeetingPage, command: str, values: dict[str, str | bool]) -> None:
    QTimer.singleShot(0, filled(values))
    page.commands()[command]()


def test_without_papers_the_room_says_what_they_are_for(page: MeetingPage, board: Scene) -> None:
    assert "No paper is commissioned yet" in said(page)
    do(page, "paper.commission", {"title": "Violence Stocktake", "item_id": "6  Violence Stocktake"})
    (row,) = rows(page, board)
    assert (row.reference, row.status, row.item_id) == ("MB(26)1", "commissioned", board.item)
    assert the(pane(page).view.current_row()).id == row.id
    page.desk.undo()
    assert rows(page, board) == ()
    assert "No paper is commissioned yet" in said(page)


def test_the_list_says_where_each_paper_stands(page: MeetingPage, board: Scene) -> None:
    board.commission("Violence Stocktake")
    board.commission("Mid-year budget", author="")
    page.refresh()
    view = pane(page).view
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    first = [view.model().index(0, column).data() for column in range(view.model().columnCount())]
    assert first[0] == "MB(26)1"
    assert first[2:] == ["6", "Tue 27 Oct", "Commissioned", "not stated", ""]
    assert "by Callum Ferris-Boyd" in str(first[1])
    assert "no author yet" in str(view.model().index(1, 1).data())
    assert "2 papers · 0 in hand" in said(page)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert "Awaited, 2" in said(page)


def test_a_paper_without_risks_is_final_only_with_a_reason_for_none(page: MeetingPage, board: Scene) -> None:
    key = board.commission("Estates strategy")
    show(page, key)
    do(page, "paper.status", {"status": "Final"})
    assert board.view(key).row.status == "commissioned"
    sentences: list[str] = []

    def answer(form: object) -> None:
        assert isinstance(form, Form)
        form.boxes["status"].set_typed("Final")
        form.press()
        sentences.extend(label.text() for label in form.boxes["no_risks_because"].findChildren(QLabel))
        form.boxes["no_risks_because"].set_typed("none, for information")
        form.press()

    over(page.commands()["paper.status"], answer)
    assert sentences == [
        "Management Board papers must state the corporate risks addressed; choose one, or say none and why."
    ]
    row = board.view(key).row
    assert (row.status, row.no_risks_because, row.late) == ("final", "none, for information", False)
    assert not {"paper.edit", "paper.attach", "paper.risks"} & page.commands().keys()
    page.desk.undo()
    assert (board.view(key).row.status, board.view(key).row.no_risks_because) == ("commissioned", "")


def test_risks_are_ticked_in_the_same_form(page: MeetingPage, board: Scene) -> None:
    key = board.commission("Violence Stocktake")
    show(page, key)
    do(page, "paper.status", {"status": "Final", f"risk {board.risks[0]}": True})
    assert board.view(key).row.status == "final"
    assert [risk.id for risk in board.view(key).risks] == [board.risks[0]]


def test_what_comes_after_its_deadline_is_late_with_its_reason(
    page: MeetingPage, board: Scene, workspace: Workspace, clock: Clock
) -> None:
    key = board.commission("Mid-year budget")
    workspace.transact(set_risks, paper_id=key, risk_ids=board.risks[:1])
    workspace.transact(issue_agenda, meeting_id=board.meeting, body=b"%PDF", name="agenda.pdf")
    clock.go_to(dt.date(2026, 10, 30))
    show(page, key)
    assert pane(page).view.model().index(0, 4).data() == "Late"
    assert "1 paper · 0 in hand · 1 late" in said(page)
    do(page, "paper.status", {"status": "Received"})
    assert board.view(key).row.status == "commissioned"
    late = {"late_reason": "awaiting audit figures", "late_agreed_by": "Commissioner"}
    do(page, "paper.status", {"status": "Received", **late})
    row = board.view(key).row
    assert (row.status, row.late, row.received_on) == ("received", True, dt.date(2026, 10, 30))
    assert "Received, late" in str(pane(page).view.model().index(0, 4).data())
    assert "awaiting audit figures, agreed by Commissioner" in said(page)


def test_a_paper_is_chased_by_a_draft_that_is_kept_in_mind(
    page: MeetingPage, board: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = board.commission("Violence Stocktake")
    target = tmp_path / "chase.eml"
    monkeypatch.setattr(messages, "ask_save_path", lambda *_: target)
    show(page, key)
    page.commands()["paper.chase"]()
    assert "To: Callum Ferris-Boyd <c.ferris@hq.example>" in target.read_text(encoding="utf-8")
    assert "MB(26)1" in QGuiApplication.clipboard().text()
    assert board.view(key).history[-1].text == "Callum Ferris-Boyd, Grace Adeyemi-Clarke"
    assert "Chased" in said(page)


def press(form: object) -> None:
    assert isinstance(form, Form)
    form.press()


def drop(page: MeetingPage, path: Path) -> None:
    view = pane(page).view
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(view.visualRect(view.model().index(0, 0)).center())
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), copy, mime, button, keys)
    QApplication.sendEvent(view.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view.viewport(), QDropEvent(place, copy, mime, button, keys))
    QApplication.processEvents()


def test_a_file_dropped_on_a_line_is_attached_and_opened(
    page: MeetingPage, board: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = board.commission("Violence Stocktake")
    show(page, key)
    path = board.pdf(tmp_path)
    over(lambda: drop(page, path), press)
    (file,) = board.view(key).attachments
    assert (file.title, file.appendix, file.versions[0].name) == ("stocktake", False, "stocktake.pdf")
    opened = handed(monkeypatch)
    page.commands()["paper.open_file"]()
    assert opened[0].read_bytes() == path.read_bytes()
    path.write_bytes(path.read_bytes() + b"\n")
    monkeypatch.setattr(messages, "ask_open_path", lambda *_: path)
    do(page, "paper.attach", {})
    assert [one.version for one in board.view(key).attachments[0].versions] == [1, 2]


def test_what_is_no_paper_is_refused_in_the_form(page: MeetingPage, board: Scene, tmp_path: Path) -> None:
    key = board.commission("Violence Stocktake")
    show(page, key)
    path = tmp_path / "figures.txt"
    path.write_text("1, 2, 3", encoding="utf-8")
    sentences: list[str] = []

    def look(form: object) -> None:
        press(form)
        assert isinstance(form, Form)
        sentences.extend(label.text() for label in form.findChildren(QLabel) if label.isVisible())
        form.reject()

    over(lambda: drop(page, path), look)
    assert any("is no PDF, DOCX, XLSX or PPTX file" in sentence for sentence in sentences)
    assert board.view(key).attachments == ()


def test_skeleton_and_front_sheet_are_written(
    page: MeetingPage, board: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(page, board.commission("Violence Stocktake", template="management_board_paper"))
    target = tmp_path / "skeleton.docx"
    monkeypatch.setattr(messages, "ask_save_path", lambda *_: target)
    page.commands()["paper.skeleton"]()
    assert target.read_bytes().startswith(b"PK")
    shown: list[bytes] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, pdf, _name: shown.append(pdf))
    page.commands()["paper.front"]()
    assert shown[0].startswith(b"%PDF")


def test_a_withdrawn_paper_stays_in_the_list_with_its_reason(page: MeetingPage, board: Scene) -> None:
    key = board.commission("Violence Stocktake")
    show(page, key)
    do(page, "paper.withdraw", {"because": "Overtaken by the October review"})
    assert board.view(key).row.status == "withdrawn"
    assert "Overtaken by the October review" in said(page)
    assert "0 papers · 0 in hand · 1 withdrawn" in said(page)
    assert {"paper.chase", "paper.withdraw"} & page.commands().keys() == set()
    do(page, "paper.status", {})
    assert board.view(key).row.status == "received"


def test_keys_let_go_and_commission(page: MeetingPage, board: Scene) -> None:
    key = board.commission("Violence Stocktake")
    show(page, key)
    view = pane(page).view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.current_row() is None
    assert "Awaited, 1" in said(page)
    QTimer.singleShot(0, filled({"title": "Mid-year budget"}))
    QTest.keyClick(view, Qt.Key.Key_Insert)
    assert [row.title for row in rows(page, board)] == ["Violence Stocktake", "Mid-year budget"]


def test_a_hit_of_the_search_opens_the_paper_where_it_stands(page: MeetingPage, board: Scene) -> None:
    board.commission("Violence Stocktake")
    key = board.commission("Mid-year budget")
    page.navigator.open_meeting(board.meeting, key)
    assert the(pane(page).view.current_row()).id == key
    assert "Mid-year budget" in said(page)


def test_an_appendix_has_its_own_marking(page: MeetingPage, board: Scene, tmp_path: Path) -> None:
    key = board.commission("Violence Stocktake")
    body = board.pdf(tmp_path).read_bytes()
    page.desk.perform(attach_file, paper_id=key, name="paper.pdf", body=body)
    page.desk.perform(
        attach_file, paper_id=key, name="annex.pdf", body=body, appendix=True, marking="OFFICIAL-SENSITIVE"
    )
    show(page, key)
    assert "Appendix A" in said(page)
    assert "OFFICIAL-SENSITIVE" in said(page)
