"""XmR limits, checked against a sum done by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.xmr import Signal, limit_words, limits, plain_figure

CALM = (10.0, 12.0, 11.0, 13.0, 9.0, 11.0)


def test_limits_are_those_reckoned_by_hand() -> None:
    found = limits(CALM)
    assert found is not None
    assert (found.mean, found.moving_range) == (11.0, 2.2)
    assert (found.lower, found.upper) == pytest.approx((5.148, 16.852))
    assert set(found.signals) == {Signal.NONE}


def test_under_six_points_there_are_none() -> None:
    assert limits(CALM[:5]) is None
    assert (limit_words(CALM[:5]), limit_words(())) == ("5 of the 6 months that limits need", "")


def test_any_point_may_be_asked_for() -> None:
    values = (*[10.0, 11.0] * 8, 60.0)
    assert limit_words(values, 0) == "within its limits, 2.8 to 24.1, but 8 or more in a row below the mean of 13.4"


def test_a_point_outside_and_a_run_of_eight_are_told() -> None:
    found = limits((*[10.0, 11.0] * 8, 60.0))
    assert found is not None
    assert found.signals[-1] is Signal.OUTSIDE
    shifted = limits((*[20.0, 21.0] * 4, *[10.0, 11.0] * 4))
    assert shifted is not None
    assert {*shifted.signals} <= {Signal.RUN, Signal.OUTSIDE}
    broken = limits((1.0, 2.0) * 4)
    assert broken is not None
    assert {*broken.signals} == {Signal.NONE}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (CALM, "within its limits, 5.1 to 16.9"),
        ((*[10.0, 11.0] * 8, 60.0), "above its limits, 2.8 to 24.1"),
        ((*[10.0, 11.0] * 8, -60.0), "below its limits, −7.9 to 20.7"),
        (
            (*[30.0, 38.0] * 4, *[21.0, 29.0] * 4),
            "within its limits, 6.6 to 52.4, but 8 or more in a row below the mean of 29.5",
        ),
    ],
)
def test_where_the_last_stands_is_said_in_words(values: tuple[float, ...], words: str) -> None:
    assert limit_words(values) == words


@pytest.mark.parametrize(("value", "words"), [(1234.5, "1,234"), (12.34, "12.3"), (0.1234, "0.12"), (40.0, "40")])
def test_a_figure_is_as_exact_as_a_chart_needs(value: float, words: str) -> None:
    assert plain_figure(value) == words


@given(st.lists(st.floats(min_value=-1e6, max_value=1e6), min_size=6, max_size=40))
def test_every_point_is_judged_and_the_mean_lies_between_the_limits(values: list[float]) -> None:
    found = limits(values)
    assert found is not None
    assert len(found.signals) == len(values)
    assert found.lower <= found.mean <= found.upper
