from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.month_layout import lines_that_fit, month_days
from desktop.kit.month_planner import MonthPlanner
from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import Absence, Marks, Proposed

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


@pytest.fixture
def month(qtbot: QtBot) -> MonthPlanner:
    month = MonthPlanner()
    qtbot.addWidget(month)
    month.resize(900, 600)
    month.show()
    month.display((board(TODAY),), {}, date(2026, 10, 1), TODAY)
    month.set_judge(lambda _meeting, _day, _begins=None: ("", ""))
    return month


def line_of(month: MonthPlanner, day: date) -> QPoint:
    rect = month.rect_of(day).toRect()
    spots = [rect.topLeft() + QPoint(20, down) for down in range(rect.height())]
    return next(spot for spot in spots if month.meeting_at(spot.toPointF())) + QPoint(0, 4)


@pytest.mark.parametrize(
    "marks", [Marks(), Marks((Proposed(f"MB {TODAY}", date(2026, 10, 20)),))], ids=["book", "plan"]
)
def test_a_line_is_carried_by_the_pointer_from_where_it_stands(month: MonthPlanner, marks: Marks, qtbot: QtBot) -> None:
    month.set_marks(marks)
    stands = marks.proposed[0].date if marks.proposed else TODAY
    assert stands is not None
    end = month.rect_of(date(2026, 10, 22)).center().toPoint()
    QTest.mousePress(month, Qt.MouseButton.LeftButton, pos=line_of(month, stands))
    QTest.mouseMove(month, end)
    with qtbot.waitSignal(month.meeting_dropped) as dropped:
        QTest.mouseRelease(month, Qt.MouseButton.LeftButton, pos=end)
    assert dropped.args == [f"MB {TODAY}", date(2026, 10, 22)]


def test_keys_carry_by_days_and_weeks(month: MonthPlanner, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(month, key, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(month.meeting_dropped) as dropped:
        QTest.keyClick(month, Qt.Key.Key_Return)
    assert dropped.args == [f"MB {TODAY}", TODAY - timedelta(days=6)]


def test_an_absence_is_framed_once_a_week(month: MonthPlanner) -> None:
    month.set_marks(Marks(absences=(Absence(date(2026, 10, 22), date(2026, 10, 28), "Deputy Commissioner away"),)))
    assert len(month.frames()) == 2
    assert "Deputy Commissioner away" in month.words_of(TODAY)
