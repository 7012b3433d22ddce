import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import printing
from desktop.kit.desk import Desk
from desktop.kit.in_place import InPlace
from desktop.kit.inspector import Inspector
from desktop.rooms.meeting.correction_line import CorrectionLine
from desktop.rooms.meeting.entries import Entry, EntryRow
from desktop.rooms.meeting.record_aspect import RecordAspect
from desktop.rooms.meeting.record_view import RecordView
from models.operations.corrections import record_correction
from models.operations.decisions import set_audiences
from models.operations.effects import record_effect
from models.operations.issuing import issue_action_log
from models.operations.risks import add_risk
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book
from tests.desktop.kit.fakes import the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    return Board(workspace, small_book(workspace), clock)


@pytest.fixture
def removed() -> list[Entry]:
    return []


@pytest.fixture
def aspect(desk: Desk, qtbot: QtBot, removed: list[Entry]) -> RecordAspect:
    view = RecordView(desk, removed.append)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return RecordAspect(view)


@pytest.fixture
def beside(qtbot: QtBot) -> Inspector:
    made = Inspector("Meeting details")
    qtbot.addWidget(made)
    made.show()
    return made


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def keys(aspect: RecordAspect) -> list[str]:
    rows = sorted(aspect.record_view.findChildren(EntryRow), key=lambda row: row.mapToGlobal(row.pos()).y())
    return [row.entry.key for row in rows]


def inspect(aspect: RecordAspect, board: Board, beside: Inspector, key: str) -> None:
    aspect.display(board.record())
    assert aspect.choose(key)
    shown = the(aspect.beside(board.record()))
    beside.display(shown.subject, shown.sections, shown.deeds)


def change(beside: Inspector, label: str, text: str) -> None:
    """Type a value of the inspector anew."""
    value = next(one for one in beside.findChildren(InPlace) if one.accessibleName().startswith(f"{label}:"))
    value.edit()
    type_in(value, text)


def type_in(value: InPlace, text: str) -> None:
    """Type into the open editor of a value, and store it."""
    for area in value.findChildren(QPlainTextEdit):
        area.setPlainText(text)
    for line in value.findChildren(QLineEdit):
        line.setText(text)
    value.commit()


def test_entries_stand_in_the_order_recorded_with_all_that_stands_with_a_decision(
    board: Board, aspect: RecordAspect
) -> None:
    decided = board.decide(
        reasons="Injuries rose.", conditions="Monthly returns.", dissent="Estates asked to wait.",
        review_on=dt.date(2027, 5, 4),
    )  # fmt: skip
    heard = board.minute()
    promised = board.promise()
    assert aspect.pane(board.record()) is aspect.record_view
    aspect.display(board.record())
    assert [key for key in keys(aspect) if key in {decided, heard, promised}] == [decided, heard, promised]
    words = said(aspect.record_view)
    assert "MB D 1/26 · review Tue 4 May 2027\nReasons: Injuries rose.\nConditions: Monthly returns." in words
    assert "Dissent: Estates asked to wait." in words
    assert "Draft until agreed on Tue 5 Jan 2027" in words


def test_an_empty_record_says_what_belongs_there(board: Board, aspect: RecordAspect) -> None:
    assert aspect.pane(board.record()) is not aspect.record_view
    assert not aspect.choose(board.item)
    assert aspect.beside(board.record()) is None


