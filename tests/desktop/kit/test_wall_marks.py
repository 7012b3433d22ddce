from datetime import date, time, timedelta

from desktop.kit.planner_parts import PlannerMeeting, by_day
from desktop.kit.proposal_marks import Absence, Marks, Proposed, marked
from desktop.kit.wall_layout import Measures, Wall, wall
from desktop.kit.wall_marks import arrows, frames

FIRST, DAY = date(2026, 4, 1), date(2027, 3, 17)
LATER = DAY + timedelta(days=7)
MEASURES = Measures(20, 27, 22, 5, 20, 17, 2, 18, 7, lambda _meeting: 24)
PG = PlannerMeeting("pg", DAY, "PG", "corporate", time(14), "Performance Group")


def laid_out(marks: Marks) -> Wall:
    return wall(FIRST, by_day(marked((PG,), marks)), {}, 860, MEASURES)


def test_an_arrow_joins_ghost_and_target_and_touches_both_days() -> None:
    (arrow,) = arrows(laid_out(Marks((Proposed("pg", LATER),))))
    assert arrow.touches(DAY)
    assert arrow.touches(LATER)
    assert not arrow.touches(DAY + timedelta(days=1))


def test_a_meeting_without_a_place_has_no_arrow() -> None:
    assert not arrows(laid_out(Marks((Proposed("pg", None),))))


def test_an_absence_is_framed_in_each_month_or_once_for_all() -> None:
    away = (Absence(date(2027, 2, 25), date(2027, 3, 3), "Deputy Commissioner away"),)
    found = laid_out(Marks())
    assert len(frames(found, away, None)) == 2
    assert len(frames(found, away, FIRST)) == 1
