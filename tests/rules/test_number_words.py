"""Numbers and ordinals in words."""

import pytest

from models.rules.number_words import number_of, numeral, ordinal_of, ordinal_word


@pytest.mark.parametrize(("word", "number"), [("one", 1), ("twelve", 12), ("7", 7), ("120", 120)])
def test_numbers(word: str, number: int) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(("word", "number"), [("first", 1), ("fifth", 5), ("last", -1), ("2nd", 2)])
def test_ordinals(word: str, number: int) -> None:
    assert ordinal_of(word) == number
    assert ordinal_of(ordinal_word(number)) == number


def test_days_of_the_month() -> None:
    said = [numeral(day) for day in (1, 2, 3, 4, 11, 12, 13, 21, 30, 31)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "30th", "31st"]
