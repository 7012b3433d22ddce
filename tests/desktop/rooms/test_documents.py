import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, messages, printing
from desktop.kit.desk import Desk
from desktop.kit.in_place import InPlace
from desktop.kit.room_header import Sentence
from desktop.kit.row_view import RowView
from desktop.rooms.documents.narrowing import past_choices, past_span
from desktop.rooms.documents.page import DocumentsPage
from models.operations.agenda_issue import issue_agenda
from models.operations.decisions import set_audiences
from models.operations.issuing import issue_minutes
from models.operations.papers import commission_paper
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book
from tests.desktop.kit.fakes import FakeNavigator, the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
MAY = dt.date(2027, 5, 4)


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    """A board with an agenda in two versions, minutes, two decisions and a paper that is late."""
    made = Board(workspace, small_book(workspace), clock)
    public = ((1, b"%PDF public", "agenda public.pdf"),)
    for body in (b"%PDF one", b"%PDF two"):
        workspace.transact(issue_agenda, meeting_id=made.id, body=body, name="agenda.pdf", further=public)
    workspace.transact(issue_minutes, meeting_id=made.id, body=b"%PDF-1.7 minutes", note="as drafted")
    told = made.decide(conditions="Monthly returns.", reasons="Injuries rose.", review_on=MAY)
    workspace.transact(set_audiences, decision_id=told, audiences=["All BCUs"])
    made.decide("the winter plan", verb="noted")
    for title, due in (("Violence Stocktake", dt.datetime(2026, 11, 2, 17)), ("Estates", dt.datetime(2026, 11, 9, 17))):  # noqa: DTZ001  wall clock
        workspace.transact(commission_paper, forum_id=made.book.forums["MB"], title=title, due=due, meeting_id=made.id)
    return made


@pytest.fixture
def page(desk: Desk, board: Board, navigator: FakeNavigator, qtbot: QtBot) -> DocumentsPage:  # noqa: ARG001  a full book
    made = DocumentsPage(desk, navigator)
    qtbot.addWidget(made)
    made.resize(appearance.space(1240), appearance.space(800))
    made.show()
    return made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """The previews that opened: title and bytes."""
    found: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, body, _name: found.append((title, body)))
    return found


def the_list(page: DocumentsPage) -> RowView[object]:
    return next(view for view in page.findChildren(RowView) if view.isVisible())


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def head(page: DocumentsPage) -> str:
    """The sentence in the head of the room."""
    return the(page.header.findChild(Sentence)).accessibleName()


def listed(page: DocumentsPage) -> list[str]:
    """The words of every row that is shown, groups left out."""
    table = the_list(page).model()
    rows = range(table.rowCount())
    lines = [[str(table.index(row, column).data() or "") for column in range(table.columnCount())] for row in rows]
    return [" | ".join(words) for words in lines if words[1]]


def press(page: QWidget, title: str) -> None:
    QApplication.processEvents()
    next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == title).click()


def test_everything_issued_is_listed_newest_first_and_narrowed(page: DocumentsPage) -> None:
    QAbstractItemModelTester(the_list(page).model())
    assert len(listed(page)) == 5
    assert "5 prints issued, the last on Tue 3 Nov 2026 09:00" in head(page)
    page.chips.set_values("kind", frozenset({"agenda"}))
    assert len(listed(page)) == 4
    page.chips.set_values("state", frozenset({"newest"}))
    assert all("Agenda, version 2" in words for words in listed(page))
    page.chips.set_values("state", frozenset({"1"}))
    assert all("public print" in words for words in listed(page))
    page.chips.clear()
    page.chips.set_values("span", frozenset({past_choices(dt.date(2025, 5, 1))[1][0]}))
    assert listed(page) == []
    assert "0 shown of 5 issued" in said(page)


