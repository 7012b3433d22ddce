"""Page numbers of a pack: once out they stay, and no two pages ever share one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.pack_numbers import numbers_to_keep, pack_numbers, span_words

Parts = list[tuple[str, int]]


def flat(parts: Parts, kept: dict[str, tuple[str, ...]]) -> str:
    return " ".join(label for labels in pack_numbers(parts, kept).values() for label in labels)


@pytest.mark.parametrize(
    ("later", "numbers"),
    [
        ([("a", 2), ("b", 3)], "1 2 3 4 5"),
        ([("a", 2), ("new", 2), ("b", 3)], "1 2 2a 2b 3 4 5"),
        ([("new", 1), ("a", 2), ("b", 3)], "0a 1 2 3 4 5"),
        ([("a", 2), ("b", 3), ("new", 2)], "1 2 3 4 5 6 7"),
        ([("a", 3), ("b", 3)], "1 2 2a 3 4 5"),
        ([("a", 1), ("b", 4)], "1 3 4 5 6"),
        ([("b", 3), ("a", 2)], "3 4 5 1 2"),
        ([("a", 2)], "1 2"),
        ([("a", 2), ("new", 1)], "1 2 2a"),
    ],
)
def test_what_comes_in_later_is_lettered_and_all_others_keep_their_numbers(later: Parts, numbers: str) -> None:
    assert flat(later, pack_numbers([("a", 2), ("b", 3)], {})) == numbers


def test_a_number_that_went_out_is_given_to_nobody_else() -> None:
    first = pack_numbers([("a", 2), ("b", 1)], {})
    second = pack_numbers([("a", 2), ("late", 2), ("b", 1)], first)
    assert second["late"] == ("2a", "2b")
    kept = numbers_to_keep(pack_numbers([("a", 1), ("b", 1)], second), second)
    assert kept == {"a": ("1", "2"), "b": ("3",), "late": ("2a", "2b")}
    assert pack_numbers([("a", 1), ("other", 1), ("b", 1)], kept)["other"] == ("1a",)
    assert pack_numbers([("a", 2), ("other", 1), ("late", 2), ("b", 1)], kept)["other"] == ("2c",)
    assert pack_numbers([("a", 2), ("late", 2), ("b", 1)], kept) == second


def test_a_span_is_said_in_words() -> None:
    assert [span_words(labels) for labels in (("14",), ("143a", "143b", "143d"))] == ["page 14", "pages 143a to 143d"]


PACKS = st.lists(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 30)), max_size=6, unique_by=lambda part: part[0]),
    max_size=5,
)


@given(PACKS)
def test_whatever_comes_goes_and_grows_numbers_are_unique_and_stay(packs: list[Parts]) -> None:
    kept: dict[str, tuple[str, ...]] = {}
    owners: dict[str, tuple[str, int]] = {}
    for parts in packs:
        numbers = pack_numbers(parts, kept)
        assert [(key, len(labels)) for key, labels in numbers.items()] == parts
        for key, labels in numbers.items():
            for place, label in enumerate(labels):
                assert owners.setdefault(label, (key, place)) == (key, place)
        kept = numbers_to_keep(numbers, kept)
