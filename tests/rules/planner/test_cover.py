from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.planner.cover import LARGEST, Clashes, groups, least_cover


@st.composite
def clashing(draw: st.DrawFn) -> tuple[dict[int, set[int]], dict[int, int]]:
    count = draw(st.integers(2, 8))
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(count), 2))), unique=True))
    return told_twice(pairs), {one: draw(st.integers(1, 5)) for one in range(count)}


def told_twice(pairs: list[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def is_cover(clashes: Clashes, gone: set[int]) -> bool:
    return all(one in gone or others <= gone for one, others in clashes.items())


@given(clashing())
def test_small_groups_are_settled_by_the_least_weight_of_all(made: tuple[dict[int, set[int]], dict[int, int]]) -> None:
    clashes, weight = made
    gone = {one for group in groups(clashes) for one in least_cover(group, weight)}
    every = (set(some) for size in range(len(clashes) + 1) for some in combinations(clashes, size))
    least = min(sum(weight[one] for one in some) for some in every if is_cover(clashes, some))
    assert is_cover(clashes, gone)
    assert sum(weight[one] for one in gone) == least


@pytest.mark.parametrize("count", [LARGEST, 3 * LARGEST])
@pytest.mark.parametrize("step", [1, 7])
def test_however_large_a_group_no_clash_is_left(count: int, step: int) -> None:
    pairs = {
        (min(pair), max(pair)) for one in range(count) for pair in ((one, (one + far) % count) for far in (1, step))
    }
    clashes = told_twice(sorted(pairs))
    (group,) = groups(clashes)
    gone = set(least_cover(group, dict.fromkeys(clashes, 1)))
    assert is_cover(clashes, gone)
    assert len(gone) <= 2 * count / 3


def test_meetings_that_do_not_hang_together_are_different_groups() -> None:
    clashes = told_twice([(1, 2), (2, 3), (5, 8)])
    assert [sorted(group) for group in groups({**clashes, 4: set()})] == [[1, 2, 3], [5, 8]]
