import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from models.rules.planner.answer import Cost

parts = st.tuples(*[st.integers(0, 3) | st.integers(0, 10**8)] * 5)


@given(parts, parts)
def test_figures_stand_and_add_up_as_costs_do(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    first, second = Cost(*one), Cost(*other)
    assert (first < second) == (first.figure() < second.figure())
    assert (first + second).figure() == first.figure() + second.figure()
    assert dataclasses.astuple(Cost.of_figure(first.figure())) == one
