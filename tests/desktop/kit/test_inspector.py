import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.kit.controls import Button, Deed
from desktop.kit.in_place import Edit
from desktop.kit.inspector import Inspector
from desktop.kit.link import Link
from desktop.kit.sections import Event, Fact, Facts, Head, History, Note, Notes, Paragraphs, Part, Section, Trail
from desktop.kit.statuses import action_status
from models.errors import RuleBroken
from tests.desktop.kit.fakes import the


def sections(edit: Edit | None = None, value: str = "Room 4.12") -> tuple[Section, ...]:
    return (
        Head("Savings <b>plan</b>", "MB 21/26", status=action_status("slipped")),
        Trail((("First due", "Tue 1 Sep", True), ("Due now", "Wed 18 Nov", False))),
        Facts((Fact("Place", value, edit=edit), Fact("Raised at", "item 7", code="MB", level="corporate"))),
        Notes((Note("hourglass", "warn", "Paper not final", Deed("Chase", lambda: None)),), "Missing", "today 17:00"),
        Paragraphs(("A long story.",), "Why"),
        History((Event("Due moved", "The reason", "Imogen Farrier", filled=True), Event("Recorded"))),
        Part(QLabel("mine"), "Chart"),
    )


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(320, 700)
    inspector.show()
    return inspector


def texts(inspector: Inspector) -> set[str]:
    return {label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector)}


def test_every_section_is_shown_as_plain_text(inspector: Inspector) -> None:
    inspector.display("a", sections())
    shown = texts(inspector)
    assert {"Savings <b>plan</b>", "Wed 18 Nov", "Room 4.12", "Paper not final", "A long story.", "mine"} <= shown
    labels = [label for label in inspector.findChildren(QLabel) if label.text() == "Savings <b>plan</b>"]
    assert labels[0].textFormat() == Qt.TextFormat.PlainText


def test_a_value_is_edited_in_place(inspector: Inspector) -> None:
    stored: list[str] = []
    inspector.display("a", sections(Edit(stored.append)))
    inspector.edit_first()
    line = the(inspector.findChild(QLineEdit))
    line.setText("Boardroom")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored == ["Boardroom"]
    assert not inspector.is_editing()


def test_a_refusal_keeps_the_typed_text_and_a_refresh_waits(inspector: Inspector) -> None:
    def refuse(_text: str) -> None:
        raise RuleBroken("A room needs a name.", "place")

    inspector.display("a", sections(Edit(refuse)))
    inspector.edit_first()
    line = the(inspector.findChild(QLineEdit))
    line.setText("?")
    QTest.keyClick(line, Qt.Key.Key_Return)
    inspector.display("a", sections(Edit(refuse), "Room 5"))
    assert line.text() == "?"
    assert "A room needs a name." in texts(inspector)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert "Room 5" in texts(inspector)


def test_the_foot_has_the_deeds_and_clear_takes_them_away(inspector: Inspector) -> None:
    done: list[str] = []
    inspector.display("a", sections(), [Deed("Close…", lambda: done.append("closed"), key="C")])
    button = next(each for each in inspector.findChildren(Button) if each.text() == "Close…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["closed"]
    assert button.toolTip() == "Close (C)"
    inspector.clear("Choose an action")
    assert "Choose an action" in texts(inspector)


def test_a_value_that_leads_somewhere_opens_with_enter_and_wraps(inspector: Inspector) -> None:
    opened: list[str] = []
    words = "Tue 5 May 2026, item 8, Custody capacity and the outline business case for its renewal"
    fact = Fact("Raised at", words, code="MB", level="corporate", open=lambda: opened.append("meeting"))
    inspector.display("a1", (Facts((fact,)),))
    link = inspector.findChild(Link)
    assert link is not None
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert opened == ["meeting"]
    assert link.heightForWidth(120) > 2 * link.sizeHint().height()
