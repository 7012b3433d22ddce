"""The coverage of the plan under the board: its words, its keys, and how it gives way in a low window."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.wall_layout import Box
from desktop.rooms.forward_plan.coverage_strip import CoverageStrip
from models.queries.level_coverage import HEADLINE, PRIORITY, LevelCoverage, LevelMark, LevelRow

MONTHS = tuple(dt.date(2026, month, 1) for month in (10, 11, 12))
COLUMNS = tuple(Box(160.0 + 120 * place, 0, 120, 0) for place in range(3))


def row(number: int, kind: str = PRIORITY, *findings: str) -> LevelRow:
    """A priority that the group sees in November alone."""
    seen = LevelMark("G", seen=True, words=("CF-FLP Thu 5 Nov",), meeting_ids=(f"meeting {number}",))
    unseen = tuple(LevelMark(letter, seen=False) for letter in "CGB")
    marks = (unseen, (unseen[0], seen, unseen[2]), unseen)
    return LevelRow(f"{number}", kind, "Plan 2025-29", f"PCP {number}", "Violence", marks, (), findings)


@pytest.fixture
def strip(qtbot: QtBot) -> CoverageStrip:
    made = CoverageStrip()
    qtbot.addWidget(made)
    rows = (row(1), row(2, PRIORITY, "PCP 2: no BCU view"), row(3, PRIORITY, "PCP 3: no group view"), row(4, HEADLINE))
    made.set_columns(COLUMNS, 160)
    made.display(LevelCoverage(MONTHS, "Plan 2025-29", rows), (False, True, True))
    made.set_room(1000)
    made.resize(560, made.sizeHint().height())
    made.show()
    return made


def test_it_shows_the_priorities_and_what_is_lost_from_sight(strip: CoverageStrip) -> None:
    assert [one.label for one in strip.rows()] == ["PCP 1", "PCP 2", "PCP 3"]
    assert strip.finding() == "PCP 2: no BCU view +1"
    said = "PCP 1 Violence, Nov 2026\ncorporate: not seen\nbusiness group: CF-FLP Thu 5 Nov\nBCU: not seen"
    assert strip.words_of((0, 1)) == said


def test_arrows_walk_it_and_enter_opens_the_meeting(strip: CoverageStrip, qtbot: QtBot) -> None:
    strip.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(strip, key)
    assert strip.accessibleDescription().startswith("PCP 2 Violence, Nov 2026")
    with qtbot.waitSignal(strip.meeting_opened) as opened:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert opened.args == ["meeting 2"]
    with qtbot.assertNotEmitted(strip.meeting_opened):
        QTest.keyClick(strip, Qt.Key.Key_Right)
        QTest.keyClick(strip, Qt.Key.Key_Return)


def test_the_pointer_chooses_and_opens(strip: CoverageStrip, qtbot: QtBot) -> None:
    first = QPoint(340, strip.height() - strip.sizeHint().height() // 8)
    with qtbot.waitSignal(strip.meeting_opened) as opened:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=first)
    assert opened.args == ["meeting 3"]


def test_in_a_low_window_one_row_is_left_and_the_arrows_bring_the_others(strip: CoverageStrip) -> None:
    whole = strip.sizeHint().height()
    strip.set_room(10)
    low = strip.sizeHint().height()
    strip.resize(560, low)
    assert low < whole / 2 + 20
    strip.setFocus()
    for _ in range(2):
        QTest.keyClick(strip, Qt.Key.Key_Down)
    assert strip.accessibleDescription().startswith("PCP 3")
    assert not strip.grab().isNull()


def test_long_names_take_two_lines_where_there_is_room_for_them(strip: CoverageStrip) -> None:
    before = strip.sizeHint().height()
    rows = tuple(replace(row(number), title="Improving the criminal justice system") for number in (1, 2, 3))
    strip.display(LevelCoverage(MONTHS, "Plan 2025-29", rows), (False, True, True))
    strip.set_room(1000)
    assert strip.sizeHint().height() > before
    strip.set_room(before)
    assert strip.sizeHint().height() == before
    assert not strip.grab().isNull()


def test_without_a_plan_it_is_not_there(strip: CoverageStrip) -> None:
    strip.display(LevelCoverage(MONTHS, "", (row(4, HEADLINE),)), (False, False, False))
    assert not strip.isVisible()
