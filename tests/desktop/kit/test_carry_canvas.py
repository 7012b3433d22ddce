from datetime import date, time, timedelta
from time import sleep

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.finding_bubble import FindingBubble
from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import Absence, Marks, Mode, Proposed
from desktop.kit.wall_planner import YearPlanner
from desktop.kit.year_canvas import YearCanvas

FIRST, DAY = date(2026, 4, 1), date(2026, 10, 27)
NEXT = DAY + timedelta(days=1)
BOARD = PlannerMeeting("mb", DAY, "MB", "corporate", time(9, 30), "Management Board")
HELD = PlannerMeeting("pg", NEXT, "PG", "corporate", time(9, 30), "Performance Group", fixed=True)


class Judging:
    def __init__(self) -> None:
        self.asked: list[tuple[str, date]] = []

    def __call__(self, meeting_id: str, day: date, begins: time | None = None, /) -> tuple[str, str]:
        assert begins is None
        self.asked.append((meeting_id, day))
        return "hard", "The chair is away"


@pytest.fixture
def judging() -> Judging:
    return Judging()


@pytest.fixture
def year(qtbot: QtBot, judging: Judging) -> YearPlanner:
    year = YearPlanner()
    qtbot.addWidget(year)
    year.resize(900, 680)
    year.show()
    year.display((BOARD, HELD), {}, FIRST, DAY)
    year.set_judge(judging)
    return year


def canvas_of(year: YearPlanner) -> YearCanvas:
    canvas = year.widget()
    assert isinstance(canvas, YearCanvas)
    return canvas


def chip_of(canvas: YearCanvas, meeting_id: str, on: date = DAY) -> QPoint:
    day = canvas.rect_of(on)
    spots = [QPoint(x, int(day.center().y())) for x in range(int(day.x()), int(day.right()))]
    return next(spot for spot in spots if canvas.meeting_at(spot.toPointF()) == meeting_id) + QPoint(4, 0)


def test_the_pointer_carries_and_the_judge_is_asked_once_a_cell(
    year: YearPlanner, judging: Judging, qtbot: QtBot
) -> None:
    canvas = canvas_of(year)
    end = canvas.rect_of(DAY + timedelta(days=2)).center().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=chip_of(canvas, "mb"))
    for step in range(3):
        QTest.mouseMove(canvas, end + QPoint(step, 0))
    bubble = canvas.findChild(FindingBubble)
    assert bubble is not None
    assert bubble.words() == "MB to Thu 29 Oct 2026: Hard, The chair is away"
    with qtbot.waitSignal(year.meeting_dropped) as dropped:
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert dropped.args == ["mb", DAY + timedelta(days=2)]
    assert judging.asked == [("mb", DAY + timedelta(days=2))]


LATER = DAY + timedelta(days=7)
MOVED = Marks((Proposed("mb", LATER, because="the chair is away"),))


def drag(canvas: YearCanvas, begin: QPoint, *days: date) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    for day in days:
        QTest.mouseMove(canvas, canvas.rect_of(day).center().toPoint())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect_of(days[-1]).center().toPoint())


@pytest.mark.parametrize("to", [DAY, DAY + timedelta(days=2)], ids=["home", "elsewhere"])
def test_a_proposed_meeting_is_carried_from_its_target(
    year: YearPlanner, judging: Judging, qtbot: QtBot, to: date
) -> None:
    year.set_marks(MOVED)
    canvas = canvas_of(year)
    with qtbot.waitSignal(year.meeting_dropped) as dropped:
        drag(canvas, chip_of(canvas, "mb", LATER), to)
    assert dropped.args == ["mb", to]
    assert judging.asked == [("mb", to)]


def test_a_proposed_meeting_put_back_on_its_target_stays_proposed(year: YearPlanner, qtbot: QtBot) -> None:
    year.set_marks(MOVED)
    canvas = canvas_of(year)
    with qtbot.assertNotEmitted(year.meeting_dropped):
        drag(canvas, chip_of(canvas, "mb", LATER), DAY, LATER)


def test_keys_carry_a_proposed_meeting_from_its_target(year: YearPlanner, qtbot: QtBot) -> None:
    year.set_marks(MOVED)
    canvas = canvas_of(year)
    year.go_to(LATER)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(year.meeting_dropped) as dropped:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert dropped.args == ["mb", LATER - timedelta(days=1)]


def test_a_place_is_judged_once_however_often_the_pointer_comes_back(year: YearPlanner, judging: Judging) -> None:
    canvas = canvas_of(year)
    there, beyond = DAY + timedelta(days=2), DAY + timedelta(days=3)
    drag(canvas, chip_of(canvas, "mb"), there, beyond, there, beyond, DAY, there)
    assert judging.asked == [("mb", there), ("mb", beyond)]


