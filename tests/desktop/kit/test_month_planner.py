from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.month_layout import lines_that_fit, month_days
from desktop.kit.month_planner import MonthPlanner
from desktop.kit.planner_parts import PlannerMeeting

TODAY = date(2026, 10, 27)


def board(day: date, code: str = "MB", level: str = "corporate", moved: str = "") -> PlannerMeeting:
    return PlannerMeeting(f"{code} {day}", day, code, level, time(9, 30), "Management Board", moved)


@given(
    month=st.dates(date(2020, 1, 1), date(2030, 12, 31)), width=st.integers(420, 2000), height=st.integers(300, 1500)
)
def test_a_month_fills_its_sheet_without_gaps(month: date, width: int, height: int) -> None:
    days = month_days(month, width, height, 28)
    inside = [each.day for each in days if not each.outside]
    assert inside[0].day == 1
    assert (inside[-1] + timedelta(days=1)).day == 1
    assert sum(each.box.width * each.box.height for each in days) == pytest.approx(width * (height - 28))


@pytest.mark.parametrize(("count", "room", "shown"), [(3, 60, 3), (4, 60, 2), (0, 60, 0), (2, 10, 0)])
def test_lines_leave_room_for_the_count_of_the_rest(count: int, room: float, shown: int) -> None:
    assert lines_that_fit(count, room, 20) == shown


def test_the_month_walks_by_weeks(qtbot: QtBot) -> None:
    month = MonthPlanner()
    qtbot.addWidget(month)
    month.resize(900, 600)
    month.display((board(TODAY),), {date(2026, 10, 26): "Closed"}, date(2026, 10, 1), TODAY)
    QTest.keyClick(month, Qt.Key.Key_Up)
    assert month.chosen_day() == date(2026, 10, 20)
    assert not month.grab().isNull()