def test_beside_the_whole_record_stands_what_is_missing_and_what_went_out(
    board: Board, aspect: RecordAspect, beside: Inspector, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, body, _name: opened.append(body))
    risk = desk.perform(add_risk, title="Serious violence", level="corporate", likelihood=3, impact=5)
    decided = board.decide(risk_ids=(risk,))
    board.bring_to("held")
    desk.perform(issue_action_log, meeting_id=board.id, body=b"%PDF-1.7 log")
    aspect.display(board.record())
    whole = the(aspect.beside(board.record()))
    beside.display(whole.subject, whole.sections, whole.deeds)
    assert "Missing for the draft minutes" in said(beside)
    assert "Decision MB D 1/26: no effect given on CR-01" in said(beside)
    press(beside, "Open")
    assert opened == [b"%PDF-1.7 log"]
    press(beside, "Show")
    assert aspect.record_view.chosen() == decided
    assert the(aspect.beside(board.record())).subject == decided
    QTest.keyClick(aspect.record_view, Qt.Key.Key_Escape)
    assert the(aspect.beside(board.record())).subject == whole.subject


def press(widget: QWidget, title: str) -> None:
    next(button for button in widget.findChildren(QPushButton) if button.text() == title).click()


def test_the_details_of_a_decision_are_changed_beside_it(
    board: Board, aspect: RecordAspect, beside: Inspector, desk: Desk
) -> None:
    decided = board.decide()
    risk = desk.perform(add_risk, title="Serious violence", level="corporate", likelihood=3, impact=5)
    desk.perform(record_effect, decision_id=decided, risk_id=risk, effect="down")
    for label, text in (("Reasons", "Injuries rose."), ("Review on", "4 May 2027"), ("To be told", "All BCUs; Press")):
        inspect(aspect, board, beside, decided)
        change(beside, label, text)
    row = board.record().decisions[0]
    assert (row.reasons, row.review_on) == ("Injuries rose.", dt.date(2027, 5, 4))
    assert [audience.audience for audience in row.audiences] == ["All BCUs", "Press"]
    inspect(aspect, board, beside, decided)
    next(button for button in beside.findChildren(QPushButton) if button.text() == "Told today").click()
    assert board.record().decisions[0].audiences[0].told_on == desk.today
    assert "CR-01 down" in said(beside)


def test_agreed_minutes_refuse_to_be_edited_and_say_how_to_correct_them(
    board: Board, aspect: RecordAspect, beside: Inspector, desk: Desk
) -> None:
    heard, decided = board.minute(), board.decide()
    desk.perform(set_audiences, decision_id=decided, audiences=["All BCUs"])
    board.bring_to("agreed")
    desk.perform(record_correction, meeting_id=board.id, minute_id=heard, text="It rose.", reason="Misheard")
    desk.perform(record_correction, meeting_id=board.id, text="Sixteen were there.", reason="Miscounted")
    inspect(aspect, board, beside, heard)
    assert [line.row.text for line in aspect.record_view.findChildren(CorrectionLine)] == [
        "Sixteen were there.",
        "It rose.",
    ]
    assert "Because: Misheard · Tue 3 Nov 2026 · Imogen" in said(beside)
    assert [button.text() for button in beside.findChildren(QPushButton) if button.isVisible()] == ["Correct…"]
    aspect.commands(board.record())["edit.rename"]()
    row = next(one for one in aspect.record_view.findChildren(EntryRow) if one.entry.key == heard)
    assert row.words.is_editing()
    type_in(row.words, "It fell a lot.")
    assert "record a correction instead" in said(row)
    assert "meeting.correct" in aspect.commands(board.record())
    inspect(aspect, board, beside, decided)
    change(beside, "How it went", "It held.")
    assert board.record().decisions[0].evaluation == "It held."


def test_a_correction_arrives_and_an_open_editor_is_left_alone(
    board: Board, aspect: RecordAspect, qtbot: QtBot
) -> None:
    heard = board.minute()
    aspect.display(board.record())
    aspect.choose(heard)
    aspect.record_view.edit_chosen()
    row = next(one for one in aspect.record_view.findChildren(EntryRow) if one.entry.key == heard)
    later = board.minute("The Board asked for maps.")
    aspect.display(board.record())
    assert later not in keys(aspect)
    row.words.commit()
    qtbot.waitUntil(lambda: later in keys(aspect))
    assert aspect.record_view.chosen() == heard
