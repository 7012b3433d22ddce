"""The numbers of agenda items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.item_numbers import NumberedLine, item_numbers


def lines(*said: str) -> tuple[NumberedLine, ...]:
    """Read "6", "new", "break", "secret" (new in Part 2) or "secret 9" as lines of an agenda."""
    found = []
    for words in said:
        fixed = "" if words in ("new", "break", "secret") else words.split()[-1]
        found.append(NumberedLine(fixed, words != "break", 2 if words.startswith("secret") else 1))
    return tuple(found)


@pytest.mark.parametrize(
    ("agenda", "numbers"),
    [
        (("new", "break", "new"), ("1", "", "2")),
        (("new", "secret", "new", "break", "secret"), ("1", "3", "2", "", "4")),
        (("1", "2", "new", "new", "3", "new"), ("1", "2", "2A", "2B", "3", "3A")),
        (("new", "1", "break", "2"), ("0A", "1", "", "2")),
        (("1", "2", "2A", "new", "3"), ("1", "2", "2A", "2B", "3")),
        (("1", "new", "secret 2", "secret", "new"), ("1", "1A", "2", "2A", "1B")),
        (("1", "2", "secret"), ("1", "2", "3A")),
        (("1", "secret", "secret 2"), ("1", "3A", "2")),
        ((), ()),
    ],
)
def test_numbers_run_on_until_they_are_fixed_then_newcomers_get_letters(
    agenda: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    assert item_numbers(lines(*agenda)) == numbers


def test_letters_go_on_after_z() -> None:
    numbers = item_numbers(lines("6", *["new"] * 28))
    assert (numbers[26], numbers[27], numbers[28]) == ("6Z", "6AA", "6AB")


newcomers = st.lists(st.sampled_from(["new", "secret", "break"]), max_size=8)


@given(newcomers, st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["new", "secret", "break"])), max_size=8))
def test_a_part_two_item_never_eats_a_number_of_the_public_print(
    first: list[str], later: list[tuple[int, str]]
) -> None:
    issued = item_numbers(lines(*first))
    agenda = [
        NumberedLine(number, line.numbered, line.part) for line, number in zip(lines(*first), issued, strict=True)
    ]
    for place, words in later:
        agenda.insert(place % (len(agenda) + 1), *lines(words))
    public = [line for line in agenda if line.part == 1]
    seen = [number for line, number in zip(agenda, item_numbers(agenda), strict=True) if line.part == 1]
    if any(line.fixed for line in public) or not any(line.fixed for line in agenda):
        assert seen == list(item_numbers(public))
    given_out = [number for number in item_numbers(agenda) if number]
    assert len(given_out) == len(set(given_out))
