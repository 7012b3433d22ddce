from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.heat_strip import HeatDay, HeatStrip
from desktop.kit.planner_parts import PlannerMeeting, by_day, day_words
from desktop.kit.wall_layout import Measures, months_from, wall
from desktop.kit.wall_planner import YearPlanner
from desktop.kit.year_canvas import YearCanvas
from tests.desktop.kit.fakes import the

FIRST, TODAY = date(2026, 4, 1), date(2026, 10, 27)
MEASURES = Measures(20, 27, 22, 5, 20, 17, 2, 18, 7, lambda _meeting: 24)


def board(day: date, code: str = "MB", level: str = "corporate", moved: str = "") -> PlannerMeeting:
    return PlannerMeeting(f"{code} {day}", day, code, level, time(9, 30), "Management Board", moved)


def test_every_day_of_the_year_has_one_cell_and_weekdays_line_up() -> None:
    found = wall(FIRST, {}, {}, 860, MEASURES)
    assert [cell.day for cell in found.cells] == [FIRST + timedelta(days=step) for step in range(365)]
    tops: dict[float, set[int]] = {}
    for cell in found.cells:
        tops.setdefault(cell.box.y, set()).add(cell.day.weekday())
    assert all(len(weekdays) == 1 for weekdays in tops.values())


@given(count=st.integers(0, 9), width=st.integers(700, 2600))
def test_chips_stay_in_their_cell_and_the_rest_is_counted(count: int, width: int) -> None:
    day = date(2026, 11, 3)
    days = {day: tuple(board(day, str(place)) for place in range(count))}
    cell = next(cell for cell in wall(FIRST, days, {}, width, MEASURES).cells if cell.day == day)
    assert len(cell.chips) + cell.more == count
    for chip in cell.chips:
        assert chip.box.x >= cell.box.x
        assert chip.box.x + chip.box.width <= cell.box.x + cell.box.width


def test_heads_count_their_meetings_and_years_turn() -> None:
    found = wall(FIRST, by_day((board(TODAY), board(TODAY, "PG"))), {}, 860, MEASURES)
    assert [head.count for head in found.heads] == [0] * 6 + [2] + [0] * 5
    assert months_from(FIRST)[9] == date(2027, 1, 1)


def test_a_day_in_words_names_every_move_with_its_reason() -> None:
    words = day_words(TODAY, (board(TODAY, moved="Good Friday"),), "")
    assert words == "Tue 27 Oct 2026\n09:30  MB  Management Board (moved: Good Friday)"


def test_levels_rank_a_days_meetings() -> None:
    assert [each.code for each in by_day((board(TODAY, "AP", "oversight"), board(TODAY)))[TODAY]] == ["MB", "AP"]


@pytest.fixture
def year(qtbot: QtBot) -> YearPlanner:
    year = YearPlanner()
    qtbot.addWidget(year)
    year.resize(900, 680)
    year.show()
    tomorrow = TODAY + timedelta(days=1)
    year.display((board(TODAY), board(tomorrow), board(tomorrow, "PG")), {}, FIRST, TODAY)
    return year


def test_arrows_walk_days_and_enter_opens(year: YearPlanner, qtbot: QtBot) -> None:
    canvas = the(year.widget())
    with qtbot.waitSignal(year.meeting_opened) as meeting:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    with qtbot.waitSignal(year.day_opened) as day:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert meeting.args == [f"MB {TODAY}"]
    assert day.args == [TODAY + timedelta(days=1)]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert year.chosen_day().month == 11
    assert year.chosen_day().weekday() == 2


def test_the_pointer_finds_day_and_meeting(year: YearPlanner) -> None:
    canvas = year.widget()
    assert isinstance(canvas, YearCanvas)
    rect = canvas.rect_of(TODAY)
    assert canvas.day_at(rect.center()) == TODAY
    found = {canvas.meeting_at(QPointF(x, rect.center().y())) for x in range(int(rect.x()), int(rect.right()))}
    assert found == {"", f"MB {TODAY}"}


@pytest.mark.parametrize("cells", ["week", "day"])
def test_the_load_stands_over_the_columns_of_bands(year: YearPlanner, qtbot: QtBot, cells: str) -> None:
    tomorrow = TODAY + timedelta(days=1)
    year.set_load((HeatDay(TODAY, 1), HeatDay(tomorrow, 2)))
    year.set_bands(True)
    year.set_cells(cells)
    strip, canvas = the(year.findChild(HeatStrip)), the(year.findChild(YearCanvas))
    bar = year.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert [cell.box.x for cell in strip.cells()] == [box.x for _, _, box in canvas.columns()]
    assert sum(cell.meetings for cell in strip.cells()) == 3
    bar.setValue(bar.maximum() // 2)
    assert strip.mapToGlobal(QPoint(0, 0)).x() == canvas.mapToGlobal(QPoint(0, 0)).x()
    behind = bar.value() + canvas.gutter() - 1
    assert strip.cell_at(QPointF(behind, 5)) is None
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert bar.value() < bar.maximum() // 2
    year.set_zoom(3)
    assert [cell.box.x for cell in strip.cells()] == [box.x for _, _, box in canvas.columns()]
    year.set_bands(False)
    year.set_cells("day")
    assert not canvas.columns()
    assert len(strip.cells()) > 52
