from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import TARGET, Absence, Marks, Proposed
from desktop.kit.week_canvas import WeekCanvas
from desktop.kit.week_layout import Lane, LaneAbsence, TravelGap, WeekMeasures, clashing, runs, week
from desktop.kit.week_planner import WeekPlanner

MONDAY, TODAY = date(2026, 5, 25), date(2026, 5, 27)
LANES = (Lane("dc", "Deputy Commissioner", "Amara Osei"), Lane("cfo", "Chief Finance Officer"))
MEASURES = WeekMeasures(120, 40, 34, 40, 14)


def board(code: str, day: date, begins: time, minutes: int = 60, *lanes: str) -> PlannerMeeting:
    return PlannerMeeting(code, day, code, "corporate", begins, code, minutes=minutes, lanes=lanes or ("dc",))


THURSDAY = MONDAY + timedelta(days=3)
PIB, IDE = board("PIB", THURSDAY, time(14), 120), board("IDE", THURSDAY, time(15), 90)


def test_overlap_is_a_clash_and_touching_is_none() -> None:
    assert clashing((PIB, IDE)) == {"PIB", "IDE"}
    assert not clashing((PIB, board("MB", THURSDAY, time(16))))


def test_blocks_of_a_lane_never_cover_one_another() -> None:
    many = tuple(board(f"B{place}", THURSDAY, time(9 + place // 2, place % 2 * 30), 90) for place in range(8))
    blocks = week(many, LANES, MONDAY, 900, MEASURES).blocks
    assert len(blocks) == 8
    for one in blocks:
        for other in blocks:
            apart = one.box.x >= other.box.x + other.box.width - 1 or other.box.x >= one.box.x + one.box.width - 1
            assert one is other or apart or one.box.y != other.box.y


def test_the_weekend_is_shown_where_it_has_meetings() -> None:
    assert len(week((PIB,), LANES, MONDAY, 900, MEASURES).days) == 5
    saturday = board("MB", MONDAY + timedelta(days=5), time(10))
    assert len(week((saturday,), LANES, MONDAY, 900, MEASURES).days) == 7


@pytest.fixture
def planner(qtbot: QtBot) -> WeekPlanner:
    planner = WeekPlanner()
    qtbot.addWidget(planner)
    planner.resize(1000, 500)
    planner.show()
    away = (LaneAbsence("cfo", MONDAY, None, None, "away all day"),)
    travel = (TravelGap("dc", THURSDAY, time(16), time(17), "20 min"),)
    planner.display((PIB, IDE), LANES, MONDAY, TODAY, closed={MONDAY: "Bank holiday"}, absences=away, travel=travel)
    return planner


def canvas_of(planner: WeekPlanner) -> WeekCanvas:
    canvas = planner.widget()
    assert isinstance(canvas, WeekCanvas)
    return canvas


def centre(canvas: WeekCanvas, meeting_id: str) -> QPointF:
    box = next(each.box for each in canvas.blocks() if each.meeting.id == meeting_id)
    return QPointF(box.x + box.width / 2, box.y + box.height / 2)


def test_a_block_is_carried_by_the_pointer_and_judged_with_its_time(planner: WeekPlanner, qtbot: QtBot) -> None:
    asked: list[tuple[str, date, time | None]] = []

    def judge(meeting_id: str, day: date, begins: time | None = None, /) -> tuple[str, str]:
        asked.append((meeting_id, day, begins))
        return "hard", "The chair is away"

    planner.set_judge(judge)
    canvas = canvas_of(planner)
    begin = centre(canvas, "IDE").toPoint()
    end = begin - QPointF(canvas.rect_of(MONDAY).width(), 0).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(canvas, end)
    QTest.mouseMove(canvas, end)
    with qtbot.waitSignal(planner.meeting_dropped) as dropped:
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert dropped.args is not None
    assert dropped.args[:2] == ["IDE", THURSDAY - timedelta(days=1)]
    assert len(asked) == 1


def test_keys_walk_lanes_and_carry_by_quarters(planner: WeekPlanner, qtbot: QtBot) -> None:
    canvas = canvas_of(planner)
    planner.set_judge(lambda _meeting, _day, _begins=None: ("", ""))
    planner.choose_meeting("PIB")
    with qtbot.waitSignal(planner.lane_chosen):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert planner.chosen_lane() == "cfo"
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(planner.meeting_dropped) as dropped:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert dropped.args == ["PIB", THURSDAY, time(14, 15)]
    assert not planner.grab().isNull()


def test_no_lanes_say_what_to_do(planner: WeekPlanner) -> None:
    planner.display((), (), MONDAY, TODAY)
    assert planner.chosen_lane() == ""
    assert not planner.grab().isNull()


def test_lanes_of_which_something_is_said_get_a_line_of_words() -> None:
    plain = week((PIB,), LANES, MONDAY, 900, MEASURES).rows[0]
    said = week((PIB,), LANES, MONDAY, 900, MEASURES, frozenset({"dc"})).rows[0]
    assert said.box.height == plain.box.height + MEASURES.foot


def test_a_proposed_block_is_carried_from_its_target_and_home(planner: WeekPlanner, qtbot: QtBot) -> None:
    friday = THURSDAY + timedelta(days=1)
    planner.set_marks(Marks((Proposed("PIB", friday, time(10)),)))
    planner.set_judge(lambda _meeting, _day, _begins=None: ("", ""))
    canvas = canvas_of(planner)
    box = next(each.box for each in canvas.blocks() if each.meeting.sign == TARGET)
    begin = QPointF(box.x + 6, box.y + 6)
    home = next(each.box for each in canvas.blocks() if each.meeting.id == "PIB" and each.meeting.sign != TARGET)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin.toPoint())
    QTest.mouseMove(canvas, QPointF(home.x + 8, home.y + 6).toPoint())
    with qtbot.waitSignal(planner.meeting_dropped) as dropped:
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPointF(home.x + 8, home.y + 6).toPoint())
    assert dropped.args == ["PIB", THURSDAY, time(14)]


def test_an_absence_of_the_marks_is_framed_over_its_days(planner: WeekPlanner) -> None:
    planner.set_marks(Marks(absences=(Absence(MONDAY, MONDAY + timedelta(days=1), "Deputy Commissioner away"),)))
    canvas = canvas_of(planner)
    assert canvas.frames() == (canvas.rect_of(MONDAY).united(canvas.rect_of(MONDAY + timedelta(days=1))),)


def test_the_days_stay_above_when_the_lanes_scroll(planner: WeekPlanner) -> None:
    lanes = tuple(Lane(str(place), f"Commander {place}") for place in range(30))
    planner.display((), lanes, MONDAY, TODAY)
    planner.resize(700, 300)
    head = planner.viewport().rect()
    head.setHeight(20)
    above = planner.viewport().grab(head).toImage()
    planner.verticalScrollBar().setValue(200)
    assert planner.viewport().grab(head).toImage() == above


def test_whole_days_in_a_row_are_one_absence() -> None:
    days = [MONDAY + timedelta(days=place) for place in (0, 1, 3)]
    whole = [LaneAbsence("dc", day, None, None, "away: abroad") for day in days]
    part = LaneAbsence("dc", MONDAY + timedelta(days=2), time(8), time(12), "away: abroad")
    assert [len(run) for run in runs([*whole, part])] == [2, 1, 1]
    assert [len(run) for run in runs([whole[0], LaneAbsence("cfo", days[1], None, None, "away: abroad")])] == [1, 1]