def test_a_slow_judge_is_asked_when_the_pointer_rests(year: YearPlanner, qtbot: QtBot) -> None:
    asked: list[date] = []

    def slow(_meeting: str, day: date, _begins: time | None = None, /) -> tuple[str, str]:
        asked.append(day)
        sleep(0.04)
        return "", ""

    year.set_judge(slow)
    canvas = canvas_of(year)
    days = [DAY + timedelta(days=step) for step in range(1, 4)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=chip_of(canvas, "mb"))
    for day in days:
        QTest.mouseMove(canvas, canvas.rect_of(day).center().toPoint())
    bubble = canvas.findChild(FindingBubble)
    assert bubble is not None
    assert "Looking" in bubble.words()
    qtbot.waitUntil(lambda: len(asked) > 1)
    assert asked == [days[0], days[2]]
    assert bubble.words() == "MB to Fri 30 Oct 2026: No finding, nothing stands against it"


def test_escape_gives_up_what_the_pointer_carries(year: YearPlanner, qtbot: QtBot) -> None:
    canvas = canvas_of(year)
    end = canvas.rect_of(DAY + timedelta(days=2)).center().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=chip_of(canvas, "mb"))
    QTest.mouseMove(canvas, end)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(year.meeting_dropped):
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def test_keys_carry_drop_and_give_up(year: YearPlanner, qtbot: QtBot) -> None:
    canvas, control = canvas_of(year), Qt.KeyboardModifier.ControlModifier
    with qtbot.assertNotEmitted(year.meeting_dropped):
        QTest.keyClick(canvas, Qt.Key.Key_Down, control)
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.keyClick(canvas, Qt.Key.Key_Down, control)
    QTest.keyClick(canvas, Qt.Key.Key_Down, control)
    with qtbot.waitSignal(year.meeting_dropped) as dropped:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert dropped.args == ["mb", DAY + timedelta(days=2)]


def test_a_fixed_meeting_and_one_without_a_judge_stay(year: YearPlanner, qtbot: QtBot) -> None:
    canvas, control = canvas_of(year), Qt.KeyboardModifier.ControlModifier
    year.go_to(NEXT)
    with qtbot.assertNotEmitted(year.meeting_dropped):
        QTest.keyClick(canvas, Qt.Key.Key_Down, control)
        QTest.keyClick(canvas, Qt.Key.Key_Return)
        year.set_judge(None)
        year.go_to(DAY)
        QTest.keyClick(canvas, Qt.Key.Key_Down, control)
        QTest.keyClick(canvas, Qt.Key.Key_Return)


@pytest.mark.parametrize(("mode", "arrows", "there"), [(Mode.BEFORE, 0, 1), (Mode.AFTER, 0, 0), (Mode.BOTH, 1, 1)])
def test_a_proposal_is_ghost_target_and_arrow(year: YearPlanner, mode: Mode, arrows: int, there: int) -> None:
    marks = Marks((Proposed("mb", DAY + timedelta(days=7), because="the chair is away"),), mode)
    year.set_marks(marks)
    canvas = canvas_of(year)
    assert len(canvas.arrows()) == arrows
    assert len(canvas.days.get(DAY, ())) == there
    assert ("the chair is away" in canvas.words_of(DAY)) == (mode is Mode.BOTH)


@pytest.mark.parametrize(("by_level", "cells"), [(False, "day"), (True, "day"), (True, "week"), (False, "week")])
def test_every_cut_of_the_year_finds_its_meetings_and_frames_absences(
    year: YearPlanner, by_level: bool, cells: str
) -> None:
    year.set_bands(by_level)
    year.set_cells(cells)
    year.set_marks(Marks(absences=(Absence(DAY, DAY + timedelta(days=2), "Deputy Commissioner away"),)))
    canvas = canvas_of(year)
    year.go_to(NEXT)
    rect = canvas.rect_of(NEXT).toRect()
    spots = [QPoint(x, y) for x in range(rect.left(), rect.right(), 3) for y in range(rect.top(), rect.bottom(), 3)]
    assert "pg" in {canvas.meeting_at(spot.toPointF()) for spot in spots}
    assert len(canvas.frames()) == 1
    assert "Deputy Commissioner away" in canvas.words_of(DAY)


def test_plus_and_minus_zoom(year: YearPlanner, qtbot: QtBot) -> None:
    canvas = canvas_of(year)
    before = canvas.rect_of(DAY).height()
    with qtbot.waitSignal(year.zoomed):
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert year.zoom() == 2
    assert canvas.rect_of(DAY).height() > before
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.rect_of(DAY).height() == before
