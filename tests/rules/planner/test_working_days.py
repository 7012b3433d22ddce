import datetime as dt

import pytest

from models.errors import RuleBroken
from models.rules.holidays import Closure, WorkingCalendar
from models.rules.planner.working_days import WorkingDays

FRIDAY = dt.date(2026, 6, 5)
MIDWEEK = dt.date(2026, 6, 3)


def counted(*closures: Closure) -> WorkingDays:
    return WorkingDays(WorkingCalendar({MIDWEEK: "Proclaimed"}, closures), FRIDAY, FRIDAY)


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [
        (FRIDAY, dt.date(2026, 6, 8), 1),
        (FRIDAY, dt.date(2026, 6, 6), 0),
        (dt.date(2026, 6, 6), FRIDAY, -1),
        (dt.date(2026, 6, 4), dt.date(2026, 6, 2), -1),
        (MIDWEEK, dt.date(2026, 6, 4), 1),
        (MIDWEEK, MIDWEEK, 0),
    ],
)
def test_steps(start: dt.date, end: dt.date, steps: int) -> None:
    assert counted().steps(start, end) == steps


def test_the_window_skips_closed_days() -> None:
    assert [day.day for day in counted().around(MIDWEEK, 1, 2)] == [2, 4, 5]
    assert counted().place_in_month(FRIDAY) == 4


@pytest.mark.parametrize("day", [FRIDAY, MIDWEEK, dt.date(2026, 6, 6)])
def test_days_so_many_steps_away_make_up_the_window(day: dt.date) -> None:
    days = counted()
    rings = [days.steps_away(day, steps, back=steps <= 2, on=steps <= 3) for steps in range(4)]
    assert sorted(found for ring in rings for found in ring) == days.around(day, 2, 3)
    assert all(abs(days.steps(day, found)) == steps for steps, ring in enumerate(rings) for found in ring)


def test_places_differ_by_steps() -> None:
    days = counted()
    assert days.place(dt.date(2026, 6, 8)) - days.place(FRIDAY) == 1
    assert days.place(MIDWEEK) == days.place(dt.date(2026, 6, 2))


def test_days_far_off_are_counted_when_asked_for() -> None:
    assert counted().steps(FRIDAY, dt.date(2030, 6, 5)) == counted().steps(FRIDAY, dt.date(2030, 6, 4)) + 1


def test_a_calendar_without_a_working_day_is_refused() -> None:
    with pytest.raises(RuleBroken, match="no working day"):
        counted(Closure("Always", "01-01", "12-31")).around(FRIDAY, 1, 1)
