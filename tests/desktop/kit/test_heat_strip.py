from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.heat_strip import HeatDay, HeatStrip, heat_cells, tint_step

FIRST = date(2026, 4, 1)


@given(counts=st.lists(st.integers(0, 9), min_size=365, max_size=365), width=st.integers(400, 2000))
def test_the_cells_add_up_to_the_year(counts: list[int], width: int) -> None:
    days = tuple(HeatDay(FIRST + timedelta(days=place), count) for place, count in enumerate(counts))
    for weekly in (True, False):
        cells = heat_cells(days, FIRST, 20, (width, 20), weekly=weekly)
        assert sum(cell.meetings for cell in cells) == sum(counts)
        assert cells[-1].box.x + cells[-1].box.width == width


def test_tints_grow_with_the_load() -> None:
    assert [tint_step(count, 10) for count in (0, 1, 3, 5, 8, 10)] == [0, 0, 1, 2, 3, 4]


def test_a_click_jumps_to_the_first_busy_day(qtbot: QtBot) -> None:
    strip = HeatStrip()
    qtbot.addWidget(strip)
    strip.resize(900, 20)
    strip.display((HeatDay(date(2026, 5, 6), 3, "three boards"),), FIRST, FIRST)
    strip.show()
    cell = next(each for each in strip.cells() if each.meetings)
    assert "three boards" in strip.words_of(cell)
    with qtbot.waitSignal(strip.day_chosen) as chosen:
        x = int(cell.box.x + cell.box.width / 2)
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center() + type(strip.pos())(x - 449, 0))
    assert chosen.args == [date(2026, 5, 6)]
    QTest.keyClick(strip, Qt.Key.Key_Left)
    with qtbot.waitSignal(strip.day_chosen):
        QTest.keyClick(strip, Qt.Key.Key_Return)