def test_a_print_is_opened_saved_and_verified_with_its_hash(
    page: DocumentsPage, board: Board, shown: list[tuple[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toasts: list[str] = []
    target = tmp_path / "again.pdf"
    monkeypatch.setattr(messages, "toast", lambda words, **_more: toasts.append(words))
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: target)
    page.chips.set_values("kind", frozenset({"minutes"}))
    the_list(page).select_first()
    assert "as drafted" in said(page)
    press(page, "Open")
    page.commands()["print.preview"]()
    press(page, "Save as…")
    press(page, "Verify")
    assert shown == [("Minutes, version 1 · MB 2026-11-03", b"%PDF-1.7 minutes")] * 2
    assert target.read_bytes() == b"%PDF-1.7 minutes"
    assert toasts[-1] == "Minutes, version 1 of MB 2026-11-03 is byte for byte what went out."
    page.commands()["meeting.open"]()
    assert isinstance(page.navigator, FakeNavigator)
    assert page.navigator.ran == [board.id]


def test_the_register_of_decisions_says_what_is_still_to_do_and_is_written_on(
    page: DocumentsPage, board: Board, clock: Clock
) -> None:
    page.show_view("decisions")
    assert "2 decisions of all forums, 1 with something still to do" in head(page)
    assert "1 agreed + 1 noted = 2" in said(page) or "1 noted + 1 agreed = 2" in said(page)
    page.chips.set_values("state", frozenset({"tell"}))
    assert [words.split(" | ")[0] for words in listed(page)] == ["MB D 1/26"]
    the_list(page).select_first()
    for words in ("Injuries rose.", "Monthly returns.", "All BCUs", "Tue 4 May 2027"):
        assert words in said(page)
    page.commands()["edit.rename"]()
    value = next(one for one in page.findChildren(InPlace) if one.is_editing())
    value.findChildren(QPlainTextEdit)[0].setPlainText("It held.")
    value.commit()
    assert board.record().decisions[0].evaluation == "It held."
    clock.go_to(MAY)
    page.refresh()
    assert "Review due" in listed(page)[0]
    press(page, "Open")
    assert isinstance(page.navigator, FakeNavigator)
    assert page.navigator.ran == [board.id, board.record().decisions[0].id]


def test_the_register_is_previewed_and_saved_as_it_is_shown(
    page: DocumentsPage, shown: list[tuple[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "register.csv"
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: target)
    page.commands()["print.decision_register"]()
    assert target.read_text(encoding="utf-8-sig").count("MB D") == 2
    page.chips.set_values("kind", frozenset({"noted"}))
    page.commands()["print.decision_register"]()
    assert target.read_text(encoding="utf-8-sig").count("MB D") == 1
    page.commands()["print.preview"]()
    assert shown[0][0] == "Decision register, All forums"
    assert shown[0][1].startswith(b"%PDF")


def test_papers_stand_by_deadline_the_missing_ones_first(
    page: DocumentsPage, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_view("papers")
    assert "1 paper missing, 1 to come by Tue 1 Dec 2026" in head(page)
    assert ["Violence Stocktake" in listed(page)[0], "Estates" in listed(page)[1]] == [True, True]
    letter = tmp_path / "chase.eml"
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: letter)
    the_list(page).select_first()
    press(page, "Chase…")
    assert b"Violence Stocktake" in letter.read_bytes()
    page.refresh()
    assert "Tue 3 Nov 2026" in listed(page)[0]
    page.chips.set_values("state", frozenset({"To come"}))
    target = tmp_path / "due.csv"
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: target)
    page.commands()["print.papers_due"]()
    assert "Estates" in target.read_text(encoding="utf-8-sig")
    assert "Violence" not in target.read_text(encoding="utf-8-sig")
    press(page, "Open")
    assert isinstance(page.navigator, FakeNavigator)
    assert page.navigator.ran[0] == board.id


def test_the_view_looked_at_last_is_there_again(page: DocumentsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_view("papers")
    again = DocumentsPage(desk, page.navigator)
    qtbot.addWidget(again)
    again.show()
    assert "paper missing" in head(again)


def test_an_empty_room_says_what_belongs_there(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    empty = DocumentsPage(desk, navigator)
    qtbot.addWidget(empty)
    empty.show()
    for view, words in (
        ("issued", "Nothing has been issued yet"),
        ("decisions", "No decision is recorded yet"),
        ("papers", "No paper is due"),
    ):
        empty.show_view(view)
        assert words in said(empty)


def test_a_span_of_days_is_read_back() -> None:
    spans = past_choices(dt.date(2026, 11, 3))
    assert past_span(spans[1][0]) == (dt.date(2026, 4, 1), dt.date(2027, 3, 31))
    assert spans[2][1] == "the year 2025-26"
    assert past_span("") is None
