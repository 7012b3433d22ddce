"""Where a control chart puts its points, its limits and their figures."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop.kit.chart_layout import chart_of
from models.rules.xmr import Signal

MONTHS = tuple(dt.date(2025 + number // 12, number % 12 + 1, 1) for number in range(17))
CALM = tuple(zip(MONTHS, (*[10.0, 11.0] * 8, 60.0), strict=True))


def test_points_stand_by_their_months_and_one_outside_says_so() -> None:
    chart = chart_of(CALM, 220, 120, 12, 10)
    assert [round(point.x) for point in chart.points[:3]] == [10, 22, 35]
    assert (round(chart.points[-1].x), chart.first, chart.last) == (210, "Jan 2025", "May 2026")
    assert chart.points[-1].words == "May 2026: 60, outside the limits"
    assert [line.figure for line in chart.lines] == ["24.1", "13.4", "2.8"]
    assert {point.signal for point in chart.points[:8]} <= {Signal.NONE, Signal.RUN}


def test_a_month_that_is_missing_leaves_its_room() -> None:
    chart = chart_of(
        [(dt.date(2026, 1, 1), 1.0), (dt.date(2026, 2, 1), 2.0), (dt.date(2026, 5, 1), 3.0)], 40, 60, 10, 0
    )
    assert [point.x for point in chart.points] == [0, 10, 40]
    assert chart.lines == ()


def test_nothing_and_one_point_have_a_chart_too() -> None:
    assert chart_of([], 100, 50, 10, 5).points == ()
    assert chart_of([(dt.date(2026, 1, 1), 4.0)], 100, 50, 10, 5).points[0].x == 5


@given(st.lists(st.floats(min_value=-1e6, max_value=1e6), min_size=6, max_size=17))
def test_everything_stands_inside_and_figures_never_touch(values: list[float]) -> None:
    chart = chart_of(tuple(zip(MONTHS, values, strict=False)), 200, 120, 12, 8)
    assert all(0 <= point.x <= 200 and 0 <= point.y <= 120 for point in chart.points)
    upper, mean, lower = (line.label_y for line in chart.lines)
    assert mean - upper >= 12 - 1e-6
    assert lower - mean >= 12 - 1e-6
