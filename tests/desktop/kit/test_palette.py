from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.palette import MOST_ROWS, Hit, Palette, command_hits, pieces, trimmed
from tests.desktop.kit.fakes import the


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def palette(qtbot: QtBot, opened: list[str]) -> Iterator[Palette]:
    def search(text: str) -> Sequence[Hit]:
        return [Hit("Actions", f"FLP 44/26 {text} maps", "27 days late", "list-checks", lambda: opened.append("44"))]

    parent = QWidget()
    qtbot.addWidget(parent)
    offered = frozenset({"record.action", "help.keys"})
    palette = Palette(parent, search, lambda text: command_hits(text, offered, opened.append))
    yield palette
    palette.close()


def test_records_come_first_and_enter_opens_the_best_hit(palette: Palette, opened: list[str]) -> None:
    line = the(palette.findChild(QLineEdit))
    line.setText("action")
    assert [hit.group for hit in palette.hits()] == ["Actions", "Commands"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert opened == ["44"]


def test_arrows_walk_over_the_group_names(palette: Palette, opened: list[str]) -> None:
    line = the(palette.findChild(QLineEdit))
    line.setText("action")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert opened == ["record.action"]


def test_a_bracket_asks_for_commands_only(palette: Palette) -> None:
    the(palette.findChild(QLineEdit)).setText(">record")
    assert [hit.title for hit in palette.hits()] == ["Record action"]
    assert palette.hits()[0].key == "Ctrl+Shift+A"


def test_never_more_than_twelve_rows_and_every_group_has_its_share() -> None:
    hits = [Hit(group, str(number), "", "x", print) for group in ("A", "B", "C", "D") for number in range(9)]
    shown = trimmed(hits)
    assert len(shown) == MOST_ROWS
    assert {hit.group for hit in shown} >= {"A", "B", "C"}


def test_the_match_is_marked() -> None:
    assert pieces("Publish knife maps", "knife x") == [("Publish ", False), ("knife", True), (" maps", False)]
    assert pieces("Nothing", "") == [("Nothing", False)]
